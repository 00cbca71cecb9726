"""Places: which places a name may stand for, in any spelling."""
