"""Makes the case files beside it, which later versions must still open: for each step an empty one, the demo's and one that went wrong.

    PYTHONPATH=tests python -m tests.store.data.make

Run it when a step is added: it makes those of the newest step that are not there. None that is there is ever made anew, for today's program
would put today's tables in its place. In `demo_step_3` the rows of the demo of step 8 were put by hand into the tables of step 3, which has
no value of a decision, no suggestions, failures and anchors. All texts are invented for the project.
"""

import contextlib
import gzip
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.failing import GULL, affairs
from twosource import resolution
from twosource.case import decisions, reread, write
from twosource.case.reread import Reader
from twosource.model import Reading, Report
from twosource.reading.syntax import parser
from twosource.settings import Settings
from twosource.store.migrations import newest
from twosource.workflow import Watch, read

HERE = Path(__file__).parent


def empty(path: Path) -> None:
    write.new(path)


def demo(path: Path) -> None:
    """The demo's story with seven entries in its log, one of them taken back."""
    write.new(path)
    with as_file(files("twosource") / "demo") as folder:
        write.add(path, [str(folder)])
    case = write.load(path)
    one, other, third = case.events[:3]
    person, another = [entity for entity in case.entities if entity.type == "person"][:2]
    decisions.decide(path, "accept", [one.id], "both papers have it", "ada")
    decisions.decide(path, "reject", [other.id], "a slip", "ada")
    decisions.decide(path, "unsure", [third.id], "cannot tell", "bert")
    decisions.decide(path, "different", [person.id, another.id], "two people", "ada")
    decisions.decide(path, "edit", [person.id], "as she signs", "bert", '{"slot": "name", "after": "Minister of the harbour"}')
    decisions.decide(path, "reject", [case.readings[-1].claims[-1].id], "read wrong", "ada")
    decisions.undo(path, 2, "it is none", "bert")


def failing(path: Path) -> None:
    """A report that could not be read, a story that could not be drawn, one reading anew that lost what was decided on, one cut off."""
    real_repair, real_resolve = parser.repair, resolution.resolve_events

    def repair(doc: Any) -> Any:
        if GULL in str(doc):
            raise ValueError("no verb")
        return real_repair(doc)

    def resolve_events(*given: Any, **named: Any) -> Any:
        if any("stipend" in repr(each) for each in given):
            raise KeyError("stipend")
        return real_resolve(*given, **named)

    write.new(path)
    parser.repair, resolution.resolve_events = repair, resolve_events
    try:
        with TemporaryDirectory() as folder:
            for at, report in enumerate(affairs()):
                (Path(folder) / f"{at}.txt").write_text(report.text, encoding="utf-8")
            write.add(path, [folder], Settings(batch=2))
        event = write.load(path).events[0]
        decisions.decide(path, "accept", [event.id], "told twice", "ada")

        def forgetful(reports: Sequence[Report], settings: Settings, watch: Watch) -> Sequence[Reading]:
            lost = set(event.claims[:1])
            readings = read(reports, settings, watch)
            return [replace(each, claims=tuple(claim for claim in each.claims if claim.id not in lost)) for each in readings]

        reread.reread(path, Settings(batch=2), reader=Reader("another reader 2", forgetful))

        def cut_off(reports: Sequence[Report], settings: Settings, watch: Watch) -> Sequence[Reading]:
            if any("denied" in report.text for report in reports):
                raise KeyboardInterrupt
            return forgetful(reports, settings, watch)

        with contextlib.suppress(KeyboardInterrupt):
            reread.reread(path, Settings(batch=1), reader=Reader("another reader 3", cut_off), every=True)
    finally:
        parser.repair, resolution.resolve_events = real_repair, real_resolve


def main() -> None:
    for name, make in (("empty", empty), ("demo", demo), ("failing", failing)):
        kept = HERE / f"{name}_step_{newest()}.two.gz"
        if not kept.exists():
            with TemporaryDirectory() as folder:
                made = Path(folder) / "case.two"
                make(made)
                kept.write_bytes(gzip.compress(made.read_bytes(), 9, mtime=0))
            print(kept.name, kept.stat().st_size)


if __name__ == "__main__":
    main()
