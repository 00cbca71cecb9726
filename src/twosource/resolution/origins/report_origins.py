"""Who rests on whom: groups of reports with one root, by copied text, by what they quote, credit or name. `roots` adds those of claims."""

from collections.abc import Iterable, Iterator, Sequence

from twosource.language import phrase
from twosource.model import Judgement, Origin, OriginSpan, Reading, Report, Span, identify
from twosource.resolution.clustering.clusters import Pair, connected
from twosource.resolution.clustering.constraints import reason, rooted
from twosource.resolution.origins.citations import Citation, citations, dateline
from twosource.resolution.origins.copies import copied, quoted
from twosource.resolution.origins.credits import credited, named
from twosource.resolution.origins.direction import Shown
from twosource.resolution.origins.overlap import overlaps


def resolve_origins(
    reports: Sequence[Report],
    readings: Sequence[Reading] = (),
    judgements: Sequence[Judgement] = (),
) -> tuple[Origin, ...]:
    """Every root of whole reports or of the claims in a passage, each with its basis in words and its spans.

    A report that shares none with another has its own; one whose own reporter shows has it with the spans that show that.
    What people say of roots stands beside what was found; `roots` counts by their word.
    """
    texts, cited = overlaps(reports), citations(reports)
    by_report: dict[str, list[Citation]] = {}
    for citation in cited:
        by_report.setdefault(citation.report, []).append(citation)
    shown = Shown({report.id: report for report in reports}, texts.wordings, by_report)
    claims = {reading.report: reading.told for reading in readings}
    read = {reading.report: reading for reading in readings}
    copies = list(copied(texts.overlaps, shown, claims))
    naming = [origin for origin in named(cited, shown.reports, read) if not _told_already(origin, copies)]
    crediting = frozenset(each.report for each in cited if each.kind == "credit" and each.sources)
    shared = [*copies, *quoted(texts.overlaps, shown, claims), *credited(reports, crediting), *naming]
    taken = {report for origin in shared if not origin.claims for report in origin.reports}
    said = tuple(_said(reports, judgements))
    taken.update(report for origin in said for report in origin.reports)
    return (*shared, *said, *_own(reports, taken, by_report, read))


def _said(reports: Iterable[Report], judgements: Sequence[Judgement]) -> Iterator[Origin]:
    """What people say of roots: reports that rest on one, and each of those that rest on different ones."""
    here = {report.id: report.id for report in reports}
    roots = rooted(judgements)
    one: dict[Judgement, list[Pair]] = {}
    for pair, judgement in roots.same(here).items():
        one.setdefault(judgement, []).append(pair)
    groups = {group: judgement for judgement, pairs in one.items() for group in connected(pairs)}
    groups |= {(report,): judgement for report, judgement in roots.apart(here).items()}
    for group, judgement in sorted(groups.items()):
        yield Origin(identify("o", "decided", *group), "decided", group, reason(judgement))


def _told_already(origin: Origin, copies: Iterable[Origin]) -> bool:
    """Whether a credit only repeats what a copy shows of the same reports."""
    return any(not copy.claims and set(origin.reports) <= set(copy.reports) for copy in copies if not origin.claims)


def _own(reports: Iterable[Report], taken: set[str], cited: dict[str, list[Citation]], readings: dict[str, Reading]) -> Iterator[Origin]:
    for report in reports:
        shown = [*_filed(report, readings.get(report.id)), *_witnessed(report, cited.get(report.id, ()), readings)]
        yield from shown
        if report.id not in taken and not shown:
            yield Origin(identify("o", "own", report.id), "own", (report.id,), phrase("origin.alone"))


def _filed(report: Report, reading: Reading | None) -> Iterator[Origin]:
    """A dateline that signs no other's name: the report was written on the spot, but for claims of happenings elsewhere."""
    found = dateline(report)
    if found is not None and (found[1] is None or found[1].casefold() in (report.publisher or "").casefold()):
        place, _, span = found
        claims = _there(reading, span) if reading else ()
        where = (OriginSpan(report.id, span),)
        if claims or reading is None:
            yield Origin(
                identify("o", "filed", report.id, *claims), "own", (report.id,), phrase("origin.filed", place=place), claims, where
            )


def _there(reading: Reading, span: Span) -> tuple[str, ...]:
    """The claims that may have happened where the dateline says."""
    here = [chain.place for chain in reading.chains for m in chain.mentions if chain.place and m.span.overlaps(span)]
    return tuple(
        claim.id
        for claim in reading.told
        if not here or not claim.place or not (set_in := claim.place.place) or any(set_in.holds(p) or p.holds(set_in) for p in here)
    )


def _witnessed(report: Report, cited: Iterable[Citation], readings: dict[str, Reading]) -> Iterator[Origin]:
    """What the report's own reporter was told or saw, for the claims of those sentences."""
    spans = [each.span for each in cited if each.kind == "own"]
    reading = readings.get(report.id)
    told = [claim for claim in (reading.told if reading else ()) if any(claim.span.overlaps(span) for span in spans)]
    if told:
        ids = tuple(claim.id for claim in told)
        words = "; ".join(dict.fromkeys(phrase("quoted", words=span.of(report.text)) for span in spans))
        basis = phrase("origin.own_reporter", words=words)
        yield Origin(identify("o", "own", *ids), "own", (report.id,), basis, ids, tuple(OriginSpan(report.id, span) for span in spans))
