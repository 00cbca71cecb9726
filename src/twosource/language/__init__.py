"""Words as data: one folder per language, tab-separated tables with a source and a licence line each."""

from twosource.language.tables import Row, lexicon, rows, words

__all__ = ["Row", "lexicon", "rows", "words"]
