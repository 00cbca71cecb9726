"""Sentences, words and how they depend on each other; what the parser gets wrong in news put right."""
