"""Lists of a case's items as tables that can be read at 80 columns, and one item in full."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from twosource.cli.terminal.filters import Item
from twosource.model import Span
from twosource.outputs.view.labels import line, shorten, why

Contract = dict[str, Any]

QUOTED = 90
"""Characters of a claim's sentence that a list shows, around the word that names the event."""
ID_CHARACTERS = 7
"""Characters of an id that are shown: enough to tell a case's items apart in nearly every case, and to name them by."""


def items_of(shown: Contract, name: str) -> list[Item]:
    """The items of a listing command, from the JSON contract; conflicts are the findings of that level with their event."""
    if name != "conflicts":
        return list(shown[name])
    names = {entity["id"]: entity["name"] for entity in shown["entities"]}
    pairs = [(event, event["label"]) for event in shown["events"]]
    pairs += [(r, f"{names.get(r['subject'], '?')} {r['type']} {names.get(r['object'], '?')}") for r in shown["relations"]]
    return [
        {"id": thing["id"], "label": label, **finding}
        for thing, label in pairs
        for finding in thing["findings"]
        if finding["level"] == "conflict"
    ]


def print_list(shown: Contract, name: str, items: list[Item], console: Console) -> None:
    """One row for each item, then how many there are."""
    names = Names(shown)
    table = Table(box=None, padding=(0, 2, 0, 0), expand=False)
    heads, row = ROWS[name]
    for head, ratio in heads:
        table.add_column(head, ratio=ratio or None, no_wrap=not ratio, overflow="fold")
    if name == "entities":
        items = sorted(items, key=lambda item: -len(item["mentions"]))
    for item in items:
        table.add_row(*(_cell(cell) for cell in row(item, names)))
    if items:
        console.print(table)
    total = len(items_of(shown, name))
    console.print(Text(f"{len(items)} of {total} {name}" if len(items) != total else f"{total} {name}", style="dim"))


def _cell(value: Any) -> Text:
    """A value made harmless; a tuple is one line each."""
    parts = value if isinstance(value, tuple) else (value,)
    return Text("\n".join(line(str(part if part is not None else "")) for part in parts))


def print_item(shown: Contract, item: Item, console: Console) -> None:
    """Every field of an item that has a value, then the exact words of its claims."""
    names = Names(shown)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for key, value in item.items():
        if key not in {"text", "blocks", "links"} and value not in (None, [], {}):
            table.add_row(key, Text("\n".join(_lines(value, names))))
    console.print(table)
    quotes = [claim for claim in shown["claims"] if claim["id"] in set(item.get("claims", []))]
    for claim in quotes:
        console.print(Text(f"\n{claim['id'][:ID_CHARACTERS]}  {names.report(claim['report'])}", style="bold"))
        console.print(Text(f"  “{line(claim['quote'])}”"))
    for link in item.get("links", []):
        console.print(
            Text(
                f"  joined {link['a'][:ID_CHARACTERS]} {link['b'][:ID_CHARACTERS]} ({link['score']:.2f}): {line(link['reason'])}",
                style="dim",
            )
        )
    if item.get("text") and "blocks" in item:
        console.print(Text("\n" + "\n".join(line(each) for each in item["text"].splitlines())))


class Names:
    """What ids are called by, for one contract."""

    def __init__(self, shown: Contract) -> None:
        """Looks the names up once."""
        self.reports = {report["id"]: report for report in shown["reports"]}
        self.entities = {entity["id"]: entity["name"] for entity in shown["entities"]}
        self.claims = Counter(claim["report"] for claim in shown["claims"])
        self.report_of = {claim["id"]: claim["report"] for claim in shown["claims"]}

    def report(self, identity: str) -> str:
        """The publisher, title, file or address, whichever is stated first."""
        report = self.reports.get(identity, {})
        stated = [str(report[key]) for key in ("publisher", "title", "path", "url") if report.get(key)]
        return stated[0] if stated else identity

    def tellers(self, claims: list[str]) -> str:
        """The reports that make `claims`."""
        return ", ".join(dict.fromkeys(self.report(self.report_of[claim]) for claim in claims if claim in self.report_of))

    def entity(self, identity: str | None) -> str:
        """The entity's name, '' for none."""
        return str(self.entities.get(identity or "", identity or ""))


def _lines(value: Any, names: Names) -> list[str]:
    if isinstance(value, list):
        return [each for item in value for each in _lines(item, names)]
    if isinstance(value, dict):
        return [", ".join(f"{key} {'; '.join(_lines(each, names))}" for key, each in value.items() if each not in (None, [], {}))]
    text = str(value)
    return [line(f"{text} ({names.entities[text]})" if text in names.entities else text)]


def _place(item: Item) -> str | None:
    return item["place"]["text"] if item["place"] else None


def _event(item: Item, _names: Names) -> tuple[Any, ...]:
    differs = ", ".join(dict.fromkeys(f["slot"] for f in item["findings"] if f["level"] == "conflict"))
    return item["id"][:ID_CHARACTERS], item["label"], item["time"]["edtf"], _place(item), len(item["reports"]), item["origins"], differs


def _claim(item: Item, names: Names) -> tuple[Any, ...]:
    said, passed = (" < ".join(step["source"] or "not named" for step in item[list_]) for list_ in ("attribution", "within"))
    voice = " < ".join(filter(None, (passed and f"spoken of by {passed}", said)))
    sure = ("not: " if item["polarity"] == "negative" else "") + item["certainty"]
    span, trigger = Span(0, len(item["quote"])), Span(item["trigger"]["start"], item["trigger"]["end"]).shifted(-item["start"])
    return (
        item["id"][:ID_CHARACTERS],
        names.report(item["report"]),
        item["type"],
        shorten(item["quote"], span, trigger, QUOTED),
        sure,
        voice,
    )


def _conflict(item: Item, names: Names) -> tuple[Any, ...]:
    values = [value["value"] for value in item["values"]]
    given = tuple(f"{value['value']}: {names.tellers(value['claims'])}" for value in item["values"])
    return item["id"][:ID_CHARACTERS], item["label"], item["slot"], (*given, f"({why(item['reason'], values)})")


def _entity(item: Item, _names: Names) -> tuple[Any, ...]:
    known = [*item["aliases"], *item["descriptions"]]
    reports = len({mention["report"] for mention in item["mentions"]})
    return item["id"][:ID_CHARACTERS], item["type"], item["name"], "; ".join(known[:4]), len(item["mentions"]), reports


def _relation(item: Item, names: Names) -> tuple[Any, ...]:
    return (
        item["id"][:ID_CHARACTERS],
        names.entity(item["subject"]),
        item["type"],
        names.entity(item["object"]),
        len(item["reports"]),
        item["origins"],
    )


def _report(item: Item, names: Names) -> tuple[Any, ...]:
    source = item["url"] or item["path"]
    return item["id"][:ID_CHARACTERS], item["title"], item["publisher"], item["published"]["edtf"], source, names.claims[item["id"]]


def _origin(item: Item, names: Names) -> tuple[Any, ...]:
    return item["id"][:ID_CHARACTERS], item["kind"], item["basis"], "; ".join(names.report(each) for each in item["reports"])


def _story(item: Item, names: Names) -> tuple[Any, ...]:
    told = "; ".join(names.report(each) for each in item["reports"][:NAMED])
    more = f" and {len(item['reports']) - NAMED} more" if len(item["reports"]) > NAMED else ""
    return item["id"][:ID_CHARACTERS], item["label"], len(item["reports"]), len(item["events"]), told + more


NAMED = 5
"""Reports of a story that a list names."""
Heads = tuple[tuple[str, int], ...]
ROWS: dict[str, tuple[Heads, Callable[[Item, Names], tuple[Any, ...]]]] = {
    "events": ((("id", 0), ("event", 4), ("when", 1), ("where", 2), ("reports", 0), ("origins", 0), ("differs", 1)), _event),
    "claims": ((("id", 0), ("report", 2), ("type", 1), ("words", 5), ("certainty", 1), ("source", 2)), _claim),
    "conflicts": ((("id", 0), ("about", 3), ("slot", 2), ("who says what", 5)), _conflict),
    "entities": ((("id", 0), ("type", 0), ("name", 2), ("also", 3), ("mentions", 0), ("reports", 0)), _entity),
    "relations": ((("id", 0), ("who", 2), ("tie", 1), ("to whom", 2), ("reports", 0), ("origins", 0)), _relation),
    "reports": ((("id", 0), ("title", 3), ("publisher", 2), ("published", 1), ("source", 2), ("claims", 0)), _report),
    "origins": ((("id", 0), ("kind", 1), ("rests on", 4), ("reports", 3)), _origin),
    "stories": ((("id", 0), ("affair", 4), ("reports", 0), ("events", 0), ("told by", 4)), _story),
}
"""Column heads (with their share of the width, 0 for as wide as needed) and the cells of a row, for each listing."""
