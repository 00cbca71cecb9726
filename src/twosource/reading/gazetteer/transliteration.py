"""One place in many Latin spellings: a key that the common spellings of an Arabic, South Asian, African or Slavic town's name share."""

import re

from twosource.language import per_language, per_language_up_to, rows

RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"\bt[ae]ll?\b", "tal"),  # Tall, Tell, Tel
        (r"(?<=[^aeiou])[ie]h$|ah$", "a"),  # Raqqah, Nabatieh
        (r"ou|oo", "u"),
        (r"aa", "a"),
        (r"[ae][iy]", "i"),  # Deir, Dayr, Bayt
        (r"([kgd])h", r"\1"),  # Khan, Ghazni, Dhamar
        (r"q", "k"),
        (r"uw", "w"),  # Suwayda, Sweida
        (r"[ey]|ee", "i"),
        (r"o", "u"),
        (r" ", ""),  # Lashkar Gah, Lashkargah
        (r"(.)\1+", r"\1"),
        (r"ih$", "a"),
    )
)


@per_language
def articles() -> frozenset[str]:
    """Arabic articles in Latin letters, the assimilated forms too; a key drops them where another word is left."""
    return frozenset(row["word"] for row in rows("name_signs") if row["sign"] == "article")


@per_language_up_to(5_000)
def loose(folded: str) -> str:
    """The key of a folded name.

    >>> loose("ar raqqah") == loose("raqqa"), loose("dayr az zawr") == loose("deir ez zawr"), loose("suwayda") == loose("sweida")
    (True, True, True)
    """
    parts = folded.split()
    key = " ".join([part for part in parts if part not in articles()] or parts)
    for pattern, to in RULES:
        key = pattern.sub(to, key)
    return key
