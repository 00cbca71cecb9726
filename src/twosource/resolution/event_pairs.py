"""Two claims side by side: the features of a pair, and the limits that no score overrides."""

from collections.abc import Iterable
from functools import lru_cache
from math import log

from twosource.model import Moment, Setting
from twosource.resolution.sights import Sight
from twosource.resolution.texts import cosine, rarity
from twosource.resolution.wording import base, meaning, usages

SPEECH = frozenset({"speak"})
"""Types of claims that only tell that somebody said something."""
PRIOR_ONE, PRIOR_TWO = 0.3, 1.0
"""Counts added to a verb pair's own before its rate is taken."""
FEATURES = (
    "same word",
    "same verb",
    "same first sense",
    "shared sense",
    "shared broader sense",
    "usage of the verbs",
    "usage known",
    "rarity of the word",
    "same type",
    "different types",
    "same actor",
    "same target",
    "shared participant",
    "different actors",
    "different targets",
    "shared filler word",
    "shared names in sentence",
    "no shared name in sentence",
    "likeness of sentences",
    "likeness of near words",
    "likeness of reports",
    "same report",
    "same sentence",
    "same day",
    "times meet",
    "same place",
    "places meet",
    "shared number",
    "other status",
    "both early",
    "one early",
    "both speech",
    "same verb, like sentences",
    "same verb, like reports",
    "usage, like sentences",
    "same verb, same report",
    "like sentences, same report",
    "usage, like reports",
    "speech, shared participant",
)
"""What is looked at, in the order of the weights' table (`event_weights.tsv`)."""


def barred(a: Sight, b: Sight) -> str | None:
    """Why two claims cannot be of one event whatever else speaks for it; None if nothing forbids.

    Dates that do not meet are let pass where two reports name the same two participants within a month, or the same one and the same
    place within a year: they may differ on the date of one event.
    """
    if apart(a.claim.time, b.claim.time) and not _differing_on_date(a, b):
        return "their dates do not meet"
    if _others(a, b):
        return "other persons take part"
    if a.claim.aside != b.claim.aside and a.base != b.base:
        return "one word only tells of another claim"
    if elsewhere(a.claim.place, b.claim.place):
        return "their places lie apart"
    return None


def apart(a: Moment, b: Moment) -> bool:
    """Whether both times are dated and have no day in common, with room for a report that is a day off."""
    return _gap(a, b) > SLACK


def _gap(a: Moment, b: Moment) -> int:
    """Days between the two, 0 or less where they meet, or where one is not dated."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return 0
    return max((a.earliest - b.latest).days, (b.earliest - a.latest).days)


def _differing_on_date(a: Sight, b: Sight) -> bool:
    if a.claim.report == b.claim.report:
        return False
    if len(a.named & b.named) > 1 and _gap(a.claim.time, b.claim.time) <= MONTH:
        return True
    same_place = bool(_places(a.claim.place, b.claim.place)[0])
    return same_place and bool(a.participants & b.participants) and _gap(a.claim.time, b.claim.time) <= YEAR


def _others(a: Sight, b: Sight) -> bool:
    """Whether named persons tell the two apart: none in common on a side both fill, or each with one of its own in a mutual event."""
    for ours, theirs in ((a.acting, b.acting), (a.acted_on, b.acted_on)):
        if ours and theirs and ours.isdisjoint(theirs):
            return True
    return bool(a.acting - b.acting and b.acting - a.acting)


NONE: frozenset[str] = frozenset()
SLACK = 1
"""Days by which two reports may date one happening apart: time zones and print dates."""
YEAR = 366
"""Days beyond which one person in one place is there another time."""
MONTH = 31
"""Days within which the same two people are more likely told of once, under two dates, than met twice."""
FINE = frozenset({"city", "facility"})


NARROW = FINE | {"admin1", "admin2"}
"""A town and a province that does not hold it are two places, as two towns are; two provinces may be two names of one scene."""


def elsewhere(a: Setting | None, b: Setting | None) -> bool:
    """Whether neither place holds the other, one being known to the city or finer and both to the province, or in different countries."""
    if a is None or b is None or a.place is None or b.place is None or not a.place.path or not b.place.path:
        return False
    kinds = {a.place.precision, b.place.precision}
    fine = bool(kinds & FINE) and kinds <= NARROW
    abroad = "region" not in (a.place.precision, b.place.precision) and a.place.path[0] != b.place.path[0]
    return (fine or abroad) and not (a.place.holds(b.place) or b.place.holds(a.place))


@lru_cache(maxsize=200_000)
def words_alike(one: str, other: str) -> tuple[float, ...]:
    """What the two lemmas alone say, the first eight of FEATURES. Kept: a case holds far fewer pairs of words than of claims."""
    a, b = meaning(one), meaning(other)
    verb, second = base(one), base(other)
    rate, known = _usage(verb, second)
    first = bool(a.senses) and a.senses[:1] == b.senses[:1]
    shared = not set(a.senses).isdisjoint(b.senses)
    broad = set(a.senses) & set(b.broader) or set(b.senses) & set(a.broader) or set(a.broader) & set(b.broader)
    rare = min(rarity(one), rarity(other))
    return float(one == other), float(verb == second), float(first), float(shared), float(bool(broad)), rate, float(known), rare


def _usage(verb: str, other: str) -> tuple[float, bool]:
    """How readily the two verbs name one event, as log odds, and whether the train topics hold the pair."""
    found = usages().get((verb, other) if verb <= other else (other, verb))
    if found is None:
        return log(PRIOR_ONE / PRIOR_TWO), False
    return log((found.one + PRIOR_ONE) / (found.two + PRIOR_TWO)), True


def features(a: Sight, b: Sight, likeness: float) -> list[float]:
    """The values of FEATURES for two claims of reports with that `likeness`; the order of the two does not matter."""
    same, same_verb, first, shared_sense, broad, rate, known, rare = words_alike(*sorted((a.claim.trigger.lemma, b.claim.trigger.lemma)))
    same_report = float(a.claim.report == b.claim.report)
    same_sentence = float(bool(same_report) and a.claim.span == b.claim.span)
    sentences = 0.0 if same_sentence else cosine(a.sentence, b.sentence)
    shared = a.within & b.within
    speech = float(a.claim.type in SPEECH and b.claim.type in SPEECH)
    meet = float(bool(a.participants & b.participants))
    return [
        same, same_verb, first, shared_sense, broad, rate, known, rare,
        *_types(a.claim.type, b.claim.type), *_same(a, b), meet, *_clash(a, b),
        float(bool(a.fillers & b.fillers)), float(min(len(shared), 3)), float(not shared and bool(a.within) and bool(b.within)),
        sentences, cosine(a.near, b.near), likeness, same_report, same_sentence, *_times(a.claim.time, b.claim.time),
        *_places(a.claim.place, b.claim.place), float(bool(a.numbers & b.numbers)), float(a.claim.status != b.claim.status),
        float(a.early and b.early), float(a.early != b.early), speech, same_verb * sentences, same_verb * likeness * (1 - same_report),
        rate * sentences, same_verb * same_report, sentences * same_report, rate * likeness * (1 - same_report), speech * meet,
    ]  # fmt: skip


def _types(a: str, b: str) -> list[float]:
    told = "other" not in (a, b)
    return [float(told and a == b), float(told and a != b)]


SIDES = ("actor", "target")


def _same(a: Sight, b: Sight) -> list[float]:
    return [float(bool(a.arguments.get(role, NONE) & b.arguments.get(role, NONE))) for role in SIDES]


def _clash(a: Sight, b: Sight) -> list[float]:
    sides = [(a.arguments.get(role, NONE) & a.named, b.arguments.get(role, NONE) & b.named) for role in SIDES]
    return [float(bool(ours) and bool(theirs) and not ours & theirs) for ours, theirs in sides]


def _times(a: Moment, b: Moment) -> Iterable[float]:
    same = float(bool(a) and a.edtf == b.edtf)
    return [same, float(bool(a) and bool(b) and not apart(a, b))]


def _places(a: Setting | None, b: Setting | None) -> list[float]:
    if a is None or b is None:
        return [0.0, 0.0]
    if a.place is None or b.place is None:
        return [float(a.text.lower() == b.text.lower()), 0.0]
    return [float(a.place.path == b.place.path), float(a.place.holds(b.place) or b.place.holds(a.place))]
