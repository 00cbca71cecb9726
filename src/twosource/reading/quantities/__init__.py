"""Numbers: how much, of what, at least or about."""
