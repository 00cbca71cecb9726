"""Who says it: the head of the noun phrase that a reporting word has for its source."""

from spacy.tokens import Token

SUBJECT_POS = frozenset({"NOUN", "PROPN", "PRON"})
PASSING = frozenset({"conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "acl"})
"""Ties by which a participle or second verb shares the subject of the verb above it."""
MAX_VERBS_ABOVE = 4
"""Verbs above a cue that are asked for their subject."""
LIST = 12
"""Tokens in which sources named after one another ("residents and aid workers") stand before their verb."""


def speaker(cue: Token) -> Token | None:
    """The head of the noun phrase that says it, whatever the frame."""
    if is_passive(cue):
        return next((grand for child in cue.children if child.dep_ == "agent" for grand in child.children if grand.dep_ == "pobj"), None)
    subjects = [child for child in cue.children if child.dep_ == "nsubj" and child.lower_ != "there"]
    before = [child for child in subjects if child.i < cue.i]
    return _antecedent((before or subjects[:1])[-1]) if subjects else _inherited(cue)


def said_after(cue: Token) -> Token | None:
    """What the parser took for a second subject behind the cue: 'Police said Velkov, who shot two guards, fled'."""
    subjects = [child for child in cue.children if child.dep_ == "nsubj"]
    return subjects[-1] if len(subjects) > 1 and subjects[0].i < cue.i < subjects[-1].i else None


def listed(cue: Token, content: tuple[int, int]) -> Token | None:
    """'Soldiers looted shops, residents and aid workers said': sources that the parser took for the end of the list before them."""
    first, end = content
    if end != cue.i:
        return None
    doc = cue.doc
    for at in range(cue.i - 1, max(first, cue.i - LIST), -1):
        if doc[at].text == ",":
            heads = [token for token in doc[at + 1 : cue.i] if token.pos_ in SUBJECT_POS and token.dep_ == "conj" and token.head.i < at]
            joined = any(token.dep_ == "cc" for token in doc[at + 2 : cue.i])
            return heads[0] if heads and joined else None
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is what is said, not who says it; a bare participle ('a group regarded as') is passive too."""
    marks = {child.dep_ for child in verb.children}
    if marks & {"auxpass", "nsubjpass"}:
        return True
    if (
        verb.tag_ in ("VBN", "VBD")
        and not marks & {"dobj", "ccomp", "aux"}
        and any(child.lower_ == "as" and child.dep_ == "prep" for child in verb.children)
    ):
        return True
    return verb.tag_ == "VBN" and verb.dep_ not in ("conj", "ccomp", "xcomp") and not marks & {"nsubj", "aux"}


def _inherited(cue: Token) -> Token | None:
    """The subject a participle or a second verb shares: 'Smith resigned, saying ...', 'quoted Smith as saying', 'denied X and said ...'."""
    node, steps = cue, 0
    while node.dep_ in PASSING and steps < MAX_VERBS_ABOVE:
        if node.dep_ == "acl":
            return node.head if node.head.pos_ in ("NOUN", "PROPN") else None
        above = node.head
        if node.dep_ == "prep" and node.lower_ == "as" and (quoted := _object(above)) is not None:
            return quoted
        node, steps = above, steps + 1
        for child in node.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return _antecedent(child)
    return None


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _antecedent(subject: Token) -> Token:
    """The noun a relative pronoun stands for: 'the minister, who said ...'."""
    if subject.tag_ in ("WP", "WDT") and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject
