"""Dates told in a row ('on 3, 4 and 5 May'): one happening told of at several times."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from twosource.language import listed, per_language
from twosource.model import Moment


@per_language
def _gaps() -> dict[str, bool]:
    """What may stand between two dates of a row, and whether it ends the row."""
    last = {f" {word} " for word in listed("time_lists", "and")}
    return {", ": False} | dict.fromkeys(last | {f",{gap}" for gap in last if gap.strip().isalpha()}, True)


def dates_listed(text: str, times: Sequence[Moment]) -> list[list[Moment]]:
    """Dates of one grain told in a row that ends with 'and': 'on 3, 4 and 5 May', 'in 2019 and 2020'. Each is one of several times."""
    found: list[list[Moment]] = []
    row: list[Moment] = []
    for moment in times:
        if row and _goes_on(text, row[-1], moment):
            row.append(moment)
            if _gaps()[_gap(text, row[-2], moment)]:
                found.append(row)
                row = [moment]
        else:
            row = [moment]
    return found


def _gap(text: str, a: Moment, b: Moment) -> str:
    return text[a.span.end : b.span.start] if a.span and b.span else ""


def _goes_on(text: str, a: Moment, b: Moment) -> bool:
    same = bool(a.edtf and b.edtf) and a.edtf != b.edtf and len(a.edtf or "") == len(b.edtf or "") and "/" not in f"{a.edtf}{b.edtf}"
    return same and _gap(text, a, b) in _gaps()


class Placed:
    """Moments by where they stand."""

    def __init__(self, whole: Sequence[Moment]) -> None:
        """Puts them in order."""
        self._placed = sorted(((each.span, each) for each in whole if each.span), key=itemgetter(0))
        self._longest = max((len(span) for span, _ in self._placed), default=0)

    def of(self, moment: Moment) -> Iterator[Moment]:
        """Those that share a character with one."""
        if moment.span is None:
            return
        first = bisect_left(self._placed, moment.span.start - self._longest, key=lambda each: each[0].start)
        for span, each in islice(self._placed, first, None):
            if span.start >= moment.span.end:
                return
            if span.overlaps(moment.span):
                yield each
