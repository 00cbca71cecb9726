"""Descriptions of an entity: apposed or in a predicate, in a title, or definite with one candidate that fits."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from twosource.language import lexicon, rows
from twosource.model import EntityType
from twosource.reading.clusters import Clusters, compatible
from twosource.reading.facts import Facts, at_token, before
from twosource.reading.page import Page

NEAR = 3
"""Sentences back that a definite description without a description of the same head may reach."""


@cache
def general() -> dict[str, EntityType]:
    """Head nouns that reports use to come back to a name, and the type that name must have."""
    kinds: dict[str, EntityType] = {"person": "person", "organization": "organization", "place": "place", "product": "product"}
    return {row["noun"]: kinds[row["type"]] for row in rows("general_nouns") if row["type"] in kinds}


@cache
def collective() -> frozenset[str]:
    """Nouns that stand for one and the same body all through a report, with or without an article."""
    return frozenset(row["noun"] for row in rows("general_nouns") if row["collective"])


def link_descriptions(page: Page, facts: Sequence[Facts], clusters: Clusters) -> None:
    """Joins the descriptions of the page to names and to each other, in text order."""
    token_of = at_token(facts)
    _titles(page, facts, clusters)
    for fact in facts:
        _apposed(fact, token_of, clusters)
        _predicate(fact, token_of, clusters)
    seen: dict[str, list[Facts]] = defaultdict(list)
    names: list[Facts] = []
    for fact in facts:
        if fact.mention.form == "description":
            _definite(fact, seen[fact.lemma], names, clusters)
            seen[fact.lemma].append(fact)
        elif fact.mention.form == "name":
            names.append(fact)


def _titles(page: Page, facts: Sequence[Facts], clusters: Clusters) -> None:
    """The words before a name in its own phrase: "senior commander" Name."""
    for fact in facts:
        if fact.mention.form != "name" or fact.mention.type not in ("person", "organization"):
            continue
        start = fact.first
        while start > 0:
            token = page.doc[start - 1]
            if (
                token.is_space
                or token.is_punct
                or token.dep_ not in ("compound", "amod", "nmod")
                or token.head.i < start - 1
                or token.ent_type_ == "DATE"
            ):
                break
            start -= 1
        if start < fact.first and lexicon("head_nouns", "type").get(page.doc[fact.first - 1].lemma_.lower()) == fact.mention.type:
            clusters.describe(fact, page.doc[start : fact.first].text)


def _apposed(fact: Facts, token_of: dict[int, Facts], clusters: Clusters) -> None:
    """ "X, the chief of Y" and "the chief, X"."""
    if fact.head.dep_ != "appos" or fact.mention.form == "pronoun":
        return
    anchor = token_of.get(fact.head.head.i)
    if anchor is None or anchor is fact or anchor.mention.form == "pronoun" or anchor.mention.span.overlaps(fact.mention.span):
        return
    if (
        compatible(anchor.mention.type, fact.mention.type)
        and {anchor.mention.form, fact.mention.form} != {"name"}
        and anchor.plural == fact.plural
    ):
        _join_described(anchor, fact, clusters)


def _predicate(fact: Facts, token_of: dict[int, Facts], clusters: Clusters) -> None:
    """ "X is the chief of Y", not denied and not only possible."""
    verb = fact.head.head
    if fact.mention.form != "description" or fact.head.dep_ != "attr" or verb.lemma_ != "be":
        return
    if any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children):
        return
    subject = next((token_of.get(child.i) for child in verb.children if child.dep_ == "nsubj"), None)
    if (
        subject is not None
        and subject is not fact
        and subject.mention.form != "pronoun"
        and subject.mention.type == fact.mention.type
        and subject.plural == fact.plural
    ):
        _join_described(subject, fact, clusters)


def _join_described(one: Facts, other: Facts, clusters: Clusters) -> None:
    described = one if one.mention.form == "description" else other
    clusters.describe(described, bare(described))
    clusters.join(one, other)


def bare(fact: Facts) -> str:
    """A description without its article."""
    words = fact.mention.text.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in ("a", "an", "the") else words)


def _definite(fact: Facts, same: Sequence[Facts], names: Sequence[Facts], clusters: Clusters) -> None:
    """Joins a description to the one earlier cluster that it can only mean; `same` are the earlier ones with its head."""
    if clusters.named(clusters.of(fact)):
        return
    target = _same_head(fact, [other for other in same if before(other, fact)], clusters)
    if target is None and fact.definite and not fact.plural and not any(child.dep_ == "poss" for child in fact.head.children):
        target = _titled(fact, names, clusters) or _called(fact, names, clusters) or _named(fact, names, clusters)
    if target is not None:
        clusters.join(target, fact)


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
    known = frozenset().union(*(each.modifiers for each in clusters.members(clusters.of(other))))
    return fact.modifiers <= known or (other.headline and other.modifiers <= fact.modifiers) or (not other.modifiers and not fact.definite)


def _titled(fact: Facts, names: Sequence[Facts], clusters: Clusters) -> Facts | None:
    """The one named cluster that was given this head as a title or apposition."""
    fits: dict[int, Facts] = {}
    for other in names:
        cluster = clusters.of(other)
        if cluster not in fits and other.mention.type == fact.mention.type and fact.lemma in clusters.heads(cluster):
            fits[cluster] = other
    return next(iter(fits.values())) if len(fits) == 1 else None


def _called(fact: Facts, names: Sequence[Facts], clusters: Clusters) -> Facts | None:
    """The one name that ends in the very word: "the party" after "Free Harbour Party"."""
    if fact.modifiers:
        return None
    fits: dict[int, Facts] = {}
    for other in names:
        if len(other.words) > 1 and other.words[-1] == fact.lemma and other.mention.type == fact.mention.type:
            fits.setdefault(clusters.of(other), other)
    return next(iter(fits.values())) if len(fits) == 1 else None


def _named(fact: Facts, names: Sequence[Facts], clusters: Clusters) -> Facts | None:
    """The one name of the right type in the last sentences, for heads that come back to names."""
    wanted = general().get(fact.lemma)
    if wanted is None or fact.modifiers:
        return None
    for back in range(NEAR):
        fits = {
            clusters.of(other): other
            for other in reversed(names)
            if other.sentence == fact.sentence - back and other.mention.type == wanted
            and not (wanted == "person" and fact.gender and clusters.gender(clusters.of(other)) not in ("", fact.gender))
        }  # fmt: skip
        if fits:
            leading = {cluster: other for cluster, other in fits.items() if other.subject}
            chosen = fits if len(fits) == 1 else leading
            return next(iter(chosen.values())) if len(chosen) == 1 else None
    return None
