"""twosource."""
