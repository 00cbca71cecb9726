"""Which mentions of one report are of one person, body, thing or place."""
