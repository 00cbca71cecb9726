"""Pages of reports of which some cannot be parsed: such a report costs no other of its batch."""

from collections import deque
from collections.abc import Iterable, Iterator

from twosource.errors import StageError
from twosource.model import Failure, Report, at_stage
from twosource.reading.lengths import SENTENCE_TOKENS
from twosource.reading.page import Page
from twosource.reading.syntax.parser import language_model, parse

PARSE = "parse"
"""The stage before all others, which takes many reports at once."""


def pages(reports: Iterable[Report], batch: int = 64, longest: int = SENTENCE_TOKENS) -> Iterator[Page | Failure]:
    """The page of each report, or why there is none, in order.

    Reports are parsed in batches of `batch`; where that fails each of those in hand is parsed alone, and the rest in batches again.
    """
    language_model()  # where it cannot be loaded no report is to blame
    feed = _Feed(reports)
    while True:
        try:
            with at_stage(PARSE):
                yield from _parsed(feed, batch, longest)
            return
        except StageError as error:
            if feed.broken is not None:
                raise feed.broken from None
            held = list(feed.waiting)
            if not held:
                raise
            feed.waiting.clear()
            yield from ([_failed(each, error) for each in held] if len(held) == 1 else [_alone(each, longest) for each in held])


class _Feed:
    """Reports as the parser takes them, with those that it has not given back yet, and the error that ended them, if one did."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Nothing is taken yet."""
        self._rest = iter(reports)
        self.waiting: deque[Report] = deque()
        self.broken: Exception | None = None

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> Report:
        try:
            report = next(self._rest)
        except StopIteration:
            raise
        except Exception as error:  # whoever gives the reports has failed, not the parser
            self.broken = error
            raise
        self.waiting.append(report)
        return report


def _parsed(feed: _Feed, batch: int, longest: int) -> Iterator[Page]:
    for page in parse(feed, batch, longest):
        feed.waiting.popleft()
        yield page


def _alone(report: Report, longest: int) -> Page | Failure:
    try:
        with at_stage(PARSE):
            return next(parse([report], 1, longest))
    except StageError as error:
        return _failed(report, error)


def _failed(report: Report, error: StageError) -> Failure:
    return Failure(error.stage, error.reason, report=report.id)
