"""A claim that a person adds by pointing at words: checked against its report, every part with the characters it stands on."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from twosource.case.judging import edits
from twosource.errors import UsageError
from twosource.language import words
from twosource.model import AttributionKind, Certainty, Chain, Polarity, Report, Span, Status, Verb, identify
from twosource.store import Finder, Thing

Given = Mapping[str, Any]
Made = dict[str, Any]
MAX_LISTED = 20
"""Roles, or hedges, of one claim."""
MAX_CLAIM_TEXT = 5_000
"""Characters of a claim's sentence."""
CLAIM_PARTS = frozenset(
    {
        "start",
        "end",
        "words",
        "trigger",
        "kind",
        "type",
        "label",
        "roles",
        "time",
        "place",
        "polarity",
        "certainty",
        "status",
        "hedges",
        "source",
        "cue",
    }
)


def addition(finder: Finder, _verb: Verb, things: Sequence[Thing], given: Given) -> tuple[Sequence[str], Made]:
    """The report, and everything a new claim of it says.

    `given` has `start` and `end` of the claim's words (or `words`, where they stand once in the report), its `trigger` and `type`,
    and may have `kind`, `label`, `roles` (each with `role`), `time` (EDTF), `place`, `polarity`, `certainty`, `status`, `hedges`,
    `source` and `cue` of an attribution. Each part that stands in the text is {"start": ..., "end": ...} in code points of the report,
    or the words themselves where they stand once in the claim's.
    """
    if len(things) != 1 or things[0].kind != "report":
        raise UsageError("'claim' adds to one report: give its id")
    if unknown := sorted(given.keys() - CLAIM_PARTS):
        raise UsageError(f"a claim has no {', '.join(unknown)}; it has {', '.join(sorted(CLAIM_PARTS))}")
    report = finder.report(things[0].id)
    made = _made(report, finder.chains_in(report.id), given)
    if finder.claims([made["id"]]):
        raise UsageError(f"the case holds a claim at these words already: {made['id']}; edit that one")
    return [report.id], made


def _made(report: Report, chains: Sequence[Chain], given: Given) -> Made:
    whole = _whole(report, given)
    if len(whole) > MAX_CLAIM_TEXT:
        raise UsageError(f"a claim's words are at most {MAX_CLAIM_TEXT:,} characters, not {len(whole):,}")
    page = _Page(report, whole, chains)
    trigger = page.part("trigger", given.get("trigger"))
    kind = edits.one_of("kind", given.get("kind", _kind(given.get("type"))), tuple(edits.TYPES))
    hedges = [page.part("hedge", hedge) for hedge in _list("hedges", given)]
    stated = edits.time(edits.words_of("time", given.get("time")))
    return {
        "id": identify("c", report.id, trigger["start"], trigger["end"], kind),
        "start": whole.start,
        "end": whole.end,
        "trigger": trigger,
        "kind": kind,
        "type": edits.type_of(kind, given.get("type")),
        "label": edits.label(given.get("label", trigger["text"].lower()[: edits.MAX_EDITED_TEXT])),
        "roles": [page.role(role) for role in _list("roles", given)],
        "time": stated,
        "place": page.place(given["place"]) if given.get("place") else None,
        "polarity": edits.one_of("polarity", given.get("polarity", "positive"), get_args(Polarity)),
        "certainty": edits.one_of("certainty", given.get("certainty", "possible" if hedges else "certain"), get_args(Certainty)),
        "status": edits.one_of("status", given.get("status", "happened"), get_args(Status)),
        "hedges": hedges,
        "attribution": page.attribution(given.get("source"), given.get("cue")),
    }


def _whole(report: Report, given: Given) -> Span:
    """Where the claim's words stand: by offsets, or by the words themselves where they stand once in the report."""
    said = given.get("words")
    if said is None:
        return _span("claim", given, report, Span(0, len(report.text)))
    times = report.text.count(said) if isinstance(said, str) and said.strip() else 0
    if times != 1:
        raise UsageError(
            f"the words {said!r} {'do not stand' if not times else f'stand {times} times'} in {report.id}: give 'start' and 'end'"
        )
    return Span(report.text.index(said), report.text.index(said) + len(said))


def _kind(kind: object) -> str:
    """The kind of claim that a type is of: an event unless only ties or attributes have it."""
    if not isinstance(kind, str) or kind in words(edits.TYPES["event"]):
        return "event"
    return next((each for each in ("relation", "attribute") if kind in words(edits.TYPES[each])), "event")


def _list(name: str, given: Given) -> Sequence[Any]:
    found = given.get(name) or []
    if not isinstance(found, list) or len(found) > MAX_LISTED:
        raise UsageError(f"the {name} are a list of at most {MAX_LISTED}")
    return found


def _span(name: str, found: Any, report: Report, within: Span) -> Span:
    start, end = (found.get("start"), found.get("end")) if isinstance(found, Mapping) else (None, None)
    if type(start) is not int or type(end) is not int:
        raise UsageError(f"the {name} is where its words stand: whole numbers 'start' and 'end'")
    if not within.start <= start < end <= within.end:
        raise UsageError(f"the {name} at {start} to {end} does not lie within {within.start} to {within.end}")
    if not report.text[start:end].strip():
        raise UsageError(f"there are no words at {start} to {end}")
    return Span(start, end)


class _Page:
    """A report with the words of the claim that is added to it."""

    def __init__(self, report: Report, whole: Span, chains: Sequence[Chain]) -> None:
        """`whole` is where the claim's words stand."""
        self.report, self.whole, self.chains = report, whole, chains

    def part(self, name: str, found: Any) -> Made:
        """Where a part stands and its words: by offsets in the report, or by its words where those stand once in the claim's."""
        span = self._found(name, found) if isinstance(found, str) else _span(name, found, self.report, self._bounds(name))
        return {"start": span.start, "end": span.end, "text": span.of(self.report.text)}

    def _bounds(self, name: str) -> Span:
        """The trigger and the hedges stand in the claim's own words; who it is about and who says it may stand before them."""
        return self.whole if name in ("trigger", "hedge") else Span(0, len(self.report.text))

    def _found(self, name: str, text: str) -> Span:
        said = self.whole.of(self.report.text)
        times = said.count(text) if text.strip() else 0
        if times != 1:
            many = "do not stand" if not times else f"stand {times} times"
            raise UsageError(f"the words of the {name}, {text!r}, {many} in the claim's words: give 'start' and 'end'")
        at = self.whole.start + said.index(text)
        return Span(at, at + len(text))

    def role(self, found: Any) -> Made:
        """Who or what fills a role."""
        if not isinstance(found, Mapping):
            raise UsageError("a role is an object with 'role' and where its words stand")
        name = edits.one_of("role", found.get("role"), sorted(words("roles")))
        place = self.part(name, found["text"] if isinstance(found.get("text"), str) and "start" not in found else found)
        return {"role": name, **place, "chain": self._chain(place)}

    def place(self, found: Any) -> Made:
        """The place by its words."""
        part = self.part("place", found)
        return edits.place(part["text"], Span(part["start"], part["end"]), self.chains)

    def attribution(self, source: Any, cue: Any) -> list[Made]:
        """Who is said to have said it; without a cue the source alone stands."""
        if not source:
            if cue:
                raise UsageError("a cue ('said') stands with a source: give both")
            return []
        who = self.part("source", source)
        said = self.part("cue", cue) if cue else {"start": who["end"], "end": who["end"], "text": ""}
        chain = self._chain(who)
        named = any(each.id == chain and each.name for each in self.chains)
        kind = get_args(AttributionKind)[1 if cue else 2]
        return [
            {
                "source": who["text"], "start": who["start"], "end": who["end"], "chain": chain, "named": named,
                "cue": said["text"], "cue_start": said["start"], "cue_end": said["end"], "kind": kind,
            }
        ]  # fmt: skip

    def _chain(self, part: Made) -> str | None:
        """The chain with a mention at these words."""
        span = Span(part["start"], part["end"])
        return next((chain.id for chain in self.chains for mention in chain.mentions if mention.span == span), None)
