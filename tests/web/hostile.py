"""Cases in which every text that a stranger may choose is turned against whoever reads it."""

import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from tests.outputs.story import case as story
from twosource.case import write
from twosource.model import Block, Case, Moment, Refusal, Report, Source, Span
from twosource.store import create
from twosource.workflow import drawing_version

MARK = "x-pwned"
"""An element that no page of ours has: where it stands, markup got through."""
SCRIPTS = (
    "<x-pwned></title></script></style></textarea><script>pwned=1</script><img class=x-pwned src=x onerror=pwned=1><svg onload=pwned=1>"
)
TURNED = "\u202egnihtyna\u2066 \u200b\u200d\ufeff\u2028"
BREAKING = "\"' onmouseover=\"pwned=1\" style='position:fixed;inset:0' ]]>-->{{7*7}}${7*7}"
LONG = "Donaudampfschifffahrtsgesellschaft" * 10
FORMULA = '=HYPERLINK("http://elsewhere.example","x")'
HOSTILE = f"{FORMULA} {SCRIPTS} {TURNED} {BREAKING} {LONG}"
URLS = ("javascript:pwned=1", "data:text/html,<script>pwned=1</script>", "https://elsewhere.example/\" onclick='pwned=1'")
STRANGERS = frozenset(
    {
        *("title", "publisher", "authors", "path", "source_id", "credit", "name", "aliases", "descriptions", "label"),
        *("basis", "direction", "reason", "value", "text", "source", "author", "handle", "detail"),
    }
)
"""Fields whose words come from reports, their files or their makers."""


def turned(thing: Any, name: str = "") -> Any:
    """The same with every text of a stranger replaced."""
    if isinstance(thing, str):
        return f"{HOSTILE} {thing}" if name in STRANGERS else thing
    if isinstance(thing, tuple):
        return tuple(turned(each, name) for each in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        ours = {"basis"} if isinstance(thing, Moment) else {"reason"} if isinstance(thing, Refusal) else set()
        return replace(
            thing, **{each.name: turned(getattr(thing, each.name), each.name) for each in fields(thing) if each.name not in ours}
        )
    return thing


def hostile_story() -> Case:
    """The hand-built story, all of it hostile; spans stay where they are, since the texts only grow at their ends."""
    told = story()
    case: Case = turned(told)
    reports = tuple(_told(report, new, url) for report, new, url in zip(told.reports, case.reports, URLS, strict=True))
    return replace(case, reports=reports)


def _told(report: Report, new: Report, url: str) -> Report:
    text = f"{report.text}\n{HOSTILE}"
    blocks = (*report.blocks, Block("paragraph", Span(len(report.text) + 1, len(text)), HOSTILE, HOSTILE))
    return replace(new, text=text, blocks=blocks, url=url)


def told_case(folder: Path) -> Path:
    """The hostile story as a case file of a hostile name."""
    path, told = folder / "a' onload=pwned=1 <x-pwned>.two", hostile_story()
    with create(path) as file:
        file.add([Source(report, report.text.encode(), "text/plain") for report in told.reports], told.readings, "test", told.refusals)
        file.stories.forget(drawing_version())
        file.stories.put([told], 0)
    return path


def read_case(folder: Path) -> Path:
    """Hostile files, taken in and read as any others."""
    inbox = folder / "inbox"
    inbox.mkdir()
    for number, (url, day) in enumerate(zip(URLS, ("12", "14", "12"), strict=True)):
        body = (
            f"Mirela Dascu met Anton Velkov in Varna on February {day}, 2025, {SCRIPTS} observers said.\n\n"
            f"“{HOSTILE}”, Velkov told reporters.\n\nNorvia <x-pwned>Logistics</x-pwned> denied it \x00\ud800 {LONG}."
        )
        item = {
            "title": f"{number} {HOSTILE}\x00\ud800",
            "publisher": f"{number} {HOSTILE}",
            "authors": [HOSTILE],
            "url": url,
            "text": body,
        }
        item |= {"id": f"../{number}'\"<x-pwned>", "published": f"2025-03-0{number + 1}"}
        (inbox / f"{number} <x-pwned>'\" onload=pwned=1 \u202e.json").write_text(json.dumps(item), encoding="utf-8")
    path = folder / "read.two"
    write.new(path)
    write.add(path, [str(inbox)])
    return path


def things(path: Path) -> dict[str, list[str]]:
    """The ids of all that the case holds, by the first part of their pages' paths."""
    case = write.load(path)
    return {
        "stories": [each.id for each in case.stories],
        "events": [each.id for each in case.events],
        "claims": list(case.claims),
        "entities": [each.id for each in case.entities],
        "relations": [each.id for each in case.relations],
        "reports": [each.id for each in case.reports],
        "origins": [each.id for each in case.origins],
    }
