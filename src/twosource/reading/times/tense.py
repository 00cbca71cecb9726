"""Whether the words around a token look back or ahead: from the verb that governs it."""

from spacy.tokens import Token

from twosource.language import listed

MAX_STEPS_TO_VERB = 8
"""Words up the syntax tree that the verb is looked for, and verbs up from an infinitive."""


def tense(token: Token) -> int:
    """-1 for what is told as past, 1 for what is told as ahead, 0 where the verb does not say."""
    at = token
    for _ in range(MAX_STEPS_TO_VERB):
        if at.pos_ in ("VERB", "AUX") or at.head == at:
            break
        at = at.head
    return _of_verb(at) if at.pos_ in ("VERB", "AUX") else 0


def _of_verb(verb: Token, depth: int = 0) -> int:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    forms = {child.lower_ for child in auxiliaries}
    if any(child.lemma_ in listed("tense_words", "perfect") for child in auxiliaries):
        return -1
    if forms & listed("tense_words", "modal"):
        return 1
    if forms & listed("tense_words", "infinitive"):
        return 1 if verb.head.lemma_ in listed("tense_words", "ahead") or verb.head.pos_ in ("NOUN", "ADJ") else _outer(verb, depth)
    if forms & listed("tense_words", "past") or verb.tag_ == "VBD":
        return -1
    if verb.tag_ == "VBN":
        return 0 if forms & listed("tense_words", "present_passive") else -1
    if verb.tag_ == "VBG" and forms & listed("tense_words", "progressive"):
        return 1
    return _outer(verb, depth) if verb.dep_ == "conj" and verb.tag_ in ("VB", "VBG") else 0


def _outer(verb: Token, depth: int) -> int:
    return _of_verb(verb.head, depth + 1) if depth < MAX_STEPS_TO_VERB and verb.head != verb and verb.head.pos_ in ("VERB", "AUX") else 0


def puts_off(word: Token) -> bool:
    """'postponed from Tuesday to Thursday': two days that one thing was set for, no time that it lasted."""
    return word.lemma_.lower() in listed("time_lists", "putting_off")
