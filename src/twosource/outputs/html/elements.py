"""The sheet's parts as HTML: what is worded once for every form."""

from collections.abc import Iterable

from twosource.outputs.dossier.elements import Extract, Grid, Head, Line, Part, Point, Points, Run, Words
from twosource.outputs.html.markup import Html, bdi, join, raw, tag
from twosource.outputs.view.labels import STANCES


def laid(parts: Iterable[Part]) -> Html:
    """Parts one after another, their headings of the third level."""
    return join(_part(part) for part in parts)


def _part(part: Part) -> Html:
    match part:
        case Head():
            return tag("h3", runs(part.line), id=part.id)
        case Words():
            return tag("p", runs(part.line), class_="note" if part.soft else None)
        case Points():
            return _list(part.points)
        case Grid():
            return _table(part)
        case Extract():
            return tag("p", part.text)


def runs(line: Line) -> Html:
    """Words with their looks."""
    return join(_run(run) for run in line)


def _run(run: Run) -> Html:
    shown = _look(run)
    if not run.to:
        return shown
    look = run.look if run.look in {"key", "at"} else None
    return tag("a", shown, href=run.to, class_=look, rel=None if run.to.startswith("#") else "noreferrer")


def _look(run: Run) -> Html:
    match run.look:
        case "key":
            return tag("abbr", run.text, title=run.name)
        case "strong":
            return tag("strong", bdi(run.text))
        case "quote":
            return tag("q", bdi(run.text))
        case "code":
            return tag("code", run.text)
        case "soft" | "slot":
            return tag("span", bdi(run.text), class_={"soft": "soft", "slot": "what"}[run.look])
        case stance if stance in STANCES:
            symbol, _, word = run.text.partition(" ")
            return tag("span", tag("span", symbol, aria_hidden="true"), f" {word}", class_=f"sign {stance}")
        case _:
            return bdi(run.text) if run.text.strip(" ,;:().") else join([run.text])


def _list(points: Iterable[Point]) -> Html:
    return tag("ul", [_point(point) for point in points], class_="points")


def _point(point: Point) -> Html:
    anchors = [tag("i", id=id, class_="at") for id in point.ids]
    return tag("li", anchors, runs(point.line), _list(point.under) if point.under else "")


def _table(grid: Grid) -> Html:
    head = tag("thead", tag("tr", [tag("th", column, scope="col") for column in grid.columns]))
    rows = [tag("tr", tag("th", runs(row[0]), scope="row"), [tag("td", runs(cell)) for cell in row[1:]]) for row in grid.rows]
    table = tag("table", tag("caption", grid.caption), head, tag("tbody", rows))
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=grid.caption) if rows else raw("")
