"""Fetching what an address names: only where allowed, within bounds of size and time."""
