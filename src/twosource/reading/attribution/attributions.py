"""On whose word: reporting cues with their sources and contents."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from spacy.tokens import Token

from twosource.model import Attribution, Block, Quotation, Span
from twosource.reading.attribution.cues import Saying
from twosource.reading.attribution.headline_labels import labels
from twosource.reading.attribution.quoted_speech import with_speech
from twosource.reading.attribution.scope import asserted
from twosource.reading.attribution.sources import Directory, directory
from twosource.reading.attribution.verb_cues import cited, sayings
from twosource.reading.events.responsibility import Answer, answers, said
from twosource.reading.page import Happening, Page

Scope = Literal["asserted", "within"]
VOICED = frozenset({"embed", "quote"})
"""Blocks that are somebody else's voice when they name their author."""
SIGNATURE = 300
"""Characters after a block in which the line with its author's name is looked for."""
STEPS = 8
"""Longest chain of sources kept; no report hands a thing on that often."""
POINTING = frozenset({"this", "these", "that", "those", "such"})
EDGES = " \n\t,;:.!?—–-"
"""What a content sheds at its ends when it is no quote."""


def attributions(page: Page) -> dict[str, Any]:
    """The quotations of the story, and for each happening the chain of sources it is told on, the reporter's nearest first."""
    answering = answers(page)
    found = spoken(page, answering)
    held: dict[int, list[Saying]] = {}
    sizes: dict[int, int] = {}
    contents = _contents(found)
    for saying in found:
        tokens = contents[id(saying)]
        sizes[id(saying)] = len(tokens)
        for index in tokens:
            held.setdefault(index, []).append(saying)
    authors = {block: author for block in _voiced(page) if (author := _author(page, block)) is not None}
    by_cue = {saying.cue.i: saying for saying in found}
    happenings = {happening.token: happening for happening in page.happenings}
    stated = {id(saying): asserted(page.doc, saying, happenings) for saying in found}
    chains, told, answered = [], set[str](), {answer.act.i for answer in answering if answer.kind != "state"}
    for happening in page.happenings:
        steps = [
            saying
            for saying in _nested(_around(held, by_cue, happening), sizes)
            if saying.cue.i != happening.token or happening.kind == "relation"
        ]
        if steps and happening.token not in answered and _taken_for_granted(page.doc[happening.token], happening.nominal, told):
            steps = []
        if not steps:
            told.add(page.doc[happening.token].lemma_.lower())
        chain = [_attribution(page, saying, scope) for saying, scope in zip(steps, _scopes(steps, stated, happening.token), strict=True)]
        block = page.sentences[happening.sentence].block
        chains.append(tuple([authors[block], *chain] if block in authors else chain))
    return {"quotations": tuple(_quotations(page, found)), "attributions": tuple(chains)}


def _contents(found: Sequence[Saying]) -> dict[int, set[int]]:
    """The tokens each saying holds: its content, and the content of a saying whose cue stands in it ('quoted X as saying')."""
    contents = {id(saying): saying.tokens for saying in found}
    cues: dict[int, list[Saying]] = {}
    for saying in found:
        cues.setdefault(saying.cue.i, []).append(saying)
    for saying in found:
        inner = [each for index in contents[id(saying)] & cues.keys() for each in cues[index]]
        for each in inner:
            if saying.cue.i not in contents[id(each)]:
                contents[id(saying)] = contents[id(saying)] | contents[id(each)]
    return contents


def _around(held: dict[int, list[Saying]], by_cue: dict[int, Saying], happening: Happening) -> list[Saying]:
    """The sayings a happening stands in; a tie whose own word is the cue ('regarded as') stands in that one too."""
    around = held.get(happening.token, [])
    own = by_cue.get(happening.token) if happening.kind == "relation" else None
    return [*around, own] if own is not None and own not in around else around


def spoken(page: Page, answering: list[Answer]) -> list[Saying]:
    """Every saying of the page: cues with a clause or noun, quoted speech, and the second steps of chains."""
    register: Directory = directory(page)
    found: list[Saying] = []
    for sentence in page.sentences:
        found.extend(sayings(page.tokens(sentence), register))
    found.extend(said(answering, found, register))
    found.extend(_unsaid(labels(page, register), found))
    found = with_speech(page, found, register)
    return [step for saying in found for step in (saying, cited(saying, register)) if step is not None]


def _unsaid(labelled: Iterable[Saying], found: Sequence[Saying]) -> list[Saying]:
    """Labels of sentences that no cue of their own tells on somebody's word."""
    taken = {index for saying in found for index in (saying.cue.i, *(first for first, _ in saying.content))}
    return [saying for saying in labelled if saying.voice is None or not taken & set(range(*saying.content[0]))]


def _taken_for_granted(token: Token, nominal: bool, told: set[str]) -> bool:
    """Whether a noun inside a content points back to what the reporter has told in his own voice: 'analysts say these visits ...'.

    A definite noun whose event has so far been told by nobody but its source stays on that source's word.
    """
    if not nominal or token.pos_ not in ("NOUN", "PROPN"):
        return False
    marks = {child.lower_ if child.dep_ in ("det", "amod", "predet") else child.dep_ for child in token.children}
    return bool(marks & POINTING) or (bool(marks & {"the", "poss"}) and token.lemma_.lower() in told)


def _scopes(steps: Sequence[Saying], stated: dict[int, set[int]], token: int) -> list[Scope]:
    """For each step whether its source states the event itself, or states the saying in which the next source states it."""
    scopes: list[Scope] = []
    for index in range(len(steps) - 1, -1, -1):
        held = stated[id(steps[index])]
        handed = bool(scopes) and scopes[-1] == "asserted" and _handed(steps[index], steps[index + 1], held)
        scopes.append("asserted" if token in held or handed else "within")
    return scopes[::-1]


def _handed(outer: Saying, inner: Saying, stated: set[int]) -> bool:
    return inner.cue.i in stated or outer.content == inner.content


def _nested(found: Sequence[Saying], sizes: dict[int, int]) -> list[Saying]:
    """Outermost first: the saying with the larger content holds the other. Of more than `STEPS` the innermost are kept."""
    return sorted(found, key=lambda saying: -sizes[id(saying)])[-STEPS:] if len(found) > 1 else list(found)


def _attribution(page: Page, saying: Saying, scope: Scope) -> Attribution:
    voice = saying.voice
    cue = saying.cue_span.of(page.report.text)
    if voice is None:
        return Attribution(None, cue, saying.cue_span, saying.kind, scope=scope)
    return Attribution(voice.text, cue, saying.cue_span, saying.kind, voice.named, voice.span, voice.chain, scope)


def _quotations(page: Page, found: Sequence[Saying]) -> Iterator[Quotation]:
    for saying in sorted(found, key=lambda each: (each.content[0], each.cue_span)):
        if saying.quotable:
            source = saying.voice.span if saying.voice else None
            cue = None if saying.floating else saying.cue_span
            yield Quotation(source, cue, _span(page, saying), saying.kind)


def _span(page: Page, saying: Saying) -> Span:
    tokens = saying.tokens
    first, last = min(tokens, default=saying.cue.i), max(tokens, default=saying.cue.i)
    start, end = page.doc[first].idx, page.doc[last].idx + len(page.doc[last])
    if saying.kind == "direct" or end <= start:
        return Span(start, end)
    text = page.report.text
    while end - 1 > start and text[end - 1] in EDGES:
        end -= 1
    while start < end - 1 and text[start] in EDGES:
        start += 1
    return Span(start, end)


def _voiced(page: Page) -> list[Block]:
    return list(dict.fromkeys(s.block for s in page.sentences if s.block.kind in VOICED and (s.block.author or s.block.handle)))


def _author(page: Page, block: Block) -> Attribution | None:
    """The author of a post as the source of all it says; the cue is the signature line. None if the text shows no signature."""
    text, until = page.report.text, min(len(page.report.text), block.span.end + SIGNATURE)
    name = next((name for name in (block.author, block.handle) if name and text.find(name, block.span.start, until) >= 0), None)
    if name is None:
        return None
    start = text.rfind(name, block.span.start, until)
    span = Span(start, start + len(name))
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", span.end)
    line = Span(max(line_start, block.span.start), line_end if line_end >= 0 else len(text))
    chain = next((c.id for c in page.chains for m in c.mentions if m.span.overlaps(span)), None)
    return Attribution(name, line.of(text).strip(), line, "direct", named=True, span=span, chain=chain)
