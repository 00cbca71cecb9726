"""Whether the words around a token look back or ahead: from the verb that governs it."""

from spacy.tokens import Token

from twosource.language import listed

MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo", "can", "may", "must"})
AHEAD = frozenset(
    {"plan", "schedule", "expect", "intend", "hope", "aim", "due", "slate", "set", "prepare", "will", "want", "propose", "vow", "be"}
)
"""Lemmas whose infinitive lies ahead."""

STEPS = 8


def tense(token: Token) -> int:
    """-1 for what is told as past, 1 for what is told as ahead, 0 where the verb does not say."""
    at = token
    for _ in range(STEPS):
        if at.pos_ in ("VERB", "AUX") or at.head == at:
            break
        at = at.head
    return _of_verb(at) if at.pos_ in ("VERB", "AUX") else 0


def _of_verb(verb: Token, depth: int = 0) -> int:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    forms = {child.lower_ for child in auxiliaries}
    if any(child.lemma_ == "have" for child in auxiliaries):
        return -1
    if forms & MODALS:
        return 1
    if "to" in forms:
        return 1 if verb.head.lemma_ in AHEAD or verb.head.pos_ in ("NOUN", "ADJ") else _outer(verb, depth)
    if forms & {"was", "were", "did", "had"} or verb.tag_ == "VBD":
        return -1
    if verb.tag_ == "VBN":
        return 0 if forms & {"is", "are", "be"} else -1
    if verb.tag_ == "VBG" and forms & {"is", "are", "'s", "'re"}:
        return 1
    return _outer(verb, depth) if verb.dep_ == "conj" and verb.tag_ in ("VB", "VBG") else 0


def _outer(verb: Token, depth: int) -> int:
    return _of_verb(verb.head, depth + 1) if depth < STEPS and verb.head != verb and verb.head.pos_ in ("VERB", "AUX") else 0


def puts_off(word: Token) -> bool:
    """'postponed from Tuesday to Thursday': two days that one thing was set for, no time that it lasted."""
    return word.lemma_.lower() in listed("time_lists", "putting_off")
