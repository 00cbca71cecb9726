"""The case as text for a terminal: readable at 80 columns, and without colour."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from twosource.model import Case
from twosource.outputs.digest import Cell, Difference, Digest, Item, digest
from twosource.outputs.summary import given, keys, omission_lines, origin_lines, summary
from twosource.outputs.wording import LEVELS, STANCES, SUPPORT, Stance, counted, line, manner, shorten, slot_words, when

MOST = 12
"""Events told by one report, and relations, that are shown; the other forms show all."""
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
    """Prints what the reports tell, where they differ and what only one says."""
    shown = digest(case)
    for sentence in summary(shown):
        console.print(Text(sentence))
    _told(console, shown)
    _differences(console, shown)
    _alone(console, shown)
    _ties(console, shown)
    _tail(console, "Where it comes from", origin_lines(shown))
    _tail(console, "Left out", omission_lines(shown))


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words.upper(), style="bold"))


def _told(console: Console, shown: Digest) -> None:
    if shown.several:
        _heading(console, "Told by both" if len(shown.tellers) == 2 else "Told by several")
    for item in shown.several:
        console.print(Text(f"{item.number:>3}  {item.title}", style="bold"))
        console.print(Padding(Text(_setting(item)), (0, 0, 0, 5)))
        console.print(Padding(_cells(item.told, console.width), (0, 0, 0, 5)))


def _setting(item: Item) -> str:
    origins = SUPPORT[item.support] if item.support != "several-origins" else counted(item.origins, "origin")
    return " · ".join(filter(None, [when(item.time) or "undated", item.place, origins]))


def _cells(cells: Iterable[Cell], width: int) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    kept = list(cells)
    for cell in kept[:MOST_TELLERS]:
        words = Text(f"“{_quote(cell, max(40, width - 26))}”")
        told = "; ".join(manner(cell.claims[0]))
        if told:
            words.append(f"\n{told}", style="italic")
        if cell.beside:
            words.append(f"\nalso {' and '.join(cell.beside)}", style="italic")
        table.add_row(Text(cell.teller.key, style="bold"), _sign(cell), words)
    if len(kept) > MOST_TELLERS:
        table.add_row("", "", Text(f"and {counted(len(kept) - MOST_TELLERS, 'more report')}"))
    return table


def _sign(cell: Cell) -> Text:
    return Text(f"{STANCES[cell.stance][0]} {cell.stance}", style=STYLES[cell.stance])


def _quote(cell: Cell, width: int) -> str:
    claim = cell.claims[0]
    return shorten(cell.teller.report.text, claim.span, claim.trigger.span, width)


def _differences(console: Console, shown: Digest) -> None:
    if shown.differing or shown.told_differently:
        _heading(console, "Where they differ")
    for item in shown.differing:
        console.print(Text(f"{item.number:>3}  {item.title}", style="bold"))
        for found in item.differences:
            console.print(Padding(_difference(found), (0, 0, 0, 5)))
    if shown.told_differently:
        console.print(Text("  Told more or less surely, or on different words:"))
    for item in shown.told_differently:
        console.print(Padding(Text(f"{item.number:>3}  {item.title}"), (0, 0, 0, 0)))
        for found in item.differences:
            console.print(Padding(_difference(found), (0, 0, 0, 5)))


def _difference(found: Difference) -> Text:
    words = Text(f"{slot_words(found.slot)}: ")
    if found.level == "telling":
        return words.append(given(found))
    words.append(LEVELS[found.level][0], style="red" if found.level == "conflict" else "")
    for said in found.values:
        words.append(f"\n  {keys(said.tellers) or '?'}", style="bold")
        words.append(f": {said.value}")
    return words.append(f"\n  ({found.reason})" if found.reason else "", style="italic")


def _alone(console: Console, shown: Digest) -> None:
    kept = shown.foremost(shown.alone, MOST)
    _listing(console, "Told by one only", kept, len(shown.alone) - len(kept))


def _ties(console: Console, shown: Digest) -> None:
    kept = shown.ties[:MOST]
    _listing(console, "Standing relations", kept, len(shown.ties) - len(kept))


def _listing(console: Console, heading: str, items: Iterable[Item], more: int) -> None:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", min_width=3, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for item in items:
        table.add_row(Text(item.number), _entry(item))
    if not table.rows:
        return
    _heading(console, heading)
    console.print(table)
    if more > 0:
        console.print(Text(f"     and {more} more; the Markdown, HTML and JSON forms hold all."))


def _entry(item: Item) -> Text:
    words = Text(item.title, style="bold")
    words.append("  " + " · ".join(filter(None, [when(item.time), item.place])), style="not bold")
    for cell in item.told:
        words.append(f"\n{cell.teller.key} ", style="bold")
        words.append_text(Text(f"{STANCES[cell.stance][0]} {cell.stance}", style=f"not bold {STYLES[cell.stance]}"))
        words.append(f" “{_quote(cell, 60)}”", style="not bold")
        told = "; ".join(manner(cell.claims[0]))
        words.append(f" ({told})" if told else "", style="not bold italic")
    return words


def _tail(console: Console, heading: str, lines: Iterable[str]) -> None:
    kept = list(lines)
    if kept:
        _heading(console, heading)
    for each in kept:
        console.print(Padding(Text(line(each)), (0, 0, 0, 2)))
