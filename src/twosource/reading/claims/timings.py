"""Claims of stretches of time that a number measures and of the hour it was, whichever words of the sentence that is said of.

They are about nobody: their subject is empty. They have the source of the event told at that time, or else of the nearest.
"""

import re
from collections.abc import Iterator, Sequence

from twosource.language import per_language, rows, words
from twosource.model import Claim, Moment, Quantity, Report, Span
from twosource.model.attribute import DURATION, HOUR
from twosource.reading.claims.attribute_claims import Told, attribute_claim, by_sentence, nearest_first

NO_TIMING = "(?!)"
"""Fits nothing: the pattern of a language that has none."""
BEFORE_DURATION = 14
"""Characters looked at before a stretch of time for a word that bounds it."""
BESIDE_CLOCK = 40
"""Characters looked at on either side of a clock time."""


def timings(report: Report, times: Sequence[Moment], sentences: Sequence[Span], events: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each stretch of time that a number measures and each clock time; `events` are the report's other claims."""
    spoken = by_sentence(events)
    placed = sorted(((each.span, each) for each in times if each.span is not None), key=lambda each: each[0])
    for sentence in sentences:
        for span, moment in placed:
            if sentence.start <= span.start < sentence.end:
                told = (
                    _duration(report.text, sentence, span, moment) if moment.clock is None else _hour(report.text, sentence, span, moment)
                )
                if told is not None:
                    yield attribute_claim(report, sentence, told, None, _governing(spoken.get(sentence, []), span))


def _governing(events: Sequence[Claim], words_of_time: Span) -> list[Claim]:
    """The events told at that time, then the others, the nearest first."""
    at_it = [claim for claim in events if claim.time.span is not None and claim.time.span.overlaps(words_of_time)]
    return [*at_it, *nearest_first(events, words_of_time)]


def _duration(text: str, sentence: Span, span: Span, moment: Moment) -> Told | None:
    match = _pattern("duration").search(moment.text or "")
    if match is None:
        return None
    number = match["number"].lower()
    value = float(number) if number.isdigit() else _numbers()[number]
    ahead = re.findall(r"[a-z]+", text[max(sentence.start, span.start - BEFORE_DURATION) : span.start].lower())
    vague = ahead[-1] if ahead and ahead[-1] in words("approximators") else None
    exact = None if vague else value
    own = Span(span.start + match.start(), span.start + match.end())
    lasting = Quantity(DURATION, match["unit"].lower(), own.of(text), own, exact, value, exact)
    return Told(DURATION, f"{vague} {match[0]}" if vague else match[0], own, quantity=lasting)


def _hour(text: str, sentence: Span, span: Span, moment: Moment) -> Told | None:
    """An hour told, not the stamp of a page or the clock of a match."""
    if moment.clock is None or _pattern("page_stamp").search(moment.text or ""):
        return None
    before, after = text[max(sentence.start, span.start - BESIDE_CLOCK) : span.start], text[span.end : span.end + BESIDE_CLOCK]
    opens = span.start == sentence.start and moment.edtf is not None
    if opens or _pattern("behind_stamp").search(before) or _pattern("match_clock").search(after):
        return None
    return Told(HOUR, moment.clock, span, time=moment)


@per_language
def _numbers() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in rows("number_words") if row["kind"] in ("unit", "tens")}


@per_language
def _pattern(name: str) -> re.Pattern[str]:
    patterns = {row["name"]: row["pattern"] for row in rows("timing_patterns")}
    return re.compile(patterns.get(name, NO_TIMING).replace("NUMBERS", "|".join(sorted(_numbers()))))
