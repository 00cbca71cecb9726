"""Origins that reports name: the agency they credit, and another report's publisher as their source."""

from collections.abc import Iterator, Mapping, Sequence

from twosource.language import phrase
from twosource.model import Claim, Origin, OriginSpan, Reading, Report, identify
from twosource.resolution.clustering.clusters import connected
from twosource.resolution.entities.names import fold
from twosource.resolution.origins.citations import Citation, Kind, credit
from twosource.resolution.stories import find_stories

CREDITING: tuple[Kind, ...] = ("credit", "first", "says", "told")
"""Ways to name another's publisher, the one that says most of the text first."""


def credited(reports: Sequence[Report], known: frozenset[str]) -> Iterator[Origin]:
    """Reports of one affair that name the same agency; one that alone names an agency stands for itself.

    `known` are reports that credit another one that is here.
    """
    wording = {report.id: name for report in reports if report.id not in known and (name := credit(report))}
    crediting = [report for report in reports if report.id in wording]
    pairs = [pair for pair in find_stories(crediting).likeness if fold(wording[pair[0]]) == fold(wording[pair[1]])]
    for group in connected(pairs, wording):
        yield Origin(identify("o", "credit", *group), "credit", group, _crediting(len(group), wording[group[0]]))


def named(citations: Sequence[Citation], reports: Mapping[str, Report], readings: Mapping[str, Reading]) -> Iterator[Origin]:
    """Reports that name another report's publisher: for the claims they hand to it, as wholes where they credit it for their text."""
    groups: dict[tuple[tuple[str, ...], bool], list[Citation]] = {}
    for citation in citations:
        sources = tuple(source for source in citation.sources if not _later(reports[source], reports[citation.report]))
        if sources and citation.kind != "own":
            groups.setdefault((sources, citation.kind == "credit"), []).append(citation)
    for (sources, whole), found in sorted(groups.items()):
        told = [] if whole else _handed(found, readings)
        if told or whole or not readings:
            yield _origin(sources, found, told if len(sources) == 1 else _with_sources(told, sources, readings))


def _crediting(count: int, agency: str) -> str:
    if count == 1:
        return phrase("origin.publisher.credit", publisher=agency)
    return phrase("origin.both_credit", publisher=agency) if count == 2 else phrase("origin.all_credit", publisher=agency)


def _later(source: Report, report: Report) -> bool:
    """Whether the source came out after the report that names it: then another of its reports is meant."""
    first, last = source.published.earliest, report.published.latest
    return first is not None and last is not None and first > last


def _handed(citations: Sequence[Citation], readings: Mapping[str, Reading]) -> list[Claim]:
    """The claims told in a sentence that names the publisher, and those handed to it elsewhere ("the paper said")."""
    told = []
    for report in sorted({citation.report for citation in citations} & readings.keys()):
        found = [citation for citation in citations if citation.report == report]
        chains = {c.id for c in readings[report].chains for m in c.mentions if any(m.span.overlaps(each.name) for each in found)}
        told += [
            claim
            for claim in readings[report].told
            if any(claim.span.overlaps(each.span) for each in found) or any(step.chain in chains for step in claim.attribution)
        ]
    return told


def _with_sources(told: Sequence[Claim], sources: Sequence[str], readings: Mapping[str, Reading]) -> list[Claim]:
    """With several reports that may be meant the claims of each are put down; one stands as the root for all that it tells."""
    return [*told, *(claim for source in sources if source in readings and told for claim in readings[source].told)]


def _origin(sources: tuple[str, ...], found: Sequence[Citation], told: Sequence[Claim]) -> Origin:
    first = min(found, key=lambda each: (CREDITING.index(each.kind), each.report, each.span))
    citing = sorted({citation.report for citation in found})
    others = [report for report in citing if not told or any(claim.report == report for claim in told)]
    words = phrase(f"origin.publisher.{first.kind}", publisher=first.publisher)
    root = sources[0] if len(sources) == 1 else None
    return Origin(
        identify("o", "publisher", *citing, *sources, first.kind == "credit"),
        "credit" if first.kind == "credit" else "cited source",
        (*others, *sources),
        phrase("origin.one", what=words) if len(others) == 1 else phrase("origin.each", what=words),
        tuple(claim.id for claim in told),
        tuple(OriginSpan(report, span) for report, span in sorted({(each.report, each.span) for each in found})),
        root=root,
        direction=words if root else None,
    )
