"""The case as Markdown (CommonMark with tables), each quote with its report and offsets."""

import re
from collections.abc import Iterable, Iterator

from twosource.model import Case
from twosource.outputs.dossier import sheet
from twosource.outputs.dossier.elements import Extract, Grid, Head, Line, Part, Point, Points, Run, Words, offsets
from twosource.outputs.view.labels import STANCES, line, visible

MARKDOWN_SPECIAL = re.compile(r"[\\`*_\[\]<>#!|~&@$]|:(?=//)|(?<=www)\.|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
"""Marks, tags, entities, links and addresses anywhere; list marks where a line begins."""
LOOKS = {"strong": "**{}**", "soft": "*{}*", "slot": "*{}*", "key": "**{}**", "quote": "“{}”"} | dict.fromkeys(STANCES, "**{}**")
FENCE = re.compile("`+")


def escaped(text: str) -> str:
    """`text` on one line with everything Markdown could act on written plainly: marks, tags, entities, links, list numbers."""
    return MARKDOWN_SPECIAL.sub(lambda match: f"\\{match[0]}", line(text))


def as_markdown(case: Case, *, quotes_only: bool = False) -> str:
    """What is shown of the case, all of it, as Markdown, with quotes and offsets (code points, `[start, end)`).

    Args:
        case: What was compared or loaded.
        quotes_only: The reports' full texts, which stand at the end, are left out but for the sentences that are quoted.

    Returns:
        The text.

    Example:
        >>> twosource.as_markdown(case)[:2]
        '# '
    """
    page = sheet(case, quotes_only)
    parts = [f"# {page.title}", *(_written(words.line) for words in page.opening)]
    for section in page.sections:
        parts += [f"## {section.heading}", *_parts(section.parts)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Head():
                yield f"### {_written(part.line)}"
            case Words():
                yield _written(part.line)
            case Points():
                yield "\n".join(_point(point, "") for point in part.points)
            case Grid():
                yield "\n".join(_rows(part))
            case Extract():
                yield _extract(part)


def _written(line_: Line) -> str:
    return "".join(_run(run) for run in line_)


def _run(run: Run) -> str:
    if run.look == "code":
        return _code(run.text)
    words, inner = escaped(run.text), run.text.strip()
    blank = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    return blank[0] + LOOKS.get(run.look, "{}").format(words) + blank[1] if inner else " " * bool(run.text)


def _code(text: str) -> str:
    """`text` between more backticks than any it holds."""
    fence = "`" * (max((len(found) for found in FENCE.findall(text)), default=0) + 1)
    blank = " " if len(fence) > 1 else ""
    return f"{fence}{blank}{line(text)}{blank}{fence}"


def _point(point: Point, indent: str) -> str:
    return "\n".join([f"{indent}- {_written(point.line)}", *(_point(each, indent + "  ") for each in point.under)])


def _rows(grid: Grid) -> Iterator[str]:
    yield f"| {' | '.join(grid.columns)} |"
    yield "|" + "---|" * len(grid.columns)
    for row in grid.rows:
        yield f"| {' | '.join(_written(cell) for cell in row)} |"


def _extract(part: Extract) -> str:
    """A part of a text as a quotation, line for line, under its offsets."""
    if not part.text:
        return ""
    head = f"*{escaped(f'{offsets(part.span)} {part.note}'.strip())}*"
    lines = [escaped(each) for each in visible(part.text).splitlines()]
    return "\n".join(f"> {each}  " if each else ">" for each in (head, "", *lines)).rstrip()
