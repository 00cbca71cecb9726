"""The walk: intake, reading, resolution, comparison. The only place that joins the rooms."""

from collections.abc import Iterable, Sequence

from twosource.comparison import find
from twosource.errors import NothingReadable
from twosource.intake import take
from twosource.model import Case, Judgement, Reading, Refusal, Report
from twosource.reading import ENGLISH
from twosource.resolution import resolve_entities, resolve_events, resolve_origins, resolve_relations
from twosource.settings import Settings


def compare(inputs: Iterable[str], settings: Settings | None = None) -> Case:
    """Takes in `inputs` (paths, folders, addresses, '-'), reads and compares them. Raises NothingReadable when no report came in."""
    settings = settings or Settings()
    reports: list[Report] = []
    refusals: list[Refusal] = []
    for item in take(inputs, settings):
        if isinstance(item, Refusal):
            refusals.append(item)
        else:
            reports.append(item.report)
    if not reports:
        raise NothingReadable("nothing could be read: " + "; ".join(f"{refusal.source}: {refusal.detail}" for refusal in refusals))
    readings = tuple(ENGLISH.read(reports, settings.batch))
    return picture(reports, readings, (), refusals)


def picture(
    reports: Sequence[Report], readings: Sequence[Reading], judgements: Sequence[Judgement] = (), refusals: Sequence[Refusal] = ()
) -> Case:
    """The case that follows from what was read and what people decided: a pure function."""
    entities = resolve_entities(readings, judgements)
    origins = resolve_origins(reports, readings, judgements)
    events = resolve_events(reports, readings, entities, origins, judgements)
    relations = resolve_relations(readings, entities, origins, judgements)
    return find(Case(tuple(reports), tuple(readings), entities, events, relations, origins, tuple(judgements), tuple(refusals)))
