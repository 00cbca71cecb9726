"""Sentences as reports have them: the words that matter set off, with whose they are, where they stand, and how they are told."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from twosource.model import Claim, Report, Span
from twosource.outputs.html.markup import Html, bdi, join, safe, tag
from twosource.outputs.view.labels import STANCES, Stance, line, manner
from twosource.outputs.view.stance import voice
from twosource.web.addresses import address, sentence
from twosource.web.pages.parts.known import Known

Highlight = tuple[Span, str]
"""A stretch of text and what it is: a key of LOOKS, 'word' or 'focus'."""

LOOKS = {
    "who": "who",
    "when": "when",
    "where": "where",
    "number": "numbers",
    "hedge": "words that hold back",
    "source": "on whose word",
    "evidence": "evidence",
}
"""What the words of a claim are, and how the legend calls it."""

MAX_SENTENCE_CHARACTERS = 600
"""Characters of a sentence that are shown; the reader has all of it."""
CONTEXT_CHARACTERS = 420
"""Characters of the text around a sentence that are shown on either side."""
BREAK = re.compile(r"(?<=[.!?…”\"])\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
"""Where one sentence ends and the next begins, near enough to show what stands around a quote."""


def marks_of(claim: Claim) -> list[Highlight]:
    """Every word of a claim that stands for something."""
    marks = [(role.span, "who") for role in claim.roles if role.role not in {"place", "time"}]
    marks += [(claim.time.span, "when")] if claim.time.span else []
    marks += [(claim.place.span, "where")] if claim.place else []
    marks += [(quantity.span, "number") for quantity in claim.quantities]
    marks += [(hedge.span, "hedge") for hedge in claim.hedges]
    marks += [(span, "source") for step in claim.attribution for span in (step.span, step.cue_span) if span and len(span)]
    return [*marks, *((each.span, "evidence") for each in claim.evidence), (claim.trigger.span, "word")]


def words(text: str, span: Span, marks: Iterable[Highlight]) -> Html:
    """The characters of `span` with the marks in it set off."""
    inside = [(mark, look) for mark, look in marks if mark.overlaps(span)]
    edges = {min(max(edge, span.start), span.end) for mark, _ in inside for edge in (mark.start, mark.end)}
    return join(_piece(text, Span(a, b), inside) for a, b in pairwise(sorted({span.start, span.end, *edges})))


def _piece(text: str, span: Span, marks: Sequence[Highlight]) -> Html:
    looks = sorted({look for mark, look in marks if mark.holds(span)})
    shown = safe(re.sub(r"\s+", " ", span.of(text)))
    for look in looks:
        name = "mark" if look == "focus" else "strong" if look == "word" else "span"
        shown = tag(name, shown, class_=None if name != "span" else f"of-{look}")
    return shown


def quote(report: Report, span: Span, marks: Iterable[Highlight]) -> Html:
    """A stretch of a report in quotation marks, leading to where it stands in the reader; cut where it is very long."""
    end = span.end if len(span) <= MAX_SENTENCE_CHARACTERS else span.start + MAX_SENTENCE_CHARACTERS
    shown = tag("bdi", words(report.text, Span(span.start, end), marks), "…" if end < span.end else "")
    return tag("a", tag("q", shown), href=sentence(report.id, span.start, span.end), class_="quote")


def sign(stance: Stance, *, spoken: bool = True) -> Html:
    """Symbol and word of a stance."""
    symbol, meaning = STANCES[stance]
    return tag("span", tag("span", symbol, aria_hidden="true"), f" {stance}" if spoken else "", class_=f"sign {stance}", title=meaning)


def telling(known: Known, claims: Sequence[Claim], focus: Iterable[Span | None] = ()) -> Html:
    """The sentence of claims told in the same words, with the words of `focus` in the first one's set off; then for each whose it is, how
    it is told, and the way to the claim."""
    first = claims[0]
    marks: list[Highlight] = [(span, "focus") for span in focus if span is not None]
    sentence_ = quote(known.reports[first.report], first.span, [*marks, (first.trigger.span, "word")])
    return tag("div", tag("p", sentence_), [_by(known, claim, again=claim is not first) for claim in claims], class_="said")


def _by(known: Known, claim: Claim, *, again: bool) -> Html:
    told = "the same words" if again else "; ".join(manner(claim)) or "in its own voice, without a hedge"
    return tag(
        "p",
        [sign(voice(claim)), " ", known.report(claim.report), ", ", known.published(claim.report), " ", place(claim), " – ", bdi(told)],
        class_="by",
    )


def place(claim: Claim) -> Html:
    """Where a claim stands, leading to its page."""
    return tag(
        "a", f"[{claim.span.start}, {claim.span.end})", href=address("claim", claim.id), class_="at", title="The claim, word by word"
    )


def alike(known: Known, claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims in order, those of one sentence told in the same words together: copies of one text are shown once."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        said = line(claim.span.of(known.reports[claim.report].text)).casefold()
        groups.setdefault((said, claim.trigger.text, manner(claim)), []).append(claim)
    return list(groups.values())


def around(report: Report, span: Span) -> tuple[Span, Span]:
    """What stands before and after `span` in its own part of the report: a sentence or so on either side."""
    block = next((block.span for block in report.blocks if block.span.holds(span)), Span(0, len(report.text)))
    head = report.text[max(block.start, span.start - CONTEXT_CHARACTERS) : span.start]
    tail = report.text[span.end : min(block.end, span.end + CONTEXT_CHARACTERS)]
    before = [match.end() for match in BREAK.finditer(head.rstrip())]
    after = [match.start() for match in BREAK.finditer(tail) if match.start() > 2]
    start = before[-1] if before else 0
    return Span(span.start - len(head) + start, span.start), Span(span.end, span.end + (after[0] if after else len(tail)))


def sentence_at(report: Report, span: Span) -> Span:
    """The sentence in which `span` stands, near enough to show it."""
    before, after = around(report, span)
    return Span(before.start, after.end)


def legend(claim: Claim) -> Html:
    """What the looks of a claim's words mean, those alone that it has."""
    used = {look for span, look in marks_of(claim) if span.overlaps(claim.span)}
    return tag("p", [[tag("span", meaning, class_=f"of-{look}"), " "] for look, meaning in LOOKS.items() if look in used], class_="legend")


def name_of(text: str) -> Html:
    """A stranger's words on one line."""
    return bdi(line(text))
