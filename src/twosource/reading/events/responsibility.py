"""Who is said to answer for an act that stands elsewhere in the sentence: accused, blamed, responsible, claiming it.

"X accused Y of the attack", "the attack was attributed to Y", "Y claimed responsibility for it", "Y, responsible for the attack": in
each Y is the one who is said to have done it. An accusation and a claim hand the act to their source; the sentence itself is not
asked to say that it is so.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.tokens import Token

from twosource.language import listed, per_language, rows
from twosource.reading.page import Answer, AnswerKind, Page
from twosource.reading.syntax.dependencies import NOMINAL, antecedent, child, conjuncts, is_passive, objects_of, subject_of

CLAIMED_TYPES = frozenset({"assault", "coerce"})
"""Types of acts that are claimed without the word responsibility ("claimed the bombing")."""
MAX_ACT_DEPTH = 3
"""How deep below a preposition an act is looked for ("for a wave of attacks")."""


def answers(page: Page) -> dict[str, Any]:
    """Every act of the page with somebody who is said to answer for it, in text order of the words that say so."""
    events = {event_mention.token: event_mention.type for event_mention in page.event_mentions if event_mention.kind == "event"}
    found: list[Answer] = []
    for sentence in page.sentences:
        for token in page.doc[sentence.first : sentence.last]:
            lemma = token.lemma_.lower()
            if lemma in _verbs() and token.pos_ == "VERB":
                found.extend(_accused(token, events))
                found.extend(_partaking(token, events))
            if lemma in listed("reading_lists", "responsibility_nouns") and token.pos_ in NOMINAL:
                found.extend(_claimed(token, events))
            elif lemma == "claim" and token.pos_ == "VERB":
                found.extend(_claimed_outright(token, events))
            elif token.lower_ in listed("reading_lists", "responsible_adjectives") or (token.lower_ == "behind" and token.dep_ == "prep"):
                found.extend(_responsible(token, events))
            elif token.lower_ in listed("reading_lists", "suspecting_adjectives"):
                found.extend(_alleged(token, events))
    return {"answers": tuple(found)}


def settled(found: Sequence[Answer], act: Token, args: list[tuple[str, Token]]) -> list[tuple[str, Token]]:
    """The arguments of an act with those who are said to answer for it as its actors, in place of a subject that is none of its own."""
    who = [each for answer in found if answer.act.i == act.i and answer.kind != "alleged" for each in conjuncts(answer.who)]
    if not who:
        return args
    own = child(act, "nsubj", "agent") is not None or act.pos_ in NOMINAL
    taken = {token.i for token in who}
    kept = [(role, token) for role, token in args if token.i not in taken and (own or role not in ("actor", "co-actor"))]
    return [*(("actor", token) for token in who), *kept]


@per_language
def _verbs() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    found: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for row in rows("answering_words"):
        found[row["verb"]] = (*found.get(row["verb"], ()), (row["first"], frozenset(row["prepositions"].split())))
    return found


def _accused(verb: Token, events: dict[int, str]) -> Iterator[Answer]:
    passive = is_passive(verb)
    first = subject_of(verb) if passive else child(verb, "dobj")
    if first is None or _denied(verb):
        return
    agent = child(verb, "agent")
    source = next(iter(objects_of(agent)), None) if agent is not None else subject_of(verb) if not passive else None
    for kind, prepositions in _verbs()[verb.lemma_.lower()]:
        for each in (*verb.children, *first.children) if kind != "self" else ():
            if each.dep_ not in ("prep", "dative") or each.lower_ not in prepositions or each.i < verb.i:
                continue
            for word in objects_of(each):
                acts, who = (_acts(word, events), first) if kind == "who" else (_acts(first, events), word)
                yield from (Answer(act, who, verb, "accuse", source) for act in acts if act.i != verb.i and who.pos_ in NOMINAL)


def _partaking(verb: Token, events: dict[int, str]) -> Iterator[Answer]:
    """ "took part in", "were involved in": the subject is one of those who did it."""
    prepositions = [names for kind, names in _verbs()[verb.lemma_.lower()] if kind == "self"]
    who = subject_of(verb) if prepositions else None
    if who is None or _denied(verb) or _is_nobody(who):
        return
    for each in verb.children:
        if each.dep_ == "prep" and each.lower_ in prepositions[0]:
            acts = (act for word in objects_of(each) for act in _acts(word, events))
            yield from (Answer(act, who, verb, "state") for act in acts if events[act.i] in CLAIMED_TYPES)


def _acts(word: Token, events: dict[int, str], depth: int = 0) -> Iterator[Token]:
    """The acts a phrase names: its heads, or what stands after "of", "in" or "behind" below a head that is none."""
    for each in conjuncts(word):
        if each.i in events and each.lemma_.lower() not in listed("reading_lists", "copular_verbs"):
            yield each
        elif depth < MAX_ACT_DEPTH:
            for below in each.children:
                if below.dep_ == "prep" and below.lower_ in ("of", "in", "behind", "for"):
                    yield from (act for noun in objects_of(below) for act in _acts(noun, events, depth + 1))
                elif below.dep_ == "acomp" and below.lower_ in listed("reading_lists", "responsible_adjectives"):
                    yield from _acts(below, events, depth + 1)


def _claimed(burden: Token, events: dict[int, str]) -> Iterator[Answer]:
    """ "claimed responsibility for": also "responsibility was claimed by", "for which X claimed responsibility"."""
    verb = burden.head
    if verb.lemma_.lower() not in listed("reading_lists", "claiming_verbs") or burden.dep_ not in ("dobj", "nsubjpass"):
        return
    agent = child(verb, "agent")
    who = next(iter(objects_of(agent)), None) if agent is not None else subject_of(verb) if burden.dep_ == "dobj" else None
    if who is None or _denied(verb) or _is_nobody(who) or who.i == burden.i:
        return
    seen: set[int] = set()
    for each in (*burden.children, *verb.children):
        if each.dep_ == "prep" and each.lower_ in ("for", "of"):
            for word in objects_of(each):
                for found in _acts(_meant(word, verb), events):
                    if found.i not in seen:
                        seen.add(found.i)
                        yield Answer(found, who, verb, "claim", who)


def _meant(word: Token, verb: Token) -> Token:
    """What "which" stands for: "the attack for which X claimed responsibility"."""
    noun = antecedent(verb) if word.lower_ == "which" else None
    return word if noun is None else noun


def _claimed_outright(verb: Token, events: dict[int, str]) -> Iterator[Answer]:
    act, who = child(verb, "dobj"), subject_of(verb)
    if act is None or who is None or is_passive(verb) or _denied(verb) or _is_nobody(who):
        return
    if events.get(act.i) in CLAIMED_TYPES and act.pos_ in NOMINAL:
        yield from (Answer(each, who, verb, "claim", who) for each in conjuncts(act) if each.i in events)


def _responsible(word: Token, events: dict[int, str]) -> Iterator[Answer]:
    """ "X is responsible for", "held X responsible for", "the group responsible for", "X was behind"."""
    head = word.head
    acts = [each for each in (*word.children, *head.children) if each.dep_ == "prep" and each.lower_ in ("for", "of", "in")]
    nouns = objects_of(word) if word.lower_ == "behind" else [_meant(noun, head) for each in acts for noun in objects_of(each)]
    if not nouns or _denied(word) or _denied(head):
        return
    who: Token | None
    source: Token | None
    kind: AnswerKind
    if head.pos_ in NOMINAL and word.dep_ in ("amod", "acl", "appos", "prep"):
        who, kind, source = head, "state", None
    elif head.lemma_.lower() in listed("reading_lists", "copular_verbs"):
        who, kind, source = subject_of(head), "state", None
    elif head.pos_ == "VERB" and word.dep_ in ("oprd", "acomp", "xcomp", "ccomp", "advcl", "amod"):
        passive = is_passive(head)
        who = child(head, "nsubjpass") if passive else child(word, "nsubj") or child(head, "dobj")
        kind, source = "accuse", None if passive else subject_of(head)
    else:
        return
    if who is None or _is_nobody(who):
        return
    cue = head if kind == "accuse" else word
    for noun in nouns:
        yield from (Answer(act, who, cue, kind, source) for act in _acts(noun, events))


def _alleged(word: Token, events: dict[int, str]) -> Iterator[Answer]:
    """ "alleged members of X killed", "an attack by suspected rebels": the doubt is set to who did it, and so to the act."""
    noun = word.head
    while noun.dep_ in ("compound", "nmod") and noun.head.pos_ in NOMINAL:
        noun = noun.head
    if word.dep_ not in ("amod", "nmod", "compound") or noun.pos_ not in NOMINAL:
        return
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "by":
        head = head.head
    elif noun.dep_ != "nsubj":
        return
    yield from (Answer(act, noun, word, "alleged") for act in conjuncts(head) if act.i in events)


def _denied(token: Token) -> bool:
    return child(token, "neg") is not None or any(each.lower_ in ("never", "not") for each in token.children)


def _is_nobody(who: Token) -> bool:
    return who.lower_ in listed("reading_lists", "nobody_words") or any(
        each.lower_ in listed("reading_lists", "nobody_words") for each in who.children if each.dep_ == "det"
    )
