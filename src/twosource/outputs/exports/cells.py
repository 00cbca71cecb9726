"""What makes a cell safe in a program that may run what begins with an equals sign."""

import re

from twosource.outputs.exports.tables import Cell
from twosource.outputs.view.labels import visible

FORMULA = re.compile(r"\s*'*[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet may take for a formula (OWASP, "CSV injection"), wide forms and blanks before it included.

Apostrophes before it count too, so that taking one off gives every cell back as it was.
"""

MAX_CELL_CHARACTERS = 32_767
"""Characters (UTF-16 code units) that a cell of Excel holds."""
CUT_HERE = " … (cut here; the whole is in the other formats)"


def shown(cell: Cell) -> Cell:
    """A cell with control characters and overrides of the writing direction made visible."""
    return visible(cell) if isinstance(cell, str) else cell


def quoted(cell: Cell) -> Cell:
    """A cell for CSV: text that could be taken for a formula begins with an apostrophe."""
    safe = shown(cell)
    return f"'{safe}" if isinstance(safe, str) and FORMULA.match(safe) else safe


def bounded(text: str) -> tuple[str, bool]:
    """A text that fits a cell of Excel, and whether it had to be cut for that."""
    if len(text) <= MAX_CELL_CHARACTERS // 2:
        return text, False
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * MAX_CELL_CHARACTERS:
        return text, False
    return units[: 2 * (MAX_CELL_CHARACTERS - len(CUT_HERE))].decode("utf-16-le", "ignore") + CUT_HERE, True
