"""Claims of what is made known yet and what is not: the name of a victim or suspect, where the suspect is, the results of a test.

What such a sentence says holds whatever happens, as an attribute does. It is about the victim or suspect that the sentence speaks of, and
about nobody where no words stand for one. It has the source of the event in whose words it is told, or else of the nearest.
"""

import re
from collections.abc import Iterator, Sequence

from twosource.language import per_language, rows
from twosource.model import Chain, Claim, Mention, Report, Role, Span
from twosource.model.attribute import ATTRIBUTE_SUBJECT, MADE_KNOWN, NOT_MADE_KNOWN, RESULTS, WHEREABOUTS, name_of
from twosource.reading.claims.attribute_claims import Told, attribute_claim, by_sentence, nearest_first

NO_PATTERN = "(?!)"
"""Fits nothing: the pattern of a language that has none."""


def disclosures(report: Report, chains: Sequence[Chain], sentences: Sequence[Span], events: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each thing that a sentence says is made known or is not; `events` are the report's other claims."""
    spoken = by_sentence(events)
    mentions = sorted(((mention, chain) for chain in chains for mention in chain.mentions), key=lambda each: each[0].span)
    for sentence in sentences:
        for told in _told(report.text, sentence):
            within = [each for each in mentions if sentence.holds(each[0].span)]
            subject = _subject(report.text, told, within)
            words = [told.span, subject.span] if subject else [told.span]
            yield attribute_claim(report, sentence, told, subject, _governing(spoken.get(sentence, []), words))


def _governing(events: Sequence[Claim], words: Sequence[Span]) -> list[Claim]:
    """The events named in the words of the disclosure, then those in which somebody in its words takes part, then the nearest."""
    named = [claim for claim in events if claim.trigger.span.overlaps(words[0])]
    shared = [claim for claim in events if any(role.span.overlaps(span) for role in claim.roles for span in words)]
    return [*named, *shared, *nearest_first(events, words[0])]


def _told(text: str, sentence: Span) -> Iterator[Told]:
    said = sentence.of(text)
    for name, value in (("results_pending", NOT_MADE_KNOWN), ("results_shown", MADE_KNOWN)):
        if match := _pattern(name).search(said):
            yield Told(RESULTS, value, _at(sentence, match))
            break
    if match := _pattern("suspect_sought").search(said):
        yield Told(WHEREABOUTS, NOT_MADE_KNOWN, _at(sentence, match))
    if match := _pattern("name_withheld").search(said):
        if concerned := _spoken_of(said):
            yield Told(name_of(concerned), NOT_MADE_KNOWN, _at(sentence, match))
    else:
        for match in _pattern("name_given").finditer(said):
            noun = match["who"] or match["other"] or match["third"]
            who = _persons().get(noun.lower()) or (_spoken_of(said) if match["other"] is None else None)
            if who:
                yield Told(name_of(who), MADE_KNOWN, _at(sentence, match))


def _subject(text: str, told: Told, mentions: Sequence[tuple[Mention, Chain]]) -> Role | None:
    """The victim or suspect spoken of: in the words of the disclosure if there, else the first in the sentence."""
    found = [(mention, chain) for mention, chain in mentions if told.property in _properties(mention.head.of(text).lower())]
    first = min(found, key=lambda each: (not each[0].span.overlaps(told.span), each[0].span), default=None)
    return Role(ATTRIBUTE_SUBJECT, first[0].span, first[0].text, first[1].id) if first else None


def _properties(noun: str) -> tuple[str, ...]:
    """What may be made known of the person that a noun stands for."""
    who = _persons().get(noun)
    return (name_of(who), WHEREABOUTS) if who == "suspect" else (name_of(who),) if who else ()


def _at(sentence: Span, match: re.Match[str]) -> Span:
    return Span(sentence.start + match.start(), sentence.start + match.end())


def _spoken_of(text: str) -> str | None:
    """Which kind of person a sentence speaks of; of several the first by name."""
    return min((kind for word in re.findall(r"[a-z]+", text.lower()) if (kind := _persons().get(word))), default=None)


@per_language
def _persons() -> dict[str, str]:
    return {row["word"]: row["who"] for row in rows("concerned_persons")}


@per_language
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in rows("disclosure_patterns") if row["name"] == name) or NO_PATTERN)
