"""Which chains of several reports are one person, body, thing or place."""
