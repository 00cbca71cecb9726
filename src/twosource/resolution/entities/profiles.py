"""What reports say of somebody in small closed classes, and where two such pictures cannot be of one person.

A class that is not said never contradicts, nor does one of which both sides say something alike: a footballer who became a senator is one
person as soon as some report says both.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from twosource.language import lexicon, listed, per_language, per_language_up_to, phrase, rows
from twosource.language.ages import AGE_AFTER_ANY_NAME, AGE_STATED
from twosource.model import Chain, Report

Sign = tuple[str, str]
"""A class and the words that say it."""
Age = tuple[int, int | None]
"""Years of age and the year of the report, None where the report has no date."""
ENDING = 3
"""Most words of an ending in the table `walks`."""
YEARS_OF_SLACK = 2
"""Years by which two years of birth may differ: each is known to one year, and a report may be a year behind."""
UNDATED = 15
"""Years by which ages may differ where a report has no date: reports kept together are rarely further apart."""
OLDEST = 110
SPOKEN = 2
"""Mentions that must say he, and none she, before a gender counts: one pronoun may be taken for the wrong person's."""
BEFORE = 24
"""Characters before a name in which its bearer's age may stand: "the 23-year-old striker" and a blank."""
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is said of somebody, each as sorted tuples: walks of life, nations and genders with the words that say them, ages."""

    walks: tuple[Sign, ...] = ()
    nations: tuple[Sign, ...] = ()
    genders: tuple[Sign, ...] = ()
    ages: tuple[Age, ...] = ()


SILENT = Profile()
"""Of whom nothing is said."""
NOTHING_SAID: Mapping[str, Report] = {}


def profile_of(chains: Iterable[Chain], reports: Mapping[str, Report] = NOTHING_SAID) -> Profile:
    """What the descriptions of a person's chains say; with their `reports` (by id) also the ages beside the names, and the years."""
    persons = [chain for chain in chains if chain.type == "person"]
    texts = {text for chain in persons for text in _descriptions(chain)}
    ages = {age for chain in persons for age in _ages(chain, reports.get(chain.report))}
    return Profile(
        _sorted(sign for text in texts if (sign := walk_of(text))),
        _sorted(sign for text in texts if (sign := nation_of(text))),
        _genders(persons),
        tuple(sorted(ages, key=lambda age: (age[0], age[1] or 0))),
    )


def together(bearings: Iterable[Profile]) -> Profile:
    """What is said of one person in several places."""
    every = list(bearings)
    ages = {age for each in every for age in each.ages}
    return Profile(
        _sorted(sign for each in every for sign in each.walks),
        _sorted(sign for each in every for sign in each.nations),
        _sorted(sign for each in every for sign in each.genders),
        tuple(sorted(ages, key=lambda age: (age[0], age[1] or 0))),
    )


def contradict(a: Profile, b: Profile) -> str | None:
    """Why the two cannot be of one person, both wordings named; None where nothing speaks against it."""
    for ours, theirs, against in ((a.walks, b.walks, _walks_apart), (a.nations, b.nations, _differ), (a.genders, b.genders, _differ)):
        if ours and theirs and all(against(one[0], other[0]) for one, other in product(ours, theirs)):
            return phrase("entity.apart.said", here=_a(ours[0][1]), there=_a(theirs[0][1]))
    if a.ages and b.ages and all(_ages_apart(one, other) for one, other in product(a.ages, b.ages)):
        return phrase("entity.apart.ages", here=a.ages[0][0], there=b.ages[0][0])
    return None


@per_language_up_to(20_000)
def walk_of(text: str) -> Sign | None:
    """The walk of life a description's last words put its bearer in: ("sport", "striker") for "the Varna striker"."""
    parts = [word.lower() for word in WORD.findall(text)]
    for count in range(min(ENDING, len(parts)), 0, -1):
        ending = " ".join(parts[-count:])
        if ending in lexicon("walks", "walk"):
            walk = lexicon("walks", "walk")[ending]
            return (walk, ending) if walk else None
    return None


@per_language_up_to(20_000)
def nation_of(text: str) -> Sign | None:
    """The country of a description that calls its bearer by it, right before the noun: ("NO", "Norwegian") for "a Norwegian striker"."""
    sign = walk_of(text)
    parts = WORD.findall(text)
    at = len(parts) - (len(sign[1].split()) if sign else 1)
    if sign is None or sign[1] in listed("resolution_lists", "envoy") or at < 1:
        return None
    country = lexicon("demonyms", "country").get(parts[at - 1].lower(), "")
    return (country, parts[at - 1]) if country else None


def _descriptions(chain: Chain) -> Iterator[str]:
    yield from chain.descriptions
    yield from (mention.text for mention in chain.mentions if mention.form == "description")


def _genders(chains: Iterable[Chain]) -> tuple[Sign, ...]:
    """The one gender that pronouns and nouns of sex give, told often enough."""
    found: list[Sign] = []
    for chain in chains:
        for mention in chain.mentions:
            last = mention.text.split()[-1].lower() if mention.form != "name" and mention.text.split() else ""
            if gender := _gendered().get((last, mention.form)):
                found.append((gender, phrase("entity.man") if gender == "m" else phrase("entity.woman")))
    return _sorted(found) if len(found) >= SPOKEN and len(set(found)) == 1 else ()


@per_language
def _gendered() -> dict[tuple[str, str], str]:
    forms = {"pronoun": "pronoun", "noun": "description"}
    return {(row["word"], forms[row["kind"]]): row["gender"] for row in rows("genders") if row["kind"] in forms}


def _ages(chain: Chain, report: Report | None) -> Iterator[Age]:
    day = report.published.earliest if report else None
    year = day.year if day else None
    said = [found for text in _descriptions(chain) if (found := AGE_STATED.search(text))]
    for mention in chain.mentions if report else ():
        if mention.form == "name" and report is not None:
            at = mention.span
            behind = AGE_AFTER_ANY_NAME.match(report.text, at.end)
            before = AGE_STATED.search(report.text, max(0, at.start - BEFORE), at.start)
            said += [found for found in (behind, before) if found]
    ages = (int(next(group for group in found.groups() if group)) for found in said)
    yield from ((age, year) for age in ages if age <= OLDEST)


def _ages_apart(a: Age, b: Age) -> bool:
    if a[1] is None or b[1] is None:
        return abs(a[0] - b[0]) > UNDATED
    return abs((a[1] - a[0]) - (b[1] - b[0])) > YEARS_OF_SLACK


@per_language
def _apart() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((row["walk"], row["other"])) for row in rows("walks_apart"))


def _walks_apart(a: str, b: str) -> bool:
    return frozenset((a, b)) in _apart()


def _differ(a: str, b: str) -> bool:
    return a != b


def _a(words: str) -> str:
    vowel = words[0].lower() in listed("resolution_lists", "an_before")
    return phrase("entity.an", noun=words) if vowel else phrase("entity.a", noun=words)


def _sorted(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    return tuple(sorted(set(signs)))
