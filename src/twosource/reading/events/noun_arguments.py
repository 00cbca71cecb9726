"""Which words fill which roles of an event named by a noun."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.language import lexicon, listed, words
from twosource.reading.events.locatives import PLACE_TYPES
from twosource.reading.events.prepositions import GOVERNED_PARTIES, Argument, TypeOf, frame, placed, prepositional
from twosource.reading.events.trigger_model import types
from twosource.reading.mentions.nominals import noun_types
from twosource.reading.page import EventMention
from twosource.reading.syntax.dependencies import child, is_passive, objects_of, subject_of

GATHERINGS = frozenset({"attend", "protest"})
"""Types in which an organisation's name before the noun is that of the one who arranged it ("the party rally")."""

VOICED_TYPES = frozenset({"request", "speak", "accuse", "support", "threaten", "agree", "reject", "aid", "protest"})
"""Types that come from the one who does them ("a call from X", "criticism from X")."""

BLAMING = frozenset({"arrest", "charge", "convict", "accuse"})

WORD_HYPHENS = frozenset({"-", "–", "‑"})
"""After one of these a name is part of another word ("anti-" and a country)."""


def of_noun(event_mention: EventMention, noun: Token, type_of: TypeOf) -> Iterator[Argument]:
    """The parties before and after the noun, and those that the verb over it lends."""
    owner = frame(event_mention, "owner", "actor")
    for each in noun.children:
        if each.dep_ in ("prep", "agent"):
            yield from _after_noun(each, event_mention, type_of)
        elif each.dep_ in ("poss", "compound", "nmod", "amod", "nummod"):
            kind = type_of(each)
            if each.i and each.doc[each.i - 1].text in WORD_HYPHENS:
                continue
            if kind in PLACE_TYPES and each.dep_ != "poss":
                yield "place", each
            elif kind == "organization" and each.dep_ != "poss" and event_mention.type in GATHERINGS:
                yield "organizer", each
            elif kind in GOVERNED_PARTIES or each.dep_ == "poss" or (each.pos_ == "NOUN" and _is_body(each)):
                yield owner, each
        elif each.dep_ in ("acl", "relcl") and each.lemma_.lower() in words("organising_verbs"):
            yield from _organised(each)
    yield from _lent(event_mention, noun, type_of)
    if event_mention.type == "speak":
        yield from _utterer(noun)
    else:
        yield from _suspect(noun)


def _is_body(noun: Token) -> bool:
    """A common noun for a body that acts: "a police raid"."""
    return noun_types().get(noun.lemma_.lower()) == "organization"


def _utterer(noun: Token) -> Iterator[Argument]:
    """ "said in a statement": the statement is the speaker's, unless it has one of its own."""
    preposition = noun.head
    if (
        noun.dep_ != "pobj"
        or preposition.lower_ not in listed("reading_lists", "prepositions_of_utterance")
        or preposition.head.pos_ != "VERB"
        or child(noun, "poss") is not None
    ):
        return
    speaker = subject_of(preposition.head)
    if speaker is not None and not is_passive(preposition.head):
        yield "actor", speaker


def _suspect(noun: Token) -> Iterator[Argument]:
    """ "arrested on suspicion of drunken driving": who is arrested, charged or accused is said to have done it."""
    here = noun.head
    for _ in range(4):
        if here.dep_ != "prep" and not (here.dep_ == "pobj" and here.lemma_.lower() in listed("reading_lists", "suspicion_nouns")):
            break
        here = here.head
    if (
        noun.lemma_.lower() in listed("reading_lists", "suspicion_nouns")
        or noun.dep_ != "pobj"
        or here.pos_ != "VERB"
        or types()["VERB"].get(here.lemma_.lower()) not in BLAMING
    ):
        return
    suspect = child(here, "dobj") or (subject_of(here) if is_passive(here) else None)
    if suspect is not None and suspect.i != noun.i:
        yield "actor", suspect


def _after_noun(preposition: Token, event_mention: EventMention, type_of: TypeOf) -> Iterator[Argument]:
    if preposition.lower_ == "of":
        role = frame(event_mention, "of", "target")
        for word in objects_of(preposition):
            yield ("place" if role == "place" and type_of(word) not in PLACE_TYPES | {None} else role), word
            yield from placed(word, type_of)
    elif preposition.lower_ == "from" and event_mention.type in VOICED_TYPES:
        yield from (("actor", word) for word in objects_of(preposition))
    else:
        yield from prepositional(preposition, event_mention, type_of)


def _organised(verb: Token) -> Iterator[Argument]:
    role = lexicon("organising_verbs", "role")[verb.lemma_.lower()]
    agent = child(verb, "agent")
    if agent is not None:
        yield from ((role, word) for word in objects_of(agent))


def _lent(event_mention: EventMention, noun: Token, type_of: TypeOf) -> Iterator[Argument]:
    """What the verb over a noun event lends it: "X held a meeting with Y in Z"."""
    verb = noun.head
    for _ in range(3):
        if noun.dep_ != "conj":
            break
        noun, verb = verb, verb.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.head.lemma_.lower() == "carry":
        noun, verb = verb, verb.head
    elif noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.dep_ in ("dobj", "nsubjpass") and _measures(verb.head):
        noun, verb = verb.head, verb.head.head
    light = lexicon("lending_verbs", "role").get(verb.lemma_.lower())
    if light is None or verb.pos_ != "VERB":
        return
    if light == "owner":
        light = frame(event_mention, "owner", "actor")
    if noun.dep_ == "dobj":
        subject = subject_of(verb)
        if subject is not None:
            yield light, subject
    elif noun.dep_ == "nsubjpass":
        agent = child(verb, "agent")
        if agent is not None:
            yield from ((light, word) for word in objects_of(agent))
    else:
        return
    for each in verb.children:
        if each.dep_ == "prep":
            yield from prepositional(each, event_mention, type_of)
        elif each.dep_ == "dative" and each.pos_ != "ADP":
            yield "beneficiary", each


def _measures(noun: Token) -> bool:
    """ "5 million dollars of aid", "tons of food aid", "a series of raids": the first noun only says how much."""
    return (
        child(noun, "nummod") is not None or noun.lower_ in words("partitives") or noun.lemma_.lower() in lexicon("measure_units", "unit")
    )
