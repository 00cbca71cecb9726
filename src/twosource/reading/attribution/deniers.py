"""Who says that an event is not so, beside whoever says that it is."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from twosource.language import lexicon, listed, per_language
from twosource.model import Attribution
from twosource.reading.attribution.cues import verbs
from twosource.reading.attribution.scope import is_negated
from twosource.reading.attribution.sources import Directory, directory
from twosource.reading.attribution.subjects import speaker
from twosource.reading.page import Page, span_of
from twosource.reading.syntax.dependencies import issuer_of

DENYING = frozenset({"deny", "reject"})
"""Kinds of reporting verbs whose source says that their content is not so, or turns it down."""
CLIMB = 6
"""Words above an event in which a verb of denial is looked for."""


def deniers(page: Page) -> dict[str, Any]:
    """For each happening who denies it: of what is told as not so its nearest source, and whoever denies what it stands in or "it".

    Who "cannot confirm" or "does not know" denies nothing: words that only tell of another claim are left out.
    """
    register = directory(page)
    pointed = _pointed_at(page)
    found = []
    for index, event_mention in enumerate(page.event_mentions):
        token = page.doc[event_mention.token]
        denied = page.factualities[index].polarity == "negative" and not page.asides[index]
        cues = [*(_over(token) if denied else ()), *pointed.get(index, ())]
        steps = [step for cue in cues if (step := _step(cue, register)) is not None]
        if denied and not steps:
            steps = [_uttered(step, page, register) for step in page.attributions[index] if step.source is not None][-1:]
        found.append(tuple(dict.fromkeys(steps)))
    return {"denials": tuple(found)}


def _uttered(step: Attribution, page: Page, register: Directory) -> Attribution:
    """The one who issued the statement where a statement is the source."""
    head = next((token for token in page.doc if step.span is not None and token.idx == step.span.end - len(token)), None)
    issuer = issuer_of(head) if head is not None else None
    if head is None or issuer is None:
        return step
    voice = register.voice(issuer, head.i)
    return replace(step, source=voice.text, span=voice.span, named=voice.named, chain=voice.chain)


def _step(cue: Token, register: Directory) -> Attribution | None:
    head = speaker(cue)
    if head is None:
        return None
    head = issuer_of(head) or head
    voice = register.voice(head, cue.i)
    return Attribution(voice.text, cue.text, span_of(cue), "indirect", voice.named, voice.span, voice.chain)


@per_language
def _denying() -> frozenset[str]:
    return frozenset(lemma for lemma, row in verbs().items() if row.kind in DENYING)


def _denies(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_.lower() in _denying() and not is_negated(verb)


def _over(token: Token) -> Iterator[Token]:
    """The verb of denial that the event stands under: 'denied reports claiming that they did it'."""
    node = token
    for _ in range(CLIMB):
        if node.head == node:
            return
        if node.dep_ not in ("nsubj", "nsubjpass", "relcl", "conj") and _denies(node.head):
            yield node.head
            return
        node = node.head


def _pointed_at(page: Page) -> dict[int, list[Token]]:
    """By event the verbs of denial whose object points back to it: 'he was accused of X, and although he denied it', 'denied the charges'.

    Pointed at is what the nearest saying or accusation before the verb tells, in the verb's sentence or the one before.
    """
    told = [index for index, steps in enumerate(page.attributions) if steps and page.event_mentions[index].kind == "event"]
    found: dict[int, list[Token]] = {}
    for number, sentence in enumerate(page.sentences):
        for verb in page.tokens(sentence):
            if not (_denies(verb) and _points_back(verb)):
                continue
            begin = page.sentences[number - 1].first if number else sentence.first
            near = [index for index in told if begin <= page.event_mentions[index].token < verb.i and not _said_by(page, index, verb)]
            last = page.attributions[near[-1]][-1].cue_span if near else None
            for index in near:
                if page.attributions[index][-1].cue_span == last and page.factualities[index].polarity == "positive":
                    found.setdefault(index, []).append(verb)
    return found


def _points_back(verb: Token) -> bool:
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if any(child.dep_ in ("ccomp", "xcomp") for child in verb.children) or not objects:
        return False
    thing = objects[0]
    if thing.pos_ == "PRON":
        return thing.lower_ in listed("reading_lists", "pointing_pronouns")
    bare = not any(child.dep_ in ("prep", "acl", "relcl") for child in thing.children)
    return bare and thing.lemma_.lower() in lexicon("reporting_nouns", "kind")


def _said_by(page: Page, index: int, verb: Token) -> bool:
    """Whether who denies is who says the thing."""
    head = speaker(verb)
    return head is not None and any(
        step.span is not None and step.span.start <= head.idx < step.span.end for step in page.attributions[index]
    )
