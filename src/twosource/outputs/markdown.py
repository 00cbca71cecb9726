"""The case as Markdown (CommonMark with tables), each quote with its report and offsets."""

import re
from collections.abc import Iterable, Iterator

from twosource.model import Case
from twosource.outputs.affairs import namesake_lines, story_lines
from twosource.outputs.digest import Cell, Difference, Digest, Item, digest
from twosource.outputs.summary import given, omission_lines, origin_lines, summary, support
from twosource.outputs.wording import LEVELS, STANCES, line, manner, slot_words, when

SPECIAL = re.compile(r"[\\`*_\[\]<>#!|~&@$]|:(?=//)|(?<=www)\.|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
"""Marks, tags, entities, links and addresses anywhere; list marks where a line begins."""


def escaped(text: str) -> str:
    """`text` on one line with everything Markdown could act on written plainly: marks, tags, entities, links, list numbers."""
    return SPECIAL.sub(lambda match: f"\\{match[0]}", line(text))


def as_markdown(case: Case) -> str:
    """What is shown of the case, all of it, with quotes and offsets (code points, `[start, end)`)."""
    shown = digest(case)
    parts = [
        "# What the reports say",
        *(escaped(sentence) for sentence in summary(shown)),
        "This page says what reports say, not what is true.",
        "\n".join(_reports(shown)),
        *_list("Which belong together", story_lines(shown)),
        *_section("Told by both" if len(shown.tellers) == 2 else "Told by several", shown.several),
        *_differences(shown),
        *_section("Told by one only", shown.alone),
        *_section("Standing relations", shown.ties),
        *_timeline(shown),
        *_entities(shown),
        *_list("Where it comes from", origin_lines(shown)),
        *_list("Left out", (*namesake_lines(shown), *omission_lines(shown))),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _reports(shown: Digest) -> Iterator[str]:
    yield "| | report | title | published | address |\n|---|---|---|---|---|"
    for teller in shown.tellers:
        report = teller.report
        cells = (teller.name, report.title or "not stated", when(report.published) or "not stated", report.url or report.path or "")
        yield f"| {teller.key} | " + " | ".join(escaped(cell) for cell in cells) + " |"


def _section(heading: str, items: Iterable[Item]) -> Iterator[str]:
    kept = list(items)
    if kept:
        yield f"## {heading}"
    for item in kept:
        yield f"### {item.number}. {escaped(item.title)}"
        yield escaped(_setting(item))
        yield "\n".join(_telling(cell) for cell in item.told)


def _setting(item: Item) -> str:
    stated = [when(item.time) or "undated", item.place or "place not stated"] if not item.number.startswith("R") else []
    return " · ".join([*stated, support(item)])


def _telling(cell: Cell) -> str:
    symbol = STANCES[cell.stance][0]
    also = f" (also {' and '.join(cell.beside)})" if cell.beside else ""
    head = f"- **{cell.teller.key} {symbol} {cell.stance}**{also}"
    return "\n".join([head, *(f"  - {_quote(cell, i)}" for i in range(len(cell.claims)))])


def _quote(cell: Cell, index: int) -> str:
    claim = cell.claims[index]
    told = "; ".join(manner(claim))
    at = f"{cell.teller.key} {claim.span.start}–{claim.span.end}"
    return f"“{escaped(claim.span.of(cell.teller.report.text))}” ({at})" + (f" *{escaped(told)}*" if told else "")


def _differences(shown: Digest) -> Iterator[str]:
    if shown.differing:
        yield "## Where they differ"
        yield from map(_differing, shown.differing)
    if shown.told_differently:
        yield "## Told more or less surely, or on different words"
        yield from map(_differing, shown.told_differently)


def _differing(item: Item) -> str:
    lines = [f"- *{slot_words(f.slot)}*, {LEVELS[f.level][0]}: {escaped(given(f))}{_reason(f)}" for f in item.differences]
    return f"**{item.number}. {escaped(item.title)}**\n\n" + "\n".join(lines)


def _reason(found: Difference) -> str:
    return f" – {escaped(found.reason)}" if found.reason else ""


def _timeline(shown: Digest) -> Iterator[str]:
    if shown.dated:
        yield "## Timeline"
        rows = [f"| {escaped(when(item.time))} | {item.number} | {escaped(item.title)} | {_keys(item)} |" for item in shown.dated]
        yield "\n".join(["| when | no. | event | told by |", "|---|---|---|---|", *rows])
    if shown.undated:
        yield "Undated: " + ", ".join(item.number for item in shown.undated) + "."


def _keys(item: Item) -> str:
    return ", ".join(cell.teller.key for cell in item.told)


def _entities(shown: Digest) -> Iterator[str]:
    if not shown.entities:
        return
    yield "## People, groups and organizations"
    rows = [
        f"| {escaped(e.name)} | {e.type} | {escaped(', '.join(e.aliases))} | {escaped('; '.join(e.descriptions))} | {len(e.mentions)} |"
        for e in shown.entities
    ]
    yield "\n".join(["| name | type | also called | described as | mentions |", "|---|---|---|---|---|", *rows])


def _list(heading: str, lines: Iterable[str]) -> Iterator[str]:
    kept = [f"- {escaped(each)}" for each in lines]
    if kept:
        yield f"## {heading}"
        yield "\n".join(kept)
