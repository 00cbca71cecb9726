"""Full-text search over reports and claims, narrowed by facets.

What a search costs does not grow with the case: it looks at the newest reports that hold the words, and says so where there are more.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Any, Literal

import sqlalchemy as sa

from twosource.store.columns import plain
from twosource.store.dialects import backend_of
from twosource.store.pages.lists import ReportRow
from twosource.store.pages.query import Query, Snippet, snippet
from twosource.store.statements import ask
from twosource.store.transactions import transaction

MAX_CANDIDATES = 400
"""Reports looked at, the last taken in first; whoever looks further back asks for those before."""
MAX_CLAIMS = 4_000
"""Claims of these looked at."""
ROWS_SEARCHED_AT_ONCE = 5_000
"""Reports or claims looked through in one go; more where that takes no time."""
SEARCH_TIME = 0.05
"""Seconds after which no further ones are looked through: words that never stand together are told by looking everywhere."""
HITS_PER_PAGE = 20
"""Reports on a page of hits."""
SHOWN_CLAIMS = 6
"""Claims shown of a report."""
MAX_PUBLISHERS = 300
"""Publishers named in a list of them."""

Facet = Literal["source", "published", "happened", "place", "certainty", "kind"]
"""What hits are narrowed by: of the report its `source` and when it was `published`; of the claim when it `happened`, its `place`,
`certainty` and `kind`."""
FACETS: tuple[Facet, ...] = ("source", "published", "happened", "place", "certainty", "kind")
OF_REPORT: frozenset[Facet] = frozenset({"source", "published"})
UNSTATED = "none"
"""The value of a facet where nothing is stated."""

REPORT_ROW = (
    "id, title, publisher, published_edtf, published_basis, coalesce(url, path, source_id), length(text),"
    " (SELECT story FROM story_report WHERE story_report.report = report.id)"
)
EACH_PUBLISHER = """
WITH RECURSIVE each (name) AS (
    SELECT min(publisher) FROM report
    UNION ALL SELECT (SELECT min(publisher) FROM report WHERE publisher > each.name) FROM each WHERE each.name IS NOT NULL
) SELECT name FROM each WHERE name IS NOT NULL LIMIT :most"""
"""One look into the index a name, however many reports bear it."""
REPORT_FACETS = (
    "SELECT number, id, publisher, published_earliest, published_latest FROM report WHERE number IN NUMBERS(:numbers) ORDER BY number DESC"
)
CLAIM_FACETS = (
    "SELECT claim.number, claim.report, time_earliest, time_latest, coalesce(place_name, place_text), certainty, claim.type, label, quote"
    f" FROM EACH(:reports) AS asked CROSS JOIN claim WHERE claim.report = asked.value LIMIT {MAX_CLAIMS}"
)
CLAIM_ROW = (
    'SELECT number, id, label, type, kind, start, "end", time_edtf, coalesce(place_text, place_name), certainty,'
    " coalesce((SELECT event FROM event_claim WHERE event_claim.claim = claim.id),"
    " (SELECT relation FROM relation_claim WHERE relation_claim.claim = claim.id)), quote FROM claim WHERE number IN NUMBERS(:numbers)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: the words as typed, the facets that narrow it, and the report number before which to look (None: the newest)."""

    words: str
    facets: Mapping[Facet, str] = field(default_factory=dict)
    before: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim that matched, with the event or tie it stands in (None: in none that is drawn)."""

    id: str
    label: str
    type: str
    kind: Literal["event", "relation"]
    start: int
    end: int
    time: str | None
    place: str | None
    certainty: str
    thing: str | None
    quote: Snippet


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that matched with what matched in it, and the first of its claims that do; `claims` counts them all."""

    report: ReportRow
    title: Snippet
    text: Snippet
    claims: int
    said: tuple[ClaimHit, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits.

    `total` reports fit among the `looked` ones that hold the words; `further` is where to look on, None where all were looked at.
    `facets` counts, for each facet, the fitting reports by value, most first.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    looked: int = 0
    facets: Mapping[Facet, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    further: int | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    number: int
    values: Mapping[Facet, str]


@dataclass(frozen=True, slots=True)
class _Report:
    number: int
    id: str
    values: Mapping[Facet, str]
    claims: tuple[_Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """Finds things in an open case by their words; every method is one transaction."""

    path: Path
    connection: sa.Connection

    def reports(self, identities: Collection[str]) -> list[ReportRow]:
        """Reports as lists show them, in the order asked for; ids that the case does not hold are left out."""
        with transaction(self.path, self.connection):
            found = {
                row[0]: ReportRow(*row)
                for row in self._rows(f"SELECT {REPORT_ROW} FROM report WHERE id IN IDS(:ids)", ids=list(identities))
            }
        return [found[each] for each in dict.fromkeys(identities) if each in found]

    def publishers(self) -> list[str]:
        """The names of those who published reports of the case, in the order of their characters, at most MAX_PUBLISHERS of them."""
        with transaction(self.path, self.connection):
            return [row[0] for row in self._rows(EACH_PUBLISHER, most=MAX_PUBLISHERS)]

    def search(self, asked: Asked) -> Found:
        """The reports that hold the words, in text, title or claims, narrowed by the facets."""
        query = Query.typed(asked.words)
        if not query.wanted:
            return Found()
        with transaction(self.path, self.connection):
            candidates, further = self._candidates(query, asked.before)
            kept = [each for each in (narrowed(report, asked.facets) for report in candidates) if each]
            shown = kept[(asked.page - 1) * HITS_PER_PAGE : asked.page * HITS_PER_PAGE]
            hits = tuple(self._hits(query, shown))
        return Found(hits, len(kept), len(candidates), counts(kept, asked.facets), further)

    def _candidates(self, query: Query, before: int | None) -> tuple[list[_Report], int | None]:
        """Reports that hold the words, the last taken in first, each with its claims that do; where to look on if there may be more."""
        numbers, further = self._newest("report", query, before)
        if not further and not before and not query.unwanted:
            labelled, _ = self._newest("claim", query, None)
            more = "SELECT number FROM report WHERE id IN (SELECT report FROM claim WHERE number IN NUMBERS(:numbers))"
            numbers = sorted({*numbers, *(row[0] for row in self._rows(more, numbers=labelled))}, reverse=True)[:MAX_CANDIDATES]
        rows = ask(self.connection, REPORT_FACETS, numbers=numbers).all()
        claims: dict[str, list[_Claim]] = {row[1]: [] for row in rows}
        for row in ask(self.connection, CLAIM_FACETS, reports=list(claims)).all():
            said = f"{row[7]} {row[8]}" if isinstance(row[8], str) and isinstance(row[7], str) else f"{plain(row[7])} {plain(row[8])}"
            if query.fits(said):
                claims[row[1]].append(_Claim(row[0], _of_claim(row)))
        return [_Report(row[0], row[1], _of_report(row), tuple(claims[row[1]])) for row in rows], further

    def _newest(self, of: Literal["report", "claim"], query: Query, before: int | None) -> tuple[list[int], int | None]:
        """The last rows that match, and before which row to look on if not all were looked through."""
        full_text, terms = backend_of(self.connection).full_text, (query.wanted, query.unwanted)
        last = int(ask(self.connection, f"SELECT coalesce(max(number), 0) FROM {of}").scalar_one())
        end, size, began = min(before, last + 1) if before else last + 1, ROWS_SEARCHED_AT_ONCE, monotonic()
        found: list[int] = []
        while end > 1:
            at, start = monotonic(), max(end - size, 0)
            found += full_text.matching(self.connection, of, terms, start, end, MAX_CANDIDATES + 1)
            if len(found) > MAX_CANDIDATES:
                return found[:MAX_CANDIDATES], found[MAX_CANDIDATES - 1]
            end = start
            if monotonic() - began > SEARCH_TIME:
                break
            size *= 4 if monotonic() - at < SEARCH_TIME / 20 else 1
        return found, end if end > 1 else None

    def _hits(self, query: Query, shown: Sequence[_Report]) -> Iterator[Hit]:
        rows = {row.id: row for row in self.reports([report.id for report in shown])}
        texts = {row[0]: row for row in self._rows("SELECT id, title, text FROM report WHERE id IN IDS(:ids)", ids=list(rows))}
        numbers = [claim.number for report in shown for claim in report.claims[:SHOWN_CLAIMS]]
        said = {row[0]: ClaimHit(*(*row[1:11], snippet(row[11], query))) for row in self._rows(CLAIM_ROW, numbers=numbers)}
        for report in shown:
            _, title, text = texts[report.id]
            claims = tuple(said[claim.number] for claim in report.claims[:SHOWN_CLAIMS])
            yield Hit(rows[report.id], snippet(title or "", query), snippet(text, query), len(report.claims), claims)

    def _rows(self, asked: str, **values: Any) -> list[list[Any]]:
        return [[plain(value) for value in row] for row in ask(self.connection, asked, **values)]


def narrowed(report: _Report, facets: Mapping[Facet, str]) -> _Report | None:
    """The report with those of its claims that fit; None where it does not fit itself, or none of its claims does though some should."""
    if not facets:
        return report
    if not all(fits(report.values[facet], value) for facet, value in facets.items() if facet in OF_REPORT):
        return None
    of_claim = {facet: value for facet, value in facets.items() if facet not in OF_REPORT}
    claims = tuple(claim for claim in report.claims if all(fits(claim.values[f], value) for f, value in of_claim.items()))
    return replace(report, claims=claims) if claims or not of_claim else None


def fits(value: str, asked: str) -> bool:
    """Whether a value is the one asked for; a month fits its year."""
    return value == asked or (asked.isdecimal() and len(asked) == 4 and value[:5] in {f"{asked}-", f"{asked}/"})


def counts(reports: Sequence[_Report], facets: Mapping[Facet, str]) -> dict[Facet, tuple[tuple[str, int], ...]]:
    """For each facet the reports by value; by year until a year is chosen, then by month."""
    found: dict[Facet, tuple[tuple[str, int], ...]] = {}
    for facet in FACETS:
        if facet in OF_REPORT:
            values = [{report.values[facet]} for report in reports]
        else:
            values = [{claim.values[facet] for claim in report.claims} for report in reports]
        if facet in {"published", "happened"} and facet not in facets:
            values = [{value[:4] for value in each} for each in values]
        counted = Counter(chain.from_iterable(values))
        found[facet] = tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
    return found


def _of_report(row: Sequence[Any]) -> dict[Facet, str]:
    return {"source": plain(row[2]) or UNSTATED, "published": _period(row[3], row[4])}


def _of_claim(row: Sequence[Any]) -> dict[Facet, str]:
    return {"happened": _period(row[2], row[3]), "place": plain(row[4]) or UNSTATED, "certainty": row[5], "kind": row[6]}


def _period(earliest: str | None, latest: str | None) -> str:
    """The month that holds a time, else the year, else both years."""
    if not earliest or not latest:
        return UNSTATED
    if earliest[:7] == latest[:7]:
        return earliest[:7]
    return earliest[:4] if earliest[:4] == latest[:4] else f"{earliest[:4]}/{latest[:4]}"
