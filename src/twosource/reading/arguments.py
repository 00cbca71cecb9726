"""Which words fill which roles of an event word, from its syntax: (role, word) pairs, before anybody asks who they are."""

from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Token

from twosource.language import lexicon, rows, words
from twosource.model import EntityType
from twosource.reading.clauses import DEPTH, NOMINAL, antecedent, child, conjuncts, is_passive, objects_of, stands_for, subject_of
from twosource.reading.locatives import LOCATIVE, PLACES, below_party, below_thing, of_name_before
from twosource.reading.page import Happening

Argument = tuple[str, Token]
TypeOf = Callable[[Token], EntityType | None]
"""Says of what type the mention is that a word heads, None for no mention."""

PARTIES = frozenset({"person", "organization", "group"})

GOING = frozenset({"move", "consult", "attend"})
"""Types in which "to" a place means that it happens there; elsewhere a country after "to" is whom it is done for."""

AIMED = frozenset({"assault", "coerce", "sanction", "request"})
"""Types in which "on" comes before the one aimed at ("attack on X", "called on X to ...")."""

GATHERINGS = frozenset({"attend", "protest"})
"""Types in which an organisation's name before the noun is that of the one who arranged it ("the party rally")."""

HYPHENS = frozenset({"-", "–", "‑"})
"""After one of these a name is part of another word ("anti-" and a country)."""


@cache
def _frames() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("role_frames")}


def frame(happening: Happening, cell: str, otherwise: str) -> str:
    """The role that `role_frames.tsv` gives in `cell` for this word or its type."""
    for key in (happening.lemma, f"type:{happening.type}"):
        row = _frames().get(key)
        if row is not None and row[cell]:
            return row[cell]
    return otherwise


@cache
def _prepositions() -> dict[str, dict[str, str]]:
    return {row["preposition"]: row for row in rows("prepositions")}


def arguments(happening: Happening, token: Token, type_of: TypeOf, *, headline: bool) -> list[Argument]:
    """Every (role, word) of one happening, nearest first; a word comes at most once."""
    found = _of_noun(happening, token, type_of) if happening.nominal else _of_verb(happening, token, type_of, headline=headline)
    seen: dict[int, Argument] = {}
    for role, word in found:
        for each in conjuncts(word):
            if each.i != token.i:
                seen.setdefault(each.i, (role, each))
    return list(seen.values())


def _of_verb(happening: Happening, verb: Token, type_of: TypeOf, *, headline: bool) -> Iterator[Argument]:
    if verb.dep_ == "amod" and verb.head.pos_ in NOMINAL:
        yield (frame(happening, "object", "target") if verb.tag_ == "VBN" else "actor"), verb.head
        return
    passive = is_passive(verb) or (headline and _passive_headline(happening, verb))
    done_to = frame(happening, "object", "target")
    subject = subject_of(verb)
    if subject is not None and not (passive and happening.type == "speak" and child(verb, "xcomp") is not None):
        yield (done_to if passive else frame(happening, "subject", "actor")), subject
        if passive and child(verb, "nsubjpass") == subject:
            yield from _placed(subject, type_of)
    yield from _objects(verb, done_to, subject, type_of)
    for each in verb.children:
        if each.dep_ == "agent":
            yield from (("actor", word) for word in objects_of(each))
        elif each.dep_ in ("prep", "prt", "advmod"):
            if of_name_before(each):
                yield from (("place", place) for word in objects_of(each) for place in below_party(word, type_of))
            else:
                yield from prepositional(each, happening, type_of)
    if passive:
        yield from _shared_agent(verb)
    yield from _placed_relative(verb)
    if verb.dep_ == "xcomp" and child(verb.head, "auxpass") is not None:
        yield from _raised(verb.head, happening, type_of)


def _shared_agent(verb: Token) -> Iterator[Argument]:
    """ "was arrested and charged by X": the agent of the last verb is that of those before it."""
    if child(verb, "agent") is None:
        for each in conjuncts(verb):
            agent = child(each, "agent") if each.i != verb.i else None
            yield from (("actor", word) for word in (objects_of(agent) if agent is not None else ()))


def _raised(over: Token, happening: Happening, type_of: TypeOf) -> Iterator[Argument]:
    """ "In X, he is said to have met Y": the place before "is said" belongs to the meeting."""
    for each in over.children:
        if each.dep_ == "prep":
            yield from (pair for pair in prepositional(each, happening, type_of) if pair[0] == "place")


def _passive_headline(happening: Happening, verb: Token) -> bool:
    bare = verb.tag_ in ("VBD", "VBN") and child(verb, "dobj", "aux", "ccomp", "xcomp", "oprd") is None
    return bare and happening.type in words("passive_headline_types")


def _objects(verb: Token, role: str, subject: Token | None, type_of: TypeOf) -> Iterator[Argument]:
    direct = child(verb, "dobj")
    for each in verb.children:
        if each.dep_ in ("dobj", "dative", "iobj"):
            if each.dep_ == "dative" and each.pos_ == "ADP":
                yield from (("beneficiary", word) for word in objects_of(each))
                continue
            yield (role if each.dep_ == "dobj" else "beneficiary"), each
            yield from _placed(each, type_of)
        elif each.dep_ in ("ccomp", "xcomp") and direct is None and verb.lemma_.lower() in words("asking_verbs"):
            asked = child(each, "nsubj", "nsubjpass")
            if asked is not None:
                yield "target", asked
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


def _shared_object(verb: Token) -> Token | None:
    """ "harbouring or supporting X": the object of the second of two verbs side by side is that of the first."""
    if verb.i + 2 >= len(verb.doc) or verb.nbor().dep_ != "cc":
        return None
    second = verb.nbor(2)
    return child(second, "dobj") if second.dep_ == "conj" and second.head == verb and second.tag_ == verb.tag_ else None


def _placed(party: Token, type_of: TypeOf) -> Iterator[Argument]:
    """The places hung on a party and what is joined to it."""
    yield from (("place", place) for each in conjuncts(party) for place in below_party(each, type_of))


def _has_relative(verb: Token) -> bool:
    return any(each.lower_ in ("where", "when", "why") for each in verb.children) or child(verb, "ccomp", "xcomp") is not None


def _placed_relative(verb: Token) -> Iterator[Argument]:
    noun = antecedent(verb)
    if noun is not None and any(each.lower_ == "where" for each in verb.children):
        yield "place", noun


def prepositional(preposition: Token, happening: Happening, type_of: TypeOf, depth: int = 0) -> Iterator[Argument]:
    """What a preposition under the event word governs, by `prepositions.tsv`."""
    row = _prepositions().get(preposition.lower_)
    if row is None or depth > DEPTH:
        return
    if preposition.lower_ in ("on", "upon") and happening.type in AIMED:
        yield from (("target", word) for word in objects_of(preposition))
        return
    nested = [each for each in preposition.children if each.dep_ == "prep"]
    for word in [each for each in preposition.children if each.dep_ == "pobj"] or objects_of(preposition):
        kind = type_of(word)
        column = "party" if kind in PARTIES else "place" if kind in PLACES else "other"
        role = row[column]
        if role == "place" and (column == "party" or (preposition.lower_ == "to" and happening.type not in GOING)):
            role = "" if column == "party" else "beneficiary"
        if role:
            yield role, word
        if column == "party" and role in ("actor", "co-actor"):
            yield from _placed(word, type_of)
        elif column == "other" and preposition.lower_ in LOCATIVE:
            yield from (("place", place) for place in below_thing(word, type_of))
    for each in nested:
        yield from prepositional(each, happening, type_of, depth + 1)


def _of_noun(happening: Happening, noun: Token, type_of: TypeOf) -> Iterator[Argument]:
    owner = frame(happening, "owner", "actor")
    for each in noun.children:
        if each.dep_ in ("prep", "agent"):
            yield from _after_noun(each, happening, type_of)
        elif each.dep_ in ("poss", "compound", "nmod", "amod", "nummod"):
            kind = type_of(each)
            if each.i and each.doc[each.i - 1].text in HYPHENS:
                continue
            if kind in PLACES and each.dep_ != "poss":
                yield "place", each
            elif kind == "organization" and each.dep_ != "poss" and happening.type in GATHERINGS:
                yield "organizer", each
            elif kind in PARTIES or each.dep_ == "poss":
                yield owner, each
        elif each.dep_ in ("acl", "relcl") and each.lemma_.lower() in words("organising_verbs"):
            yield from _organised(each)
    yield from _lent(happening, noun, type_of)


def _after_noun(preposition: Token, happening: Happening, type_of: TypeOf) -> Iterator[Argument]:
    if preposition.lower_ == "of":
        role = frame(happening, "of", "target")
        for word in objects_of(preposition):
            yield ("place" if role == "place" and type_of(word) not in PLACES | {None} else role), word
            yield from _placed(word, type_of)
    else:
        yield from prepositional(preposition, happening, type_of)


def _organised(verb: Token) -> Iterator[Argument]:
    role = lexicon("organising_verbs", "role")[verb.lemma_.lower()]
    agent = child(verb, "agent")
    if agent is not None:
        yield from ((role, word) for word in objects_of(agent))


def _lent(happening: Happening, noun: Token, type_of: TypeOf) -> Iterator[Argument]:
    """What the verb over a noun event lends it: "X held a meeting with Y in Z"."""
    verb = noun.head
    for _ in range(3):
        if noun.dep_ != "conj":
            break
        noun, verb = verb, verb.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.head.lemma_.lower() == "carry":
        noun, verb = verb, verb.head
    light = lexicon("lending_verbs", "role").get(verb.lemma_.lower())
    if light is None or verb.pos_ != "VERB":
        return
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
            yield from prepositional(each, happening, type_of)
