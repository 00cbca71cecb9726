"""Standing ties between two parties: "X, chief of Y", "Y commander X", "X, who heads Y", "Y-backed X", "X, also known as Y"."""

from collections.abc import Iterator
from typing import Any, TypeGuard

from spacy.tokens import Token

from twosource.language import lexicon, listed, per_language, words
from twosource.reading.events.fillers import filler_of
from twosource.reading.mention_index import Filler, MentionIndex
from twosource.reading.page import Page, Tie, text_of
from twosource.reading.syntax.dependencies import SUBJECTS, child, is_passive, objects_of, stands_for, subject_of

BODIES = frozenset({"organization", "group", "place", "facility"})
"""What a person can lead or belong to, and a body be part of."""

TIED_PARTIES = frozenset({"person", "organization", "group", "place"})
"""What `any` in the tables stands for: whoever can belong to or stand with another."""

PARTY_TYPES = {
    "any": TIED_PARTIES,
    "person": frozenset({"person"}),
    "organization": frozenset({"organization", "group"}),
    "body": frozenset({"organization", "group", "place", "facility", "person"}),
    "place": frozenset({"place", "facility"}),
}
"""Types by the word of the tables' column `of`."""

TIE_HYPHENS = frozenset({"-", "–", "‑"})
OFFICE_MARKS = frozenset(",;:()\n")
"""Marks that part a body's name from the office behind it."""


def ties(page: Page) -> dict[str, Any]:
    """The ties of a page by the index of their word; one that is said again with the same parties is taken once."""
    found: dict[int, Tie] = {}
    known: set[tuple[str, str | None, str | None]] = set()
    for sentence in page.sentences:
        for token in page.doc[sentence.first : sentence.last]:
            tie = _of(token, page.index)
            if tie is None or tie.subject.chain is None or tie.object.chain in (None, tie.subject.chain) or _upside_down(tie):
                continue
            key = (tie.type, tie.subject.chain, tie.object.chain)
            if key not in known:
                known.add(key)
                found[token.i] = tie
    return {"ties": found}


def _upside_down(tie: Tie) -> bool:
    """Whether a place is said to lie in one that it holds: the words describe a place before it ("Town, Land, a suburb of City")."""
    one, other = tie.subject.place, tie.object.place
    return tie.type == "located-in" and one is not None and other is not None and one.holds(other)


def _of(token: Token, mentions: MentionIndex) -> Tie | None:
    if token.pos_ in ("NOUN", "PROPN"):
        lemma = token.lemma_.lower()
        kind = lexicon("tie_words", "type").get(lemma) if not _in_office(token) else None
        return _noun(token, kind, lexicon("tie_words", "of")[lemma], mentions) if kind is not None else None
    if token.tag_ in ("VBN", "VBD", "JJ"):
        found = _known_as(token, mentions) or _participle(token, mentions)
        if found is not None:
            return found
    return _verb(token, mentions) if token.pos_ == "VERB" else None


def _in_office(token: Token) -> bool:
    """Whether the word only tells which office follows: "head coach", "executive director"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is not None and token.dep_ == "compound" and following.lemma_.lower() in words("tie_words")


def _noun(token: Token, kind: str, of: str, mentions: MentionIndex) -> Tie | None:
    body = _body(token, mentions)
    if body is None or (kind == "located-in" and body.type not in PARTY_TYPES["place"]):
        return None
    for word in _described(token):
        subject = filler_of(mentions, word)
        if subject is not None and subject.type in PARTY_TYPES[of] and _is_known(subject) and subject.mention.span != body.mention.span:
            return Tie(token, _rank(token, kind), subject, body)
    if of == "organization":
        subject = _before(token, body, mentions)
        if subject is not None:
            return Tie(token, kind, subject, body)
    return None


def _rank(token: Token, kind: str) -> str:
    """The type, "member-of" where the office is one of several: "a leader of Y", "the deputy head of Y", "Y commander X"."""
    if kind != "leads":
        return kind
    children = {each.lower_ for each in token.children if each.i < token.i}
    before = children | {token.doc[at].lower_ for at in (token.i - 1, token.i - 2) if at >= 0}
    if children & {"a", "an"} or before & listed("reading_lists", "words_of_deputies"):
        return "member-of"
    if token.lemma_.lower() == "minister":
        return "leads" if before & {"prime", "first", "chief"} else "member-of"
    if token.lemma_.lower() in words("shared_offices"):
        sole = token.dep_ == "appos" or any(
            each.dep_ == "poss" or each.lower_ in listed("reading_lists", "prepositions_of_other_party") for each in token.children
        )
        return kind if sole else "member-of"
    return kind


def _body(token: Token, mentions: MentionIndex) -> Filler | None:
    """The other party: before the word ("Y's chief", "Y commander X") or after it ("chief of Y", "chief X of Y")."""
    text = text_of(token.doc)
    for word in _around(token):
        filler = filler_of(mentions, word)
        if filler is None or filler.type not in BODIES or not _is_known(filler) or filler.mention.head.start == token.idx:
            continue
        parted = filler.mention.span.end < token.idx and set(text[filler.mention.span.end : token.idx]) & OFFICE_MARKS
        if not parted and filler.mention.text != "State":
            return filler
    return None


def _is_known(filler: Filler | None) -> TypeGuard[Filler]:
    """A name, or a description or pronoun for somebody the report names ("a front for the party", "its chief")."""
    return filler is not None and (filler.mention.form == "name" or filler.named)


def _around(token: Token) -> Iterator[Token]:
    for each in token.children:
        if each.dep_ in ("poss", "compound", "nmod", "amod"):
            yield each
    yield from _after(token, listed("reading_lists", "prepositions_of_other_party"))
    if token.dep_ in ("compound", "nmod"):
        if token.i and token.nbor(-1).head.i in (token.i, token.head.i):
            yield token.nbor(-1)
        yield from _after(token.head, frozenset({"of", "from"}))


def _after(noun: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for each in noun.children:
        if each.dep_ == "prep" and each.lower_ in prepositions:
            yield from objects_of(each)


def _described(token: Token) -> Iterator[Token]:
    """Who the noun describes, most certain first."""
    if token.dep_ in ("compound", "nmod", "appos"):
        yield token.head
    apposition = child(token, "appos")
    if apposition is not None:
        yield apposition
    verb = token.head
    if token.dep_ == "attr" or (token.dep_ in ("oprd", "dobj") and verb.lemma_ == "become"):
        yield from _subject(verb)
    if token.dep_ == "pobj" and verb.lower_ == "as" and verb.head.pos_ in ("VERB", "AUX"):
        named = child(verb.head, "dobj")
        yield from [named] if named is not None else _subject(verb.head)


def _subject(verb: Token) -> Iterator[Token]:
    subject = subject_of(verb)
    if subject is not None:
        yield stands_for(subject) or subject


def _before(token: Token, body: Filler, mentions: MentionIndex) -> Filler | None:
    """ "..., regarded as the front of Y" where the parser hangs the participle elsewhere: the organisation named just before it."""
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ != "as" or verb.tag_ != "VBN":
        return None
    first = min((each.i for each in verb.lefts), default=verb.i)
    for at in range(first - 1, max(first - 6, verb.sent.start) - 1, -1):
        filler = mentions.over(verb.doc[at])
        if filler is not None and filler.type == "organization" and filler.mention.span != body.mention.span:
            return filler
    return None


def _participle(token: Token, mentions: MentionIndex) -> Tie | None:
    """ "Y-backed X", "X backed by Y"."""
    lemma = _participles().get(token.lower_)
    if lemma is None:
        return None
    kind, of, turned = (lexicon("tie_participles", column)[lemma] for column in ("type", "of", "turned"))
    subject, other = _hyphened(token, mentions) or _agented(token, lemma, mentions) or (None, None)
    if subject is None or other is None or other.type not in BODIES | {"person"} or subject.type not in PARTY_TYPES[of]:
        return None
    if kind == "located-in" and other.type not in PARTY_TYPES["place"]:
        return None
    return Tie(token, kind, other, subject) if turned == "yes" else Tie(token, kind, subject, other)


@per_language
def _participles() -> dict[str, str]:
    """Participle -> its lemma in the table; the tagger often takes "Y-backed" for an adjective, so that its lemma doesn't help."""
    forms = lexicon("tie_participles", "form")
    return {form if form != "-" else f"{lemma.removesuffix('e')}ed": lemma for lemma, form in forms.items()}


def _hyphened(token: Token, mentions: MentionIndex) -> tuple[Filler, Filler] | None:
    if token.dep_ != "amod" or token.i < 2 or token.nbor(-1).text not in TIE_HYPHENS:
        return None
    subject, other = filler_of(mentions, token.head), mentions.over(token.nbor(-2))
    return (subject, other) if subject is not None and other is not None else None


def _agented(token: Token, lemma: str, mentions: MentionIndex) -> tuple[Filler, Filler] | None:
    """The noun before the participle, or its subject where the table lets it be said with "be", and what stands behind its preposition."""
    plain = token.dep_ == "acl" and child(token, *SUBJECTS) is None
    if not plain and not _is_state(token, lemma):
        return None
    allowed = lexicon("tie_participles", "with")[lemma].split("|")
    for each in token.children:
        if each.dep_ in ("agent", "prep") and each.lower_ in allowed:
            other = next(
                (found for word in objects_of(each) if (found := filler_of(mentions, word)) is not None and _is_known(found)), None
            )
            subject = next(
                (found for word in _subject(token) if (found := filler_of(mentions, word)) is not None and _is_known(found)), None
            )
            return (subject, other) if subject is not None and other is not None else None
    return None


def _is_state(token: Token, lemma: str) -> bool:
    """Whether "Y is backed by X" says a state: in the present, or always ("was based in")."""
    auxiliary = child(token, "auxpass", "aux")
    now = auxiliary is not None and auxiliary.tag_ in ("VBZ", "VBP") and auxiliary.lemma_ == "be"
    return is_passive(token) and (now or lexicon("tie_participles", "said")[lemma] == "yes")


def _verb(token: Token, mentions: MentionIndex) -> Tie | None:
    """ "X heads Y", "X belongs to Y", "X, who works for Y"."""
    lemma = token.lemma_.lower()
    kind = lexicon("tie_verbs", "type").get(lemma)
    if kind is None or token.tag_ == "VB" or is_passive(token):
        return None
    if kind == "leads" and any(
        each.dep_ == "prep" and each.lower_ in listed("reading_lists", "prepositions_of_contest") for each in token.children
    ):
        return None
    preposition = lexicon("tie_verbs", "with")[lemma]
    objects = _after(token, frozenset(preposition.split("|"))) if preposition != "-" else (o for o in token.children if o.dep_ == "dobj")
    other = next((found for word in objects if (found := filler_of(mentions, word)) is not None), None)
    subject = next((found for word in _subject(token) if (found := filler_of(mentions, word)) is not None), None)
    if subject is None or other is None or not _is_known(subject) or not _is_known(other):
        return None
    if (
        subject.type not in PARTY_TYPES[lexicon("tie_verbs", "of")[lemma]]
        or other.type not in PARTY_TYPES[lexicon("tie_verbs", "object")[lemma]]
    ):
        return None
    return Tie(token, kind, other, subject) if lexicon("tie_verbs", "turned")[lemma] == "yes" else Tie(token, kind, subject, other)


def _known_as(token: Token, mentions: MentionIndex) -> Tie | None:
    """ "X, also known as Y", "X, known as Y", "X, also called Y"."""
    again = any(each.lower_ in listed("reading_lists", "words_before_naming") for each in token.children)
    if token.lemma_.lower() == "know" or token.lower_ in ("aka", "known"):
        preposition = next((each for each in token.children if each.dep_ == "prep" and each.lower_ == "as"), None)
        others = objects_of(preposition) if preposition is not None else []
    elif token.lemma_.lower() in listed("reading_lists", "naming_verbs") and token.tag_ == "VBN" and (again or token.dep_ == "acl"):
        others = [each for each in token.children if each.dep_ in ("oprd", "dobj", "attr")]
    else:
        return None
    for word in others:
        other = filler_of(mentions, word)
        subject = next((found for noun in _subject(token) if (found := filler_of(mentions, noun)) is not None), None)
        if subject is None or other is None or other.mention.form != "name" or not _is_known(subject):
            continue
        if again or subject.type == other.type:
            return Tie(token, "known-as", subject, other)
    return None
