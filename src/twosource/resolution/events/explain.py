"""Why two claims are taken for one event, in a plain sentence that names both sides."""

import re
from collections.abc import Iterator

from twosource.language.dates import month_names
from twosource.model import Link
from twosource.resolution.events.exclusions import one_day, one_place, versions
from twosource.resolution.events.features import features
from twosource.resolution.events.scoring import confidence, together, weights
from twosource.resolution.events.shared_context import Ground
from twosource.resolution.events.views import ClaimView

MAX_PARTICIPANTS_IN_REASON = 2
"""Participants that a reason names."""
DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?")
"""A day or a month; the numbers above 12 stand for seasons."""


def explained(a: ClaimView, b: ClaimView, score: float, likeness: float, ground: Ground) -> Link:
    """The pair's link: how often one with its score is right, the sentence, and what each feature adds, the strongest first."""
    values = features(a, b, likeness, ground)
    weight = weights()[1]
    parts = {name: round(weight[name] * value, 3) for name, value in values.items() if value}
    ranked = sorted(parts, key=lambda name: (-parts[name], name))
    return Link(a.claim.id, b.claim.id, confidence(score), reason(a, b), tuple((name, parts[name]) for name in ranked))


def reason(a: ClaimView, b: ClaimView) -> str:
    """What the two share, with both values where they differ; of versions also how they differ."""
    shared = [*_people(a, b), *_scene(a, b)]
    if not shared:
        shared = ["in one report" if a.report == b.report else "their reports are of one affair"]
    return "; ".join([_words(a, b), *([_version(a, b)] if versions(a, b) else []), *shared])


def _words(a: ClaimView, b: ClaimView) -> str:
    ours, theirs = a.claim.trigger.text, b.claim.trigger.text
    if ours.casefold() == theirs.casefold():
        return f"both say “{ours}”"
    if a.base == b.base:
        return f"“{ours}” and “{theirs}” are forms of one word"
    if together(a, b):
        return f"“{ours}” and “{theirs}” both put somebody there"
    return f"“{ours}” and “{theirs}” can name one happening"


def _version(a: ClaimView, b: ClaimView) -> str:
    if a.claim.polarity != b.claim.polarity:
        return "one denies what the other tells"
    kinds = {a.claim.status, b.claim.status}
    if "planned" in kinds:
        return "one plans what the other tells"
    if "asked" in kinds:
        return "one asks for what the other tells"
    if "conditional" in kinds:
        return "one supposes what the other tells"
    return "one tells in general what the other tells of once"


def _people(a: ClaimView, b: ClaimView) -> Iterator[str]:
    """Who takes part in both, those with a name first; else a word that both use for who or what does."""
    shared = a.participants & b.participants
    chosen = sorted(shared, key=lambda each: (each not in a.named, a.told[each].casefold(), each))[:MAX_PARTICIPANTS_IN_REASON]
    if chosen:
        who = " and ".join(_called(a.told[each], b.told[each]) for each in chosen)
        yield f"{who} {'takes' if len(chosen) == 1 else 'take'} part in both"
    elif words := sorted(a.fillers & b.fillers):
        yield f"both speak of “{words[0]}”"


def _called(ours: str, theirs: str) -> str:
    if ours.casefold() == theirs.casefold():
        return ours
    first, second = sorted((ours, theirs), key=lambda text: (-len(text), text))
    return f"{first} (“{second}” in the other)"


def _scene(a: ClaimView, b: ClaimView) -> Iterator[str]:
    """The day, place and figures that both give."""
    if one_day(a, b):
        yield f"both on {_dated(a)}" if DAY.fullmatch(a.claim.time.edtf or "") else f"both dated {_dated(a)}"
    elif a.days and b.days:
        yield f"dated {_dated(a)} and {_dated(b)}"
    if one_place(a, b):
        yield f"both in {a.claim.place.text if a.claim.place else ''}"
    elif a.claim.place and b.claim.place and a.place and b.place and (a.place.holds(b.place) or b.place.holds(a.place)):
        inner, outer = (b, a) if a.place.holds(b.place) else (a, b)
        yield f"{inner.claim.place.text if inner.claim.place else ''} lies in {outer.claim.place.text if outer.claim.place else ''}"
    given = {(quantity.best, quantity.unit) for quantity in b.claim.quantities}
    figures = [each.best for each in a.claim.quantities if each.best is not None and (each.best, each.unit) in given]
    if figures:
        yield f"both give {figures[0]:,g}"


def _dated(view: ClaimView) -> str:
    """A day or month in words, any other time as it is kept."""
    edtf = view.claim.time.edtf or ""
    if (found := DAY.fullmatch(edtf)) is None:
        return edtf
    year, month, day = found.groups()
    named = f"{month_names()[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day else named
