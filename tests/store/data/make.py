"""Makes the case files beside it, which later versions must still open: an empty one, the demo's, one that went wrong, one of an old step.

    python -m tests.store.data.make

They were made once, by the version that wrote cases at step 8, and are kept as they are: a run of today's program would put today's tables
in their place. Add a file of the newest version when a step is added; never make an old one anew. All texts are invented for the project.
"""

import contextlib
import gzip
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.failing import GULL, affairs
from tests.store.older import made_at
from twosource import resolution
from twosource.case import decisions, reread, write
from twosource.case.reread import Reader
from twosource.model import Reading, Report
from twosource.reading.syntax import parser
from twosource.settings import Settings
from twosource.workflow import Watch, read

HERE = Path(__file__).parent
OLD_STEP = 3
"""The step of the old case: before decisions had a value, suggestions, failures and anchors."""


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


def old(path: Path, model: Path) -> None:
    """The rows of a case put by hand into the tables of an old step."""
    made_at(path, OLD_STEP)
    with sqlite3.connect(path, isolation_level=None) as file:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("ATTACH ? AS model", (str(model),))
        tables = [
            str(name) for (name,) in file.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%'")
        ]
        for table in tables:
            if table == "migration":
                continue
            columns = ", ".join(f'"{row[1]}"' for row in file.execute(f"PRAGMA main.table_info({table})"))
            of = "WHERE verb IN ('accept', 'reject', 'different', 'unsure', 'undo')" if table == "judgement" else ""
            file.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM model."{table}" {of}')
        file.execute("DETACH model")
    file.close()


def main() -> None:
    with TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{name}.two" for name in ("empty_step_8", "demo_step_8", "failing_step_8", f"demo_step_{OLD_STEP}")}
        empty(paths["empty_step_8"])
        demo(paths["demo_step_8"])
        failing(paths["failing_step_8"])
        old(paths[f"demo_step_{OLD_STEP}"], paths["demo_step_8"])
        for name, path in paths.items():
            (HERE / f"{name}.two.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
            print(name, path.stat().st_size, (HERE / f"{name}.two.gz").stat().st_size)


if __name__ == "__main__":
    main()
