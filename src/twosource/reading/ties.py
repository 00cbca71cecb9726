"""Standing ties between two parties: "X, chief of Y", "Y commander X", "regarded as the front of Y", "Y-designated", "also known as Y"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.language import lexicon
from twosource.reading.clauses import child, objects_of, stands_for, subject_of
from twosource.reading.fillers import Filler, Fillers
from twosource.reading.page import Page

BELONGING = frozenset({"of", "for", "at", "in", "with", "to"})
"""Prepositions between a tie noun and the other party."""

BODIES = frozenset({"organization", "group", "place", "facility"})
"""What a person can lead or belong to, and a body be part of."""

HYPHENS = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing tie as said in one place; `token` is the word that names it."""

    token: Token
    type: str
    subject: Filler
    object: Filler


def ties(page: Page, fillers: Fillers) -> dict[int, Tie]:
    """The ties of a page by the index of their word; one that is said again with the same parties is taken once."""
    found: dict[int, Tie] = {}
    known: set[tuple[str, str | None, str | None]] = set()
    for sentence in page.sentences:
        for token in page.doc[sentence.first : sentence.last]:
            tie = _of(token, fillers)
            if tie is None or tie.subject.chain is None or tie.object.chain is None or tie.subject.chain == tie.object.chain:
                continue
            key = (tie.type, tie.subject.chain, tie.object.chain)
            if key not in known:
                known.add(key)
                found[token.i] = tie
    return found


def _of(token: Token, fillers: Fillers) -> Tie | None:
    if token.pos_ in ("NOUN", "PROPN"):
        lemma = token.lemma_.lower()
        kind = lexicon("tie_words", "type").get(lemma)
        return _noun(token, kind, lexicon("tie_words", "of")[lemma], fillers) if kind is not None else None
    if token.tag_ in ("VBN", "VBD", "JJ"):
        return _participle(token, fillers)
    return None


def _noun(token: Token, kind: str, of: str, fillers: Fillers) -> Tie | None:
    body = _body(token, fillers)
    if body is None:
        return None
    for word in _described(token):
        subject = fillers.of(word)
        if subject is not None and subject.type == of and subject.mention.form == "name" and subject.mention.span != body.mention.span:
            return Tie(token, "member-of" if kind == "leads" and _one_of_many(token) else kind, subject, body)
    if of == "organization":
        subject = _before(token, body, fillers)
        if subject is not None:
            return Tie(token, kind, subject, body)
    return None


def _one_of_many(token: Token) -> bool:
    """ "a leader of Y": one of several, so no more than a member is said."""
    return any(each.dep_ == "det" and each.lower_ in ("a", "an") for each in token.children)


def _body(token: Token, fillers: Fillers) -> Filler | None:
    """The other party: before the word ("Y's chief", "Y commander X") or after it ("chief of Y")."""
    for word in _around(token):
        filler = fillers.of(word)
        if filler is not None and filler.type in BODIES and _is_known(filler) and filler.mention.head.start != token.idx:
            return filler
    return None


def _is_known(filler: Filler) -> bool:
    """A name, or a description of somebody the report names ("a front for the party")."""
    return filler.mention.form == "name" or (filler.mention.form == "description" and filler.named)


def _around(token: Token) -> Iterator[Token]:
    for each in token.children:
        if each.dep_ in ("poss", "compound", "nmod", "amod"):
            yield each
    for each in token.children:
        if each.dep_ == "prep" and each.lower_ in BELONGING:
            yield from objects_of(each)
    if token.dep_ in ("compound", "nmod") and token.i and token.nbor(-1).head.i in (token.i, token.head.i):
        yield token.nbor(-1)


def _described(token: Token) -> Iterator[Token]:
    """Who the noun describes, most certain first."""
    if token.dep_ in ("compound", "nmod", "appos"):
        yield token.head
    apposition = child(token, "appos")
    if apposition is not None:
        yield apposition
    verb = token.head
    if token.dep_ == "attr":
        yield from _subject(verb)
    if token.dep_ == "pobj" and verb.lower_ == "as" and verb.head.pos_ in ("VERB", "AUX"):
        yield from _subject(verb.head)


def _subject(verb: Token) -> Iterator[Token]:
    subject = subject_of(verb)
    if subject is not None:
        yield stands_for(subject) or subject


def _before(token: Token, body: Filler, fillers: Fillers) -> Filler | None:
    """ "..., regarded as the front of Y" where the parser hangs the participle elsewhere: the organisation named just before it."""
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ != "as" or verb.tag_ != "VBN":
        return None
    first = min((each.i for each in verb.lefts), default=verb.i)
    for at in range(first - 1, max(first - 6, verb.sent.start) - 1, -1):
        filler = fillers.over(verb.doc[at])
        if filler is not None and filler.type == "organization" and filler.mention.span != body.mention.span:
            return filler
    return None


def _participle(token: Token, fillers: Fillers) -> Tie | None:
    lemma = token.lemma_.lower()
    if lemma == "know" or token.lower_ in ("aka", "known"):
        return _known_as(token, fillers)
    kind = lexicon("tie_participles", "type").get(lemma) or lexicon("tie_participles", "type").get(
        token.lower_.removesuffix("d").removesuffix("e")
    )
    kind = kind or lexicon("tie_participles", "type").get(token.lower_.removesuffix("d"))
    if kind is None or token.dep_ != "amod" or token.i < 2 or token.nbor(-1).text not in HYPHENS:
        return None
    subject, other = fillers.of(token.head), fillers.over(token.nbor(-2))
    if subject is None or other is None or other.type not in BODIES or subject.type not in ("organization", "group", "person"):
        return None
    return Tie(token, kind, subject, other)


def _known_as(token: Token, fillers: Fillers) -> Tie | None:
    if not any(each.lower_ in ("also", "better", "formerly", "otherwise", "previously") for each in token.children):
        return None
    preposition = next((each for each in token.children if each.dep_ == "prep" and each.lower_ == "as"), None)
    subject = subject_of(token)
    for word in objects_of(preposition) if preposition is not None else ():
        one, other = fillers.of(stands_for(subject) or subject) if subject is not None else None, fillers.of(word)
        if one is not None and other is not None:
            return Tie(token, "known-as", one, other)
    return None
