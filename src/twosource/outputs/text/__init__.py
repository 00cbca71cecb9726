"""The digest as plain text, for the terminal, and as Markdown."""
