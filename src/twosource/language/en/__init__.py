"""The word tables of English, the language that ships."""
