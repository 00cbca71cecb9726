"""Words as data: one folder per language, tab-separated tables with a source and a licence line each."""

from twosource.language.pack import (
    ENGLISH,
    FRENCH,
    PACKS,
    LanguagePack,
    installed,
    language_at_hand,
    pack_of,
    per_language,
    per_language_up_to,
    speaking,
)
from twosource.language.tables import Row, lexicon, listed, pattern, phrase, rows, words

__all__ = [
    "ENGLISH", "FRENCH", "PACKS", "LanguagePack", "Row", "installed", "language_at_hand", "lexicon", "listed", "pack_of", "pattern",
    "per_language", "per_language_up_to", "phrase", "rows", "speaking", "words",
]  # fmt: skip
