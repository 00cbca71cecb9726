"""The order of reading. Stages say which layers they need and add; an order that cannot work is refused when the pipeline is built."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from math import inf
from time import perf_counter, thread_time
from typing import Any

from twosource.errors import PipelineError, StageError
from twosource.language import speaking
from twosource.model import Failure, Reading, Report, at_stage
from twosource.reading.attempts import pages
from twosource.reading.lengths import SENTENCE_TOKENS
from twosource.reading.page import Page

LAYERS = frozenset(field.name for field in fields(Page)) - {"report", "pack"}
LAYERS_GIVEN = frozenset({"doc", "sentences", "signals"})


@dataclass(frozen=True, slots=True)
class Stage:
    """A named function from a page to the layers it adds, with the layers it needs."""

    name: str
    needs: frozenset[str]
    adds: frozenset[str]
    run: Callable[[Page], dict[str, Any]]


def stage(run: Callable[[Page], dict[str, Any]], needs: str, adds: str) -> Stage:
    """A stage named after its function; `needs` and `adds` are layer names with spaces between."""
    return Stage(run.__name__, frozenset(needs.split()), frozenset(adds.split()), run)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Stages in an order that works; checked on building."""

    stages: tuple[Stage, ...]

    def __post_init__(self) -> None:
        have = set(LAYERS_GIVEN)
        for each in self.stages:
            unknown = (each.needs | each.adds) - LAYERS
            if unknown:
                raise PipelineError(f"stage {each.name!r} names layers that a page does not have: {', '.join(sorted(unknown))}")
            if each.needs - have:
                raise PipelineError(f"stage {each.name!r} needs {', '.join(sorted(each.needs - have))}, which no earlier stage adds")
            if each.adds & have:
                raise PipelineError(f"stage {each.name!r} would add {', '.join(sorted(each.adds & have))} a second time")
            have |= each.adds

    def annotate(self, page: Page, seconds: float = inf) -> Page:
        """The page with every stage's layers. Raises StageError where a stage fails on it, or comes after too many seconds.

        Seconds of the processor are the last resort: what counts words and claims comes first, since it is the same on every machine.
        """
        began, used = perf_counter(), thread_time()
        for each in self.stages:
            # the processor's clock costs a call of the system, and what took less by the wall's took less by it
            if perf_counter() - began > seconds and thread_time() - used > seconds:
                raise StageError(each.name, f"the stages before took more than {seconds:g} s of the processor; cut the report into parts")
            with at_stage(each.name), speaking(page.pack):
                added = each.run(page)
            if added.keys() != each.adds:
                raise PipelineError(f"stage {each.name!r} said it adds {sorted(each.adds)} and added {sorted(added)}")
            page = replace(page, **added)
        return page

    def read(self, reports: Iterable[Report], batch: int = 64, longest: int = SENTENCE_TOKENS, seconds: float = inf) -> Iterator[Reading]:
        """Readings in the order of `reports`, parsed in batches of `batch`; that of a report a stage fails on says so and has no claims.

        Sentences of more than `longest` tokens are read in pieces; a report whose stages take more than `seconds` of the processor fails.
        """
        for page in pages(reports, batch, longest):
            yield self._reading(page, seconds)

    def _reading(self, page: Page | Failure, seconds: float) -> Reading:
        if isinstance(page, Failure):
            return Reading(page.report or "", failure=page)
        try:
            return reading_of(self.annotate(page, seconds))
        except StageError as error:
            return Reading(page.report.id, failure=Failure(error.stage, error.reason, report=page.report.id))


def reading_of(page: Page) -> Reading:
    """What outlives the page: layers without the syntax."""
    return Reading(page.report.id, page.chains, page.times, page.quotations, page.claims)


def build(stages: Sequence[Stage]) -> Pipeline:
    """A checked pipeline; raises PipelineError for an order that cannot work."""
    return Pipeline(tuple(stages))
