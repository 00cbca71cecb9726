"""Content that somebody asks after, disputes, puts off or finds no sign of: what that does to the event in it."""

from spacy.tokens import Token

from twosource.language import listed
from twosource.model import Span
from twosource.reading.factuality.value import FactualityValue, Words
from twosource.reading.page import span_of

ASKING = frozenset({"WP", "WDT", "WRB", "WP$"})


def named(verb: Token) -> str:
    """The verb with its particle, as the tables name it: 'rule out', 'call off'."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    lemma = verb.lemma_.lower()
    return f"{lemma} {particle}" if particle else lemma


def put_off(verb: Token, words: Words) -> FactualityValue | None:
    """What 'postponed', 'called off', 'prevented' say of what they are about: it did not happen, and may still be planned."""
    name = named(verb)
    if words.denies("later", name):
        return FactualityValue(negative=True, status="planned")
    return FactualityValue(negative=True) if words.denies("object", name) else None


def asks(verb: Token) -> bool:
    """'did not say why she left': the clause asks for a part of what happened and takes the rest as known."""
    return any(
        child.tag_ in ASKING or (child.dep_ == "prep" and any(grand.tag_ in ASKING for grand in child.children))
        for child in verb.children
        if child.i < verb.i or child.dep_ == "prep"
    )


def questioned(verb: Token) -> FactualityValue | None:
    """'Did she sign the deal?': nobody says that she did. 'Why did she sign it?' takes it as known."""
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in ("ROOT", "ccomp", "conj"):
        return None
    children = list(verb.children)
    helper = next((child for child in children if child.dep_ in ("aux", "auxpass")), None)
    subject = next((child for child in children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if helper is None or subject is None or helper.i > subject.i or any(child.tag_ in ASKING for child in children):
        return None
    mark = next((token for token in verb.doc[verb.i + 1 : verb.sent.end] if token.text == "?"), None)
    return FactualityValue(False, "unknown", "happened", (span_of(mark),)) if mark is not None else None


def on_condition(clause: Token, verb: Token) -> FactualityValue | None:
    """'will close if she resigns': what would happen hangs on the condition."""
    if not any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in clause.children):
        return None
    modal = any(child.dep_ == "aux" and child.lower_ in listed("reading_lists", "modals") for child in verb.children)
    return FactualityValue(status="conditional") if modal else None


def unseen(noun: Token, words: Words) -> FactualityValue | None:
    """What 'no evidence' or 'did not find any sign' leave of what it would be evidence of; None where there is some."""
    no = next((child for child in noun.children if child.dep_ == "det" and words.denies("determiner", child.lower_)), None)
    denied = noun.dep_ in ("dobj", "attr") and any(child.dep_ == "neg" for child in noun.head.children)
    if no is None and not denied:
        return None
    return FactualityValue(True, "possible", "happened", (Span((no or noun).idx, noun.idx + len(noun)),))


def disputed(node: Token, noun: Token, words: Words) -> FactualityValue | None:
    """'no evidence that', 'dismissed reports that', 'denied allegations of': what a noun's content is worth where the noun is denied."""
    if words.denies("sign", noun.lemma_.lower()):
        return unseen(noun, words)
    content = node.dep_ == "pobj" or any(child.dep_ == "mark" and child.lower_ == "that" for child in node.children)
    telling = content and words.denies("told", noun.lemma_.lower())
    if telling and noun.dep_ in ("dobj", "nsubjpass") and words.denies("report", noun.head.lemma_.lower()):
        return FactualityValue(negative=True)
    return None
