"""Pairs put together into groups, within what people decided."""
