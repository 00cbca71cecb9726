"""Descriptions of an entity that stand apart from its name: definite with one candidate that fits, or of one age."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.language import lexicon, listed, per_language, rows
from twosource.language.ages import AGE_DESCRIBED
from twosource.reading.coreference.appositions import general, link_appositions
from twosource.reading.coreference.clusters import Clusters
from twosource.reading.coreference.features import Facts, before
from twosource.reading.page import Page

PERSONS = "a person"
"""Under what single persons described are kept, beside their heads."""
LATEST_NAMES, LATEST_HEADS = 600, 300
"""Names, and descriptions under one head, that are looked back over; set by judgement, met in none of the 189 reports of decision 22."""
SENTENCES_BACK = 3
"""Sentences back that a definite description without a description of the same head may reach."""


@per_language
def kin() -> dict[str, str]:
    """Noun -> the row of nouns by which one thing is called in turn."""
    return lexicon("kindred_nouns", "kin")


@per_language
def collective() -> frozenset[str]:
    """Nouns that stand for one and the same body all through a report, with or without an article."""
    return frozenset(row["noun"] for row in rows("general_nouns") if row["collective"])


def link_descriptions(page: Page, facts: Sequence[Facts], clusters: Clusters) -> None:
    """Joins the descriptions of the page to names and to each other, in text order."""
    link_appositions(page, facts, clusters)
    _aged(page, facts, clusters)
    seen: dict[str, list[Facts]] = defaultdict(list)
    names: list[Facts] = []
    for fact in facts:
        if fact.mention.form == "description":
            _definite(
                fact,
                {key: each[-LATEST_HEADS:] for key in (fact.lemma, _kin_of(fact), PERSONS) if (each := seen.get(key))},
                names[-LATEST_NAMES:],
                clusters,
            )
            for key in {fact.lemma, _kin_of(fact), *([PERSONS] if fact.mention.type == "person" and not fact.plural else [])}:
                seen[key].append(fact)
        elif fact.mention.form == "name":
            names.append(fact)


def _aged(page: Page, facts: Sequence[Facts], clusters: Clusters) -> None:
    """ "A 59-year-old woman" and the one name that is given this age: "Name, 59,"."""
    named: dict[str, dict[int, Facts]] = defaultdict(dict)
    for fact in facts:
        if fact.mention.form == "name" and fact.mention.type == "person" and (age := _age_beside(page, fact)):
            named[age].setdefault(clusters.of(fact), fact)
    for fact in facts if named else ():
        found = AGE_DESCRIBED.search(fact.mention.text) if fact.mention.form == "description" and not fact.plural else None
        others = list(named.get(found[1], {}).values()) if found else []
        if len(others) == 1 and not clusters.named(clusters.of(fact)) and _genders_meet(fact, others[0], clusters):
            clusters.join(others[0], fact)


def _age_beside(page: Page, fact: Facts) -> str:
    after = page.doc[fact.last : fact.last + 3]
    if len(after) == 3 and after[0].text == "," and after[1].text.isdigit() and after[2].text in (",", ".", "of"):
        return after[1].text
    before = AGE_DESCRIBED.search(page.report.text, max(0, fact.mention.span.start - 22), fact.mention.span.start)
    return before[1] if before and not page.report.text[before.end() : fact.mention.span.start].strip() else ""


def _genders_meet(one: Facts, other: Facts, clusters: Clusters) -> bool:
    """Whether neither is said to be a he where the other is a she."""
    genders = {clusters.gender(clusters.of(one)), clusters.gender(clusters.of(other))} - {""}
    return len(genders) < 2


def _kin_of(fact: Facts) -> str:
    return "*" + kin().get(fact.lemma, fact.lemma)


def _definite(fact: Facts, seen: Mapping[str, list[Facts]], names: Sequence[Facts], clusters: Clusters) -> None:
    """Joins a description to the one earlier cluster that it can only mean; `seen`: earlier descriptions by head, by kin, and persons."""
    if clusters.named(clusters.of(fact)):
        return
    single = fact.definite and not fact.plural and not any(child.dep_ == "poss" for child in fact.head.children)
    target = _same_head(fact, [other for other in seen.get(fact.lemma, ()) if before(other, fact)], clusters)
    akin = [other for other in seen.get(_kin_of(fact), ()) if before(other, fact)] if target is None else []
    if target is not None and single and target.headline and not fact.headline and not clusters.named(clusters.of(target)):
        clusters.join(target, fact)
        target = _named(fact, names, (), clusters)
    elif target is None and single:
        target = _titled(fact, names, clusters) or _called(fact, names, clusters) or _akin(fact, akin, clusters)
        target = target or _named(fact, names, seen.get(PERSONS, ()), clusters)
    elif target is None and fact.definite and fact.plural:
        target = _akin(fact, akin, clusters)
    if target is not None:
        clusters.join(target, fact)


def _akin(fact: Facts, earlier: Sequence[Facts], clusters: Clusters) -> Facts | None:
    """The one earlier thing of the last sentences with a head that goes for this one: "the vessel" after "a trawler"."""
    if (
        fact.plural
        or fact.modifiers - listed("reading_lists", "empty_adjectives")
        or any(child.dep_ == "poss" for child in fact.head.children)
    ):
        return None
    fits = {clusters.of(each): each for each in earlier if each.plural == fact.plural and fact.sentence - each.sentence <= SENTENCES_BACK}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _same_head(fact: Facts, earlier: Sequence[Facts], clusters: Clusters) -> Facts | None:
    """An earlier description with the same head and number and no modifier against it; nearest first, names' apposed heads among them."""
    bare_again = fact.lemma in collective() or fact.headline
    if not (fact.definite or bare_again or not fact.indefinite) or (fact.indefinite and not _from_headline(fact, earlier)):
        return None
    fits = [other for other in earlier if other.plural == fact.plural and _modifiers_agree(fact, other, clusters)]
    if not fits:
        return None
    kinds = {clusters.of(other) for other in fits}
    return fits[-1] if len(kinds) == 1 or fact.definite else None


def _from_headline(fact: Facts, earlier: Sequence[Facts]) -> bool:
    """Whether the same head stood in a headline only: "Woman killed" above "A woman was killed"."""
    same = [other for other in earlier if other.plural == fact.plural]
    return bool(same) and all(other.headline for other in same)


def _modifiers_agree(fact: Facts, other: Facts, clusters: Clusters) -> bool:
    if fact.modifiers <= other.modifiers:
        return True
    return (
        fact.modifiers <= clusters.modifiers(clusters.of(other))
        or (other.headline and other.modifiers <= fact.modifiers)
        or (not other.modifiers and not fact.definite)
    )


def _titled(fact: Facts, names: Sequence[Facts], clusters: Clusters) -> Facts | None:
    """The one named cluster that was given this head as a title or apposition."""
    fits: dict[int, Facts] = {}
    for other in names:
        cluster = clusters.of(other)
        if cluster not in fits and other.mention.type == fact.mention.type and fact.lemma in clusters.heads(cluster):
            fits[cluster] = other
    return next(iter(fits.values())) if len(fits) == 1 else None


WRITTEN = {"mt": "mountain", "mount": "mountain"}
"""First words of names of places that are written short or are no noun of their own."""


def _called(fact: Facts, names: Sequence[Facts], clusters: Clusters) -> Facts | None:
    """The one name that ends in the very word: "the party" after "Free Harbour Party"."""
    if fact.modifiers - listed("reading_lists", "empty_adjectives"):
        return None
    fits: dict[int, Facts] = {}
    for other in names:
        ends = {other.words[-1], WRITTEN.get(other.words[0], other.words[0])} if len(other.words) > 1 else ()
        if fact.lemma in ends and other.mention.type == fact.mention.type:
            fits.setdefault(clusters.of(other), other)
    return next(iter(fits.values())) if len(fits) == 1 else None


def _named(fact: Facts, names: Sequence[Facts], described: Sequence[Facts], clusters: Clusters) -> Facts | None:
    """The one name of the right type in the last sentences, or person described, for heads that come back to names."""
    wanted = general().get(fact.lemma)
    if wanted is None or fact.modifiers - listed("reading_lists", "empty_adjectives"):
        return None
    plain = [other for other in described if fact.lemma in listed("reading_lists", "plain_person_nouns") and other.mention.type == wanted]
    for back in range(SENTENCES_BACK):
        fits = {
            clusters.of(other): other
            for other in (*reversed(names), *reversed(plain))
            if other.sentence == fact.sentence - back and other.mention.type == wanted and before(other, fact)
            and not (wanted == "person" and fact.gender and clusters.gender(clusters.of(other)) not in ("", fact.gender))
        }  # fmt: skip
        if fits:
            leading = {cluster: other for cluster, other in fits.items() if other.subject}
            chosen = fits if len(fits) == 1 else leading
            return next(iter(chosen.values())) if len(chosen) == 1 else None
    return None
