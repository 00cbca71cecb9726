"""Which of its types an event word has here: its construction decides ("fired on the crowd", "fired the chief")."""

from spacy.tokens import Token

from twosource.language import listed, per_language, rows
from twosource.reading.events.trigger_model import types
from twosource.reading.mentions.nominals import noun_types
from twosource.reading.syntax.dependencies import SUBJECTS, VERBAL, child

OTHER = "other"

PRESENT = frozenset({"present"})
"""Said of somebody at a place ("was present in X") they tell of attendance."""


@per_language
def _senses() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """(frame, type) in the order of `event_senses.tsv`, by lemma and part of speech."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows("event_senses"):
        found.setdefault((row["lemma"], row["pos"]), []).append((row["frame"], row["type"]))
    return {key: tuple(each) for key, each in found.items()}


def event_type(token: Token, lemma: str, *, nominal: bool) -> str:
    """The type of the lexicon, "other" for a word it does not hold. A particle is looked up with its verb first."""
    if lemma in PRESENT and not nominal and child(token, "dobj") is None:
        return "attend"
    known = types()
    first, second = ("NOUN", "VERB") if nominal else ("VERB", "NOUN")
    if not nominal:
        for each in token.children:
            if each.dep_ in ("prt", "advmod", "prep", "dobj") and (both := known["VERB"].get(f"{lemma} {each.lower_}")):
                return both
    senses = _senses().get((lemma, first))
    if senses is not None:
        present = _frames_of_noun(token) if nominal else _frames_of_verb(token)
        for frame, kind in senses:
            if frame in present:
                return kind
    found = known[first].get(lemma) or known[second].get(lemma) or OTHER
    return "request" if found == "speak" and not nominal and demanded(token) is not None else found


def _frames_of_noun(noun: Token) -> set[str]:
    return {f"under {noun.head.lemma_.lower()}"} if noun.dep_ in ("dobj", "nsubjpass") else set()


def _frames_of_verb(verb: Token) -> set[str]:
    found: set[str] = set()
    for each in verb.children:
        if each.dep_ == "prt" or (each.dep_ == "prep" and not _dates(each)):
            found.add(each.lower_)
        elif each.dep_ == "ccomp":
            found.add("that")
        elif each.dep_ == "xcomp":
            found.add("to")
        elif each.dep_ in ("dobj", "nsubjpass"):
            found |= _of_object(each)
        elif each.dep_ in ("auxpass", "agent"):
            found.add("passive")
        if each.dep_ in ("nsubj", "agent"):
            found |= _of_subject(child(each, "pobj") if each.dep_ == "agent" else each)
        elif each.ent_type_ in ("PERCENT", "MONEY") or (each.dep_ == "prep" and _measures(each)):
            found.add("measured")
    if verb.dep_ in ("acl", "relcl", "amod") and verb.tag_ == "VBN" and verb.head.pos_ in ("NOUN", "PROPN"):
        found |= _of_object(verb.head)
    return found if found & {"obj", "passive"} else found | {"alone"}


def _of_subject(noun: Token | None) -> set[str]:
    if noun is None:
        return set()
    lemma = noun.lemma_.lower()
    found = {"subj disaster"} if types()["NOUN"].get(lemma) == "disaster" else set()
    return found | {"subj vehicle"} if lemma in listed("reading_lists", "vehicle_nouns") else found


def _measures(preposition: Token) -> bool:
    governed = child(preposition, "pobj")
    return governed is not None and governed.ent_type_ in ("PERCENT", "MONEY")


def _dates(preposition: Token) -> bool:
    """ "fired on Saturday": what follows says only when."""
    governed = child(preposition, "pobj")
    return governed is not None and governed.ent_type_ in ("DATE", "TIME")


def _of_object(noun: Token) -> set[str]:
    """What the object's words are good for; of a measured thing ("tons of food") the thing counts too."""
    found = {"obj", f"obj {noun.lemma_.lower()}"}
    person = noun.ent_type_ == "PERSON" or (noun.pos_ == "NOUN" and noun_types().get(noun.lemma_.lower()) == "person")
    if person or noun.lower_ in ("him", "her", "them", "me", "us"):
        found.add("person")
    for each in noun.children:
        if each.dep_ == "prep" and each.lower_ == "of":
            found |= {f"obj {word.lemma_.lower()}" for word in each.children if word.dep_ == "pobj"}
    return found


def demanded(verb: Token) -> Token | None:
    """Who must do something by what the verb says, if it is not the one who says it."""
    clause = child(verb, "ccomp")
    if clause is None or clause.pos_ not in VERBAL:
        return None
    obliged = any(each.dep_ == "aux" and each.lower_ in listed("reading_lists", "obliging_modals") for each in clause.children)
    subject = next((each for each in clause.children if each.dep_ in SUBJECTS), None) if obliged else None
    return subject if subject is not None and subject.lower_ not in listed("reading_lists", "own_pronouns") else None
