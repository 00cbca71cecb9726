"""What a source says happened, told from what it only speaks of on the way ("Police said a man who lost his keys fled")."""

from collections.abc import Mapping, Set

from spacy.tokens import Doc, Token

from twosource.language import lexicon, listed, words
from twosource.reading.attribution.cues import AttributionCue
from twosource.reading.page import EventMention
from twosource.reading.syntax.dependencies import SUBJECTS

CARRIED = frozenset({"xcomp", "ccomp", "acomp", "attr", "dobj", "pobj", "prep", "pcomp", "oprd"})
"""Where a content's head is no event: the children that are what is said."""
ALLEGED_TYPES = frozenset({"assault", "coerce", "threaten", "injure", "die", "accuse"})
"""Types of harm done to somebody. Whoever speaks of it in whatever clause alleges it, and an allegation keeps the one who alleges."""
BARE = frozenset({"dobj", "attr", "prep", "pobj"})
CLAUSES = frozenset({"xcomp", "ccomp"})
RELATIVE_TAGS = frozenset({"WP", "WDT"})


def asserted(doc: Doc, attribution_cue: AttributionCue, event_mentions: Mapping[int, EventMention]) -> set[int]:
    """Tokens of a content that it states: its head and what is joined to it, what a light word among them carries, and harm."""
    if attribution_cue.verdict not in DENYING_CUES and is_negated(attribution_cue.cue):
        return set()
    held = attribution_cue.tokens
    heads = [doc[index] for index in held if doc[index].head.i not in held or doc[index].head.i == index]
    heads = [head for head in heads if attribution_cue.verdict == "say" or not _is_open(head)]
    found: set[int] = set()
    while heads:
        head = heads.pop()
        found.add(head.i)
        heads += [
            child for child in head.children if child.i in held and child.i not in found and _states(head, child, event_mentions, held)
        ]
    return found | {index for index in held if index in event_mentions and event_mentions[index].type in ALLEGED_TYPES}


def _states(head: Token, child: Token, event_mentions: Mapping[int, EventMention], held: Set[int]) -> bool:
    """Whether stating `head` states its child too."""
    if child.dep_ == "conj":
        return True
    if child.dep_ == "ccomp" and _is_open(child):
        return False
    if child.dep_ in ("acl", "relcl"):
        return _announced(head, child) and (head.head.i not in held or head.head.i not in event_mentions)
    lemma = head.lemma_.lower()
    carries = lexicon("carrying_words", "carries").get(lemma)
    if child.dep_ in SUBJECTS:
        return carries == "subject"
    if head.i not in event_mentions:
        return child.dep_ in CARRIED and not (child.dep_ == "prep" and head.pos_ in ("NOUN", "PROPN"))
    if child.dep_ in CLAUSES:
        return carries == "clause"
    return child.dep_ in BARE and (carries == "object" or lemma in words("light_verbs"))


def is_negated(cue: Token) -> bool:
    """'did not confirm', 'neither side confirmed': the source says nothing of it."""
    if any(child.dep_ == "neg" for child in cue.children):
        return True
    subjects = [child for child in cue.children if child.dep_ in SUBJECTS]
    return any(each.lower_ in listed("reading_lists", "negative_subjects") for subject in subjects for each in (subject, *subject.children))


DENYING_CUES = frozenset({"deny", "reject", "doubt"})


def _is_open(clause: Token) -> bool:
    """'wants to know what happened', 'believes who did it'; 'said why he left' says that he left."""
    return any(child.tag_ in ("WP", "WRB", "WDT") for child in clause.children)


def _announced(noun: Token, child: Token) -> bool:
    """'a rally to be held in May', 'the fact that it closed', 'Velkov, who shot two guards, fled' as it is parsed; no relative clause."""
    return noun.pos_ in ("NOUN", "PROPN") and not any(each.tag_ in RELATIVE_TAGS for each in child.children)
