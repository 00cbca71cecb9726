"""What a claim is said to rest on: the video that shows it, the document it was read in, the witness who tells it."""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Token

from twosource.language import lexicon, listed, words
from twosource.model import Evidence, Moment, Span
from twosource.reading.attribution.cues import subtree
from twosource.reading.page import Page, Sentence
from twosource.reading.times.event_anchors import same_word


def evidence(page: Page) -> dict[str, Any]:
    """For each happening the videos, documents, posts and witnesses it is said to rest on."""
    held: dict[int, list[Evidence]] = {}
    for sentence in page.sentences:
        for noun, kind in _nouns(page, sentence):
            item = _item(page, noun, kind)
            for first, last in _contents(noun, kind):
                for index in range(first, last):
                    held.setdefault(index, []).append(item)
    own = [_own(page, event_mention.token, event_mention.span, held) for event_mention in page.event_mentions]
    for index, event_mention in enumerate(page.event_mentions):
        earlier = pointed_at(page, index) if own[index] and event_mention.nominal else None
        if earlier is not None:
            own[earlier] = tuple(dict.fromkeys((*own[earlier], *own[index])))
    return {"evidence": tuple(own)}


BACK = 3
"""Sentences back that "the meeting" is taken to look for the meeting it means."""


def pointed_at(page: Page, index: int) -> int | None:
    """The happening that a definite noun takes up again ("met ... The meeting"), the nearest before it in the block or the one before.

    None where no earlier one has the same word, or a word the noun is made from, or where the noun says more of which one it means.
    """
    noun = page.doc[page.event_mentions[index].token]
    marks = {child.lower_ for child in noun.children if child.dep_ == "det"}
    if not marks & listed("reading_lists", "pointing_determiners") or any(
        child.dep_ in ("amod", "compound", "poss", "prep", "acl", "relcl", "nummod") for child in noun.children
    ):
        return None
    for earlier in range(index - 1, -1, -1):
        before = page.event_mentions[earlier]
        if page.event_mentions[index].sentence - before.sentence > BACK:
            return None
        if before.kind == "event" and same_word(page.doc[before.token], noun):
            return earlier
    return None


def _own(page: Page, token: int, span: Span, held: dict[int, list[Evidence]]) -> tuple[Evidence, ...]:
    """A happening's evidence, each once; the evidence's own words ('footage', 'circulating') rest on nothing."""
    found = [item for item in held.get(token, ()) if not item.span.overlaps(span)]
    return tuple(dict.fromkeys(found))


def _nouns(page: Page, sentence: Sentence) -> Iterator[tuple[Token, str]]:
    types = lexicon("evidence_nouns", "type")
    for token in page.tokens(sentence):
        kind = types.get(token.lemma_.lower())
        if kind is not None and token.pos_ in ("NOUN", "PROPN") and (token.dep_ not in ("compound", "amod", "nmod") or _misread(token)):
            yield token, "satellite" if kind == "photo" and any(child.lower_ == "satellite" for child in token.children) else kind


def _misread(noun: Token) -> bool:
    """Whether the tagger took 'video shows' for two nouns: it does so at the head of many short sentences."""
    return noun.dep_ == "compound" and noun.head.i == noun.i + 1 and noun.head.lower_ == "shows"


def _item(page: Page, noun: Token, kind: str) -> Evidence:
    """The noun with what stands before it ('An undated video'), and its own date if it names one."""
    holders = (noun, noun.head) if _misread(noun) else (noun,)
    before = [child.left_edge.i for each in holders for child in each.children if child.i < noun.i and child.dep_ in BEFORE_NOUN]
    first = min([noun.i, *before])
    start, end = page.doc[first].idx, noun.idx + len(noun)
    return Evidence(page.report.text[start:end], kind, Span(start, end), _date(page, noun, Span(start, end)))


BEFORE_NOUN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod"})


def _date(page: Page, noun: Token, span: Span) -> Moment | None:
    """A date inside the phrase ('a 2019 photo') or set to it by 'dated', 'from', 'taken on'."""
    last = max(
        [
            noun.i,
            *(
                child.right_edge.i
                for child in noun.children
                if child.i > noun.i and child.lower_ in listed("reading_lists", "words_before_evidence_date")
            ),
        ]
    )
    until = page.doc[last].idx + len(page.doc[last])
    reach = Span(span.start, max(span.end, until))
    return next((moment for moment in page.times if moment.span is not None and moment and reach.holds(moment.span)), None)


def _contents(noun: Token, kind: str) -> Iterator[tuple[int, int]]:
    """Token ranges of what the noun is said to show or say."""
    yield from _described(noun, kind)
    head, dep = noun.head, noun.dep_
    if _misread(noun):
        yield head.i + 1, head.right_edge.i + 1
    if dep in ("nsubj", "conj") and head.pos_ in ("VERB", "AUX"):
        yield from _shown(head, kind)
    elif dep == "pobj":
        yield from _carried(noun, head)


def _described(noun: Token, kind: str) -> Iterator[tuple[int, int]]:
    """'footage of the fire', 'a photo showing X': what the phrase itself says it holds."""
    showing = words("showing_verbs")
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "relcl") and child.lemma_.lower() in showing:
            yield from _after(child)
        elif (
            child.dep_ == "prep"
            and child.lower_ == "of"
            and kind in ("video", "audio", "photo", "satellite")
            and noun.lemma_ not in ("tape", "film")
        ):
            yield subtree(child)


def _shown(verb: Token, kind: str) -> Iterator[tuple[int, int]]:
    """What follows a verb of showing or saying whose subject is the evidence; 'surfaced showing ...' and 'appears to show ...' too."""
    showing, telling = words("showing_verbs"), lexicon("reporting_verbs", "kind")
    lemma = verb.lemma_.lower()
    if (
        lemma in showing
        or telling.get(lemma) in ("say", "claim")
        or (kind == "witness" and lemma in listed("reading_lists", "perceiving_verbs"))
    ):
        yield from _after(verb)
        yield from (subtree(child) for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i)
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl") and child.i > verb.i and child.lemma_.lower() in showing:
            yield from _after(child)
    if lemma in ("surface", "emerge", "appear", "circulate", "leak", "release", "post", "publish") and verb.dep_ == "advcl":
        yield from _became_known(verb.head)


def _became_known(verb: Token) -> Iterator[tuple[int, int]]:
    """'The meeting came to light after a video surfaced': the subject rests on the video."""
    if verb.lemma_.lower() in listed("reading_lists", "surfacing_verbs"):
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                yield child.i, child.i + 1


def _after(verb: Token) -> Iterator[tuple[int, int]]:
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("dobj", "ccomp", "xcomp", "conj", "advcl", "attr", "oprd", "prep", "dep"):
            yield subtree(child)


def _carried(noun: Token, preposition: Token) -> Iterator[tuple[int, int]]:
    """'said in a statement that ...', 'according to a document', 'was caught on video'."""
    above = preposition.head
    if preposition.lower_ == "to" and above.lower_ == "according":
        clause = above.head
        yield from _less(subtree(clause), subtree(above))
    elif preposition.lower_ in listed("reading_lists", "prepositions_of_carrier") and above.pos_ == "VERB":
        lemma = above.lemma_.lower()
        if lexicon("reporting_verbs", "kind").get(lemma) in ("say", "claim", "deny"):
            yield from (subtree(child) for child in above.children if child.dep_ in ("ccomp", "xcomp"))
        elif lemma in ("catch", "capture", "film", "record", "see", "show", "depict") and above.tag_ == "VBN":
            yield from (subtree(child) for child in above.children if child.i != preposition.i)


def _less(whole: tuple[int, int], part: tuple[int, int]) -> Iterable[tuple[int, int]]:
    return [pair for pair in ((whole[0], max(whole[0], part[0])), (min(part[1], whole[1]), whole[1])) if pair[0] < pair[1]]
