"""What is drawn of a kept case after something changed: the stories of the reports that are loose, and no other."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from twosource.model import Case, Reading, Report
from twosource.model.corrections import added
from twosource.store import CaseFile, StoryStore
from twosource.workflow import Watch, draw, drawing_version, unwatched

Told = tuple[Report, Reading]
NOTHING_AT_HAND: Mapping[str, Told] = {}
MAX_REPORTS_AT_HAND = 512
"""Reports just read that are not fetched from the file again: a few megabytes."""


def is_current(kept: CaseFile) -> bool:
    """Whether every story is drawn, by the version that would draw it now."""
    return kept.stories.drawn_by() == drawing_version() and kept.stories.complete()


def refresh(kept: CaseFile, watch: Watch = unwatched, at_hand: Mapping[str, Told] = NOTHING_AT_HAND) -> None:
    """Draws the stories in which loose reports stand, those of the reports they are like with them, and no other.

    `at_hand` are reports of the case with their readings that need not be fetched. What is cut off goes on here the next time; what
    another process adds, decides or draws meanwhile is met by another round.
    """
    stories = kept.stories
    if stories.drawn_by() != drawing_version():
        stories.forget(drawing_version())
    for _ in range(MAX_ROUNDS):
        _relate(stories, at_hand)
        stories.loosen()
        if not (loose := stories.loose()):
            return
        _draw(kept, loose, watch, at_hand)


MAX_ROUNDS = 5
"""Times that what is still loose is looked for; the first suffices where one process works on a case."""
REPORTS_DRAWN_AT_ONCE = 64
"""Reports whose stories are stored in one transaction."""


def _draw(kept: CaseFile, loose: Sequence[str], watch: Watch, at_hand: Mapping[str, Told]) -> None:
    """Draws the stories of the reports given, as the log stands now."""
    from twosource.resolution import Spoken, groups_of, ties

    stories = kept.stories
    with stories.together():
        judgements, steps = kept.standing(), stories.steps()
    spoken = Spoken(judgements)
    subjects, made = {subject for each in judgements for subject in each.subjects}, added(judgements).values()
    reports = kept.known(subjects | {claim.report for claim in made})
    holder = stories.holders(subjects, claims_only=True) | {report: report for report in reports}
    holder |= {claim.id: claim.report for claim in made if claim.report in reports}
    tied = ties(judgements, holder)
    loose = _tied_to(stories, loose, tied)
    waiting: list[Case] = []
    done = 0
    for group in groups_of(loose, _near(stories), tied):
        known = all(each in at_hand for each in group.reports)
        members = [at_hand[each] for each in group.reports] if known else stories.members(group.reports)
        waiting.append(draw(group, members, spoken))
        if sum(len(case.reports) for case in waiting) >= REPORTS_DRAWN_AT_ONCE:
            stories.put(waiting, steps)
            done += sum(len(case.reports) for case in waiting)
            waiting = []
            watch(done, len(loose))
    stories.put(waiting, steps)


def _tied_to(stories: StoryStore, loose: Sequence[str], tied: Collection[tuple[str, str]]) -> Sequence[str]:
    """The loose reports with all of the stories that decisions tie them to: an entry may name what comes in only later."""
    while True:
        found = set(loose)
        missing = stories.story_of({each for pair in tied if not found.isdisjoint(pair) for each in pair} - found)
        if not missing:
            return loose
        stories.take_down(missing)
        loose = stories.loose()


def _relate(stories: StoryStore, at_hand: Mapping[str, Told]) -> None:
    """Finds for each report that is new which others it is like, among those that share its telling words."""
    from twosource.resolution import LEVELS, MAX_DAYS_APART, SHARED, alike, day_of, findable, telling

    unknown = iter(stories.unknown())
    while batch := list(islice(unknown, REPORTS_DRAWN_AT_ONCE)):
        with stories.together():
            for identity in batch:
                report = at_hand[identity][0] if identity in at_hand else stories.report(identity)
                day, words = (day_of(report), telling(report.text)) if findable(report) else (None, ())
                window = None if day is None else (day - MAX_DAYS_APART, day + MAX_DAYS_APART)
                others = stories.texts(stories.sharing(words, SHARED, window))
                found = {other: alike(report.text, text) for other, text in others.items() if other != identity}
                stories.relate(identity, day, words, {other: likeness for other, likeness in found.items() if likeness >= LEVELS[0]})


def _near(stories: StoryStore) -> Callable[[str], Mapping[str, float]]:
    """The reports like a report, looked up in the case and remembered for a while."""
    return lru_cache(maxsize=4096)(stories.near)
