"""Origins in shared text: one report copied from another, or both from a third; and one statement quoted by several."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Literal

from twosource.language import phrase
from twosource.model import Claim, Origin, OriginSpan, Passage, Span, identify
from twosource.resolution.clustering.clusters import Pair, connected, ordered
from twosource.resolution.origins.direction import Derivation, How, Shown, derivation
from twosource.resolution.origins.families import Family, families
from twosource.resolution.origins.overlap import Overlap
from twosource.resolution.origins.passages import Wording, characters, quoted_part

Kind = Literal["copied text", "shared passage"]
"""What text two reports share: mostly all of one (`copied text`), or parts alone (`shared passage`)."""
COPY: Kind = "copied text"
PASSAGE: Kind = "shared passage"
Claims = Mapping[str, Sequence[Claim]]
"""Report to its claims; empty where nothing was read."""
WHOLE = 0.6
"""Share of a report's own words from which on it is tied as a whole, and not only what is told in the passages."""
HOWS: tuple[How, ...] = ("named", "earlier", "cut")
"""How a root is known, in the order in which it is told."""
QUOTE_SHOWN = 60
"""Characters of a statement given in its reason."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A pair of which one copies the other, with what is known of the direction."""

    overlap: Overlap
    derivation: Derivation | None

    @property
    def pair(self) -> Pair:
        """The two reports."""
        return self.overlap.a, self.overlap.b

    @property
    def whole(self) -> bool:
        """Whether whole reports are tied: the one that derives is mostly copied; without a direction both are."""
        shares = {self.overlap.a: self.overlap.share, self.overlap.b: self.overlap.other_share}
        return (shares[self.derivation.report] if self.derivation else min(shares.values())) >= WHOLE

    def passages(self, shown: Shown) -> tuple[Passage, ...]:
        """The passages in common, that of the report that derives first."""
        swap = self.derivation is not None and self.derivation.report == self.overlap.b
        return tuple(passage for passage in _placed(self.overlap, shown, swap))


def _placed(overlap: Overlap, shown: Shown, swap: bool) -> Iterator[Passage]:
    a, b = (overlap.b, overlap.a) if swap else (overlap.a, overlap.b)
    for found in overlap.passages:
        place = found.swapped if swap else found
        span = characters(shown.wordings[a], place.start, place.end)
        yield Passage(a, span, b, characters(shown.wordings[b], place.other_start, place.other_end))


def copied(overlaps: Iterable[Overlap], shown: Shown, claims: Claims) -> Iterator[Origin]:
    """One origin for each family of copies: of whole reports, and of the claims in the passages where only parts were copied."""
    copies = [Copy(overlap, derivation(overlap, shown)) for overlap in overlaps if overlap.copied or overlap.taken]
    whole = {copy.pair: copy for copy in copies if copy.overlap.copied and (copy.whole or not claims)}
    parts = [copy for copy in _direct(copies, whole) if claims]
    mostly = {copy.pair: copy for copy in parts if copy.overlap.copied}
    partly = {copy.pair: copy for copy in parts if copy.overlap.taken}
    known: set[str] = set()
    for some, kind, held in ((whole, COPY, {}), (mostly, COPY, claims), (partly, PASSAGE, claims)):
        sources = {pair: copy.derivation.source for pair, copy in some.items() if copy.derivation}
        for family in families(some, sources):
            made = _origin(family, some, shown, held)
            # Where one pair shares a copy and another pair of the same reports a passage, the same claims rest on one text.
            if made.id not in known and (not held or len({claim.report for claim in _told(made, claims)}) > 1):
                known.add(made.id)
                yield replace(made, kind=kind, basis=_basis(made, some.values(), kind))


def _direct(copies: Iterable[Copy], whole: Mapping[Pair, Copy]) -> list[Copy]:
    """The pairs not in `whole`, but for those with a copy of a report with which the same text is shared at first hand."""
    above: dict[str, set[str]] = {}
    for copy in whole.values():
        if copy.derivation:
            above.setdefault(copy.derivation.report, set()).add(copy.derivation.source)
    copies = list(copies)
    pairs = {copy.pair for copy in copies}
    return [
        copy
        for copy in copies
        if copy.pair not in whole
        and not any(ordered(other, source) in pairs for one, other in permutations(copy.pair) for source in above.get(one, ()))
    ]


def _basis(origin: Origin, copies: Iterable[Copy], kind: Kind) -> str:
    within = [copy.overlap for copy in copies if set(origin.reports).issuperset(copy.pair)]
    if kind == PASSAGE:
        return phrase("origin.passages", words=max(overlap.own for overlap in within))
    return phrase("origin.copied", share=origin.score)


def _told(origin: Origin, claims: Claims) -> list[Claim]:
    kept = set(origin.claims)
    return [claim for report in origin.reports for claim in claims.get(report, ()) if claim.id in kept]


def _origin(family: Family, copies: Mapping[Pair, Copy], shown: Shown, claims: Claims) -> Origin:
    members = set(family.members)
    within = [copy for copy in copies.values() if members.issuperset(copy.pair)]
    passages = tuple(passage for copy in _spanning(family, within) for passage in copy.passages(shown))
    spans = sorted({(p.report, p.span) for p in passages} | {(p.other, p.other_span) for p in passages})
    named = {(copy.derivation.report, copy.derivation.span) for copy in within if copy.derivation and copy.derivation.span}
    share = max(max(copy.overlap.share, copy.overlap.other_share) for copy in within)
    held = tuple(claim.id for report, places in _by_report(spans).items() for claim in told_in(claims.get(report, ()), places))
    return Origin(
        identify("o", "copied text", *family.members, *held),
        "copied text",
        family.members,
        "",
        held,
        tuple(OriginSpan(report, span) for report, span in sorted({*spans, *((r, s) for r, s in named if s)})),
        round(share, 3),
        family.root,
        _direction(family, within, shown),
        passages,
    )


def told_in(claims: Iterable[Claim], spans: Iterable[Span]) -> list[Claim]:
    """The claims of one report whose word stands in one of the spans."""
    places = list(spans)
    return [claim for claim in claims if any(span.holds(claim.trigger.span) for span in places)]


def _by_report(spans: Iterable[tuple[str, Span]]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for report, span in spans:
        found.setdefault(report, []).append(span)
    return found


def _spanning(family: Family, copies: Sequence[Copy]) -> list[Copy]:
    """For each member but the root the pair that shows best what it shares: with the root, else with its source, else with any."""
    chosen: dict[Pair, Copy] = {}
    by_member: dict[str, list[Copy]] = {}
    for copy in copies:
        for member in copy.pair:
            by_member.setdefault(member, []).append(copy)
    for member, options in by_member.items():
        if member == family.root:
            continue
        best = min(options, key=lambda copy: (family.root not in copy.pair, not _derives(copy, member), -copy.overlap.own, copy.pair))
        chosen[best.pair] = best
    return [copy for _, copy in sorted(chosen.items())]


def _derives(copy: Copy, member: str) -> bool:
    return copy.derivation is not None and copy.derivation.report == member


def _direction(family: Family, copies: Sequence[Copy], shown: Shown) -> str | None:
    """How the root is known, in words."""
    if family.root is None:
        return None
    known = [copy.derivation for copy in copies if copy.derivation and copy.derivation.source == family.root]
    ways: dict[How, int] = {}
    for each in known:
        ways[each.how] = ways.get(each.how, 0) + 1
    day = shown.reports[family.root].published.edtf
    return "; ".join(phrase(f"origin.root.{how}", count=ways[how], day=day) for how in HOWS if how in ways)


def quoted(overlaps: Iterable[Overlap], shown: Shown, claims: Claims) -> Iterator[Origin]:
    """One origin for each statement that several reports quote without copying each other, for the claims told in its words."""
    places: dict[str, tuple[str, Span]] = {}
    pairs: list[Pair] = []
    for overlap in overlaps:
        for found in overlap.statements if not overlap.copied and not overlap.taken else ():
            a = overlap.a, _said(shown.wordings[overlap.a], found.start, found.end)
            b = overlap.b, _said(shown.wordings[overlap.b], found.other_start, found.other_end)
            keys = tuple(f"{report} {span.start:08} {span.end:08}" for report, span in (a, b))
            places |= dict(zip(keys, (a, b), strict=True))
            pairs.append((keys[0], keys[1]))
    by_claims: dict[tuple[str, ...], list[tuple[str, Span]]] = {}
    for group in connected([*pairs, *_overlapping(places)]):
        spans = sorted({places[key] for key in group})
        told = [claim for report, quotes in _by_report(spans).items() for claim in _around(claims.get(report, ()), quotes)]
        if len({claim.report for claim in told}) > 1:
            # One sentence may quote in pieces what is one piece elsewhere: the same claims rest on one thing.
            by_claims.setdefault(tuple(claim.id for claim in told), []).extend(spans)
    for ids, spans in by_claims.items():
        yield _statement(ids, sorted(set(spans)), shown, claims)


def _statement(ids: tuple[str, ...], spans: Sequence[tuple[str, Span]], shown: Shown, claims: Claims) -> Origin:
    """The origin of claims told in the words of one statement, whose pieces are `spans`."""
    held = set(ids)
    reports = tuple(dict.fromkeys(report for report, _ in spans if any(claim.id in held for claim in claims.get(report, ()))))
    report, longest = max(spans, key=lambda place: (len(place[1]), place))
    basis = phrase("origin.statement", quote=_beginning(longest.of(shown.reports[report].text)))
    return Origin(identify("o", "statement", *ids), "cited source", reports, basis, ids, tuple(OriginSpan(*place) for place in spans))


def _said(wording: Wording, start: int, end: int) -> Span:
    return characters(wording, *quoted_part(wording, start, end))


def _overlapping(places: Mapping[str, tuple[str, Span]]) -> Iterator[Pair]:
    """Stretches of one report that are of one statement."""
    keys = sorted(places)
    for at, key in enumerate(keys):
        for other in keys[at + 1 :]:
            if places[other][0] != places[key][0] or places[other][1].start >= places[key][1].end:
                break
            yield key, other


def _around(claims: Sequence[Claim], quotes: Sequence[Span]) -> list[Claim]:
    """The claims told in a statement, and those whose sentence hands it to somebody."""
    return [claim for claim in claims if any(span.holds(claim.trigger.span) or claim.span.holds(span) for span in quotes)]


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= QUOTE_SHOWN:
        return phrase("quoted", words=words)
    return phrase("quoted_beginning", words=words[:QUOTE_SHOWN].rsplit(" ", 1)[0])
