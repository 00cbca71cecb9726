"""Names of one entity: the same words, a surname after a full name, an acronym, a short form."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from twosource.language import lexicon, listed
from twosource.reading.coreference.clusters import Clusters, compatible
from twosource.reading.coreference.features import Facts
from twosource.reading.gazetteer.lookup import look_up
from twosource.reading.mentions.name_types import is_acronym
from twosource.reading.mentions.product_versions import has_digit
from twosource.reading.page import Page

MAX_BARE_ACRONYM = 6
"""Most letters of an acronym that needs no other sign than the bracket it stands in, or stands before."""
INITIALS = 3
"""Fewest letters of a bare acronym that is matched to a name's initials without being introduced in parentheses."""


def link_names(page: Page, facts: Sequence[Facts], clusters: Clusters) -> None:
    """Joins the names of the page."""
    names = [fact for fact in facts if fact.mention.form == "name" and fact.words]
    by_words: dict[tuple[str, ...], list[Facts]] = defaultdict(list)
    for fact in names:
        by_words[fact.words].append(fact)
    for same in by_words.values():
        for fact in same[1:]:
            clusters.join(same[0], fact)
    _introduced(page, names, clusters)
    first = {words: same[0] for words, same in by_words.items()}
    _persons(first, clusters)
    _bodies(first, clusters)
    _versions(first, clusters)
    _places(first, clusters)


def _introduced(page: Page, names: Sequence[Facts], clusters: Clusters) -> None:
    """ "Full Name (FN)"."""
    for name, short in pairwise(names):
        between = page.doc[name.last : short.first].text
        if between == "(" and (is_acronym(_as_read(short), _as_read(name)) or _bracketed(page, name, short)):
            clusters.join(name, short)


def _bracketed(page: Page, name: Facts, other: Facts) -> bool:
    """ "Full Name (FN)" or "FN (Full Name)" of a body with nothing else in the bracket; the letters may be those of another language."""
    closed = other.last < len(page.doc) and page.doc[other.last].text == ")"
    if not closed or name.mention.type != "organization" or other.mention.type not in ("organization", "other"):
        return False
    short, full = sorted((_as_read(name), _as_read(other)), key=len)
    return short.isalpha() and short.isupper() and len(short) <= MAX_BARE_ACRONYM < len(full) and len(full.split()) > 1


def _persons(first: dict[tuple[str, ...], Facts], clusters: Clusters) -> None:
    """Surname or given name to the one full name it fits; full names that differ in a middle name or initial."""
    persons = {words: fact for words, fact in first.items() if fact.mention.type in ("person", "other")}
    full = {words: fact for words, fact in persons.items() if len(words) > 1}
    by_ends: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    by_word: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words, fact in full.items():
        by_ends[words[0], words[-1]].append(fact)
        for word in words:
            by_word[word].add(words)
    for same in by_ends.values():
        for fact in same[1:]:
            clusters.join(same[0], fact)
    by_last: dict[tuple[str, ...], list[Facts]] = defaultdict(list)
    for words, fact in full.items():
        if len(words) > 2:
            by_last[words[-2:]].append(fact)
    for words, fact in persons.items():
        if len(words) == 1:
            fits = {clusters.of(full[other]): full[other] for other in by_word[words[0]] if words[0] in (other[-1], other[0])}
            fits = fits if len(fits) < 2 else {c: f for c, f in fits.items() if f.words[-1] == words[0]}
            if len(fits) == 1:
                clusters.join(next(iter(fits.values())), fact)
        elif len(words) == 2:
            fits = {clusters.of(other): other for other in by_last[words]}
            if len(fits) == 1:
                clusters.join(next(iter(fits.values())), fact)


def _bodies(first: dict[tuple[str, ...], Facts], clusters: Clusters) -> None:
    """Short forms of bodies, works and products: without a designator, first words of one longer name only, initials, plurals."""
    bodies = {words: fact for words, fact in first.items() if fact.mention.type not in ("person", "place", "group")}
    longer = _Longer(bodies)
    by_core: dict[tuple[str, ...], Facts] = {}
    for words, fact in bodies.items():
        core = _core(words)
        if core in by_core:
            clusters.join(by_core[core], fact)
        by_core.setdefault(core, fact)
    for words, fact in bodies.items():
        one = bodies.get((*words[:-1], words[-1].removesuffix("s")))
        if one is not None and one is not fact and fact.mention.type in ("product", "work", "other"):
            clusters.join(one, fact)
    for words, fact in bodies.items():
        text = _as_read(fact).partition("-")[0]
        short = text.isupper() and len(text) >= INITIALS
        fits = {
            clusters.of(other): other
            for key, other in longer.of(words, text)
            if key != words and _shortens(fact, other, text if short else "")
        }
        if len(fits) == 1 and not look_up(fact.mention.text):
            clusters.join(next(iter(fits.values())), fact)


class _Longer:
    """The bodies of several words by the words they begin with and by their initials."""

    def __init__(self, bodies: Mapping[tuple[str, ...], Facts]) -> None:
        """Reads them in their order."""
        self._all = [(words, fact) for words, fact in bodies.items() if len(words) > 1]
        self._at: dict[tuple[str, ...] | str, list[int]] = defaultdict(list)
        for place, (words, fact) in enumerate(self._all):
            self._at[_initials(_as_read(fact))].append(place)
            for end in range(1, len(words)):
                self._at[words[:end]].append(place)

    def of(self, words: tuple[str, ...], acronym: str) -> list[tuple[tuple[str, ...], Facts]]:
        """Those that `words` or the acronym may be short for, in their order."""
        return [self._all[place] for place in sorted({*self._at.get(words, ()), *self._at.get(acronym, ())})]


def _versions(first: dict[tuple[str, ...], Facts], clusters: Clusters) -> None:
    """A product's version to the one longer name that ends with it: "X9" to "Norvia X9"."""
    things = [fact for fact in first.values() if fact.mention.type not in ("person", "place", "group")]
    longer: dict[tuple[str, ...], list[Facts]] = defaultdict(list)
    for fact in things:
        for at in range(1, len(fact.words)):
            longer[fact.words[at:]].append(fact)
    for fact in things:
        fits = {clusters.of(other): other for other in longer[fact.words]} if any(map(has_digit, fact.words)) else {}
        if len(fits) == 1:
            clusters.join(next(iter(fits.values())), fact)


def _as_read(fact: Facts) -> str:
    """The name in the letters it was parsed in, which differ from the report's own where that is set all in capitals."""
    return fact.head.doc[fact.first : fact.last].text


def _shortens(fact: Facts, other: Facts, acronym: str) -> bool:
    """Whether a name is short for the other: its initials, or an organisation's first words."""
    if acronym and _initials(_as_read(other)) == acronym:
        return compatible(fact.mention.type, other.mention.type)
    return _begins(other.words, fact.words) and fact.mention.type == other.mention.type == "organization"


def _begins(longer: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the longer name adds to the short one, and neither a part or sister of the body nor the version of a thing it makes."""
    heads, rest = lexicon("name_heads", "place"), longer[len(short) :]
    if not rest or longer[: len(short)] != short or short[-1] in heads:
        return False
    return lexicon("part_words", "word").keys().isdisjoint(rest) and not any(map(has_digit, rest))


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    end = len(words)
    while end > 1 and words[end - 1] in listed("reading_lists", "designators"):
        end -= 1
    return words[:end]


def _initials(text: str) -> str:
    return "".join(word[0] for word in text.replace("-", " ").split() if word[0].isupper())


def _places(first: dict[tuple[str, ...], Facts], clusters: Clusters) -> None:
    """Two names of one country or region of the gazetteer ("US", "United States")."""
    known: dict[tuple[str, ...], Facts] = {}
    for fact in first.values():
        if fact.mention.type == "place":
            entries = [entry for entry in look_up(fact.mention.text) if entry.kind in ("c", "r")]
            if len(entries) == 1:
                clusters.join(known.setdefault(entries[0].path, fact), fact)
