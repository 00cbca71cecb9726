"""The date a report states of itself before its first sentence ('VARNA, May 3, 2024 (Agency) -', 'May 3, 2024 9:56 am The mayor'): what
'Friday' is told from when no published date is known, and no date of an event."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from twosource.language import lexicon, listed, per_language
from twosource.language.dates import months, weekday_pattern
from twosource.model import STORY, Report, Span
from twosource.reading.times.edtf import written
from twosource.reading.times.normalize import Anchor

DATED_LINE = re.compile(
    r"(?P<place>[^\n\d]{2,60}?),?\s+(?P<date>(?P<m1>[^\W\d]{3,9})\.? (?P<d1>\d{1,2}),? (?P<y1>\d{4})|"
    r"(?P<d2>\d{1,2}) (?P<m2>[^\W\d]{3,9})\.?,? (?P<y2>\d{4}|\d\d))\s*(?:\([^()\n]{1,80}\)\s*)?(?:--|—|–|-|:)\s"
)
LAST_CENTURY, TURN_OF_CENTURY = 1900, 50
"""A year of two digits from `TURN_OF_CENTURY` on lies in the last century."""


@per_language
def _stamp() -> re.Pattern[str]:
    """A day with its year before a sentence that begins anew, behind 'Published' or the weekday and before the hour, if these are said."""
    before = "|".join(sorted(listed("time_lists", "stamp")))
    ending, half, zone = (lexicon("time_patterns", "pattern")[name] for name in ("ordinal_ending", "half_of_day", "zone"))
    return re.compile(
        rf"(?:(?:{before}|{weekday_pattern()})[:.,]*\s+)*(?P<date>"
        rf"(?P<m1>[^\W\d]{{3,9}})\.? (?P<d1>\d{{1,2}}){ending}?,? (?P<y1>\d{{4}})|"
        rf"(?P<d2>\d{{1,2}}){ending}? (?P<m2>[^\W\d]{{3,9}})\.?,? (?P<y2>\d{{4}}))"
        rf"(?:,?\s*(?:at|@|\|)?\s*\d{{1,2}}\s?[:.]\s?\d\d(?:\s?{half})?(?:\s{zone})?)?[\s|.]+(?=[A-Z\"“])",
        re.IGNORECASE,
    )


def dateline(report: Report) -> Anchor | None:
    """The date in the dateline of the first paragraph, None if there is none with its year."""
    block = next((block for block in report.blocks if block.kind in STORY and block.kind not in ("title", "heading")), None)
    found = _header(report.text, block.span) if block is not None else None
    if found is None:
        return None
    month = (found["m1"] or found["m2"]).lower()
    number = months().get(month)
    year = int(found["y1"] or found["y2"])
    year += 0 if year >= 100 else LAST_CENTURY if year >= TURN_OF_CENTURY else LAST_CENTURY + 100
    day = written(year, number, int(found["d1"] or found["d2"])) if number else None
    return Anchor(day, Span(*found.span("date"))) if day is not None else None


def _header(text: str, span: Span) -> re.Match[str] | None:
    """The dateline or the stamp with which a paragraph begins; after a stamp a sentence must begin anew ('May 3, 2024 was' is none)."""
    found = DATED_LINE.match(text, span.start, span.end)
    if found is not None and found["place"].isupper():
        return found
    found = _stamp().match(text, span.start, span.end)
    return found if found is not None and not text[found.end()].islower() else None


def is_dateline(doc: Doc, tokens: Sequence[Token]) -> bool:
    """'HARBOUR CITY, Nov 3 (Agency) -': dates the report, not an event."""
    first, last = tokens[0], tokens[-1]
    start = first.sent.start
    if first.i == start:
        return _is_stamp(doc, tokens)
    if first.i - start > 6 or not doc[start].text.isupper():
        return False
    return any(token.text in ("(", "-", "–", "—", "--") for token in doc[last.i + 1 : last.i + 3])


def _is_stamp(doc: Doc, tokens: Sequence[Token]) -> bool:
    """'May 3, 2024 The mayor resigned': a full date before a sentence that begins anew."""
    after = tokens[-1].i + 1
    years = any(token.text.isdigit() and len(token.text) == 4 for token in tokens)
    return years and len(tokens) > 2 and after < len(doc) and doc[after].text[0].isupper()
