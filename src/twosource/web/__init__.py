"""Pages of a case, served on this machine."""
