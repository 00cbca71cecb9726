"""Pronouns: relative ones to the noun they follow, personal ones to the most salient candidate when no other comes near it."""

from collections.abc import Sequence

from spacy.tokens import Token

from twosource.model import EntityType
from twosource.reading.coreference.clusters import Clusters
from twosource.reading.coreference.features import Facts, at_token
from twosource.reading.mentions.name_boundaries import signs
from twosource.reading.page import Page

SALIENCE = {
    "same sentence": 2.0,
    "one back": 1.0,
    "subject": 1.5,
    "named": 0.5,
    "repeated": 0.25,
    "gender": 1.5,
    "head clause": 0.5,
    "pronoun": 0.75,
}
"""What speaks for a candidate; set by hand on the dev reports as a whole, compared by `python bench/loop.py ecb meantime`."""
PRONOUN_REACH = 1
"""Sentences back that a pronoun may reach."""
MARGIN = 0.25
"""By how much the best candidate must stand before the next."""
REPEATS = 4
CANDIDATES = 80
"""Mentions looked back over: no news sentence holds more, and a text that does must not take hours."""
THINGS: frozenset[EntityType] = frozenset({"organization", "product", "place", "facility", "work", "other"})


def link_pronouns(page: Page, facts: Sequence[Facts], clusters: Clusters) -> None:
    """Joins the pronouns of the page, in text order, so that one may carry the next."""
    token_of = at_token(facts)
    bodies = {fact.head.i: fact for fact in facts if fact.mention.form == "name" and fact.mention.type == "organization"}
    for fact in facts:
        if fact.pronoun is None:
            continue
        target = _target(page, fact, facts, (token_of, bodies), clusters)
        if target is not None:
            clusters.join(target, fact)


def _target(
    page: Page, fact: Facts, facts: Sequence[Facts], at: tuple[dict[int, Facts], dict[int, Facts]], clusters: Clusters
) -> Facts | None:
    """Who is meant; `at` are the mentions by token, and the names of bodies by the token of their head."""
    form = fact.pronoun
    if form is None:
        return None
    if form.relative:
        return _followed(fact, at[0])
    if form.person == 1:
        return _speaker(fact, *at) or _same_speaker(page, fact, facts)
    return _salient(fact, facts, clusters)


def _followed(fact: Facts, token_of: dict[int, Facts]) -> Facts | None:
    """The noun whose relative clause the pronoun opens."""
    for up in (fact.head, *fact.head.ancestors):
        if up.dep_ == "relcl":
            found = token_of.get(up.head.i)
            return found if found is not None and found is not fact and found.mention.span.end <= fact.mention.span.start else None
    return None


def _same_speaker(page: Page, fact: Facts, facts: Sequence[Facts]) -> Facts | None:
    """The last "I" (or "we") of the same paragraph, in this sentence or the one before, if no verb of saying stands between."""
    for index in range(fact.index - 1, -1, -1):
        other = facts[index]
        if fact.sentence - other.sentence > PRONOUN_REACH or page.sentences[other.sentence].block != page.sentences[fact.sentence].block:
            return None
        if (
            other.pronoun is not None
            and other.pronoun.person == 1
            and other.pronoun.plural == (fact.pronoun is not None and fact.pronoun.plural)
        ):
            said = any(token.lemma_ in signs("speech verb") and token.pos_ == "VERB" for token in page.doc[other.last : fact.first])
            return None if said else other
    return None


def _speaker(fact: Facts, token_of: dict[int, Facts], bodies: dict[int, Facts]) -> Facts | None:
    """The subject of the verb of saying above a first person: a person for "I", a body for "we", or the one a spokesman speaks for."""
    token, plural = fact.head, fact.pronoun is not None and fact.pronoun.plural
    for up in token.ancestors:
        if up.lemma_ in signs("speech verb"):
            for child in _subjects(up):
                found = token_of.get(child.i)
                if (
                    found is not None
                    and found.head.i != token.i
                    and (found.mention.type == "organization" if plural else found.mention.type == "person")
                    and (found.pronoun is None or found.pronoun.person == 3)
                ):
                    return found
                if plural and found is not None and found.mention.type == "person" and found.mention.form != "pronoun":
                    return _employer(found, bodies)
    return None


def _subjects(verb: Token) -> list[Token]:
    """Who says: the verb's subject, or that of the verb it hangs on where it has none ("he resigned, stating ...", "by saying ...")."""
    for up in (verb, *verb.ancestors):
        if found := [child for child in up.children if child.dep_ == "nsubj"]:
            return found
        if up.tag_ != "VBG" and up.dep_ != "prep":
            return []
    return []


def _employer(person: Facts, bodies: dict[int, Facts]) -> Facts | None:
    """The one body named in the phrase of a person: "Norvia spokesman Anton Velkov", "Anton Velkov, chief of Norvia"."""
    left, right = person.head.left_edge.i, person.head.right_edge.i
    near = [bodies[at] for at in range(left, right + 1) if at in bodies]
    return near[0] if len(near) == 1 else None


def _salient(fact: Facts, facts: Sequence[Facts], clusters: Clusters) -> Facts | None:
    scores: dict[int, float] = {}
    latest: dict[int, Facts] = {}
    for index in range(fact.index - 1, -1, -1):
        other = facts[index]
        back = fact.sentence - other.sentence
        if back > PRONOUN_REACH or fact.index - index > CANDIDATES:
            break
        if other.mention.span.end > fact.mention.span.start:
            continue
        cluster = clusters.of(other)
        if not _fits(fact, other, cluster, clusters):
            continue
        score = _score(fact, other, back, cluster, clusters)
        scores[cluster] = max(score, scores.get(cluster, score))
        latest.setdefault(cluster, other)
    if not scores:
        return None
    ranked = sorted(scores, key=lambda cluster: (-scores[cluster], -latest[cluster].index))
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < MARGIN:
        return None
    return latest[ranked[0]]


def _score(fact: Facts, other: Facts, back: int, cluster: int, clusters: Clusters) -> float:
    score = SALIENCE[("same sentence", "one back")[back]]
    score += SALIENCE["subject"] * other.subject
    score += SALIENCE["head clause"] * (other.subject and other.head.head.dep_ == "ROOT")
    score += SALIENCE["pronoun"] * (other.pronoun is not None and not other.pronoun.relative)
    score += SALIENCE["named"] * clusters.named(cluster)
    score += SALIENCE["repeated"] * min(REPEATS, clusters.size(cluster) - 1)
    return score + SALIENCE["gender"] * bool(fact.gender and clusters.gender(cluster) == fact.gender)


def _fits(fact: Facts, other: Facts, cluster: int, clusters: Clusters) -> bool:
    """Whether number, kind and gender allow it and the two are not arguments of one verb."""
    form = fact.pronoun
    if form is None or (other.mention.type == "group" and not form.plural):
        return False
    if (
        other.head.head.i == fact.head.head.i
        and fact.head.dep_ != "poss"
        and other.head.dep_ != "poss"
        and not fact.head.lower_.endswith(("self", "selves"))
    ):
        return False
    if other.head.i == fact.head.head.i or (other.pronoun is not None and other.pronoun.person == 1):
        return False
    kind, plural = clusters.type(cluster), clusters.plural(cluster)
    if form.plural:
        return plural or (kind in ("organization", "group") and clusters.named(cluster)) or _spoken_plural(cluster, clusters)
    if plural or (_spoken_plural(cluster, clusters) and kind == "person"):
        return False
    if form.type == "person":
        return (
            kind in ("person", "other") and clusters.gender(cluster) in ("", fact.gender) and (kind == "person" or clusters.named(cluster))
        )
    return kind in THINGS


def _spoken_plural(cluster: int, clusters: Clusters) -> bool:
    return clusters.spoken_plural(cluster)
