"""Who and what fills the roles of each event."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from twosource.language import lexicon, listed
from twosource.model import EntityType, Quantity, Role, Span
from twosource.reading.events.casualties import told_on
from twosource.reading.events.event_quantities import Amounts
from twosource.reading.events.fillers import filler_of, phrase
from twosource.reading.events.locatives import PLACE_TYPES
from twosource.reading.events.responsibility import settled
from twosource.reading.events.stray_quantities import strays
from twosource.reading.events.verb_arguments import Argument, arguments
from twosource.reading.mention_index import MentionIndex
from twosource.reading.page import EventMention, Page, Tie
from twosource.reading.syntax.dependencies import NOMINAL, child, conjuncts, is_headline, objects_of, stands_for

ACTING = frozenset({"actor", "co-actor"})
"""Roles in which unnamed people act for a body."""

CONCERNED = frozenset({"target", "co-actor", "beneficiary"})
"""Roles of those whom an act is done to or for."""

PASSED_ON = {"threaten": "target", "reject": "target"}
"""Types about an act to come, and what they make of those whom it concerns."""

MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
"""spaCy's name types for what is measured, never a party."""


def roles(page: Page) -> dict[str, Any]:
    """For each happening its roles and the quantities on them."""
    mentions = page.index
    headlines = [is_headline(page.doc, sentence) for sentence in page.sentences]

    def type_of(token: Token) -> EntityType | None:
        found = filler_of(mentions, token)
        return found.type if found is not None else None

    events = {event_mention.token for event_mention in page.event_mentions}
    amounts = Amounts(page)
    found: list[tuple[Role, ...]] = []
    quantities: list[tuple[Quantity, ...]] = []
    named: dict[int, list[Argument]] = {}
    for event_mention in page.event_mentions:
        if event_mention.kind == "relation":
            found.append(_tied(page.ties[event_mention.token]))
            quantities.append(())
            continue
        token = page.doc[event_mention.token]
        args = settled(page.answers, token, arguments(event_mention, token, type_of, headline=headlines[event_mention.sentence]))
        named[event_mention.token] = [(role, word) for role, word in args if not amounts.measured(word)]
        found.append(_roles(named[event_mention.token], page, events))
        quantities.append(amounts.of(event_mention, args))
    for index, event_mention in enumerate(page.event_mentions):
        if event_mention.type in PASSED_ON and event_mention.kind == "event":
            over = _passed_on(event_mention, page.doc[event_mention.token], named)
            if over:
                found[index] = _roles([*named[event_mention.token], *over], page, events)
    return {"roles": tuple(found), "quantities": tuple(strays(page, told_on(page, quantities)))}


def _passed_on(event_mention: EventMention, token: Token, named: dict[int, list[Argument]]) -> list[Argument]:
    """ "threatened to attack X", "refused to meet X": who the act would be done to, unless the word has one of its own."""
    if any(role == "target" for role, _ in named[event_mention.token]):
        return []
    act = child(token, "acl") if event_mention.nominal else child(token, "xcomp")
    while act is not None and act.i not in named:
        act = child(act, "xcomp", "dobj")
    role = PASSED_ON[event_mention.type]
    return [(role, word) for its, word in named[act.i] if its in CONCERNED and word.i != token.i] if act is not None else []


def _tied(tie: Tie) -> tuple[Role, ...]:
    parties = (("subject", tie.subject), ("object", tie.object))
    return tuple(Role(role, filler.mention.span, filler.mention.text, filler.chain) for role, filler in parties)


def _roles(args: list[Argument], page: Page, events: set[int]) -> tuple[Role, ...]:
    """The arguments that are mentions, or at least things; a mention fills one role only."""
    kept: dict[Span, Role] = {}
    for role, token in _with_bodies(args, page.index):
        made = _mentioned(role, token, page.index) or _bare(role, token, events, page.report.text)
        if made is not None:
            kept.setdefault(made.span, made)
    return tuple(kept.values())


def _with_bodies(args: list[Argument], mentions: MentionIndex) -> Iterator[Argument]:
    """The arguments, and after unnamed people of a named body ("commanders of X and Y") the bodies they act for, in the same role."""
    for role, token in args:
        yield role, token
        if role not in ACTING or not (token.lemma_.lower() in listed("reading_lists", "parts_of_a_body") or _are_people(token, mentions)):
            continue
        yield from ((role, body) for body in _bodies(token, mentions))
        for each in token.children:
            if each.dep_ == "prep" and each.lower_ in ("of", "from"):
                for word in (word for below in objects_of(each) for word in conjuncts(below)):
                    yield from ((role, body) for body in ((word,) if _is_body(word, mentions) else _bodies(word, mentions)))


def _bodies(people: Token, mentions: MentionIndex) -> Iterator[Token]:
    """The bodies before the word for people: "X guerrillas"."""
    yield from (each for each in people.children if each.dep_ in ("compound", "nmod", "amod", "poss") and _is_body(each, mentions))


def _are_people(token: Token, mentions: MentionIndex) -> bool:
    filler = filler_of(mentions, token) if token.tag_ == "NNS" else None
    return filler is not None and filler.mention.form == "description" and filler.type in ("person", "group", "organization")


def _is_body(token: Token, mentions: MentionIndex) -> bool:
    filler = filler_of(mentions, token)
    if filler is None or filler.type != "organization":
        return False
    return filler.mention.form == "name" or any(each.lower_ == "the" for each in token.children)


def _mentioned(role: str, token: Token, mentions: MentionIndex) -> Role | None:
    """The role on the mention of the word. A relative pronoun keeps its own place in the text and gets the chain of its noun."""
    noun = stands_for(token)
    filler = filler_of(mentions, noun if noun is not None else token)
    if filler is None:
        return None
    if role == "place" and filler.type not in PLACE_TYPES:
        if token.dep_ not in ("dobj", "nsubjpass"):
            return None
        role = "target"
    return Role(role, filler.mention.span, filler.mention.text, filler.chain)


def _bare(role: str, token: Token, events: set[int], text: str) -> Role | None:
    """A noun that is no mention, where it is a direct party of a verb or that with which it is done; nobody is no party."""
    if role not in ("actor", "target", "instrument") or token.pos_ not in NOMINAL or token.ent_type_ in MEASURES:
        return None
    if token.lower_ in listed("reading_lists", "no_party_words") or (
        token.lower_ == "one" and any(each.lower_ == "no" for each in token.children)
    ):
        return None
    if role == "instrument" and token.lemma_.lower() in lexicon("measure_units", "unit"):
        return None
    span = phrase(token)
    return Role(role, span, span.of(text))
