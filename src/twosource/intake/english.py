"""Which language a text is in, by its function words: small, offline, and sure only where it can be."""

import re
from collections import Counter

from twosource.language import ENGLISH, PACKS, installed, per_language, rows

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


def language_of(text: str) -> str | None:
    """The code of the language of a text, None for one that is not read.

    English unless another language is clear: few English function words, and more of another language or hardly any Latin letters. Another
    language is read where its parser is installed.
    """
    words = _LETTERS.findall(text[:SAMPLE_CHARACTERS].lower())
    letters = "".join(words)
    if len(letters) >= FOREIGN and not _latin(letters):
        return None
    if len(words) < MIN_WORDS:
        return ENGLISH.code
    table = _table()
    counts = Counter(language for word in words for language in table.get(word, ()))
    if counts["en"] / len(words) >= SURE:
        return ENGLISH.code
    code, most = max(counts.items(), key=lambda count: (count[1], count[0] == "en"), default=("", 0))
    if most <= counts["en"] and counts["en"] / len(words) > 0.02:
        return ENGLISH.code
    return next((pack.code for pack in PACKS if pack.code == code != ENGLISH.code and installed(pack)), None)


def _latin(letters: str) -> bool:
    """Whether most letters are Latin; the last Latin letter with a diacritic is U+024F."""
    return letters.isascii() or len(_FOREIGN_LETTER.findall(letters)) < 0.5 * len(letters)
