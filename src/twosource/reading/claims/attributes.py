"""Claims of what a sentence says of somebody or something it names, event or no event: age, home, rank, nationality, kind of ship.

Such a thing is said beside the name ("Commodore N", "N, 36, of Varna"), so it is looked for there. It holds whatever happens: what
denies or hedges an event of the sentence does not deny or hedge it. It has the source of what the sentence tells of the name, unless
that source is the one it is said of.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.language import lexicon, per_language, rows
from twosource.language.ages import AGE_AFTER_NAME, AGE_BEFORE_NAME
from twosource.model import Chain, Claim, Mention, PlaceMention, Report, Role, Span
from twosource.model.attribute import ATTRIBUTE_SUBJECT
from twosource.reading.claims.attribute_claims import Told, attribute_claim, by_sentence

NAME_SIDE = 60
"""Characters looked at on either side of a name."""
HOME_AFTER = re.compile(r"(?: ?, \d{1,3})? ?,? (?:of|from) ")
WORDS_BEFORE = re.compile(r"((?:[\w-]+\.? ){1,3})$")
WORD_OF_KIND = re.compile(r"[\w-]+")
KIND_AFTER = re.compile(r" ?, an? ((?:[\w-]+ ?){1,3})")
DEMONYM = re.compile(r"\b([A-Z][\w-]+(?: Zealand)?) (?:[a-z]+ )?$")


@dataclass(frozen=True, slots=True)
class Beside:
    """A name with the text of its sentence on either side."""

    mention: Mention
    text: str
    sentence: Span

    @property
    def before(self) -> str:
        """The words before the name."""
        return self.text[max(self.sentence.start, self.mention.span.start - NAME_SIDE) : self.mention.span.start]

    @property
    def after(self) -> str:
        """The words behind the name."""
        return self.text[self.mention.span.end : min(self.sentence.end, self.mention.span.end + NAME_SIDE)]

    def told(self, what: str, value: str, found: re.Match[str], *, behind: bool) -> Told:
        """A property found in group 1 of a match on one of the two sides."""
        start = self.mention.span.end if behind else self.mention.span.start - len(self.before)
        return Told(what, value, Span(start + found.start(1), start + found.end(1)))


def attributes(report: Report, chains: Sequence[Chain], sentences: Sequence[Span], events: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each property told beside a name, in the order of the names; `events` are the report's other claims."""
    spoken = by_sentence(events)
    mentions = [(mention, chain) for chain in chains for mention in chain.mentions]
    places = {mention.span.start: PlaceMention(mention.text, mention.span, chain.id, chain.place) for mention, chain in mentions}
    for mention, chain in sorted((each for each in mentions if each[0].form == "name"), key=lambda each: each[0].span.start):
        at = bisect_right(sentences, mention.span.start, key=lambda sentence: sentence.start) - 1
        if at >= 0 and mention.span.start < sentences[at].end:
            beside = Beside(mention, report.text, sentences[at])
            subject = Role(ATTRIBUTE_SUBJECT, mention.span, mention.text, chain.id)
            governing = [claim for claim in spoken.get(beside.sentence, []) if any(role.span == subject.span for role in claim.roles)]
            yield from (attribute_claim(report, beside.sentence, each, subject, governing) for each in _told(beside, places))


def _told(beside: Beside, places: dict[int, PlaceMention]) -> Iterator[Told]:
    if beside.mention.type == "person":
        yield from _age(beside)
        yield from _home(beside, places)
    yield from _kinds(beside)
    if beside.mention.type == "person":
        yield from _nationality(beside)


def _age(beside: Beside) -> Iterator[Told]:
    if found := AGE_BEFORE_NAME.search(beside.before):
        yield beside.told("age", str(int(found[1])), found, behind=False)
    elif found := AGE_AFTER_NAME.match(beside.after):
        yield beside.told("age", str(int(found[1])), found, behind=True)


def _home(beside: Beside, places: dict[int, PlaceMention]) -> Iterator[Told]:
    if found := HOME_AFTER.match(beside.after):
        place = places.get(beside.mention.span.end + found.end())
        if place is not None and place.place is not None:
            yield Told("home", place.text, place.span, place)


def _kinds(beside: Beside) -> Iterator[Told]:
    """The longest known words right before the name, else those that an apposition behind it ends with."""
    for pattern, side, behind in ((WORDS_BEFORE, beside.before, False), (KIND_AFTER, beside.after, True)):
        found = (pattern.match if behind else pattern.search)(side)
        words = list(WORD_OF_KIND.finditer(side, *found.span(1))) if found else []
        lower = [word[0].lower() for word in words]
        at = next((at for at in range(len(words)) if " ".join(lower[at:]) in _closed()), None)
        if at is not None:
            known = _closed()[" ".join(lower[at:])]
            if known["value"]:
                start = beside.mention.span.end if behind else beside.mention.span.start - len(side)
                yield Told(known["class"], known["value"], Span(start + words[at].start(), start + words[-1].end()))
            return


def _nationality(beside: Beside) -> Iterator[Told]:
    found = DEMONYM.search(beside.before)
    country = lexicon("demonyms", "country").get(found[1].lower(), "") if found else ""
    if found is not None and country:
        yield beside.told("nationality", country, found, behind=False)


@per_language
def _closed() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("closed_kinds")}
