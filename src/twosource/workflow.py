"""The walk: intake, reading, resolution, comparison. With `case.write`, which stores it, the only place that joins the rooms.

Rooms are imported where they are used: a comparison loads no database library, and looking into a kept case no language model.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.errors import NothingReadable, StageError
from twosource.fingerprints import Parts, fingerprint
from twosource.model import Case, Failure, Judgement, Reading, Refusal, Report, at_stage
from twosource.model.corrections import added, corrected
from twosource.model.notes import over_budget
from twosource.settings import Settings

if TYPE_CHECKING:
    from twosource.resolution import Group, Spoken

Watch = Callable[[int, int | None], None]
"""Told after each report how many are read, and of how many if that is known."""


MOST_CLAIMS = Settings().max_claims
"""Claims of one report that are compared unless a comparison says otherwise: what a kept case shows must not hang on who looks."""


def unwatched(_done: int, _total: int | None) -> None:
    """Nobody watches."""


def compare(inputs: Iterable[str], settings: Settings | None = None, watch: Watch = unwatched, *, one_affair: bool = False) -> Case:
    """Takes in reports, reads and compares them, and keeps nothing.

    Args:
        inputs: Paths of files and folders, web addresses, `-` for standard input. Nothing but these is fetched.
        settings: Bounds of size and time; None takes the defaults.
        watch: Called after each report with how many are read, and of how many.
        one_affair: All count as of one affair, however little their words are alike.

    Returns:
        Everything that was read and found, with what was refused and what failed.

    Raises:
        NothingReadable: No report came in; the text says what was refused, and why.

    Example:
        >>> case = twosource.compare(["one.txt", "two.txt"])
        >>> [(finding.slot, finding.level) for finding in case.events[0].findings if finding.level == "conflict"]
        [('time', 'conflict')]
    """
    from twosource.intake import take

    settings = settings or Settings()
    reports: list[Report] = []
    refusals: list[Refusal] = []
    for item in take(inputs, settings):
        if isinstance(item, Refusal):
            refusals.append(item)
        else:
            reports.append(item.report)
    if not reports:
        raise nothing(refusals)
    tied = combinations(sorted(report.id for report in reports), 2) if one_affair else ()
    return picture(reports, read(reports, settings, watch), (), refusals, tied, settings.max_claims)


def read(reports: Sequence[Report], settings: Settings | None = None, watch: Watch = unwatched) -> list[Reading]:
    """The reading of each report, in order."""
    from twosource.reading import ENGLISH

    settings = settings or Settings()
    readings: list[Reading] = []
    for reading in ENGLISH.read(reports, settings.batch, settings.sentence_tokens, settings.cpu_seconds):
        readings.append(reading)
        watch(len(readings), len(reports))
    return readings


def picture(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    refusals: Sequence[Refusal] = (),
    tied: Iterable[tuple[str, str]] = (),
    most: int = MOST_CLAIMS,
) -> Case:
    """The case that follows from what was read and what people decided: a pure function, story by story.

    `tied` are pairs of reports that are of one story whatever their words, beside those that decisions tie. Of each
    report's claims the first `most` are compared.
    """
    from twosource.resolution import Spoken, find_stories, findable, groups_of, ties

    readings, spoken = corrected(readings, judgements), Spoken(judgements)
    holder = {claim.id: reading.report for reading in readings for claim in reading.claims} if judgements else {}
    holder |= {report.id: report.id for report in reports} if judgements else {}
    tied = frozenset(tied)
    bound = ties(judgements, holder) | tied
    near = find_stories([report for report in reports if findable(report)]).near()
    told = {report.id: (report, reading) for report, reading in zip(reports, readings, strict=True)}
    bound = frozenset(pair for pair in bound if told.keys() >= set(pair))
    drawn = [draw(group, [told[each] for each in group.reports], spoken, tied, most) for group in groups_of(told, near, bound)]
    return joined(
        Case(
            tuple(reports),
            readings,
            tuple(entity for part in drawn for entity in part.entities),
            tuple(event for part in drawn for event in part.events),
            tuple(relation for part in drawn for relation in part.relations),
            tuple(origin for part in drawn for origin in part.origins),
            tuple(judgements),
            tuple(refusals),
            tuple(story for part in drawn for story in part.stories),
            failures=(*(each.failure for each in readings if each.failure), *(failure for part in drawn for failure in part.failures)),
            compared=most,
        )
    )


def draw(
    group: "Group",
    members: Sequence[tuple[Report, Reading]],
    spoken: "Spoken | None" = None,
    tied: Collection[tuple[str, str]] = (),
    most: int = MOST_CLAIMS,
) -> Case:
    """The picture of one story, which hangs on its own reports and on what was decided of them, and on nothing else.

    `spoken` is the log in force; `tied` are pairs of reports to be held against each other whatever their words. What decisions tie is one
    story but no liker for it, so that a decision joins what it names and leaves the rest as it is. The readings are as people corrected
    them; of each report's claims the first `most` are compared. A story that cannot be drawn has its reports and readings and says why
    there is no more.
    """
    from twosource.resolution import undrawn

    reports, readings = [report for report, _ in members], [reading for _, reading in members]
    about: tuple[Judgement, ...] = ()
    try:
        with at_stage("decisions"):
            about, readings = _told(spoken, members) if spoken else (about, readings)
            made = added(about).keys()
            out = rejected(about) | {claim.id for reading in readings for claim in over_budget(reading, most, made)}
        return _drawn(group, reports, readings, about, tied, out)
    except StageError as error:
        return replace(undrawn(group, reports, readings, error.stage, error.reason), judgements=about)


def _drawn(
    group: "Group",
    reports: list[Report],
    readings: list[Reading],
    judgements: Sequence[Judgement],
    tied: Collection[tuple[str, str]],
    out: frozenset[str],
) -> Case:
    """The picture of one story without the claims that are `out`. Raises StageError."""
    from twosource.comparison import find
    from twosource.resolution import (
        find_stories,
        resolve_entities,
        resolve_events,
        resolve_origins,
        resolve_relations,
        settle,
        story_of,
        weigh,
    )

    standing = [_standing(reading, out) for reading in readings]
    with at_stage("entities"):
        stories = find_stories(reports, tied)
        entities = resolve_entities(readings, judgements, reports, stories)
    with at_stage("origins"):
        origins = resolve_origins(reports, standing, judgements)
    with at_stage("events"):
        events = resolve_events(reports, standing, entities, origins, judgements, stories)
        relations = resolve_relations(standing, entities, origins, judgements)
    with at_stage("roots"):
        done = settle(standing, entities, events, relations, origins, judgements)
    with at_stage("findings"):
        story = story_of(group, reports, done.events)
        case = Case(tuple(reports), tuple(readings), entities, done.events, done.relations, done.origins, tuple(judgements), (), (story,))
        return _once(weigh(find(case)))


def _once(case: Case) -> Case:
    """The case, in which no two things of a kind share an id: the tables could not hold them."""
    for kind in ("entities", "events", "relations", "origins"):
        (most, number), *_ = Counter(each.id for each in getattr(case, kind)).most_common(1) or [("", 0)]
        if number > 1:
            raise StageError(kind, f"{number} of them have the id {most}")
    return case


def _told(spoken: "Spoken", members: Sequence[tuple[Report, Reading]]) -> tuple[tuple[Judgement, ...], list[Reading]]:
    """The decisions that speak of these reports or of anything in them, and the readings as people corrected them."""
    read = [reading for _, reading in members]
    here = {report.id for report, _ in members} | {chain.id for reading in read for chain in reading.chains}
    here |= {claim.id for reading in read for claim in reading.claims}
    here |= {claim.id for claim in added(spoken.about(here)).values()}
    about = spoken.about(here)
    return about, list(corrected(read, about))


def joined(case: Case) -> Case:
    """One picture of a case whose stories stand side by side, its readings as people corrected them.

    Where they cannot be joined they stay side by side, and that is among the failures.
    """
    from twosource.resolution import join

    try:
        with at_stage("joining"):
            case = join(replace(case, readings=corrected(case.readings, case.judgements)))
    except StageError as error:
        case = replace(case, failures=(*case.failures, Failure(error.stage, error.reason)))
    return replace(case, failures=tuple(sorted(case.failures, key=lambda each: (each.story or "", each.report or "", each.stage))))


def rejected(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The claims a person took out, unless a later decision accepts them; they stay in the readings but stand in no event or relation."""
    verdicts = {subject: each.verb for each in judgements if each.verb in {"accept", "reject"} for subject in each.subjects}
    return frozenset(subject for subject, verb in verdicts.items() if verb == "reject")


def _standing(reading: Reading, out: frozenset[str]) -> Reading:
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.id not in out)) if out else reading


DRAWING = Parts(
    ("workflow", "resolution", "comparison", "store.counts", "store.suggestions"), ("language", "model"), (("language/en", ".tsv"),)
)
"""What a picture follows from, beside readings and decisions, with what is counted and suggested of it."""


@cache
def drawing_version() -> str:
    """The version of what draws pictures: another one draws them anew."""
    return fingerprint("drawing", DRAWING)


def language() -> str:
    """The name and version of the language model, loaded to see that it works."""
    from twosource.reading.syntax.parser import language_model

    meta = language_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def nothing(refusals: Sequence[Refusal]) -> NothingReadable:
    """The error of a run in which no report came in, with what was refused and why."""
    return NothingReadable(
        "nothing could be read: " + ("; ".join(f"{refusal.source}: {refusal.detail}" for refusal in refusals) or "no input was found")
    )
