"""A value that a person puts in the place of one that was read: checked, with the one it replaces beside it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from twosource.errors import UsageError
from twosource.language import words
from twosource.model import Certainty, Chain, Claim, EntityType, Place, Polarity, Report, Span, Status, Verb
from twosource.model.corrections import SLOTS
from twosource.store import Finder, Thing

Given = Mapping[str, Any]
Made = dict[str, Any]
MAX_EDITED_TEXT = 200
"""Characters of a label, a name or the words of a place."""
MAX_EDTF = 64
"""Characters of an EDTF string."""
TYPES = {"event": "event_types", "relation": "relation_types", "attribute": "attribute_types"}
"""The table of types for each kind of claim."""
ENTITY_SLOTS = ("name", "type")


def edit(finder: Finder, _verb: Verb, things: Sequence[Thing], given: Given) -> tuple[Sequence[str], Made]:
    """The subjects and the value of an edit; `given` is {"slot": ..., "after": ...}, where None means not stated."""
    if len(things) != 1 or things[0].kind not in ("claim", "chain", "entity"):
        raise UsageError("'edit' is about one claim or one entity: what an event says is what its claims say, so edit those")
    (thing,) = things
    slot, after = given.get("slot"), given.get("after")
    slots = tuple(SLOTS) if thing.kind == "claim" else ENTITY_SLOTS
    if slot not in slots:
        raise UsageError(f"{slot!r} is nothing of {thing.id} that can be edited; there are: {', '.join(slots)}")
    after = words_of(slot, after)
    if thing.kind == "claim":
        (claim,) = finder.claims([thing.id])
        made = CLAIM[slot](finder, claim, after)
        before = SLOT_BEFORE[slot](claim)
    else:
        made = {"after": _name(after) if slot == "name" else one_of("type", after, get_args(EntityType))}
        before = _entity_before(finder, thing, slot)
    return thing.members, {"slot": slot, "before": before, **made}


def _entity_before(finder: Finder, thing: Thing, slot: str) -> str | None:
    if thing.kind == "entity":
        return finder.shown(thing.id)[ENTITY_SLOTS.index(slot)]
    (chain,) = finder.chains(thing.members)
    return chain.type if slot == "type" else chain.name or chain.mentions[0].text


def _name(text: str | None) -> str:
    if not text or len(text) > MAX_EDITED_TEXT:
        raise UsageError(f"a name has 1 to {MAX_EDITED_TEXT} characters")
    return text


def words_of(slot: str, found: object) -> str | None:
    """Words that were given, None for none; raises UsageError for anything else."""
    if found is not None and not isinstance(found, str):
        raise UsageError(f"the {slot} has to be words, not {found!r}")
    return (found.strip() or None) if found else None


def one_of(slot: str, text: object, choices: Sequence[str]) -> str:
    """`text`, if it is one of `choices`; raises UsageError."""
    if not isinstance(text, str) or text not in choices:
        raise UsageError(f"the {slot} is one of {', '.join(choices)}, not {text!r}")
    return text


def type_of(kind: str, text: object) -> str:
    """A type of the table for claims of that kind; raises UsageError."""
    return one_of("type", text, sorted(words(TYPES[kind])))


def label(text: object) -> str:
    """A short wording; raises UsageError."""
    if not isinstance(text, str) or not text.strip() or len(text) > MAX_EDITED_TEXT:
        raise UsageError(f"a label has 1 to {MAX_EDITED_TEXT} characters")
    return text.strip()


def time(text: str | None) -> Made:
    """An EDTF string with its first and last day; None is not stated. Raises UsageError for anything else."""
    if text is None:
        return {"after": None, "earliest": None, "latest": None}
    import edtf

    said = f"{text!r} is no time in EDTF: write 2024, 2024-02, 2024-02-14, 2024-02/2024-05, 2024? or 202X"
    if len(text) > MAX_EDTF:
        raise UsageError(said)
    try:
        parsed = edtf.parse_edtf(text)
        first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (edtf.EDTFParseException, ValueError, TypeError, AttributeError, OverflowError):
        raise UsageError(said) from None
    if first and last and first > last:
        raise UsageError(f"{text!r} ends before it begins")
    return {"after": text, "earliest": first.isoformat() if first else None, "latest": last.isoformat() if last else None}


def _day(found: Any) -> date | None:
    """The day of the library's time; None for an open side and for a year outside the calendar."""
    if isinstance(found, int | float) or not 1 <= found[0] <= 9999:
        return None
    return date(*found[:3])


def _time(_finder: Finder, _claim: Claim, after: str | None) -> Made:
    return time(after)


def _place(finder: Finder, claim: Claim, after: str | None) -> Made:
    if after is None:
        return {"after": None}
    if len(after) > MAX_EDITED_TEXT:
        raise UsageError(f"a place has at most {MAX_EDITED_TEXT} characters")
    report = finder.report(claim.report)
    return place(after, _stands(after, claim, report), finder.chains_in(claim.report))


def place(text: str, span: Span, chains: Sequence[Chain]) -> Made:
    """A place by the words at a span of the report: the chain that has them, and what the gazetteer says."""
    named = [chain for chain in chains if any(mention.span == span for mention in chain.mentions)]
    named += [chain for chain in chains if chain.type in ("place", "facility") and text in (chain.name, *chain.aliases)]
    known = next((chain.place for chain in named if chain.place), None) or _looked_up(text, chains)
    return {
        "after": text, "start": span.start, "end": span.end, "chain": named[0].id if named else None,
        "place": known and {"name": text, "path": list(known.path), "precision": known.precision, "lat": known.lat, "lon": known.lon},
    }  # fmt: skip


def _looked_up(text: str, chains: Sequence[Chain]) -> Place | None:
    """The gazetteer is asked only where the report's own places do not answer: it is loaded with the reader."""
    from twosource.reading.coreference.toponyms import place_named

    return place_named(text, chains)


def _stands(text: str, claim: Claim, report: Report) -> Span:
    """Where the words stand: in the claim's sentence, else in the report, else where the claim's own place or sentence does."""
    for start, end in ((claim.span.start, claim.span.end), (0, len(report.text))):
        at = report.text.find(text, start, end)
        if at >= 0:
            return Span(at, at + len(text))
    return claim.place.span if claim.place else claim.span


CLAIM: Mapping[str, Callable[[Finder, Claim, str | None], Made]] = {
    "time": _time,
    "place": _place,
    "polarity": lambda _finder, _claim, after: {"after": one_of("polarity", after, get_args(Polarity))},
    "certainty": lambda _finder, _claim, after: {"after": one_of("certainty", after, get_args(Certainty))},
    "status": lambda _finder, _claim, after: {"after": one_of("status", after, get_args(Status))},
    "type": lambda _finder, claim, after: {"after": type_of(claim.kind, after)},
    "label": lambda _finder, _claim, after: {"after": label(after)},
}
SLOT_BEFORE: Mapping[str, Callable[[Claim], str | None]] = {
    "time": lambda claim: claim.time.edtf,
    "place": lambda claim: claim.place.text if claim.place else None,
    "polarity": lambda claim: claim.polarity,
    "certainty": lambda claim: claim.certainty,
    "status": lambda claim: claim.status,
    "type": lambda claim: claim.type,
    "label": lambda claim: claim.label,
}
"""The value that was read."""
