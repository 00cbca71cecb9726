"""Two processes add to one case and correct it at once, and are killed (-9) at a hundred random moments: nothing kept may be lost.

    python bench/kills.py [--kills 100] [--seed 1]

One process stores reports and draws their stories, the other decides and undoes; each says over a pipe what it has been told is kept. Both
are killed, at moments of their own. After that the case must pass PRAGMA integrity_check and foreign_key_check, hold every report and
every decision that was said to be kept, and no decision twice. Every CASE_KILLS kills the case is drawn to its end and held against
the picture that its reports and its log give when they are drawn all at once. Readings are made once, so that a start costs none.
"""

import argparse
import json
import os
import pickle
import select
import signal
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from invented import Affairs

from twosource.case import decisions as case_decisions
from twosource.case import write
from twosource.errors import UsageError
from twosource.model import Case, Reading, Report, Source, Verb
from twosource.reading import ENGLISH
from twosource.store import create, in_force, open_case
from twosource.workflow import picture

Told = tuple[Report, Reading]
CACHE = Path("build/kills/readings.pickle")
AFFAIRS, REPORTS = 40, 3
CASE_KILLS = 20
SAYINGS = 3
"""Things a process may have said before the moment is drawn at which it is killed; a few times none."""
LONGEST = 0.3
"""Seconds from then to that moment, at most."""
PATIENCE = 20.0
"""Seconds to wait for a process to say something: on a busy machine it has done nothing yet."""


def readings(affairs: int = AFFAIRS, reports: int = REPORTS) -> list[Told]:
    """Made-up reports with their readings."""
    made = Affairs(seed=7, reports=reports)
    found = [report for number in range(affairs) for report in made.affair(number)]
    return list(zip(found, ENGLISH.read(found), strict=True))


def kept_readings() -> list[Told]:
    """The readings, from the file where they were made before."""
    if not CACHE.exists():
        CACHE.parent.mkdir(parents=True, exist_ok=True)
        CACHE.write_bytes(pickle.dumps(readings()))
    found: list[Told] = pickle.loads(CACHE.read_bytes())
    return found


@dataclass(slots=True)
class Ledger:
    """What the processes said is kept. `kills` counts the processes that were killed while at work."""

    reports: set[str] = field(default_factory=set)
    decisions: dict[int, tuple[str, str]] = field(default_factory=dict)
    kills: int = 0


class Child:
    """A process that works on the case until it is killed, and what it has said."""

    def __init__(self, work: Callable[[Callable[[Any], None]], None]) -> None:
        """Starts `work`, which is given what to call with whatever is kept."""
        self.said = b""
        self.pipe, out = os.pipe()
        self.number = os.fork()
        if self.number == 0:
            os.close(self.pipe)
            code = 1
            try:
                work(lambda said: _write(out, said))
                code = 0
            finally:
                os._exit(code)
        os.close(out)

    def hear(self, count: int) -> None:
        """Waits until it has said so many things, or for PATIENCE."""
        end = time.monotonic() + PATIENCE
        while self.said.count(b"\n") < count and select.select([self.pipe], [], [], max(0.0, end - time.monotonic()))[0]:
            found = os.read(self.pipe, 1 << 16)
            self.said += found
            if not found:
                return

    def kill(self) -> tuple[list[Any], bool]:
        """Ends it at once; gives what it said, and whether it was still at work. Raises AssertionError where it had failed."""
        os.kill(self.number, signal.SIGKILL)
        _, status = os.waitpid(self.number, 0)
        with os.fdopen(self.pipe, "rb") as rest:
            lines = (self.said + rest.read()).splitlines()
        assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == 0, "a process failed by itself"
        return [json.loads(line) for line in lines], os.WIFSIGNALED(status)


def _write(out: int, said: Any) -> None:
    """One line, whole: a pipe takes up to 4,096 bytes at once."""
    os.write(out, json.dumps(said).encode() + b"\n")


def adding(path: Path, told: Sequence[Told], seed: int) -> Callable[[Callable[[Any], None]], None]:
    """Work that adds what is not there, in an order of its own, and draws it."""

    def work(say: Callable[[Any], None]) -> None:
        order = list(told)
        Random(seed).shuffle(order)
        with open_case(path) as kept:
            for report, reading in order:
                if not kept.known([report.id]):
                    kept.add([Source(report, report.text.encode(), "text/plain")], [reading], "test")
                    say(report.id)
                    write.refresh(kept)

    return work


def deciding(path: Path, seed: int) -> Callable[[Callable[[Any], None]], None]:
    """Work that decides this and that without end, each decision for a reason of its own."""

    def work(say: Callable[[Any], None]) -> None:
        chance, number = Random(seed), 0
        while True:
            number += 1
            try:
                judgement = _decide(path, chance, f"{seed}-{number}")
            except UsageError:
                continue
            say([judgement.id, judgement.verb, judgement.why])

    return work


def _decide(path: Path, chance: Random, why: str) -> Any:
    log = case_decisions.log(path)
    if log and chance.random() < 0.2:
        return case_decisions.undo(path, chance.choice(log).id, why, "bo")
    verb, table, many = chance.choice(CHOICES)
    with sqlite3.connect(path) as reader:
        ids = [row[0] for row in reader.execute(f"SELECT id FROM {table} ORDER BY random() LIMIT ?", (many,))]
    reader.close()
    value = json.dumps({"slot": "certainty", "after": chance.choice(("certain", "possible", "probable"))}) if verb == "edit" else ""
    return case_decisions.decide(path, verb, ids, why, "bo", value)


CHOICES: tuple[tuple[Verb, str, int], ...] = (
    ("same", "entity", 2),
    ("different", "entity", 2),
    ("merge", "event", 2),
    ("move", "claim", 2),
    ("split", "claim", 1),
    ("edit", "claim", 1),
    ("reject", "event", 1),
    ("dependent", "report", 2),
    ("independent", "report", 2),
    ("unsure", "event", 2),
)
"""Verbs with what they are about."""


def warm(told: Sequence[Told]) -> None:
    """Loads here, once, what the processes would each load at their start: modules and word tables."""
    import edtf  # noqa: F401

    picture([report for report, _ in told[:3]], [reading for _, reading in told[:3]])


def live(path: Path, told: Sequence[Told], chance: Random, ledger: Ledger) -> None:
    """Two processes at work on the case; one is killed, then the other, and what both said goes into the ledger."""
    children = [Child(adding(path, told, chance.randrange(10**9))), Child(deciding(path, chance.randrange(10**9)))]
    for child in chance.sample(children, 2):
        child.hear(chance.randint(0, SAYINGS))
        time.sleep(chance.uniform(0.0, LONGEST))
        said, at_work = child.kill()
        ledger.kills += at_work
        for each in said:
            if isinstance(each, str):
                ledger.reports.add(each)
            else:
                ledger.decisions[each[0]] = (each[1], each[2])


def lost(path: Path, ledger: Ledger) -> Iterator[str]:
    """What is wrong with the case after a kill, a sentence each."""
    with open_case(path) as kept:
        found = kept.connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        if found != "ok":
            yield f"integrity_check says {found}"
        if kept.connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            yield "foreign_key_check finds a row without its owner"
        kept.connection.rollback()
        if missing := ledger.reports - kept.known(ledger.reports):
            yield f"{len(missing)} reports are lost"
        log = {each.id: (each.verb, each.why) for each in kept.log()}
    if wrong := [number for number, said in ledger.decisions.items() if log.get(number) != said]:
        yield f"decisions {wrong} are lost"
    if twice := [why for why, count in Counter(why for _, why in log.values()).items() if count > 1]:
        yield f"decisions are there twice: {twice}"
    if list(log) != list(range(1, len(log) + 1)):
        yield "the log has a gap"


def drawn_to_its_end(path: Path, told: Sequence[Told]) -> bool:
    """Whether the case, drawn to its end, is what its reports and its log give at once."""
    case = write.load(path)
    held = {report.id for report in case.reports}
    kept = [(report, reading) for report, reading in told if report.id in held]
    whole = picture([report for report, _ in kept], [reading for _, reading in kept], in_force(case_decisions.log(path)))
    return _parts(case) == _parts(whole)


def _parts(case: Case) -> list[list[str]]:
    return [sorted(map(repr, items)) for items in (case.entities, case.events, case.relations, case.origins, case.stories)]


def main() -> None:
    """Kills and tells."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    told, chance = kept_readings(), Random(options.seed)
    warm(told)
    kills = reports = decisions = 0
    with tempfile.TemporaryDirectory() as folder:
        while kills < options.kills:
            path, ledger = Path(folder) / f"{kills}.two", Ledger()
            create(path).close()
            while ledger.kills < CASE_KILLS and kills + ledger.kills < options.kills:
                live(path, told, chance, ledger)
                if wrong := list(lost(path, ledger)):
                    raise SystemExit(f"after {kills + ledger.kills} kills: {'; '.join(wrong)}")
            if not drawn_to_its_end(path, told):
                raise SystemExit(f"after {kills + ledger.kills} kills: the picture is not that of the reports and the log")
            kills, reports, decisions = kills + ledger.kills, reports + len(ledger.reports), decisions + len(ledger.decisions)
            print(f"{kills} kills, {reports} reports and {decisions} decisions kept, none lost, none twice; every case sound", flush=True)


if __name__ == "__main__":
    main()
