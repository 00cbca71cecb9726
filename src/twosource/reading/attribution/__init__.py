"""Who says it: cues, quotes, speakers and the source of each claim."""
