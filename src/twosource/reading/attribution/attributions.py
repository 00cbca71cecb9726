"""On whose word: reporting cues with their sources and contents."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from spacy.tokens import Token

from twosource.language import listed
from twosource.model import Attribution, Block, Quotation, Span
from twosource.reading.attribution.cues import AttributionCue
from twosource.reading.attribution.headline_labels import labels
from twosource.reading.attribution.quoted_speech import with_speech
from twosource.reading.attribution.responsibility import accusations
from twosource.reading.attribution.scope import asserted
from twosource.reading.attribution.sources import Directory, directory
from twosource.reading.attribution.verb_cues import attribution_cues, cited
from twosource.reading.page import EventMention, Page

Scope = Literal["asserted", "within"]
"""What of a source's words an event is: `asserted` by it, or only named `within` them."""
VOICED_BLOCKS = frozenset({"embed", "quote"})
"""Blocks that are somebody else's voice when they name their author."""
SIGNATURE = 300
"""Characters after a block in which the line with its author's name is looked for."""
MAX_SOURCES = 8
"""Longest chain of sources kept; no report hands a thing on that often."""
EDGES = " \n\t,;:.!?—–-"
"""What a content sheds at its ends when it is no quote."""


def attributions(page: Page) -> dict[str, Any]:
    """The quotations of the story, and for each happening the chain of sources it is told on, the reporter's nearest first."""
    found = spoken(page)
    held: dict[int, list[AttributionCue]] = {}
    sizes: dict[int, int] = {}
    contents = _contents(found)
    for attribution_cue in found:
        tokens = contents[id(attribution_cue)]
        sizes[id(attribution_cue)] = len(tokens)
        for index in tokens:
            held.setdefault(index, []).append(attribution_cue)
    authors = {block: author for block in _voiced(page) if (author := _author(page, block)) is not None}
    by_cue = {attribution_cue.cue.i: attribution_cue for attribution_cue in found}
    event_mentions = {event_mention.token: event_mention for event_mention in page.event_mentions}
    stated = {id(attribution_cue): asserted(page.doc, attribution_cue, event_mentions) for attribution_cue in found}
    chains, answered = [], {answer.act.i for answer in page.answers if answer.kind != "state"}
    for event_mention in page.event_mentions:
        steps = [
            attribution_cue
            for attribution_cue in _nested(_around(held, by_cue, event_mention), sizes)
            if attribution_cue.cue.i != event_mention.token or event_mention.kind == "relation"
        ]
        if steps and event_mention.token not in answered and _taken_for_granted(page.doc[event_mention.token], event_mention.nominal):
            steps = []
        chain = [
            _attribution(page, attribution_cue, scope)
            for attribution_cue, scope in zip(steps, _scopes(steps, stated, event_mention.token), strict=True)
        ]
        block = page.sentences[event_mention.sentence].block
        chains.append(tuple([authors[block], *chain] if block in authors else chain))
    return {"quotations": tuple(_quotations(page, found)), "attributions": tuple(chains)}


def _contents(found: Sequence[AttributionCue]) -> dict[int, set[int]]:
    """The tokens each saying holds: its content, and the content of a saying whose cue stands in it ('quoted X as saying')."""
    contents = {id(attribution_cue): attribution_cue.tokens for attribution_cue in found}
    cues: dict[int, list[AttributionCue]] = {}
    for attribution_cue in found:
        cues.setdefault(attribution_cue.cue.i, []).append(attribution_cue)
    for attribution_cue in found:
        inner = [each for index in contents[id(attribution_cue)] & cues.keys() for each in cues[index]]
        for each in inner:
            if attribution_cue.cue.i not in contents[id(each)]:
                contents[id(attribution_cue)] = contents[id(attribution_cue)] | contents[id(each)]
    return contents


def _around(held: dict[int, list[AttributionCue]], by_cue: dict[int, AttributionCue], event_mention: EventMention) -> list[AttributionCue]:
    """The sayings a happening stands in; a tie whose own word is the cue ('regarded as') stands in that one too."""
    around = held.get(event_mention.token, [])
    own = by_cue.get(event_mention.token) if event_mention.kind == "relation" else None
    return [*around, own] if own is not None and own not in around else around


def spoken(page: Page) -> list[AttributionCue]:
    """Every saying of the page: cues with a clause or noun, quoted speech, and the second steps of chains."""
    register: Directory = directory(page)
    found: list[AttributionCue] = []
    for sentence in page.sentences:
        found.extend(attribution_cues(page.tokens(sentence), register))
    found.extend(accusations(page.answers, found, register))
    found.extend(_unsaid(labels(page, register), found))
    found = with_speech(page, found, register)
    return [step for attribution_cue in found for step in (attribution_cue, cited(attribution_cue, register)) if step is not None]


def _unsaid(labelled: Iterable[AttributionCue], found: Sequence[AttributionCue]) -> list[AttributionCue]:
    """Labels of sentences that no cue of their own tells on somebody's word."""
    taken = {index for attribution_cue in found for index in (attribution_cue.cue.i, *(first for first, _ in attribution_cue.content))}
    return [
        attribution_cue
        for attribution_cue in labelled
        if attribution_cue.voice is None or not taken & set(range(*attribution_cue.content[0]))
    ]


def _taken_for_granted(token: Token, nominal: bool) -> bool:
    """Whether a noun inside a content points back to what the reporter has told in his own voice: 'analysts say these visits ...'."""
    if not nominal or token.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(
        child.lower_ in listed("reading_lists", "pointing_back_words")
        for child in token.children
        if child.dep_ in ("det", "amod", "predet")
    )


def _scopes(steps: Sequence[AttributionCue], stated: dict[int, set[int]], token: int) -> list[Scope]:
    """For each step whether its source states the event itself, or states the saying in which the next source states it."""
    scopes: list[Scope] = []
    for index in range(len(steps) - 1, -1, -1):
        held = stated[id(steps[index])]
        handed = bool(scopes) and scopes[-1] == "asserted" and _handed(steps[index], steps[index + 1], held)
        scopes.append("asserted" if token in held or handed else "within")
    return scopes[::-1]


def _handed(outer: AttributionCue, inner: AttributionCue, stated: set[int]) -> bool:
    return inner.cue.i in stated or outer.content == inner.content


def _nested(found: Sequence[AttributionCue], sizes: dict[int, int]) -> list[AttributionCue]:
    """Outermost first: the saying with the larger content holds the other. Of more than `MAX_SOURCES` the innermost are kept."""
    return sorted(found, key=lambda attribution_cue: -sizes[id(attribution_cue)])[-MAX_SOURCES:] if len(found) > 1 else list(found)


def _attribution(page: Page, attribution_cue: AttributionCue, scope: Scope) -> Attribution:
    voice = attribution_cue.voice
    cue = attribution_cue.cue_span.of(page.report.text)
    if voice is None:
        return Attribution(None, cue, attribution_cue.cue_span, attribution_cue.kind, scope=scope)
    return Attribution(voice.text, cue, attribution_cue.cue_span, attribution_cue.kind, voice.named, voice.span, voice.chain, scope)


def _quotations(page: Page, found: Sequence[AttributionCue]) -> Iterator[Quotation]:
    for attribution_cue in sorted(found, key=lambda each: (each.content[0], each.cue_span)):
        if attribution_cue.quotable:
            source = attribution_cue.voice.span if attribution_cue.voice else None
            cue = None if attribution_cue.floating else attribution_cue.cue_span
            yield Quotation(source, cue, _span(page, attribution_cue), attribution_cue.kind)


def _span(page: Page, attribution_cue: AttributionCue) -> Span:
    tokens = attribution_cue.tokens
    first, last = min(tokens, default=attribution_cue.cue.i), max(tokens, default=attribution_cue.cue.i)
    start, end = page.doc[first].idx, page.doc[last].idx + len(page.doc[last])
    if attribution_cue.kind == "direct" or end <= start:
        return Span(start, end)
    text = page.report.text
    while end - 1 > start and text[end - 1] in EDGES:
        end -= 1
    while start < end - 1 and text[start] in EDGES:
        start += 1
    return Span(start, end)


def _voiced(page: Page) -> list[Block]:
    return list(dict.fromkeys(s.block for s in page.sentences if s.block.kind in VOICED_BLOCKS and (s.block.author or s.block.handle)))


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
