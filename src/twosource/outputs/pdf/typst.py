"""The PDF: the sheet handed as JSON to one shipped template, set by Typst.

Nothing a report says is ever Typst's own markup: the template is fixed, and all words reach it as strings. Bytes follow from the case
alone, as no date and no font of the machine goes in, unless the text holds characters that the fonts inside Typst lack.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.resources import as_file, files
from typing import Any, Final

from twosource.errors import OutputError
from twosource.extras import demand
from twosource.model import Case
from twosource.outputs.dossier import Sheet, sheet
from twosource.outputs.dossier.elements import Extract, Grid, Head, Line, Part, Point, Points, Words, offsets
from twosource.outputs.view.labels import HEADINGS, visible

FONTS = ("Libertinus Serif", "DejaVu Sans Mono")
"""Fonts inside Typst; together they hold Latin, Greek, Cyrillic, Hebrew, Arabic and the signs of the stances."""
CODE = ("DejaVu Sans Mono",)
SYSTEM = ("Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "DejaVu Sans", "Arial Unicode MS")
"""Fonts of the machine that are tried before any other, where a character is in none of FONTS."""
MISSING = "Some characters of the reports are in no font of the machine that made this file and show as empty boxes; other forms hold them."
PDF_STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged for screen readers, checked by Typst as it writes."""
UNFIT = "PDF/UA-1 error"
"""How Typst begins what it says of text that the standard forbids: a character that no font holds."""
BREAKABLE_WORD_CHARACTERS = 80
"""Characters of a word from which on it may be broken anywhere, so that it stays on the page."""
WORD = re.compile(rf"\S{{{BREAKABLE_WORD_CHARACTERS}}}")
BREAKS = re.compile("[\\s\x1c-\x1f\x85\u2028\u2029]+")


def as_pdf(case: Case, *, quotes_only: bool = False) -> bytes:
    """The dossier as a tagged PDF (A4, PDF/UA-1).

    The same case gives the same bytes, unless it holds characters that only fonts of the machine have.

    Args:
        case: What was compared or loaded.
        quotes_only: It holds no report's full text, only what is quoted.

    Returns:
        The file's bytes.

    Raises:
        UsageError: The extra `pdf` is not installed.
        OutputError: Typst cannot set it.

    Example:
        >>> from twosource.outputs import as_pdf
        >>> as_pdf(case)[:5]
        b'%PDF-'
    """
    demand("pdf", "a PDF")
    return printed(sheet(case, quotes_only))


def printed(page: Sheet) -> bytes:
    """The sheet as PDF. Characters that the fonts inside Typst lack are looked for in the machine's fonts; last, they show as boxes."""
    import typst

    said = _sheet(page)
    try:
        return _set(said, system=False)
    except typst.TypstError as error:
        if not error.message.startswith(UNFIT):
            raise OutputError(f"the PDF could not be set: {error.message}") from error
    said["fonts"] = [*FONTS, *SYSTEM]
    try:
        return _set(said, system=True)
    except typst.TypstError as error:
        if not error.message.startswith(UNFIT):
            raise OutputError(f"the PDF could not be set: {error.message}") from error
    return _set(said | {"missing": MISSING}, system=True, checked=False)


def _set(said: dict[str, Any], system: bool, checked: bool = True) -> bytes:
    import typst

    with as_file(files("twosource.outputs.pdf")) as folder:
        fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=True)
        inputs = {"sheet": json.dumps(said, ensure_ascii=True)}
        compiler = typst.Compiler(folder / "dossier.typ", root=folder, font_paths=fonts, ignore_system_fonts=not system, sys_inputs=inputs)
        made, _warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[PDF_STANDARD] if checked else [], timestamp=0)
    if not isinstance(made, bytes):
        raise OutputError("the PDF could not be set: Typst gave no file")
    return made


def _sheet(page: Sheet) -> dict[str, Any]:
    laid = _Laid({id: f"to-{number}" for number, id in enumerate(dict.fromkeys(_ids(page)))})
    return {
        "title": page.title,
        "name": _shown(page.name),
        "description": _shown(page.opening[0].line[0].text) if page.opening else page.title,
        "foot": f"{page.title} · twosource {version('twosource')}",
        "fonts": list(FONTS),
        "code": list(CODE),
        "contents": HEADINGS["contents"] if page.sections else "",
        "opening": [laid.part(words) for words in page.opening],
        "sections": [{"heading": each.heading, "parts": [laid.part(part) for part in each.parts]} for each in page.sections],
        "missing": None,
    }


def _ids(page: Sheet) -> Iterator[str]:
    """What links may lead to."""
    for part in (part for section in page.sections for part in section.parts):
        match part:
            case Head() if part.id:
                yield part.id
            case Points():
                yield from _ids_of(part.points)
            case Extract():
                yield from part.ids


def _ids_of(points: Iterable[Point]) -> Iterator[str]:
    for point in points:
        yield from point.ids
        yield from _ids_of(point.under)


class _Laid:
    """Parts as plain data. Each id is given a label of its own, once, and a link to what is not there is none."""

    def __init__(self, labels: dict[str, str]) -> None:
        self.labels = labels
        self.free = dict(labels)

    def part(self, part: Part) -> dict[str, Any]:
        match part:
            case Head():
                return {"kind": "head", "line": self.line(part.line), "ids": self.ids(filter(None, [part.id]))}
            case Words():
                return {"kind": "words", "line": self.line(part.line), "soft": part.soft}
            case Points():
                return {"kind": "points", "points": [self.point(point) for point in part.points]}
            case Grid():
                rows = [[self.line(cell) for cell in row] for row in part.rows]
                return {"kind": "grid", "caption": part.caption, "columns": part.columns, "rows": rows, "widths": part.widths}
            case Extract():
                head = " · ".join(filter(None, (offsets(part.span), part.note)))
                lines = [_shown(each) for each in part.text.splitlines() if each.strip()]
                return {"kind": "extract", "head": _shown(head), "lines": lines, "ids": self.ids(part.ids)}

    def point(self, point: Point) -> dict[str, Any]:
        return {"line": self.line(point.line), "under": [self.point(each) for each in point.under], "ids": self.ids(point.ids)}

    def line(self, line: Line) -> list[dict[str, Any]]:
        return [{"text": _shown(run.text, run.look), "look": run.look, "to": self.to(run.to)} for run in line if run.text]

    def ids(self, ids: Iterable[str]) -> list[str]:
        return [self.free.pop(id) for id in ids if id in self.free]

    def to(self, to: str | None) -> str | None:
        if to is None or not to.startswith("#"):
            return to
        label = self.labels.get(to[1:])
        return f"#{label}" if label else None


def _shown(text: str, look: str = "plain") -> str:
    """`text` with what would act made visible, on one line, and words too long for a line given places to break; a code stays whole."""
    said = visible(BREAKS.sub(" ", text))
    return said if look == "code" and len(said) <= BREAKABLE_WORD_CHARACTERS else WORD.sub(lambda match: match[0] + "\u200b", said)
