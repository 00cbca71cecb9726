"""Quoted speech joined to its cue: over several sentences, with the cue before, inside or after, or floating after an earlier one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.model import Span
from twosource.reading.attribution.cues import AttributionCue, verbs
from twosource.reading.attribution.quote_marks import is_speech, quoted
from twosource.reading.attribution.sources import Directory
from twosource.reading.attribution.subjects import speaker
from twosource.reading.page import Page, Sentence, span_of

MAX_TOKENS_TO_CUE = 12
"""Tokens between a quotation mark and a cue that may still belong to it: a name with a long apposition in between."""


def with_speech(page: Page, found: Sequence[AttributionCue], directory: Directory) -> list[AttributionCue]:
    """`found` with quoted stretches added to the contents they belong to, and a saying for each stretch that has none."""
    out, last = list(found), None
    ranges = [_tokens(page.doc, span) for span in quoted(page)]
    inside = {index for first, end in ranges for index in range(first, end)}
    holders = _Holders(out)
    for first, end in ranges:
        index = _owner(out, holders.of(first, end), first, end)
        if index is not None:
            out[index] = last = _extended(out[index], first, end)
            holders.add(index, (first, end))
        elif is_speech(list(page.doc[first:end])) or _introduced(page.doc, first, end):
            attribution_cue = _cued(page, first, end, inside, directory) or _floating(page, (first, end), last, directory)
            if attribution_cue is not None:
                out.append(attribution_cue)
                holders.add(len(out) - 1, *attribution_cue.content)
                last = attribution_cue
    return _carried_on(page, out)


def _introduced(doc: Doc, first: int, end: int) -> bool:
    """'posted: “Fire in Karachi.”', '“Fire in Karachi,” she wrote': few words, but set off as speech."""
    before = doc[first - 1].text if first else ""
    return end - first > MIN_QUOTE_TOKENS and (before == ":" or doc[end - 2].text == ",")


MIN_QUOTE_TOKENS = 3
"""Tokens, marks included, above which a quote that is set off may be speech."""


def _carried_on(page: Page, found: list[AttributionCue]) -> list[AttributionCue]:
    """A quote that its paragraph leaves open is the voice of the one that goes on in the next."""
    out = list(found)
    quotes = sorted((each for each in range(len(out)) if out[each].kind == "direct"), key=lambda each: out[each].content[0])
    for here, following in zip(reversed(quotes[:-1]), reversed(quotes[1:]), strict=True):
        attribution_cue, after = out[here], out[following]
        last = page.doc[attribution_cue.content[-1][1] - 1]
        if attribution_cue.voice is None and last.text not in CLOSERS and after.voice is not None:
            out[here] = replace(after, content=attribution_cue.content, outside=(), kind="direct", floating=True)
    return out


CLOSERS = frozenset({"”", '"', "»", "’", "'"})


def _tokens(doc: Doc, span: Span) -> tuple[int, int]:
    piece = doc.char_span(span.start, span.end, alignment_mode="expand")
    return (piece.start, piece.end) if piece is not None else (0, 0)


class _Holders:
    """Which sayings hold a token in their contents, by their places in a list; grows with it."""

    def __init__(self, found: Sequence[AttributionCue]) -> None:
        """Reads the contents."""
        self._at: dict[int, set[int]] = {}
        for index, attribution_cue in enumerate(found):
            self.add(index, *attribution_cue.content)

    def add(self, index: int, *ranges: tuple[int, int]) -> None:
        """Notes what one more saying, or one more stretch of one, holds."""
        for first, end in ranges:
            for token in range(first, end):
                self._at.setdefault(token, set()).add(index)

    def of(self, first: int, end: int) -> list[int]:
        """The sayings that hold a token of `[first, end)`, in their order."""
        return sorted({index for token in range(first, end) for index in self._at.get(token, ())})


def _owner(found: Sequence[AttributionCue], holding: Iterable[int], first: int, end: int) -> int | None:
    """The saying outside the quote that holds most of it, the innermost of equals; `holding` are those that hold any of it."""
    best, most = None, 0
    for index, attribution_cue in ((index, found[index]) for index in holding):
        if not attribution_cue.quotable or first <= attribution_cue.cue.i < end:
            continue
        held = sum(max(0, min(end, b) - max(first, a)) for a, b in attribution_cue.content)
        if held > 1 and held >= most:
            best, most = index, held
    return best


def _extended(attribution_cue: AttributionCue, first: int, end: int) -> AttributionCue:
    total = sum(b - a for a, b in attribution_cue.content)
    quoted_part = sum(max(0, min(end, b) - max(first, a)) for a, b in attribution_cue.content)
    direct = quoted_part * 2 > total or attribution_cue.kind == "direct"
    return replace(
        attribution_cue,
        content=_merged([*attribution_cue.content, (first, end)]),
        kind="direct" if direct and attribution_cue.voice else attribution_cue.kind,
    )


def _merged(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    for first, end in sorted(ranges):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((first, end))
    return tuple(out)


def _cued(page: Page, first: int, end: int, inside: set[int], directory: Directory) -> AttributionCue | None:
    """The nearest reporting verb that can carry a quote, outside all quotes and in a sentence the stretch touches."""
    table, doc = verbs(), page.doc
    touched = page.touching(first, end)
    start, stop = (touched[0].first, touched[-1].last) if touched else (first, end)
    candidates = [
        token
        for token in doc[max(start, first - MAX_TOKENS_TO_CUE) : min(stop, end + MAX_TOKENS_TO_CUE)]
        if token.i not in inside and token.pos_ == "VERB" and "q" in getattr(table.get(token.lemma_.lower()), "frames", "")
    ]
    if not candidates:
        return None
    cue = min(candidates, key=lambda token: min(abs(token.i - end), abs(first - token.i)))
    head = speaker(cue)
    voice = directory.voice(head) if head is not None and head.i not in inside else None
    return AttributionCue(cue, span_of(cue), voice, "direct", table[cue.lemma_.lower()].kind, ((first, end),))


def _floating(page: Page, tokens: tuple[int, int], last: AttributionCue | None, directory: Directory) -> AttributionCue | None:
    """A quote that fills whole sentences without a cue.

    Its voice is that of the quote before it in the same block, else of the person whom the sentence before it is about, else nobody's.
    """
    sentences = page.touching(*tokens)
    if not sentences or not _fills(page, sentences, tokens):
        return None
    mark = page.doc[tokens[0]]
    cued = page.sentence_at(last.cue.i) if last is not None else None
    if last is not None and cued is not None and page.sentences[cued].block == sentences[0].block:
        return replace(last, content=(tokens,), outside=(), kind="direct", floating=True)
    about = _person_before(page, sentences[0], directory)
    voice = directory.voice(about) if about is not None else None
    return AttributionCue(mark, span_of(mark), voice, "direct", "say", (tokens,), floating=True)


def _person_before(page: Page, sentence: Sentence, directory: Directory) -> Token | None:
    """The subject of the sentence before, in the same block, if it is a person: 'Anton Velkov was angry. “Nobody asked us.”'"""
    at = page.sentence_at(sentence.first)
    before = page.sentences[at - 1] if at else None
    if before is None or before.block != sentence.block:
        return None
    for token in page.doc[before.first : before.last]:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            mention = directory.mentions.get(token.idx)
            return token if mention is not None and mention.type == "person" else None
    return None


def _fills(page: Page, sentences: Sequence[Sentence], tokens: tuple[int, int]) -> bool:
    first, end = tokens
    return all(first <= token.i < end or not _is_word(token) for s in sentences for token in page.doc[s.first : s.last])


def _is_word(token: Token) -> bool:
    return token.is_alpha or token.like_num
