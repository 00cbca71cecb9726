"""What can be asked of a case as JSON: a claim on a word, who a name is, what is one event, what differs. Each says yes or no.

A word that no report has is a slip of the asker and raises LookupError, so that a question can't be answered no by a typing error.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import twosource
from twosource.outputs import contract

Found = dict[str, Any]
Wanted = Callable[[Found], bool]
GRAVE_LEVELS = ("conflict", "updated", "denied")


def told_by(reports: tuple[str, ...], folder: Path) -> Found:
    """The case of some reports of 15 May 2024, a Wednesday, each of a paper of its own."""
    lines = [
        json.dumps({"id": f"r{number}", "publisher": f"Paper {number}", "published": "2024-05-15", "text": text})
        for number, text in enumerate(reports)
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return contract(twosource.compare([str(folder / "reports.jsonl")]))


def claims_on(case: Found, word: str) -> list[Found]:
    """The claims whose trigger is that word; `1:word` for the word in the report number 1."""
    number, _, wanted = word.rpartition(":")
    reports = [report for report in case["reports"] if not number or report["source_id"] == f"r{number}"]
    if not any(wanted in report["text"] for report in reports):
        raise LookupError(word)
    ids = {report["id"] for report in reports}
    return [claim for claim in case["claims"] if claim["report"] in ids and claim["trigger"]["text"] == wanted]


def entity_of(case: Found, name: str) -> Found | None:
    """The entity that stands behind a name."""
    if not any(name in report["text"] for report in case["reports"]):
        raise LookupError(name)
    return next((each for each in case["entities"] if name in (each["name"], *each["aliases"])), None)


def says(word: str, counts: Mapping[str, float] | None = None, source: str | None = "", **fields: object) -> Wanted:
    """Some claim on the word has these fields, counts and source (None: in the report's own voice).

    A field that may have several values is given as a set; a role as a tuple of just those who fill it.
    """

    def answered(case: Found) -> bool:
        return any(fits(claim) for claim in claims_on(case, word))

    def fits(claim: Found) -> bool:
        numbers = {each["role"]: each["low"] for each in claim["quantities"]}
        sources = [each["source"] for each in claim["attribution"]]
        return (
            all(numbers.get(role) == number for role, number in (counts or {}).items())
            and (source == "" or (not sources if source is None else source in sources))
            and all(_holds(claim, name, value) for name, value in fields.items())
        )

    return answered


def _holds(claim: Found, name: str, value: object) -> bool:
    if isinstance(value, tuple):
        return sorted(each["text"] for each in claim["roles"] if each["role"] == name) == sorted(value)
    told = claim["time"]["edtf"] if name == "time" else claim[name]
    return told in value if isinstance(value, set) else bool(told == value)


def says_never(word: str, **fields: object) -> Wanted:
    """No claim on the word is so."""
    return lambda case: not says(word, **fields)(case)  # type: ignore[arg-type]


def counts(role: str, number: float) -> Wanted:
    """Some claim has that number in that role."""
    return lambda case: any(each["role"] == role and each["low"] == number for claim in case["claims"] for each in claim["quantities"])


def counts_none(word: str, role: str) -> Wanted:
    """No claim on the word has a number in that role."""
    return lambda case: not any(each["role"] == role for claim in claims_on(case, word) for each in claim["quantities"])


def is_a(name: str, *types: str) -> Wanted:
    """What stands behind the name is of one of these types."""
    return lambda case: (found := entity_of(case, name)) is not None and found["type"] in types


def is_no(name: str, kind: str) -> Wanted:
    """What stands behind the name, if anything, is not of that type."""
    return lambda case: (found := entity_of(case, name)) is None or found["type"] != kind


def one_entity(name: str, other: str) -> Wanted:
    return lambda case: (found := entity_of(case, name)) is not None and found == entity_of(case, other)


def two_entities(name: str, other: str) -> Wanted:
    return lambda case: (found := entity_of(case, name)) is None or found != entity_of(case, other)


def filled_by(word: str, role: str, name: str) -> Wanted:
    """Who fills the role of some claim on the word is who stands behind the name."""
    return lambda case: (found := entity_of(case, name)) is not None and found["id"] in _fillers(case, word, role)


def filled_by_another_than(word: str, role: str, name: str) -> Wanted:
    return lambda case: (found := entity_of(case, name)) is None or found["id"] not in _fillers(case, word, role)


def _fillers(case: Found, word: str, role: str) -> set[str | None]:
    return {each["entity"] for claim in claims_on(case, word) for each in claim["roles"] if each["role"] == role}


def one_event(word: str, other: str) -> Wanted:
    return lambda case: bool(_events(case, word) & _events(case, other))


def two_events(word: str, other: str) -> Wanted:
    return lambda case: not _events(case, word) & _events(case, other)


def _events(case: Found, word: str) -> set[str]:
    return {claim["event"] for claim in claims_on(case, word)}


def differs(slot: str, *values: str) -> Wanted:
    """Some finding of that slot holds these values apart."""
    return lambda case: any(
        finding["slot"].startswith(slot) and set(values) <= {value["value"] for value in finding["values"]} for finding in _grave(case)
    )


def differs_in_nothing(slot: str = "") -> Wanted:
    """No finding of that slot, or none at all, holds values apart."""
    return lambda case: not any(finding["slot"].startswith(slot) for finding in _grave(case))


def _grave(case: Found) -> Iterator[Found]:
    return (each for thing in (*case["events"], *case["relations"]) for each in thing["findings"] if each["level"] in GRAVE_LEVELS)
