"""What the words around an event say of it: denied, hedged, planned. Climbs from the event's word through the words that govern it.

Only governors whose own negation and modals reach down are passed ('was not able to leave', 'may be seen to meet'); a clause
of its own, a relative clause or a reporting verb ends the climb.
"""

from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from twosource.language import rows
from twosource.language import words as listed
from twosource.model import Span, Status
from twosource.model.claim import Certainty
from twosource.reading.page import span_of

RANKS: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}
STATUSES: dict[Status, int] = {"happened": 0, "general": 1, "planned": 2, "conditional": 3}
STEPS = 6
"""Governors looked at above a word; deeper nesting says little of the word any more."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """Polarity, certainty and status as found so far, with the spans of the words that lower the certainty."""

    negative: bool = False
    certainty: Certainty = "certain"
    status: Status = "happened"
    hedges: tuple[Span, ...] = ()

    @classmethod
    def hedged(cls, certainty: str, span: Span, status: str = "") -> "Bearing":
        """The bearing of one hedge word of the table; a word that leaves things certain is no hedge."""
        found, state = cast(Certainty, certainty), cast(Status, status or "happened")
        return cls(False, found, state, (span,) if found != "certain" else ())

    def joined(self, other: "Bearing") -> "Bearing":
        """Both together: two negations cancel, the weaker certainty and the less real status hold."""
        return Bearing(
            self.negative != other.negative,
            max(self.certainty, other.certainty, key=RANKS.__getitem__),
            max(self.status, other.status, key=STATUSES.__getitem__),
            self.hedges + other.hedges,
        )


@dataclass(frozen=True, slots=True)
class Words:
    """The hedge and negation tables, by the kind of use and the word."""

    hedges: dict[tuple[str, str], tuple[str, str]]
    denials: frozenset[tuple[str, str]]

    def hedge(self, use: str, word: str, span: Span) -> Bearing | None:
        """The bearing of `word` used as `use`, None if the table has none."""
        entry = self.hedges.get((use, word))
        return Bearing.hedged(entry[0], span, entry[1]) if entry else None

    def denies(self, use: str, word: str) -> bool:
        """Whether `word` used as `use` denies."""
        return (use, word) in self.denials


@cache
def tables() -> Words:
    """Both tables, ready to be asked."""
    hedges = {(row["pos"], row["word"]): (row["certainty"], row["status"]) for row in rows("hedges")}
    return Words(hedges, frozenset((row["how"], row["word"]) for row in rows("negations")))


def bearing(token: Token) -> Bearing:
    """The bearing of everything that governs `token`, its own modifiers included."""
    words, node = tables(), token
    found = own(token, words)
    for _ in range(STEPS):
        step = _governed(node, words)
        if step is None:
            break
        effect, node, passes = step
        found = found.joined(effect)
        if passes:
            found = found.joined(own(node, words))
    return found


def own(token: Token, words: Words) -> Bearing:
    """What the modifiers set to `token` itself say."""
    found = Bearing()
    for child in token.children:
        effect = _modifier(child, token, words)
        if effect is not None:
            found = found.joined(effect)
    return found


def _modifier(child: Token, token: Token, words: Words) -> Bearing | None:
    lower = child.lower_
    if child.dep_ == "neg" or (child.dep_ == "advmod" and words.denies("adverb", lower)):
        return None if _only(child) or _until(token) or _of_adjective(token) else Bearing(negative=True)
    if child.dep_ == "aux":
        if lower in ("would", "'d", "’d") and _reported(token):
            return Bearing(status="planned")
        return words.hedge("modal", lower, span_of(child))
    if child.dep_ == "advmod":
        if lower == "longer" and any(grand.lower_ == "no" for grand in child.children):
            return Bearing(negative=True)
        return words.hedge("adverb", lower, span_of(child))
    if child.dep_ in ("amod", "compound"):
        return Bearing(negative=True) if words.denies("adjective", lower) else words.hedge("adjective", lower, span_of(child))
    if child.dep_ == "det" and words.denies("determiner", lower):
        return Bearing(negative=True)
    if child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_none(child, words):
        return Bearing(negative=True)
    if child.dep_ == "mark" and not (token.tag_ == "VBN" and _bare(token)):
        return words.hedge("marker", lower, span_of(child))
    return None


def _reported(verb: Token) -> bool:
    """Whether a past-tense verb governs the clause: 'said it would close' puts a plain future into the past."""
    return any(above.tag_ in ("VBD", "VBN") for above in verb.ancestors)


def _bare(verb: Token) -> bool:
    return not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in verb.children)


def _only(negation: Token) -> bool:
    """'not only', 'not just': no denial."""
    follows = negation.doc[negation.i + 1].lower_ if negation.i + 1 < len(negation.doc) else ""
    return follows in ("only", "just", "merely", "simply", "least")


def _of_adjective(token: Token) -> bool:
    """'not an isolated meeting': there was a meeting, it was not isolated."""
    return token.pos_ in ("NOUN", "PROPN") and any(child.dep_ == "amod" for child in token.children)


def _until(token: Token) -> bool:
    """'did not leave until Monday': they left."""
    return any(
        child.lower_ == "until" or any(grand.lower_ == "until" for grand in child.children)
        for child in token.children
        if child.dep_ in ("prep", "advcl", "mark")
    )


def _is_none(child: Token, words: Words) -> bool:
    if words.denies("subject", child.lower_):
        return True
    return any(grand.dep_ == "det" and words.denies("determiner", grand.lower_) for grand in child.children)


def _governed(node: Token, words: Words) -> tuple[Bearing, Token, bool] | None:
    """One step up: the governor's effect, the governor, and whether its own modifiers reach down. None ends the climb."""
    head, dep = node.head, node.dep_
    if head == node:
        return None
    if dep == "conj":
        return _joined_on(node, head)
    if dep in ("xcomp", "ccomp", "acl", "pcomp", "advcl"):
        return _clausal(node, head, dep, words)
    if dep in ("dobj", "attr", "nsubjpass", "nsubj", "pobj", "compound", "oprd", "acomp"):
        return _nominal(node, head, dep, words)
    return None


def _joined_on(node: Token, head: Token) -> tuple[Bearing, Token, bool] | None:
    """A second verb shares what stands before the first if it has no subject and no auxiliary of its own and the same form."""
    marks = {child.dep_ for child in node.children}
    if marks & {"nsubj", "nsubjpass", "aux", "auxpass"}:
        return None
    shares = node.tag_ == head.tag_ or node.pos_ == "NOUN"
    return (Bearing(), head, shares) if shares else None


def _clausal(node: Token, head: Token, dep: str, words: Words) -> tuple[Bearing, Token, bool] | None:
    lemma, span = head.lemma_.lower(), span_of(head)
    if dep == "acl" and head.pos_ in ("NOUN", "PROPN"):
        if not _infinitive(node):
            return None
        if words.denies("noun", lemma):
            return Bearing(negative=True), head, True
        return words.hedge("noun", lemma, span) or Bearing(), head, True
    if dep == "advcl":
        return (Bearing(status="planned"), head, False) if _infinitive(node) and node.i > head.i else None
    if dep == "pcomp":
        return _prepositional(node, head, words)
    if head.pos_ == "ADJ" or (dep == "xcomp" and words.hedge("adjective-to", lemma, span) and head.pos_ != "VERB"):
        if words.denies("adjective-to", lemma):
            return Bearing(negative=True), head.head if head.dep_ == "acomp" else head, True
        effect = words.hedge("adjective-to", lemma, span)
        return (effect, head.head if head.dep_ == "acomp" else head, True) if effect and _infinitive(node) else None
    return _under_verb(node, head, dep, words)


def _under_verb(node: Token, head: Token, dep: str, words: Words) -> tuple[Bearing, Token, bool] | None:
    lemma, span = head.lemma_.lower(), span_of(head)
    if lemma == "have" and dep == "xcomp" and any(child.lower_ == "yet" for child in (*head.children, *node.children)):
        return Bearing(negative=True), head, False
    if dep == "xcomp" and words.denies("verb", lemma):
        return Bearing(negative=True), head, True
    passive = any(child.dep_ == "auxpass" for child in head.children)
    uses = ("passive", "verb", "request") if passive else ("verb", "request")
    if _infinitive(node) or (dep == "xcomp" and node.tag_ == "VBG"):
        for use in uses:
            effect = words.hedge(use, lemma, span)
            if effect is not None:
                return effect, head, True
    effect = words.hedge("shows", lemma, span)
    if effect is not None:
        return effect, head, True
    if lemma in listed("showing_verbs"):
        return Bearing(), head, True
    return (Bearing(), head, not _infinitive(node)) if dep == "xcomp" else None


ABOUT = frozenset({"on", "about", "regarding", "concerning"})
"""'what he says on sheltering them': a subject of talk, told by nobody as having happened."""


TALK = frozenset({"say", "speak", "talk", "ask", "comment", "debate", "position", "stance", "question", "discuss", "decide", "insist"})


def _prepositional(node: Token, preposition: Token, words: Words) -> tuple[Bearing, Token, bool] | None:
    """'without firing', 'from leaving' after 'barred', 'capable of flying', 'chance of winning'."""
    lower, head = preposition.lower_, preposition.head
    lemma, span = head.lemma_.lower(), span_of(head)
    if words.denies("preposition", lower):
        return Bearing(negative=True), head, False
    if lower in ABOUT and node.tag_ == "VBG" and head.lemma_.lower() in TALK:
        return Bearing(certainty="unknown", status="general"), head, False
    if lower == "from" and words.denies("from", lemma):
        return Bearing(negative=True), head, True
    if head.pos_ == "ADJ" and lower == "of":
        effect = words.hedge("adjective-to", lemma, span)
        return (effect, head, False) if effect else None
    if head.pos_ == "NOUN" and lower in ("of", "for", "to"):
        if words.denies("noun", lemma) and lower == "of":
            return Bearing(negative=True), head, True
        effect = words.hedge("noun", lemma, span)
        return (effect, head, True) if effect else None
    return None


def _nominal(node: Token, head: Token, dep: str, words: Words) -> tuple[Bearing, Token, bool] | None:
    """An event noun: the object of a verb that stops or plans it, the indefinite object of a denied or hedged verb."""
    if dep == "pobj":
        return _prepositional(node, head, words)
    if dep == "compound":
        return None
    lemma, span = head.lemma_.lower(), span_of(head)
    if dep in ("dobj", "nsubjpass") and words.denies("object", lemma):
        return Bearing(negative=True), head, False
    if dep in ("dobj", "nsubjpass"):
        effect = words.hedge("verb", lemma, span) or words.hedge("passive", lemma, span)
        if effect is not None:
            return effect, head, True
    if (dep == "attr" or lemma in listed("light_verbs")) and dep in ("dobj", "attr", "acomp", "oprd") and _indefinite(node):
        return Bearing(), head, True
    if dep in ("nsubjpass", "nsubj") and lemma in OCCURRING:
        return Bearing(), head, True
    return None


OCCURRING = frozenset({"happen", "occur", "take", "hold", "begin", "start", "come", "follow", "commence", "organise", "organize", "host"})
"""Verbs that only say of their subject that it is: their modals and negation are the event's."""


def _indefinite(noun: Token) -> bool:
    return not any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in DEFINITE) for child in noun.children)


DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def _infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
