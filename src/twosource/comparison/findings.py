"""The levels of one slot: values grouped, groups compared, the outcome said in plain words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import ORDER, SlotValue, Verdict
from twosource.language import phrase
from twosource.model import Finding, Level, Value

Relate = Callable[[SlotValue, SlotValue, CaseIndex], Verdict]
Near = Callable[[SlotValue, SlotValue, CaseIndex], bool]
"""What is asked of two things told before they are said to differ."""
DIFFERING: tuple[Level, ...] = ("conflict", "updated", "coarser")
MOST_VALUES = 60
"""Values of one slot of one event that are held against each other, and tellings of a value; none of decision 22 has as many."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """What is told the same way; each is equal to itself alone."""

    told: tuple[SlotValue, ...]

    @property
    def reports(self) -> frozenset[str]:
        """The reports that tell it so."""
        return frozenset(each.claim.report for each in self.told)

    @property
    def value(self) -> Value:
        """The group as a finding shows it, under its most frequent wording."""
        captions = Counter(each.caption for each in self.told)
        caption = min(captions, key=lambda text: (-captions[text], len(text), text))
        return Value(caption, tuple(dict.fromkeys(each.claim.id for each in self.told)))


def findings_of(slot: str, told: Sequence[SlotValue], relate: Relate, near: Near, index: CaseIndex) -> list[Finding]:
    """The findings of one slot, one for each level at which its values stand to each other; [] if nothing is told."""
    groups = _grouped(told, relate, index)
    compared = groups[:MOST_VALUES]
    verdicts = {(a, b): verdict for a, b in combinations(compared, 2) if (verdict := _across(a, b, relate, near, index)) is not None}
    pairs: dict[str, list[tuple[Group, Group, str]]] = defaultdict(list)
    for (a, b), verdict in verdicts.items():
        if verdict.tie != "conflict" or not _fits_otherwise(a, b, compared, verdicts):
            pairs[verdict.tie].append((a, b, verdict.reason))
    found = [_differing(slot, level, pairs[level], index) for level in DIFFERING if pairs[level]]
    if found:
        return found
    return [_plain(slot, group, index) for group in groups]


def once(found: Sequence[Finding]) -> list[Finding]:
    """The findings without what one part of an event alone says where another part says more of the slot."""
    spoken = {finding.slot for finding in found if finding.level != "only-one"}
    alone: dict[tuple[str, str], Finding] = {}
    for finding in found:
        if finding.level == "only-one" and finding.slot not in spoken:
            key = (finding.slot, finding.reason)
            alone[key] = _both(alone[key], finding) if key in alone else finding
    return [finding for finding in found if finding.level != "only-one"] + list(alone.values())


def _both(a: Finding, b: Finding) -> Finding:
    return replace(a, values=(replace(a.values[0], claims=(*a.values[0].claims, *b.values[0].claims)),))


def merged(own: Sequence[Finding], over: Sequence[Finding]) -> list[Finding]:
    """The findings of one event and those that reach over other events, without what the other of the two says too."""
    added = [each for each in over if not any(_within(each, other) for other in own)]
    return [each for each in own if not any(_within(each, other) for other in added)] + added


def _within(one: Finding, other: Finding) -> bool:
    """Whether the other finding says of one slot the same of these claims and maybe more."""
    return one.level == other.level and _subject(one) == _subject(other) and _claims(one) <= _claims(other)


def _subject(finding: Finding) -> str:
    """The slot, for a number what is counted."""
    return finding.slot.split(" ")[-1]


def _claims(finding: Finding) -> set[str]:
    return {claim for value in finding.values for claim in value.claims}


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """As a reader wants to hear them, the gravest first."""
    return tuple(sorted(found, key=lambda finding: ORDER.index(finding.level)))


def _fits_otherwise(a: Group, b: Group, groups: Sequence[Group], verdicts: Mapping[tuple[Group, Group], Verdict]) -> bool:
    """Whether every report of one value gives, beside it, a value that fits the other: then the one is of a part ("two of the six")."""
    for one, other in ((a, b), (b, a)):
        fitting = [g for g in groups if g is not one and _tie(g, other, verdicts) in ("coarser", "updated")]
        if all(any(report in group.reports for group in fitting) for report in one.reports):
            return True
    return False


def _tie(a: Group, b: Group, verdicts: Mapping[tuple[Group, Group], Verdict]) -> str | None:
    verdict = verdicts.get((a, b)) or verdicts.get((b, a))
    return verdict.tie if verdict else None


def _grouped(told: Sequence[SlotValue], relate: Relate, index: CaseIndex) -> list[Group]:
    groups: list[list[SlotValue]] = []
    for each in told:
        for group in groups[-MOST_VALUES:]:
            if relate(group[0], each, index).tie == "same":
                group.append(each)
                break
        else:
            groups.append([each])
    return [Group(tuple(group)) for group in groups]


def _across(a: Group, b: Group, relate: Relate, near: Near, index: CaseIndex) -> Verdict | None:
    """How two groups stand to each other over different reports.

    None when they can't be compared, or when one report gives both values: then they are of two things, or one corrects itself.
    """
    verdict = relate(a.told[0], b.told[0], index)
    if verdict.tie in DIFFERING:
        verdict = next((said for x in a.told[:MOST_VALUES] for y in b.told[:MOST_VALUES] if (said := relate(x, y, index)).worded), verdict)
    if verdict.tie in ("same", "unknown") or len(a.reports | b.reports) < 2:
        return None
    if verdict.tie in ("conflict", "updated") and a.reports & b.reports and not verdict.worded:
        return None
    if verdict.tie in ("conflict", "updated") and not _near(a, b, near, index):
        return None
    return verdict


def _near(a: Group, b: Group, near: Near, index: CaseIndex) -> bool:
    return any(x.claim.report != y.claim.report and near(x, y, index) for x in _few(a) for y in _few(b))


def _few(group: Group) -> list[SlotValue]:
    """Its first tellings by each report."""
    if len(group.told) <= MOST_VALUES:
        return list(group.told)
    by_report: dict[str, list[SlotValue]] = defaultdict(list)
    for each in group.told:
        by_report[each.claim.report].append(each)
    return [each for told in by_report.values() for each in told[:MOST_VALUES]]


def _differing(slot: str, level: Level, pairs: Sequence[tuple[Group, Group, str]], index: CaseIndex) -> Finding:
    groups = list(dict.fromkeys(group for a, b, _ in pairs for group in (a, b)))
    said = "; ".join(phrase("comparison.says", who=_who(group, index), value=group.value.value) for group in groups)
    return Finding(slot, level, tuple(group.value for group in groups), phrase("comparison.differ", said=said, why=pairs[0][2]))


def _plain(slot: str, group: Group, index: CaseIndex) -> Finding:
    who, value = _who(group, index), group.value
    if len(group.reports) > 1:
        return Finding(slot, "agree", (value,), phrase("comparison.agree", who=who, value=value.value))
    return Finding(slot, "only-one", (value,), phrase("comparison.only_one", who=who, value=value.value))


def _who(group: Group, index: CaseIndex) -> str:
    names = [index.names[report] for report in dict.fromkeys(each.claim.report for each in group.told)]
    return names[0] if len(names) == 1 else phrase("comparison.and", first=", ".join(names[:-1]), last=names[-1])
