"""What reports tell of one thing in sentences that no event joins: the same thing counted, the same hour, in much the same words.

Two sentences of different reports on one affair that share most of their telling words tell of one thing. If one has it that there
were two boats and the other three, the reports differ, whether or not their verbs were taken for one event.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from twosource.comparison.context import CaseIndex
from twosource.comparison.findings import Near, Relate, findings_of
from twosource.comparison.levels import SlotValue
from twosource.comparison.partition import joined
from twosource.comparison.similarity import shared
from twosource.language import phrase
from twosource.model import Claim, Finding, Span

FITTING = frozenset({"same", "coarser"})
GRAVE = frozenset({"conflict", "updated"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of point: what a claim tells, under which key it is looked up, where its words stand, how two values are compared.

    `alike` is what is asked of two of them in different reports before they are taken to tell of one thing; `wholes` what follows
    from several told in one sentence (12 and 11 make 23). `anywhere` when no event compares such a thing by itself,
    `agrees` when it is worth saying that reports give the same, `by_words` when the words shared are the reason for comparing.
    """

    told: Callable[[Claim, CaseIndex], list[SlotValue]]
    key: Callable[[SlotValue], str]
    span: Callable[[SlotValue], Span | None]
    relate: Relate
    alike: Near
    anywhere: bool = False
    agrees: bool = True
    by_words: bool = False
    wholes: Callable[[Sequence[SlotValue]], list[SlotValue]] = lambda told: []


def points(kinds: Sequence[Kind], index: CaseIndex) -> Iterator[tuple[str, Finding]]:
    """Findings over the events of a story, each with the event it is shown on."""
    for kind in kinds:
        for shelf in _shelves(kind, index):
            yield from _on_one_shelf(shelf, kind, index)


def _shelves(kind: Kind, index: CaseIndex) -> list[list[SlotValue]]:
    """What is told in one affair under one key; what stands in one place is taken once, from the claim that most others go with."""
    shelves: dict[tuple[str, str], dict[tuple[str, Span], SlotValue]] = defaultdict(dict)
    for reading in index.case.readings:
        for claim in reading.claims:
            for each in kind.told(claim, index) if claim.id in index.event_of else ():
                span = kind.span(each)
                if span is not None:
                    shelf = shelves[index.affair_of[claim.report], kind.key(each)]
                    held = shelf.get((claim.report, span))
                    shelf[claim.report, span] = each if held is None or _weight(each, index) > _weight(held, index) else held
    return [[shelf[place] for place in sorted(shelf)] for _, shelf in sorted(shelves.items(), key=lambda each: each[0])]


def _weight(told: SlotValue, index: CaseIndex) -> tuple[bool, int]:
    return not told.claim.aside, index.size_of[index.event_of[told.claim.id]]


def _on_one_shelf(told: Sequence[SlotValue], kind: Kind, index: CaseIndex) -> Iterator[tuple[str, Finding]]:
    """What is told under one key in one affair."""
    if len({each.claim.report for each in told}) < 2:
        return
    told = _few(told)
    known = [*told, *kind.wholes(told)]
    for point in joined(told, lambda a, b: _like(a, b, kind, index)):
        if kind.anywhere or len({index.event_of[each.claim.id] for each in point}) > 1:
            for finding in _of_point(point, known, kind, index):
                reason = phrase("comparison.because", reason=finding.reason, why=_why(point, index)) if kind.by_words else finding.reason
                yield _home(finding, index), replace(finding, reason=reason)


MOST_TOLD = 100
"""Things told by one report under one key that are held against others; no report of 700 has half as many."""


def _few(told: Sequence[SlotValue]) -> list[SlotValue]:
    """The first of each report."""
    counts: Counter[str] = Counter()
    kept = []
    for each in told:
        counts[each.claim.report] += 1
        if counts[each.claim.report] <= MOST_TOLD:
            kept.append(each)
    return kept


def _of_point(point: Sequence[SlotValue], known: Sequence[SlotValue], kind: Kind, index: CaseIndex) -> list[Finding]:
    """In what those differ that tell one value only; a report with two tells of two things. Else in what reports agree."""

    def near(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
        return _held(a, b, known, kind, index)

    slot = _commonest(each.slot for each in point)
    single = [each for each in point if all(_fits(each, other, kind, index) for other in point)]
    differing = [each for each in findings_of(slot, single, kind.relate, near, index) if each.level in GRAVE]
    if differing or not kind.agrees:
        return differing
    return [each for each in findings_of(slot, point, kind.relate, near, index) if each.level == "agree"]


def _fits(one: SlotValue, other: SlotValue, kind: Kind, index: CaseIndex) -> bool:
    return one.claim.report != other.claim.report or kind.relate(one, other, index).tie in FITTING


def _like(a: SlotValue, b: SlotValue, kind: Kind, index: CaseIndex) -> bool:
    return a.claim.report != b.claim.report and kind.alike(a, b, index) and not index.strangers(a.claim, b.claim)


def _held(a: SlotValue, b: SlotValue, told: Sequence[SlotValue], kind: Kind, index: CaseIndex) -> bool:
    """Whether the two can be held against each other: in sentences alike, and neither report gives elsewhere what fits the other."""
    return _like(a, b, kind, index) and not any(
        kind.relate(each, other, index).tie in FITTING
        for report, other in ((a.claim.report, b), (b.claim.report, a))
        for each in told
        if each.claim.report == report
    )


def _commonest(names: Iterator[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


def _home(finding: Finding, index: CaseIndex) -> str:
    """The event that most of the finding's claims stand in."""
    return _commonest(index.event_of[claim] for value in finding.values for claim in value.claims)


def _why(point: Sequence[SlotValue], index: CaseIndex) -> str:
    first, second = next((a, b) for a, b in combinations(point, 2) if a.claim.report != b.claim.report)
    words = shared(index.words(first.claim), index.words(second.claim))
    return phrase("comparison.one_thing", words=", ".join(phrase("quoted", words=word) for word in words))
