"""The case as text for a terminal: readable at 80 columns, and without colour."""

from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from twosource.model import Case
from twosource.outputs.view.digest import Cell, Difference, Digest, Item, alike, digest
from twosource.outputs.view.labels import LEVELS, STANCES, Stance, counted, line, shorten, slot_words, when
from twosource.outputs.view.stories import namesake_lines, story_lines
from twosource.outputs.view.summary import behind, keys, omission_lines, origin_lines, summary, support

MOST, MOST_SHARED = 30, 60
"""Events told by one report, and relations; events told by several: how many are shown. The other forms show all."""
MOST_TELLERS = 6
STYLES: dict[Stance, str] = {
    "asserts": "green",
    "attributes": "cyan",
    "hedges": "yellow",
    "differs": "red",
    "denies": "magenta",
    "silent": "dim",
}


def print_text(case: Case, console: Console) -> None:
    """Prints what the reports tell, where they differ and what only one says.

    Args:
        case: What was compared or loaded.
        console: The Rich console to print on; its width is counted in columns.

    Example:
        >>> from rich.console import Console
        >>> from twosource.outputs import print_text
        >>> console = Console(record=True, width=100, quiet=True)
        >>> print_text(case, console)
    """
    shown = digest(case)
    for sentence in summary(shown):
        console.print(Text(sentence))
    _tail(console, "Which belong together", story_lines(shown))
    _told(console, shown)
    _differences(console, shown)
    _alone(console, shown)
    _ties(console, shown)
    _tail(console, "Where it comes from", origin_lines(shown))
    _tail(console, "Left out", (*namesake_lines(shown), *omission_lines(shown)))


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words.upper(), style="bold"))


def _told(console: Console, shown: Digest) -> None:
    if shown.several:
        _heading(console, "Told by both" if len(shown.tellers) == 2 else "Told by several")
    kept = shown.foremost(shown.several, MOST_SHARED)
    for item in kept:
        console.print(_numbered(item, Text(item.title, style="bold"), Text(_setting(item)), _cells(item.told, console.width)))
    _more(console, len(shown.several) - len(kept))


def _more(console: Console, number: int) -> None:
    if number > 0:
        console.print(Text(f"     and {number} more; the Markdown, HTML and JSON forms hold all."))


def _numbered(item: Item, *parts: RenderableType) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", min_width=3, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for i, part in enumerate(parts):
        table.add_row("" if i else Text(item.number), part)
    return table


def _setting(item: Item) -> str:
    return " · ".join(filter(None, [when(item.time) or "undated", item.place, support(item)]))


def _cells(cells: Iterable[Cell], width: int) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(max_width=12, overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    groups = alike(cells)
    for group in groups[:MOST_TELLERS]:
        cell = group[0]
        words = Text(f"“{_quote(cell, max(60, 2 * (width - 30)))}”")
        told = "; ".join(cell.manner)
        if told:
            words.append(f"\n{told}", style="italic")
        if cell.beside:
            words.append(f"\nalso {' and '.join(cell.beside)}", style="italic")
        table.add_row(Text(" ".join(each.teller.key for each in group), style="bold"), _sign(cell), words)
    more = sum(len(group) for group in groups[MOST_TELLERS:])
    if more:
        table.add_row("", "", Text(f"and {counted(more, 'more report')}"))
    return table


def _sign(cell: Cell) -> Text:
    return Text(f"{STANCES[cell.stance][0]} {cell.stance}", style=STYLES[cell.stance])


def _quote(cell: Cell, width: int) -> str:
    claim = cell.claims[0]
    return shorten(cell.teller.report.text, claim.span, claim.trigger.span, width)


def _differences(console: Console, shown: Digest) -> None:
    told = [item.number for item in shown.items if any(found.level == "telling" for found in item.differences)]
    if shown.differing or told:
        _heading(console, "Where they differ")
    for item in shown.differing:
        found = [_difference(each) for each in item.differences if each.level != "telling"]
        console.print(_numbered(item, Text(item.title, style="bold"), *found))
    if told:
        console.print(
            Padding(Text(f"Told more or less surely, or on different words: {', '.join(told)}; see how each tells it."), (0, 0, 0, 1))
        )


def _difference(found: Difference) -> Text:
    words = Text(f"{slot_words(found.slot)}: ")
    words.append(LEVELS[found.level][0], style="red" if found.level == "conflict" else "")
    for said in found.values:
        words.append(f"\n  {keys(said.tellers) or '?'}", style="bold")
        words.append(f": {said.value}" + (f" ({known})" if (known := behind(said)) else ""))
    return words.append(f"\n  ({found.reason})" if found.reason else "", style="italic")


def _alone(console: Console, shown: Digest) -> None:
    kept = shown.foremost(shown.alone, MOST)
    _listing(console, "Told by one only", kept, len(shown.alone) - len(kept))


def _ties(console: Console, shown: Digest) -> None:
    kept = shown.ties[:MOST]
    _listing(console, "Standing relations", kept, len(shown.ties) - len(kept))


def _listing(console: Console, heading: str, items: Iterable[Item], more: int) -> None:
    kept = list(items)
    if kept:
        _heading(console, heading)
    for item in kept:
        console.print(_numbered(item, _entry(item)))
    _more(console, more)


def _entry(item: Item) -> Text:
    words = Text(item.title, style="bold")
    words.append("  " + " · ".join(filter(None, [when(item.time), item.place])), style="not bold")
    for cell in item.told:
        words.append(f"\n{cell.teller.key} ", style="bold")
        words.append_text(Text(f"{STANCES[cell.stance][0]} {cell.stance}", style=f"not bold {STYLES[cell.stance]}"))
        words.append(f" “{_quote(cell, 100)}”", style="not bold")
        told = "; ".join(cell.manner)
        words.append(f" ({told})" if told else "", style="not bold italic")
    return words


def _tail(console: Console, heading: str, lines: Iterable[str]) -> None:
    kept = list(lines)
    if kept:
        _heading(console, heading)
    for each in kept:
        console.print(Padding(Text(line(each)), (0, 0, 0, 2)))
