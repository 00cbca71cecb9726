"""The letters reports are called by."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(index: int) -> str:
    """A, B, ..., Z, AA, AB, ..."""
    head, last = divmod(index, len(LETTERS))
    return (letter(head - 1) if head else "") + LETTERS[last]
