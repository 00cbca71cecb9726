"""Questions of syntax that several stages ask, answered from spaCy's dependency labels."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from twosource.language import listed, words
from twosource.reading.page import Sentence

SMALL_WORDS = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "with", "by", "from", "and", "or", "as", "over", "after", "into"}
)
"""Words that stay small in title case."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})
MAX_CLIMB = 12
"""How far a climb through the tree goes before it gives up."""


def is_headline(doc: Doc, sentence: Sentence) -> bool:
    """Whether a sentence is written like a headline: its block says so, or most longer words are capitalised and no full stop ends it."""
    if sentence.block.kind in ("title", "heading"):
        return True
    tokens = [token for token in doc[sentence.first : sentence.last] if token.is_alpha and token.lower_ not in SMALL_WORDS]
    last = doc[sentence.last - 1]
    return last.text not in ".?!" and len(tokens) > 3 and sum(token.text[0].isupper() for token in tokens) >= 0.7 * len(tokens)


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these labels."""
    return next((each for each in token.children if each.dep_ in labels), None)


def objects_of(preposition: Token, depth: int = 0) -> list[Token]:
    """What a preposition governs, through a second preposition if need be ("from inside the house")."""
    found = [each for each in preposition.children if each.dep_ in ("pobj", "pcomp")]
    for each in preposition.children:
        if each.dep_ == "prep" and not found and depth < MAX_CLIMB:
            found += objects_of(each, depth + 1)
    return found


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it further on, in text order; a loop, since a list may run to hundreds."""
    waiting = [token]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += [each for each in reversed(list(here.children)) if each.dep_ == "conj"]


def is_passive(verb: Token, depth: int = 0) -> bool:
    """Whether a verb form is passive: with its auxiliary, by-agent, or as a bare participle that modifies or continues a passive."""
    labels = {each.dep_ for each in verb.children}
    if "auxpass" in labels or "nsubjpass" in labels or "agent" in labels:
        return True
    if verb.tag_ != "VBN" or any(each.dep_ == "aux" and each.lemma_ in ("have", "'ve") for each in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return not labels & SUBJECTS and depth < MAX_CLIMB and is_passive(verb.head, depth + 1)
    return verb.dep_ in ("acl", "amod", "advcl", "relcl", "ROOT", "oprd", "xcomp", "ccomp", "pcomp")


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause with this verb describes, None if the verb stands in none."""
    here = verb
    for _ in range(MAX_CLIMB):
        if here.dep_ == "relcl":
            return here.head
        if here.dep_ not in ("conj", "xcomp", "ccomp") or here.head.pos_ not in VERBAL:
            return None
        here = here.head
    return None


def stands_for(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for; None for any other word and for a pronoun that asks or has no noun."""
    if token.lower_ not in listed("reading_lists", "relative_pronouns") or token.tag_ not in ("WP", "WDT", "WP$", "IN", "WRB"):
        return None
    verb = token.head
    for _ in range(MAX_CLIMB):
        if verb.pos_ in VERBAL:
            return antecedent(verb)
        verb = verb.head
    return None


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who or what the verb is said of, taken over from the governing clause where the verb has no subject of its own."""
    own = child(verb, "nsubj", "nsubjpass")
    if own is not None or depth > MAX_CLIMB:
        return own
    head, label = verb.head, verb.dep_
    if label == "relcl" and not _to_infinitive(verb):
        return None
    if label in ("acl", "relcl"):
        return _of_modified(verb, head, depth)
    if label == "conj":
        return subject_of(head, depth + 1) if head.pos_ in VERBAL else None
    if label == "acomp":
        return subject_of(head, depth + 1)
    if label in ("xcomp", "ccomp", "oprd"):
        return _controller(verb, head, depth)
    if label in ("advcl", "pcomp", "prep") or (label == "dep" and verb.tag_ == "VBG"):
        return _of_clause(head, depth)
    return None


def _to_infinitive(verb: Token) -> bool:
    return any(each.tag_ == "TO" and each.dep_ == "aux" for each in verb.children)


def _of_modified(verb: Token, noun: Token, depth: int) -> Token | None:
    if _to_infinitive(verb) and child(verb, "auxpass") is None:
        owner = child(noun, "poss")
        if owner is not None:
            return owner
        if noun.dep_ == "ROOT" and noun.pos_ == "PROPN":
            return noun
        governor = noun.head
        if noun.dep_ == "pobj" and governor.dep_ == "prep":  # "is in talks to buy"
            return subject_of(governor.head, depth + 1) if governor.head.lemma_ == "be" else None
        return subject_of(governor, depth + 1) if governor.pos_ in VERBAL and noun.dep_ in ("dobj", "attr", "oprd") else None
    return (issuer_of(noun, depth) if verb.tag_ == "VBG" else None) or noun


def issuer_of(said: Token, depth: int = 0) -> Token | None:
    """'issued a statement denying it': who issues what is said; None where the noun is no object, or nothing said."""
    if said.dep_ != "dobj" or said.pos_ != "NOUN" or said.lemma_.lower() not in words("reporting_nouns"):
        return None
    return subject_of(said.head, depth + 1)


def _controller(verb: Token, head: Token, depth: int) -> Token | None:
    if head.pos_ not in VERBAL and head.pos_ != "ADJ":
        return None
    if head.dep_ == "amod":  # "a surgeon willing to do it"
        return head.head if head.i > head.head.i else None
    target = child(head, "dobj")
    if target is not None and verb.dep_ in ("xcomp", "ccomp") and head.lemma_.lower() not in words("subject_control"):
        return target
    asked = _asked(head) if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" else None
    if asked is not None:
        return asked
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG"):
        return None
    return subject_of(head, depth + 1)


def _asked(verb: Token) -> Token | None:
    """Who is asked, where a preposition stands before them: "called on X to act", "appealed to X to act"."""
    if verb.lemma_.lower() not in ("call", "appeal", "prevail", "plead", "count", "rely", "wait"):
        return None
    prepositions = [each for each in verb.children if each.dep_ == "prep" and each.lower_ in ("on", "upon", "to", "with", "for")]
    return next((word for each in prepositions for word in objects_of(each) if word.pos_ in NOMINAL), None)


def _of_clause(head: Token, depth: int) -> Token | None:
    for _ in range(MAX_CLIMB):
        if head.pos_ in VERBAL or (head.pos_ == "ADJ" and head.dep_ == "acomp"):
            return subject_of(head, depth + 1)
        if head.pos_ == "ADJ" and head.dep_ == "amod" and head.i > head.head.i:  # "bidders interested in bringing"
            return head.head
        owner = child(head, "poss") if head.pos_ in NOMINAL else None
        if owner is not None:
            return owner
        if head.dep_ not in ("prep", "pobj", "dobj", "attr") and head.pos_ != "ADP":
            return None
        head = head.head
    return None
