"""Descriptions tied to a name by the grammar: apposed, in a predicate, in a title, right before the name, or an office beside another."""

from collections.abc import Sequence

from twosource.language import lexicon, listed, per_language, rows
from twosource.model import EntityType
from twosource.reading.coreference.clusters import Clusters, compatible
from twosource.reading.coreference.features import Facts, at_token
from twosource.reading.page import Page


@per_language
def general() -> dict[str, EntityType]:
    """Head nouns that reports use to come back to a name, and the type that name must have."""
    kinds: dict[str, EntityType] = {"person": "person", "organization": "organization", "place": "place", "product": "product"}
    return {row["noun"]: kinds[row["type"]] for row in rows("general_nouns") if row["type"] in kinds}


def link_appositions(page: Page, facts: Sequence[Facts], clusters: Clusters) -> None:
    """Joins the descriptions of the page to the names and descriptions that the grammar ties them to."""
    token_of = at_token(facts)
    first_of = {fact.first: fact for fact in facts if fact.mention.form == "name"}
    _titles(page, facts, clusters)
    for fact in facts:
        _apposed(fact, token_of, clusters)
        _beside(page, fact, first_of, clusters)
        _predicate(fact, token_of, clusters)
        _in_office(fact, token_of, clusters)
    for fact in facts:
        _coordinated(fact, token_of, clusters)


def _of_one_kind(one: Facts, other: Facts) -> bool:
    """Whether two mentions can be of one thing by their types, or by a noun that goes for bodies and persons alike ("the maker")."""
    if compatible(one.mention.type, other.mention.type):
        return True
    return any(general().get(each.lemma) == rest.mention.type for each, rest in ((one, other), (other, one)) if each.lemma)


def _beside(page: Page, fact: Facts, first_of: dict[int, Facts], clusters: Clusters) -> None:
    """ "manufacturer Norvia", and with a comma when the phrase is definite and closed behind the name: "the chief, Anton Velkov, said"."""
    if fact.mention.form != "description" or fact.plural or fact.modifiers & listed("reading_lists", "adjectives_of_future"):
        return
    comma = fact.last < len(page.doc) and page.doc[fact.last].text == ","
    name = first_of.get(fact.last + comma)
    if name is None or not _of_one_kind(fact, name) or name.sentence != fact.sentence:
        return
    after = page.doc[name.last] if name.last < len(page.doc) else None
    if not comma or (fact.definite and after is not None and (after.text in (",", ".") or after.pos_ in ("VERB", "AUX"))):
        _join_described(fact, name, clusters)


def _coordinated(fact: Facts, token_of: dict[int, Facts], clusters: Clusters) -> None:
    """ "X, founder and chief of Y": a second office without an article of its own goes to who holds the first."""
    other = token_of.get(fact.head.head.i) if fact.head.dep_ == "conj" else None
    if other is None or other is fact or not (fact.mention.form == other.mention.form == "description"):
        return
    if {fact.mention.type, other.mention.type} != {"person"} or fact.plural or other.plural or fact.definite or fact.indefinite:
        return
    if clusters.named(clusters.of(other)) and not clusters.named(clusters.of(fact)):
        _join_described(fact, other, clusters)


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
    if _of_one_kind(anchor, fact) and {anchor.mention.form, fact.mention.form} != {"name"} and anchor.plural == fact.plural:
        _join_described(anchor, fact, clusters)


def _predicate(fact: Facts, token_of: dict[int, Facts], clusters: Clusters) -> None:
    """ "X is the chief of Y", not denied and not only possible."""
    verb = fact.head.head
    if fact.mention.form != "description" or fact.head.dep_ != "attr" or verb.lemma_ != "be":
        return
    if fact.modifiers & listed("reading_lists", "adjectives_of_future") or any(
        child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children
    ):
        return
    subject = next((token_of.get(child.i) for child in verb.children if child.dep_ == "nsubj"), None)
    if (
        subject is not None
        and subject is not fact
        and subject.mention.form != "pronoun"
        and (subject.mention.type == fact.mention.type or general().get(fact.lemma) == subject.mention.type)
        and subject.plural == fact.plural
    ):
        _join_described(subject, fact, clusters)


def _in_office(fact: Facts, token_of: dict[int, Facts], clusters: Clusters) -> None:
    """ "The board named X as chief", "X returned as host": who the office is said to be held by."""
    preposition = fact.head.head
    if (
        fact.mention.form != "description"
        or fact.mention.type != "person"
        or fact.plural
        or fact.modifiers & listed("reading_lists", "adjectives_of_future")
    ):
        return
    if fact.head.dep_ != "pobj" or preposition.lower_ != "as" or preposition.head.pos_ != "VERB":
        return
    by_role = {child.dep_: child for child in preposition.head.children}
    if "neg" in by_role:
        return
    if preposition.head.lemma_ in listed("reading_lists", "succeeding_verbs"):
        by_role.pop("dobj", None)
    holder = by_role.get("nsubjpass") or by_role.get("dobj") or by_role.get("oprd") or by_role.get("nsubj")
    other = token_of.get(holder.i) if holder is not None else None
    if other is not None and other.mention.type == "person" and other.mention.form != "pronoun" and not other.plural:
        _join_described(other, fact, clusters)


def _join_described(one: Facts, other: Facts, clusters: Clusters) -> None:
    described = one if one.mention.form == "description" else other
    clusters.describe(described, bare(described))
    clusters.join(one, other)


def bare(fact: Facts) -> str:
    """A description without its article."""
    words = fact.mention.text.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in ("a", "an", "the") else words)
