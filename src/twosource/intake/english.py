"""Whether a text is English, by its function words: small, offline, and sure only where it can be."""

import re
from collections import Counter

from twosource.language import per_language, rows

MIN_WORDS = 20
"""Words below which no verdict is given: headlines hold few function words."""

FOREIGN = 60
"""Letters from which a text mostly in another script is refused, however few its words: Chinese and Thai do not part them."""

SAMPLE_CHARACTERS = 4000
"""Characters looked at, from the start of the text."""

SURE = 0.16
"""Share of English function words from which a text passes at once; running English has 0.3 to 0.45, a list of names less."""

_FOREIGN_LETTER = re.compile("[^\x00-\u024f]")
_LETTERS = re.compile(r"[^\W\d_]+")


@per_language
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for row in rows("function_words"):
        table[row["word"]] = (*table.get(row["word"], ()), row["language"])
    return table


def is_english(text: str) -> bool:
    """False only where another language is clear: few English function words, and more of another language or hardly any Latin letters."""
    words = _LETTERS.findall(text[:SAMPLE_CHARACTERS].lower())
    letters = "".join(words)
    if len(letters) >= FOREIGN and not _latin(letters):
        return False
    if len(words) < MIN_WORDS:
        return True
    table = _table()
    counts = Counter(language for word in words for language in table.get(word, ()))
    english = counts["en"] / len(words)
    if english >= SURE:
        return True
    other = max((count for language, count in counts.items() if language != "en"), default=0)
    return other <= counts["en"] and english > 0.02


def _latin(letters: str) -> bool:
    """Whether most letters are Latin; the last Latin letter with a diacritic is U+024F."""
    return letters.isascii() or len(_FOREIGN_LETTER.findall(letters)) < 0.5 * len(letters)
