"""Who rests on whom: groups of reports with one root, by copied text or by the agency they credit. `roots` adds those of single claims."""

from collections.abc import Iterable, Iterator, Sequence

from twosource.model import Judgement, Origin, OriginSpan, Reading, Report, identify
from twosource.resolution.clusters import Pair
from twosource.resolution.overlap import Overlap, overlaps
from twosource.resolution.stories import find_stories

ALONE = "no shared text, credit, source or evidence found"


def resolve_origins(
    reports: Sequence[Report],
    readings: Sequence[Reading] = (),
    judgements: Sequence[Judgement] = (),
) -> tuple[Origin, ...]:
    """Every root of whole reports, each with its basis in words and its spans; a report that shares none has its own."""
    shared = [*_copied(reports), *_credited(reports)]
    taken = {report for origin in shared for report in origin.reports}
    own = [Origin(identify("o", "own", report.id), "own", (report.id,), ALONE) for report in reports if report.id not in taken]
    return (*shared, *own)


def _copied(reports: Sequence[Report]) -> Iterator[Origin]:
    found = list(overlaps(reports))
    for group in connected((item.a, item.b) for item in found):
        within = [item for item in found if item.a in group]
        share = max(item.share for item in within)
        basis = f"copied text: up to {share:.0%} of the shorter report's five-word runs stand in another"
        yield Origin(identify("o", "copied text", *group), "copied text", group, basis, spans=_spans(within), score=min(share, 1.0))


def _spans(found: Iterable[Overlap]) -> tuple[OriginSpan, ...]:
    passages = {passage for item in found for passage in item.passages}
    return tuple(OriginSpan(report, span) for report, span in sorted(passages))


def _credited(reports: Sequence[Report]) -> Iterator[Origin]:
    """Reports of one affair that name the same agency."""
    credit = {report.id: report.credit.strip().casefold() for report in reports if report.credit and report.credit.strip()}
    wording = {report.id: report.credit or "" for report in reports}
    crediting = [report for report in reports if report.id in credit]
    pairs = [pair for pair in find_stories(crediting).likeness if credit[pair[0]] == credit[pair[1]]]
    for group in connected(pairs):
        yield Origin(
            identify("o", "credit", *group),
            "credit",
            group,
            f"both credit {wording[group[0]]}" if len(group) == 2 else f"all credit {wording[group[0]]}",
        )


def connected(pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Groups of everything that pairs tie together, each sorted, in the order of their first members."""
    groups: dict[str, set[str]] = {}
    for a, b in pairs:
        joined = groups.get(a, {a}) | groups.get(b, {b})
        groups |= dict.fromkeys(joined, joined)
    return sorted({tuple(sorted(group)) for group in groups.values()})
