"""What the words around an event say of it: denied, hedged, planned. Climbs from the event's word through the words that govern it.

Only governors whose own negation and modals reach down are passed ('was not able to leave', 'may be seen to meet'); a clause
of its own, a relative clause or a reporting verb ends the climb.
"""

from spacy.tokens import Token

from twosource.language import listed
from twosource.reading.factuality.disputes import asks, disputed, named, on_condition, put_off, questioned, unseen
from twosource.reading.factuality.value import FactualityValue, Words, tables
from twosource.reading.page import span_of

__all__ = ["FactualityValue", "bearing"]

MAX_GOVERNORS = 6
"""Governors looked at above a word; deeper nesting says little of the word any more."""


def bearing(token: Token) -> FactualityValue:
    """The bearing of everything that governs `token`, its own modifiers included."""
    words, node = tables(), token
    found = own(token, words)
    for _ in range(MAX_GOVERNORS):
        step = _governed(node, words)
        if step is None:
            break
        effect, node, passes = step
        found = found.joined(effect)
        if passes:
            found = found.joined(own(node, words))
    return found


def own(token: Token, words: Words) -> FactualityValue:
    """What the modifiers set to `token` itself say."""
    found = FactualityValue()
    for child in token.children:
        effect = _modifier(child, token, words)
        if effect is not None:
            found = found.joined(effect)
    effect = questioned(token)
    return found.joined(effect) if effect is not None else found


def _modifier(child: Token, token: Token, words: Words) -> FactualityValue | None:
    lower = child.lower_
    if child.dep_ == "neg" or (child.dep_ == "advmod" and words.denies("adverb", lower)):
        if lower in listed("reading_lists", "words_of_nearly") and (token.pos_ != "VERB" or token.tag_ == "VBN"):
            return None
        return None if _only(child) or _until(token) or _of_adjective(token) else FactualityValue(negative=True)
    if lower == "neither" and child.dep_ in ("preconj", "cc"):
        return FactualityValue(negative=True)
    if child.dep_ == "aux":
        if lower in ("would", "'d", "’d") and _reported(token):
            return FactualityValue(status="planned")
        return words.hedge("modal", lower, span_of(child))
    if child.dep_ == "advmod":
        if lower == "longer" and any(grand.lower_ == "no" for grand in child.children):
            return FactualityValue(negative=True)
        return words.hedge("adverb", lower, span_of(child))
    if child.dep_ in ("amod", "compound"):
        return FactualityValue(negative=True) if words.denies("adjective", lower) else words.hedge("adjective", lower, span_of(child))
    if child.dep_ == "det" and words.denies("determiner", lower):
        return FactualityValue(negative=True)
    if child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_none(child, words):
        return FactualityValue(negative=True)
    if child.dep_ == "mark" and not (token.tag_ == "VBN" and _bare(token)):
        return words.hedge("marker", lower, span_of(child))
    if child.dep_ == "advcl":
        return on_condition(child, token)
    if child.dep_ == "acl" and child.tag_ == "VBN" and token.pos_ in ("NOUN", "PROPN"):
        return put_off(child, words)
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
    return any(
        (grand.dep_ == "det" and words.denies("determiner", grand.lower_))
        or (grand.dep_ == "advmod" and grand.lower_ in listed("reading_lists", "words_of_scarcely"))
        for grand in child.children
    )


def _governed(node: Token, words: Words) -> tuple[FactualityValue, Token, bool] | None:
    """One step up: the governor's effect, the governor, and whether its own modifiers reach down. None ends the climb."""
    head, dep = node.head, node.dep_
    if head == node:
        return None
    if dep == "conj":
        return _joined_on(node, head)
    if dep == "relcl" and (effect := disputed(node, head, words)) is not None:
        return effect, head, False
    if dep in ("xcomp", "ccomp", "acl", "pcomp", "advcl"):
        return _clausal(node, head, dep, words)
    if dep in ("dobj", "attr", "nsubjpass", "nsubj", "pobj", "compound", "oprd", "acomp"):
        return _nominal(node, head, dep, words)
    return None


def _joined_on(node: Token, head: Token) -> tuple[FactualityValue, Token, bool] | None:
    """A second verb shares what stands before the first if it has no subject and no auxiliary of its own and the same form."""
    if any(child.lower_ == "nor" and child.dep_ == "cc" for child in head.children):
        return FactualityValue(negative=True), head, False
    marks = {child.dep_ for child in node.children}
    if marks & {"nsubj", "nsubjpass", "aux", "auxpass"}:
        return None
    shares = node.tag_ == head.tag_ or node.pos_ == "NOUN"
    return (FactualityValue(), head, shares) if shares else None


def _clausal(node: Token, head: Token, dep: str, words: Words) -> tuple[FactualityValue, Token, bool] | None:
    lemma, span = head.lemma_.lower(), span_of(head)
    if dep == "acl" and head.pos_ in ("NOUN", "PROPN"):
        if not _infinitive(node):
            effect = disputed(node, head, words)
            return (effect, head, False) if effect is not None else None
        if words.denies("noun", lemma):
            return FactualityValue(negative=True), head, True
        return words.hedge("noun", lemma, span) or FactualityValue(), head, True
    if dep == "advcl":
        if {"rather", "than"} <= {child.lower_ for child in node.children}:
            return FactualityValue(negative=True), head, False
        plan = next((child for child in head.children if child.dep_ == "dobj" and child.i == node.i - 2), None)
        effect = words.hedge("noun", plan.lemma_.lower(), span_of(plan)) if plan is not None and _infinitive(node) else None
        if effect is not None and plan is not None:
            return effect, plan, True
        return (FactualityValue(status="planned"), head, False) if _infinitive(node) and node.i > head.i else None
    if dep == "pcomp":
        return _prepositional(node, head, words)
    if head.pos_ == "ADJ" or (dep == "xcomp" and words.hedge("adjective-to", lemma, span) and head.pos_ != "VERB"):
        if words.denies("adjective-to", lemma):
            return FactualityValue(negative=True), head.head if head.dep_ == "acomp" else head, True
        effect = words.hedge("adjective-to", lemma, span)
        return (effect, head.head if head.dep_ == "acomp" else head, True) if effect and _infinitive(node) else None
    return _under_verb(node, head, dep, words)


def _under_verb(node: Token, head: Token, dep: str, words: Words) -> tuple[FactualityValue, Token, bool] | None:
    lemma, span = head.lemma_.lower(), span_of(head)
    if lemma == "have" and dep == "xcomp" and any(child.lower_ == "yet" for child in (*head.children, *node.children)):
        return FactualityValue(negative=True), head, False
    if (dep == "ccomp" and asks(node)) or lemma in listed("reading_lists", "denying_verbs"):
        return None
    if dep == "xcomp" and words.denies("verb", named(head)):
        return FactualityValue(negative=True), head, True
    passive = any(child.dep_ == "auxpass" for child in head.children)
    uses = ("passive", "verb", "request") if passive else ("verb", "request")
    if _infinitive(node) or (dep == "xcomp" and node.tag_ == "VBG"):
        for use in uses:
            effect = words.hedge(use, lemma, span)
            if effect is not None:
                return effect, head, True
    effect = words.hedge("shows", lemma, span) or (_foreseen(node, head, words) if dep == "ccomp" else None)
    if effect is not None:
        return effect, head, True
    if lemma in words.showing:
        return (FactualityValue(certainty="unknown"), head, False) if dep == "ccomp" and _unsaid(head) else (FactualityValue(), head, True)
    return (FactualityValue(), head, not _infinitive(node)) if dep == "xcomp" else None


def _foreseen(node: Token, head: Token, words: Words) -> FactualityValue | None:
    """'hopes that it reopens', 'it is possible that', 'found no evidence that'."""
    for child in head.children:
        if child.dep_ == "acomp" and head.lemma_ == "be":
            return words.hedge("adjective", child.lower_, span_of(child))
        if child.dep_ == "dobj" and child.i < node.i and words.denies("sign", child.lemma_.lower()):
            return unseen(child, words)
    return words.hedge("that", head.lemma_.lower(), span_of(head))


def _unsaid(verb: Token) -> bool:
    """'did not confirm that': neither said nor denied."""
    return any(child.dep_ == "neg" for child in verb.children)


def _prepositional(node: Token, preposition: Token, words: Words) -> tuple[FactualityValue, Token, bool] | None:
    """'without firing', 'from leaving' after 'barred', 'capable of flying', 'chance of winning'."""
    lower, head = preposition.lower_, preposition.head
    lemma, span = head.lemma_.lower(), span_of(head)
    if words.denies("preposition", lower):
        return FactualityValue(negative=True), head, False
    if _away(preposition):
        return FactualityValue(negative=True), head.head, False
    if head.pos_ == "VERB":
        effect = _of_verb(node, preposition, words)
        if effect is not None:
            return effect, head, True
    if (
        lower in listed("reading_lists", "prepositions_of_topic")
        and node.tag_ == "VBG"
        and head.lemma_.lower() in listed("reading_lists", "talking_verbs")
    ):
        return FactualityValue(certainty="unknown", status="general"), head, False
    if lower == "from" and words.denies("from", lemma):
        return FactualityValue(negative=True), head, True
    if head.pos_ == "ADJ" and lower == "of":
        effect = words.hedge("adjective-to", lemma, span)
        return (effect, head, False) if effect else None
    if head.pos_ == "NOUN" and words.denies("later-noun", lemma):
        return FactualityValue(negative=True, status="planned"), head, False
    if head.pos_ == "NOUN" and lower == "of" and (effect := disputed(node, head, words)) is not None:
        return effect, head, False
    if head.pos_ == "NOUN" and lower in ("of", "for", "to"):
        if words.denies("noun", lemma) and lower == "of":
            return FactualityValue(negative=True), head, True
        effect = words.hedge("noun", lemma, span)
        return (effect, head, True) if effect else None
    return None


def _away(preposition: Token) -> bool:
    """'instead of signing', 'far from signing', 'stopped short of signing'."""
    lower, head = preposition.lower_, preposition.head
    if lower == "of" and any(child.lower_ == "instead" for child in preposition.children):
        return True
    return (lower, head.lower_) in (("of", "instead"), ("from", "far")) or (
        (lower, head.lower_) == ("of", "short") and head.head.lemma_.lower() in ("stop", "fall")
    )


def _of_verb(node: Token, preposition: Token, words: Words) -> FactualityValue | None:
    """'suspected of bombing', 'acquitted of bombing', 'called for a ceasefire'."""
    lower, verb = preposition.lower_, preposition.head
    lemma, span = verb.lemma_.lower(), span_of(verb)
    if node.pos_ == "NOUN" and not _indefinite(node):
        return None
    if lower in ("of", "with", "for") and words.denies("charge", lemma) and not any(child.dep_ == "dobj" for child in verb.children):
        return FactualityValue(negative=True)
    if lower in ("of", "with"):
        effect = words.hedge("charge", lemma, span)
        if effect is not None:
            return effect
    return words.hedge(lower, lemma, span) if node.pos_ == "NOUN" and lower in ("for", "of") else None


def _nominal(node: Token, head: Token, dep: str, words: Words) -> tuple[FactualityValue, Token, bool] | None:
    """An event noun: the object of a verb that stops or plans it, the indefinite object of a denied or hedged verb."""
    if dep == "pobj":
        return _prepositional(node, head, words)
    if dep == "compound":
        return None
    lemma, span = head.lemma_.lower(), span_of(head)
    bare = dep == "nsubj" and head.tag_ in ("VBN", "VBD") and all(child.dep_ not in ("dobj", "aux", "ccomp") for child in head.children)
    if (dep in ("dobj", "nsubjpass") or (bare and words.denies("later", named(head)))) and (stopped := put_off(head, words)) is not None:
        return stopped, head, False
    if dep in ("dobj", "nsubjpass"):
        if _indefinite(node) and words.denies("dodged", lemma):
            return FactualityValue(negative=True), head, False
        effect = words.hedge("verb", lemma, span) or words.hedge("passive", lemma, span)
        effect = effect or (words.hedge("wanted", lemma, span) if _indefinite(node) else None)
        if effect is not None:
            return effect, head, True
    if (dep == "attr" or lemma in words.light) and dep in ("dobj", "attr", "acomp", "oprd") and _indefinite(node):
        return FactualityValue(), head, True
    if dep in ("nsubjpass", "nsubj") and lemma in OCCURRING:
        return FactualityValue(), head, True
    return None


OCCURRING = frozenset(
    {"happen", "occur", "take", "hold", "begin", "start", "come", "follow", "commence", "organise", "organize", "host"}
    | {"carry", "commit", "perpetrate"}
)
"""Verbs that only say of their subject that it is: their modals and negation are the event's."""


def _indefinite(noun: Token) -> bool:
    return not any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in listed("reading_lists", "definite_words"))
        for child in noun.children
    )


def _infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
