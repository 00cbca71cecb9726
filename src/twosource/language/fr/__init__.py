"""The word tables of French: only what twelve sentences of a test need, a proof that a language is a folder (docs/languages.md)."""
