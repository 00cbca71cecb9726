"""One way to tell whether two spellings are one person's name, for accounts, sessions, limits and the command line alike.

Invariant: the key of a key is the key itself, and names that Unicode holds to be the same for a reader (bold letters, full width, other
cases, spaces of any sort, signs that do not show) have one key.
"""

import unicodedata

MAX_NAME_CHARACTERS = 64
"""Characters of a name."""
ROUNDS = 4
"""Folding may make what composes anew, which is folded again; no letter takes more than two rounds."""


def name_key(name: str) -> str:
    """What stands for a name wherever it is compared: compatibility forms and cases folded, spaces one, what does not show left out."""
    for _ in range(ROUNDS):
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
        shown = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
        tidy = " ".join(shown.split())
        if tidy == name:
            break
        name = tidy
    return name
