"""Which words fill which roles of an event word, from its syntax: (role, word) pairs, before anybody asks who they are."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.language import listed, words
from twosource.reading.events.event_types import demanded
from twosource.reading.events.locatives import PLACE_TYPES, below_party, of_name_before
from twosource.reading.events.noun_arguments import of_noun
from twosource.reading.events.prepositions import GOVERNED_PARTIES, Argument, TypeOf, frame, placed, prepositional
from twosource.reading.page import EventMention
from twosource.reading.syntax.dependencies import NOMINAL, antecedent, child, conjuncts, is_passive, objects_of, stands_for, subject_of

__all__ = ["Argument", "TypeOf", "arguments"]

REACHING = frozenset({"assault", "coerce", "sanction", "reject", "support", "accuse", "investigate", "threaten", "concede"})
"""Types that reach the one whose thing they are done to ("shelled the positions of X", "rejected a proposal by X")."""

SHARING = frozenset({"agree", "cooperate", "consult"})
"""Types with another side, which may hang on what is agreed to or shared."""


def arguments(event_mention: EventMention, token: Token, type_of: TypeOf, *, headline: bool) -> list[Argument]:
    """Every (role, word) of one happening, nearest first; a word comes at most once."""
    found = of_noun(event_mention, token, type_of) if event_mention.nominal else _of_verb(event_mention, token, type_of, headline=headline)
    seen: dict[int, Argument] = {}
    for role, word in found:
        for each in conjuncts(word):
            if each.i != token.i:
                seen.setdefault(each.i, (role, each))
    return list(seen.values())


def _of_verb(event_mention: EventMention, verb: Token, type_of: TypeOf, *, headline: bool) -> Iterator[Argument]:
    if verb.dep_ == "amod" and verb.head.pos_ in NOMINAL:
        undergone = verb.tag_ == "VBN" or verb.pos_ == "ADJ"
        yield frame(event_mention, *(("object", "target") if undergone else ("subject", "actor"))), verb.head
        return
    passive = is_passive(verb) or (headline and _passive_headline(event_mention, verb))
    done_to = frame(event_mention, "object", "target")
    subject = subject_of(verb)
    if subject is not None and not (passive and event_mention.type == "speak" and child(verb, "xcomp") is not None):
        yield (done_to if passive else _subject_role(event_mention, verb)), subject
        if passive and child(verb, "nsubjpass") == subject:
            yield from placed(subject, type_of)
    yield from _objects(event_mention, verb, done_to, subject, type_of)
    bounded = _bounded(verb) if subject is None or not passive else None
    if bounded is not None:
        yield done_to, bounded
    for each in verb.children:
        if each.dep_ == "agent":
            yield from (("actor", word) for word in objects_of(each))
        elif each.dep_ in ("prep", "prt", "advmod"):
            if of_name_before(each):
                yield from (("place", place) for word in objects_of(each) for place in below_party(word, type_of))
            else:
                yield from prepositional(each, event_mention, type_of)
    if passive:
        yield from _shared_agent(verb)
    yield from _placed_relative(verb)
    if verb.dep_ == "xcomp" and child(verb.head, "auxpass") is not None:
        yield from _raised(verb.head, event_mention, type_of)


def _shared_agent(verb: Token) -> Iterator[Argument]:
    """ "was arrested and charged by X": the agent of the last verb is that of those before it."""
    if child(verb, "agent") is None:
        for each in conjuncts(verb):
            agent = child(each, "agent") if each.i != verb.i else None
            yield from (("actor", word) for word in (objects_of(agent) if agent is not None else ()))


def _raised(over: Token, event_mention: EventMention, type_of: TypeOf) -> Iterator[Argument]:
    """ "In X, he is said to have met Y": the place before "is said" belongs to the meeting."""
    for each in over.children:
        if each.dep_ == "prep":
            yield from (pair for pair in prepositional(each, event_mention, type_of) if pair[0] == "place")


def _passive_headline(event_mention: EventMention, verb: Token) -> bool:
    bare = verb.tag_ in ("VBD", "VBN") and child(verb, "dobj", "aux", "ccomp", "xcomp", "oprd") is None
    return bare and event_mention.type in words("passive_headline_types")


def _subject_role(event_mention: EventMention, verb: Token) -> str:
    """What is said of the subject; who makes something crash, explode or end is no longer what does so itself."""
    role = frame(event_mention, "subject", "actor")
    return "actor" if role == "target" and child(verb, "dobj") is not None else role


def _bounded(verb: Token) -> Token | None:
    """ "detained up to 16 men": what stands after the bound is the object, although a preposition seems to govern it."""
    if child(verb, "dobj") is not None:
        return None
    under = [each for up in verb.children if up.lower_ == "up" for each in up.children]
    for each in [*verb.children, *under]:
        if each.lower_ == "to" and each.dep_ == "prep" and each.i and each.nbor(-1).lower_ == "up":
            return next((word for word in objects_of(each) if word.pos_ == "NUM" or child(word, "nummod") is not None), None)
    return None


def _objects(event_mention: EventMention, verb: Token, role: str, subject: Token | None, type_of: TypeOf) -> Iterator[Argument]:
    direct = child(verb, "dobj")
    for each in verb.children:
        if each.dep_ in ("dobj", "dative", "iobj"):
            if each.dep_ == "dative" and each.pos_ == "ADP":
                yield from (("beneficiary", word) for word in objects_of(each))
                continue
            yield (role if each.dep_ == "dobj" else "beneficiary"), each
            yield from placed(each, type_of)
            if each.dep_ == "dobj" and event_mention.type in REACHING:
                yield from (("target", owner) for owner in _owners(each, type_of))
            elif each.dep_ == "dobj" and event_mention.type in SHARING:
                yield from (("co-actor", other) for other in _counterparts(each, type_of))
        elif each.dep_ in ("ccomp", "xcomp") and direct is None:
            yield from (("target", asked) for asked in _asked(event_mention, verb, each))
    shared = _shared_object(verb) if direct is None else None
    if shared is not None:
        yield role, shared
    noun = antecedent(verb) if verb.dep_ == "relcl" else None
    if (
        noun is not None
        and direct is None
        and subject is not None
        and stands_for(subject) is None
        and subject.i != noun.i
        and child(verb, "nsubj", "nsubjpass") is not None
    ):
        stranded = any(each.dep_ == "prep" and not objects_of(each) for each in verb.children)
        if not stranded and verb.lemma_.lower() not in words("asking_verbs") and not _has_relative(verb):
            yield role, noun


def _asked(event_mention: EventMention, verb: Token, clause: Token) -> Iterator[Token]:
    """Who is to do what is asked, demanded or said to have to be done."""
    if verb.lemma_.lower() in words("asking_verbs"):
        asked = child(clause, "nsubj", "nsubjpass")
    elif event_mention.type == "request":
        asked = demanded(verb) or (child(clause, "nsubj", "nsubjpass") if clause.tag_ in ("VB", "VBP") else None)
    else:
        return
    if asked is not None:
        yield asked


def _owners(thing: Token, type_of: TypeOf, depth: int = 0) -> Iterator[Token]:
    """Whose a thing is that is no party itself: "an X proposal", "X's homes", "a call by X", "part of an aid programme for X"."""
    if type_of(thing) in GOVERNED_PARTIES or depth > 1:
        return
    for each in thing.children:
        if each.dep_ in ("poss", "compound", "nmod", "amod"):
            if type_of(each) in GOVERNED_PARTIES | PLACE_TYPES:
                yield each
        elif each.dep_ in ("prep", "agent") and each.lower_ in listed("reading_lists", "prepositions_of_owner"):
            for word in objects_of(each):
                if type_of(word) in GOVERNED_PARTIES | PLACE_TYPES:
                    yield word
                else:
                    yield from _owners(word, type_of, depth + 1)


def _counterparts(thing: Token, type_of: TypeOf) -> Iterator[Token]:
    """The other side of what is agreed to or shared: "accepted an offer from X", "shared evidence with X"."""
    for each in thing.children if type_of(thing) not in GOVERNED_PARTIES else ():
        if each.dep_ in ("prep", "agent") and each.lower_ in listed("reading_lists", "prepositions_of_other_side"):
            yield from (word for word in objects_of(each) if type_of(word) in GOVERNED_PARTIES | PLACE_TYPES)


def _shared_object(verb: Token) -> Token | None:
    """ "harbouring or supporting X": the object of the second of two verbs side by side is that of the first."""
    if verb.i + 2 >= len(verb.doc) or verb.nbor().dep_ != "cc":
        return None
    second = verb.nbor(2)
    return child(second, "dobj") if second.dep_ == "conj" and second.head == verb and second.tag_ == verb.tag_ else None


def _has_relative(verb: Token) -> bool:
    return any(each.lower_ in ("where", "when", "why") for each in verb.children) or child(verb, "ccomp", "xcomp") is not None


def _placed_relative(verb: Token) -> Iterator[Argument]:
    noun = antecedent(verb)
    if noun is not None and any(each.lower_ == "where" for each in verb.children):
        yield "place", noun
