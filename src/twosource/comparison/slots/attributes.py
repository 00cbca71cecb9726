"""What a sentence says of somebody or something it names, event or no event: age, home, rank, nationality, kind of ship.

Such a thing is said beside the name ("Commodore N", "N, 36, of Varna"), so it is looked for there; it holds whatever happens, and
is compared for one name over all the sentences of an affair.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, UNKNOWN, SlotValue, Verdict
from twosource.comparison.slots.places import FINE
from twosource.language import lexicon, per_language, rows
from twosource.model import Claim, Mention, Place, Span

CHARACTERS_BESIDE_NAME = 60
"""Characters looked at on either side of a name."""
OLD_BEFORE = re.compile(r"\b(\d{1,3}) ?- ?years? ?- ?old(?: [\w’'-]+){0,3} $")
OLD_AFTER = re.compile(r"(?: ?, (?:aged? )?| \((?:aged? )?)(\d{1,3})(?= ?[,);.]| of | from )")
OF = re.compile(r"(?: ?, \d{1,3})? ?,? (?:of|from) ")
WORDS_BEFORE = re.compile(r"((?:[\w-]+\.? ){1,3})$")
KIND_AFTER = re.compile(r" ?, an? ((?:[\w-]+ ?){1,3})")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
DEMONYM = re.compile(r"\b([A-Z][\w-]+(?: Zealand)?) (?:[a-z]+ )?$")
MONTH, YEAR = 30, 365


@dataclass(frozen=True, slots=True)
class Standing:
    """One property of a named thing: which, its value, the name, and where the words stand."""

    what: str
    value: int | str | Place
    name: str
    span: Span


def told_standing(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """What the claim's sentence says beside the names in it."""
    text, found = index.reports[claim.report].text, []
    for mention in index.names_in(claim):
        beside = Beside(mention, text, claim.span)
        for each, caption in (*_age(beside), *_home(beside, claim, index), *_kinds(beside), *_nationality(beside)):
            found.append(SlotValue(f"{each.what} of {mention.text}", claim, each, caption))
    return found


def key_of(told: SlotValue) -> str:
    """The property and the last word of the name."""
    standing = told.value
    return f"{standing.what} {_last(standing.name)}" if isinstance(standing, Standing) else ""


def span_of(told: SlotValue) -> Span | None:
    """Where the property is said."""
    return told.value.span if isinstance(told.value, Standing) else None


def same_name(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """Names of which one may be short for the other: a last name alone, or the same first name or initial."""
    if not (isinstance(a.value, Standing) and isinstance(b.value, Standing)):
        return False
    one, other = _words(a.value.name), _words(b.value.name)
    return set(one) <= set(other) or set(other) <= set(one) or one[0][0] == other[0][0]


def relate_standing(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """The same, one in the other, older by the time between the reports, or two that exclude each other."""
    if not (isinstance(a.value, Standing) and isinstance(b.value, Standing)):
        return UNKNOWN
    one, other = a.value.value, b.value.value
    if one == other:
        return SAME
    if isinstance(one, Place) and isinstance(other, Place):
        return _relate_homes(one, other)
    if isinstance(one, int) and isinstance(other, int):
        if abs(one - other) > AGES:
            return UNKNOWN
        if aged := _aged(a, b, index):
            return aged
    return Verdict("conflict", f"“{a.caption}” and “{b.caption}” cannot both be right at one time")


AGES = 10
"""Years beyond which two ages are of two people of one name: what reports get wrong about one person is a few years or a digit."""


def _relate_homes(one: Place, other: Place) -> Verdict:
    if one.path == other.path:
        return SAME
    if one.holds(other) or other.holds(one):
        return Verdict("coarser", f"{one.name} and {other.name}: one lies in the other")
    if one.precision in FINE and other.precision in FINE:
        return Verdict("conflict", f"{one.name} and {other.name} are two places and neither lies in the other")
    return UNKNOWN


def _aged(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict | None:
    """An age that the time between two reports explains."""
    days = index.published(a.claim), index.published(b.claim)
    if days[0] is None or days[1] is None or not (isinstance(a.value, Standing) and isinstance(b.value, Standing)):
        return None
    (early, young), (late, old) = sorted([(days[0], a.value.value), (days[1], b.value.value)], key=lambda each: each[0])
    passed = (late - early).days
    if not (isinstance(young, int) and isinstance(old, int)) or passed < MONTH or not 0 < old - young <= passed / YEAR + 1:
        return None
    return Verdict("updated", f"between the reports, of {early.isoformat()} and {late.isoformat()}, lies a birthday")


@dataclass(frozen=True, slots=True)
class Beside:
    """A name with the text of its sentence on either side."""

    mention: Mention
    text: str
    sentence: Span

    @property
    def before(self) -> str:
        """The words before the name."""
        return self.text[max(self.sentence.start, self.mention.span.start - CHARACTERS_BESIDE_NAME) : self.mention.span.start]

    @property
    def after(self) -> str:
        """The words behind the name."""
        return self.text[self.mention.span.end : min(self.sentence.end, self.mention.span.end + CHARACTERS_BESIDE_NAME)]

    def said(self, what: str, value: int | str | Place, found: re.Match[str], *, behind: bool) -> tuple[Standing, str]:
        """A property found in group 1 of a match on one of the two sides."""
        start = self.mention.span.end if behind else self.mention.span.start - len(self.before)
        span = Span(start + found.start(1), start + found.end(1))
        return Standing(what, value, self.mention.text, span), span.of(self.text).strip()


def _age(beside: Beside) -> Iterator[tuple[Standing, str]]:
    if beside.mention.type == "person":
        if found := OLD_BEFORE.search(beside.before):
            yield beside.said("age", int(found[1]), found, behind=False)
        elif found := OLD_AFTER.match(beside.after):
            yield beside.said("age", int(found[1]), found, behind=True)


def _home(beside: Beside, claim: Claim, index: CaseIndex) -> Iterator[tuple[Standing, str]]:
    found = OF.match(beside.after) if beside.mention.type == "person" else None
    if found is not None:
        start = beside.mention.span.end + found.end()
        place = index.places_of[claim.report].get(start)
        if place is not None and place[1] is not None:
            yield Standing("home", place[1], beside.mention.text, place[0]), place[0].of(beside.text)


def _kinds(beside: Beside) -> Iterator[tuple[Standing, str]]:
    """The longest known words right before the name, else those that an apposition behind it ends with."""
    for pattern, side, behind in ((WORDS_BEFORE, beside.before, False), (KIND_AFTER, beside.after, True)):
        found = (pattern.match if behind else pattern.search)(side)
        words = re.findall(r"[\w-]+", found[1].lower()) if found else []
        known = next((row for at in range(len(words)) if (row := _closed().get(" ".join(words[at:])))), None)
        if found is not None and known is not None:
            if known["value"]:
                yield beside.said(known["class"], known["value"], found, behind=behind)
            return


def _nationality(beside: Beside) -> Iterator[tuple[Standing, str]]:
    found = DEMONYM.search(beside.before) if beside.mention.type == "person" else None
    country = lexicon("demonyms", "country").get(found[1].lower(), "") if found else ""
    if found is not None and country:
        yield beside.said("nationality", country, found, behind=False)


@per_language
def _closed() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("closed_kinds")}


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.lower()) if word not in SUFFIXES] or [name.lower()]


def _last(name: str) -> str:
    return _words(name)[-1]
