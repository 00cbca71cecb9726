"""Which reports are of one affair: pairs of reports that share rare words, and the groups that such pairs make.

Blocking: an inverted index over each report's most telling words; only reports that share some of them, and were published within
MAX_DAYS_APART of each other where both say when, are ever compared.
A story is a whole group of reports that hang together, by the lowest of LEVELS at which the group is no larger than MAX_STORY_REPORTS.
So it follows from the reports around it alone: adding one touches the stories of the reports that are like it, and no other.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from twosource.errors import StageError
from twosource.language import per_language_up_to
from twosource.language.rarity import Vector, cosine, vector, words_of
from twosource.model import Case, Event, Failure, Judgement, Reading, Report, Story, at_stage, identify
from twosource.resolution.clustering.constraints import decided, rooted

KEYS = 25
"""Most telling words by which a report is found."""
SHARED = 2
"""Such words that two reports must share to be compared."""
RELATED = 0.12
"""Least cosine of two reports whose claims are held against each other, where both are of one story: of the ECB+ train pairs with a common
event 96 of 100 lie above."""
MAX_DAYS_APART = 180
"""Days of publication between two reports of one affair: an inquiry's findings still are, last year's strike is not. With no such bound
event coreference on MEANTIME dev is 70.7, with 366 days 71.5, 180 72.9, 90 73.2; entities are best at 366 and 180."""
LEVELS = (0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Likenesses at which reports hang together. At the first, a story of the ECB+ dev reports is of one topic throughout and holds 99 of 100
reports of each half of its topic (`bench/topics.py`; at 0.2 88 of 100 are of one topic, at 0.3 95 of each half are there). A group too
large for one story is cut into its denser parts; at the last, copies of one text, any size stands."""
MAX_STORY_REPORTS = 64
"""Reports of a story that is not made of copies: the fifty of a desk's affair and some; it bounds what one more report can cost."""
Pair = tuple[str, str]
Near = Callable[[str], Mapping[str, float]]
"""The reports related to a report, with their likeness."""


@dataclass(frozen=True, slots=True)
class Stories:
    """Likeness of related reports; a report is fully like itself. Pairs are in the order of their ids."""

    likeness: dict[Pair, float] = field(default_factory=dict)

    def between(self, a: str, b: str) -> float:
        """Likeness 0 to 1; 0 for reports of different affairs."""
        if a == b:
            return 1.0
        return self.likeness.get((a, b) if a < b else (b, a), 0.0)

    def neighbours(self) -> dict[str, list[str]]:
        """Each report with related ones to those of a greater id."""
        found: dict[str, list[str]] = {}
        for a, b in self.likeness:
            found.setdefault(a, []).append(b)
        return found

    def near(self) -> Near:
        """A look-up of the reports related to each."""
        found: dict[str, dict[str, float]] = {}
        for (a, b), likeness in self.likeness.items():
            found.setdefault(a, {})[b] = likeness
            found.setdefault(b, {})[a] = likeness
        return lambda report: found.get(report, {})


def find_stories(reports: Sequence[Report], tied: Iterable[Pair] = ()) -> Stories:
    """The related pairs among `reports`; those of `tied` are at least as like as reports of one story."""
    by_id = {report.id: report for report in reports}
    shared: Counter[Pair] = Counter()
    for members in _index(by_id).values():
        shared.update(combinations(members, 2))
    pairs = (pair for pair, count in sorted(shared.items()) if count >= SHARED)
    related = {(a, b): found for a, b in pairs if (found := likeness(by_id[a], by_id[b]))}
    together = {(a, b): max(LEVELS[0], likeness(by_id[a], by_id[b])) for a, b in tied if a in by_id and b in by_id}
    return Stories(related | together)


def likeness(a: Report, b: Report) -> float:
    """How alike two reports that share telling words are; 0 for reports of different affairs."""
    days = day_of(a), day_of(b)
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > MAX_DAYS_APART:
        return 0.0
    found = alike(a.text, b.text)
    return found if found >= RELATED else 0.0


def alike(text: str, other: str) -> float:
    """The cosine of two texts' words."""
    return cosine(_told(text), _told(other))


def day_of(report: Report) -> int | None:
    """The first day on which a report can have been published, as a number; None where it does not say."""
    return report.published.earliest.toordinal() if report.published.earliest else None


def ties(judgements: Sequence[Judgement], holder: Mapping[str, str]) -> frozenset[Pair]:
    """Pairs of reports of which a person said that they tell one event, or rest on one root: they are of one story, whatever their words.

    `holder` is the report of each claim, and of each report itself.
    """
    return decided(judgements).named(holder) | rooted(judgements).named(holder)


@per_language_up_to(512)
def _told(text: str) -> Vector:
    """A report's words, weighed. Kept for the reports at hand: entities, origins and events of a story all ask."""
    return vector(words_of(text))


@per_language_up_to(512)
def telling(text: str) -> tuple[str, ...]:
    """The words by which a report is found, the most telling first."""
    weights = _told(text)
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:KEYS])


def findable(report: Report) -> bool:
    """Whether words can be found by which a report is held against others; one without stands alone, and fails when it is drawn."""
    try:
        with at_stage("words"):
            telling(report.text)
            day_of(report)
    except StageError:
        return False
    return True


def _index(reports: Mapping[str, Report]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for report in sorted(reports):
        for word in telling(reports[report].text):
            index.setdefault(word, []).append(report)
    return index


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one story, by id, and the least likeness by which they hang together."""

    reports: tuple[str, ...]
    likeness: float


def groups_of(reports: Iterable[str], near: Near, tied: Iterable[Pair] = ()) -> Iterator[Group]:
    """The stories that `reports` stand in, each once, in the order of their first reports' ids.

    What people tied is one story whole, however large: a tie neither falls to a cut nor makes one.
    """
    bound: dict[str, list[str]] = {}
    for a, b in tied:
        bound.setdefault(a, []).append(b)
        bound.setdefault(b, []).append(a)
    placed: set[str] = set()
    for report in sorted(reports):
        if report not in placed:
            group = _tied(report, near, bound)
            placed.update(group.reports)
            yield group


def _tied(report: str, near: Near, bound: Mapping[str, Sequence[str]]) -> Group:
    """The story around a report with those that people tied to it."""
    parts: list[Group] = []
    held: set[str] = set()
    waiting = [report]
    while waiting:
        each = waiting.pop()
        if each not in held:
            part = _group(each, near)
            parts.append(part)
            held.update(part.reports)
            waiting += [other for member in part.reports for other in bound.get(member, ())]
    return Group(tuple(sorted(held)), min(part.likeness for part in parts))


def _group(report: str, near: Near) -> Group:
    """The story around one report: from the lowest level up, the first at which few enough hang together."""
    for level in LEVELS[:-1]:
        if (reached := _reached(report, near, level, MAX_STORY_REPORTS)) is not None:
            return Group(reached, level)
    return Group(_reached(report, near, LEVELS[-1], None) or (report,), LEVELS[-1])


def _reached(report: str, near: Near, level: float, most: int | None) -> tuple[str, ...] | None:
    """All reports that pairs of at least `level` lead to; None when there are more than `most`."""
    found, waiting = {report}, [report]
    while waiting:
        for other, likeness in near(waiting.pop()).items():
            if likeness >= level and other not in found:
                found.add(other)
                waiting.append(other)
                if most is not None and len(found) > most:
                    return None
    return tuple(sorted(found))


def story_of(group: Group, reports: Sequence[Report], events: Sequence[Event]) -> Story:
    """The story of a group of reports, called by what most of them tell, or by the title of the one that stands for it.

    Of `events`, in the order of the text, the first that is told by as many.
    """
    told_by_most = max(events, key=lambda event: (len(event.reports), event.type not in EMPTY, len(event.claims)), default=None)
    alone = len(group.reports) == 1 or told_by_most is None or len(told_by_most.reports) == 1
    title = _titled(reports)
    label = title if alone and title else told_by_most.label if told_by_most else ""
    return Story(identify("s", group.reports[0]), label, group.reports, group.likeness)


def undrawn(group: Group, reports: Sequence[Report], readings: Sequence[Reading], stage: str, reason: str) -> Case:
    """The case of a story that could not be drawn: its reports and readings, called by a title, with why there is no more."""
    story = Story(identify("s", group.reports[0]), _titled(reports) or "", group.reports, group.likeness)
    return Case(tuple(reports), tuple(readings), stories=(story,), failures=(Failure(stage, reason, story=story.id),))


def _titled(reports: Sequence[Report]) -> str | None:
    """The title of the first report by id that has one."""
    return next((report.title for report in sorted(reports, key=lambda report: report.id) if report.title), None)


EMPTY = frozenset({"other", "speak", "begin", "end"})
"""Types that say little of what an affair is about."""
