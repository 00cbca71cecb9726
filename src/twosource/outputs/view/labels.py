"""The plain words shown for the model's terms, in one visible place, and what makes any text safe to show."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Literal

from twosource.language.dates import month_names
from twosource.model import Claim, Moment, Span

Stance = Literal["asserts", "attributes", "hedges", "differs", "denies", "silent"]
"""How one report stands to a thing: it `asserts` it in its own voice, `attributes` it to somebody, `hedges` it, `differs` from another
in a value, `denies` it, or is `silent`."""

STANCES: dict[Stance, tuple[str, str]] = {
    "asserts": ("●", "tells it in the report's own voice, without a hedge"),
    "attributes": ("◐", "tells it on the word of somebody else, named or not"),
    "hedges": ("○", "tells it with words that hold back, such as “reportedly”"),
    "differs": ("≠", "tells it, and gives a value that another report contradicts"),
    "denies": ("✕", "says that it did not happen or is not so"),
    "silent": ("·", "says nothing of it"),
}
"""Symbol and meaning of each stance: legible without colour."""

LEVELS: dict[str, tuple[str, str]] = {
    "conflict": ("contradict each other", "the values cannot both hold"),
    "updated": ("updated", "a later report gives a newer value of something that moves on, such as a toll"),
    "telling": ("told differently", "one holds back or names a source where another does not"),
    "coarser": ("one is more exact", "one value holds the other, such as a month and a day in it"),
    "agree": ("agree", "the reports that say something say the same"),
    "only-one": ("only one says", "one report gives a value, no other speaks of it"),
    "not-stated": ("not stated", "no report gives a value; nothing is filled in"),
}
"""Heading and meaning of each level, in the order they are shown; `telling` is how differences of TELLING slots are called."""

HEADINGS = {
    "contents": "Contents",
    "glance": "At a glance",
    "decisions": "What people decided",
    "told": "Told by several",
    "differences": "Where they differ",
    "alone": "Told by one only",
    "relations": "Standing relations",
    "matrix": "Claims by reports",
    "timeline": "Timeline",
    "network": "Who is tied to whom",
    "people": "People and organizations",
    "affairs": "Which belong together",
    "origins": "Origins",
    "left-out": "Left out",
    "method": "Method and limits",
    "legend": "What the signs mean",
    "record": "Version and hashes",
    "reports": "The reports",
    "quotes": "The reports, quotes only",
}
"""What each section of a dossier is called."""

Standing = Literal["agreed", "disputed", "updated", "unclear", "alone"]
"""What comparison makes of an event or relation as a whole: `agreed` by independent origins, `disputed`, `updated`, `unclear` whether
its reports are independent, or told by one `alone`."""

STANDINGS: dict[Standing, tuple[str, str]] = {
    "agreed": ("Agreed by independent origins", "Two or more known origins tell it, and no report contradicts another on it."),
    "disputed": ("Disputed", "Reports give values that cannot both hold, or one says that it did not happen."),
    "updated": (
        "Updated",
        "A later report gives a newer value of something that moves on, such as a toll, or tells it more or less surely.",
    ),
    "unclear": (
        "Told by several, not known to be independent",
        "The reports rest on one origin, or show nothing of what they rest on; they count as one.",
    ),
    "alone": ("From one report only", "One report tells it, no other speaks of it."),
}
"""Heading and meaning of what comparison makes of an event or relation, in the order they are shown."""

MANNER_SLOTS = frozenset({"certainty", "attribution", "status"})
"""Slots of how a thing is told, not of what is told."""

SLOTS = {
    "time": "when",
    "place": "where",
    "occurrence": "whether",
    "certainty": "how surely",
    "attribution": "on whose word",
    "status": "how far",
}
ROLES = {"actor": "who", "target": "to whom", "co-actor": "with whom"}
STATUSES = {"planned": "as planned", "asked": "as asked for", "conditional": "as conditional", "general": "in general"}


UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters (terminal escapes among them), overrides of the writing direction and broken surrogates."""


def visible(text: str) -> str:
    """`text` with characters that would act instead of show written as their code point; carriage returns are dropped."""
    return UNSAFE.sub(lambda match: "" if match[0] == "\r" else f"⟦U+{ord(match[0]):04X}⟧", text)


def line(text: str) -> str:
    """`text` made visible on one line."""
    return visible(" ".join(text.split()))


def around(text: str, span: Span, focus: Span, width: int) -> tuple[str, str, str]:
    """The words of `span` before, in and after `focus`, each on one line, cut at words to about `width` characters in all."""
    if not span.holds(focus):
        return line(span.of(text))[:width], "", ""
    before, after = text[span.start : focus.start], text[focus.end : span.end]
    room = max(0, width - len(focus) - 2)
    right = min(len(after), max(room // 2, room - len(before)))
    left = min(len(before), room - right)
    head = before if left == len(before) else "…" + before[len(before) - left :].partition(" ")[2]
    tail = after if right == len(after) else after[:right].rpartition(" ")[0] + "…"
    return _inner(head), line(focus.of(text)), _inner(tail)


def _inner(part: str) -> str:
    """`part` on one line, keeping one blank at each end where it had any."""
    return visible(re.sub(r"\s+", " ", part))


def shorten(text: str, span: Span, focus: Span, width: int) -> str:
    """`around` as one piece."""
    return "".join(around(text, span, focus, width)).strip()


def slot_words(slot: str) -> str:
    """A slot in plain words: 'participants:actor' is 'who', 'quantity:killed' is 'number killed'."""
    base, _, detail = slot.partition(":")
    if base in {"participants", "who"}:
        return ROLES.get(detail, detail or "who")
    if base == "quantity":
        return _number_words(detail.replace(":", " ").split())
    return SLOTS.get(base, base)


def _number_words(words: list[str]) -> str:
    """Role and unit of a number: 'killed person' is 'number killed', 'count game' is 'number of game'."""
    role, unit = words[0] if words else "", " ".join(words[1:])
    if role == "count":
        return f"number of {unit}" if unit else "number"
    return f"number {role}" + (f" ({unit})" if unit not in {"", "person"} else "") if role else "number"


def tie_words(kind: str) -> str:
    """A relation's type in words: 'front-of' is 'front of'."""
    return kind.replace("-", " ")


def manner(claim: Claim) -> tuple[str, ...]:
    """How a claim is told: denial, on whose word, hedges, how far, on what evidence. Empty: in the report's own voice, without a hedge."""
    parts = ["says it is not so"] if claim.polarity == "negative" else []
    for scope, words in (("asserted", "on the word of "), ("within", "only spoken of in the words of ")):
        sources = [f"{line(a.source)}{'' if a.named else ' (unnamed)'}" for a in claim.attribution if a.source and a.scope == scope]
        if sources:
            parts.append(words + ", who cites ".join(sources))
    hedges = dict.fromkeys(line(h.text) for h in claim.hedges) or dict.fromkeys(
        line(a.cue) for a in claim.attribution if not a.source and a.cue
    )
    if hedges:
        parts.append("hedged: " + ", ".join(f"“{hedge}”" for hedge in hedges))
    if claim.status in STATUSES:
        parts.append(STATUSES[claim.status])
    evidence = dict.fromkeys(line(e.text) for e in claim.evidence if e.text not in {a.source for a in claim.attribution})
    if evidence:
        parts.append("evidence: " + ", ".join(evidence))
    return tuple(parts)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """'1 report', '2 reports'."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def when(moment: Moment) -> str:
    """A moment in plain words, as wide as it is: '14 April 2024', 'April 2024', '2024', '1 April 2024 to 3 May 2024', '' for none."""
    first, last = moment.earliest, moment.latest
    if not first or not last:
        return moment.edtf or ""
    clock = f", {moment.clock}" if moment.clock else ""
    doubt = " (uncertain)" if set("?~%") & set(moment.edtf or "") else ""
    return _range(first, last) + clock + doubt


def _range(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month) and (first.day, last.day) == (1, monthrange(last.year, last.month)[1]):
        return f"{month_names()[first.month - 1]} {first.year}"
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"


def why(reason: str, values: Sequence[str]) -> str:
    """The cause alone, where a reason first repeats the values, which are shown beside it, and gives the cause in brackets at its end."""
    if not reason.endswith(")") or not all(value in reason for value in values):
        return line(reason)
    depth = 0
    for at in range(len(reason) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(reason[at], 0)
        if not depth:
            return line(reason[at + 1 : -1])
    return line(reason)
