"""Where a paragraph's first sentence begins behind its dateline ('VARNA, May 3 (Agency) -'), which is no part of the sentence."""

import re

from twosource.model import STORY, Report

PLACE_OF_LINE = r"(?:[A-Z][A-Z.'’-]+)(?:[ /][A-Z][A-Z.'’-]*){0,3}(?:, ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}){0,2}"
DAY_OF_LINE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
CREDIT_OF_LINE = r"(?:\([^()\n]{2,60}\)|/[^/\n]{2,40}/)"
LINE_BEFORE_STORY = re.compile(
    rf"(?:{PLACE_OF_LINE}(?:,? {DAY_OF_LINE})?(?: ?{CREDIT_OF_LINE})?|(?:{DAY_OF_LINE} ?)?{CREDIT_OF_LINE})"
    r"\s*(?:--|—|–|-)\s+(?=[\"“‘']?[A-Z][^\n]{0,20}?[a-z])"
)
"""What stands before a story's first sentence: a place in capitals, a day, an agency, and a dash ('VARNA, May 3 (Agency) - Three');
not where all is in capitals."""


def openings(report: Report) -> list[int]:
    """Where paragraphs that open with a dateline begin to tell: the dateline is no part of the first sentence."""
    found = (LINE_BEFORE_STORY.match(report.text, block.span.start, block.span.end) for block in report.blocks if block.kind in STORY)
    return [match.end() for match in found if match is not None]
