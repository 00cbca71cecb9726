"""A hundred hostile archives and case files: each is refused with one sentence, or opens and does no harm.

    python bench/hostile.py [--seed 1] [--only WORDS]

What each trick is stands in its name (bench/hostile_cases.py, bench/hostile_archives.py). On a case file all commands are tried and some
pages of the site asked for; an archive is taken into a new case and into one that is there, and what was taken in is tried like a case
file. A command may end with any of its exit codes but that of a fault, says at most a sentence, shows no live markup and no control
character, and takes no more than SECONDS of processor and MEGABYTES. Of an archive that is refused no file is left, and the case that was
there holds what it held. The table says how each one ended.
"""

import argparse
import io
import logging
import os
import re
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from random import Random

from hostile_archives import ARCHIVES, Files, unpacked
from hostile_archives import made as archive_of
from hostile_cases import CASES, turned
from invented import Affairs
from starlette.testclient import TestClient

from twosource.case import decisions, transfer, write
from twosource.cli.run import run
from twosource.errors import TwosourceError
from twosource.model import Refusal, Source
from twosource.reading import ENGLISH
from twosource.store import create, open_case
from twosource.web.site import site

SECONDS, MEGABYTES = 10.0, 300
CODES = frozenset({0, 1, 2, 3, 4})
LIVE = re.compile(r"<x-pwned|<script>pwned|href=.javascript:", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SAID = re.compile(r"twosource: [^\n]{10,}\n")
Commands = tuple[tuple[str, ...], ...]
COMMANDS: Commands = (
    ("status",), ("log",), ("events",), ("claims",), ("conflicts",), ("entities", "--json"), ("relations",), ("reports",), ("origins",),
    ("stories",), ("show", "--format", "text"),
    ("show", "--format", "markdown"), ("show", "--format", "html"), ("show", "--format", "json"),
    ("export", "csv", "-o", "OUT/csv"), ("export", "geojson", "-o", "OUT/geo.json"), ("export", "obsidian", "-o", "OUT/vault"),
    ("export", "archive", "-o", "OUT/a.zip"), ("reject", "CLAIM", "--reason", "tried"), ("undo",),
)  # fmt: skip
PAGES = ("/stories", "/reports", "/entities", "/conflicts", "/origins", "/log", "/review", "/search?q=said", "/claims", "/map")
FEW: Commands = (("status",), ("log",), ("show", "--format", "html"), ("undo",))
"""Commands that are tried where all would take too long; of the pages, the first and those of one thing of each sort."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a trick ended: `wrong` says what should not have been, empty where all is as it should be."""

    kind: str
    trick: str
    end: str
    said: str
    seconds: float
    megabytes: float
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What every trick begins with: a sound case, the files of its archive, and an id of each sort of thing."""

    folder: Path
    case: Path
    files: Files
    ids: dict[str, str]


def ground(folder: Path) -> Ground:
    """A case of two affairs, read and drawn, with decisions of several kinds, one of them taken back."""
    found = [report for number in range(2) for report in Affairs(seed=7, reports=3).affair(number)]
    path, out = folder / "sound.two", folder / "sound.zip"
    refused = [Refusal("noise.bin", "binary", "it is no text")]
    with create(path) as kept:
        sources = [Source(report, report.text.encode(), "text/plain", range(len(report.text))) for report in found]
        kept.add(sources, list(ENGLISH.read(found)), "test", refused)
    case = write.load(path)
    claims = list(case.claims)
    decisions.decide(path, "reject", claims[:1], "not so")
    decisions.decide(path, "different", [case.entities[0].id, case.entities[1].id], "two people")
    decisions.decide(path, "edit", [claims[1]], "so it says", value='{"slot": "certainty", "after": "possible"}')
    decisions.undo(path)
    case = write.load(path)
    transfer.export(path, "archive", out)
    ids = {"stories": case.stories[0].id, "events": case.events[0].id, "claims": claims[0], "entities": case.entities[0].id}
    return Ground(folder, path, unpacked(out.read_bytes()), ids | {"reports": case.reports[0].id, "origins": case.origins[0].id})


def ran(*arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    out, said = io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogatepass"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(said):
        code = run(arguments)
        out.flush()
    written = out.buffer
    assert isinstance(written, io.BytesIO)
    return code, written.getvalue().decode("utf-8", "replace"), said.getvalue()


def faults(arguments: tuple[str, ...], code: int, out: str, said: str) -> Iterator[str]:
    """What in the end of a command should not be."""
    name = " ".join(arguments[:1] + arguments[2:4])
    if code not in CODES or "Traceback" in said:
        yield f"{name}: {code} {said.strip()[:200]}"
    elif code and (not SAID.search(said) or len(said.splitlines()) > 2):
        yield f"{name}: ends with {code} and says {said[:200]!r}"
    raw = "json" in arguments or "--json" in arguments
    if CONTROL.search(said) or (CONTROL.search(out) and not raw and "html" not in arguments):
        yield f"{name}: a control character"
    if "html" in arguments and LIVE.search(out):
        yield f"{name}: live markup"


def tried(path: Path, ids: dict[str, str], commands: Commands) -> tuple[list[str], list[str]]:
    """What the commands on a case say that do not end well, and what should not have been."""
    said: list[str] = []
    wrong: list[str] = []
    out = Path(f"{path}.out")
    for name, *rest in commands:
        arguments = (name, str(path), *(each.replace("OUT", str(out)).replace("CLAIM", ids["claims"]) for each in rest))
        code, shown, told = ran(*arguments)
        wrong += faults(arguments, code, shown, told)
        said += [told.strip().removeprefix("twosource: ")] if code else []
    shutil.rmtree(out, ignore_errors=True)
    wrong += pages(path, PAGES * (commands is COMMANDS) + tuple(f"/{kind}/{identity}" for kind, identity in ids.items()))
    return said, wrong


def pages(path: Path, asked: tuple[str, ...]) -> Iterator[str]:
    """What should not have been on pages of the site and their twins."""
    try:
        browser = TestClient(site(path), base_url="http://127.0.0.1:8020", follow_redirects=False)
    except TwosourceError:
        return  # a sentence, as the command says it
    for address in ("/", *asked, *(f"{each}.json" for each in asked if "?" not in each)):
        try:
            answer = browser.get(address)
        except TwosourceError:
            continue
        except Exception as error:  # whatever a page raises is what this is there to find
            yield f"{address}: {type(error).__name__}: {error}"
            continue
        if LIVE.search(answer.text) and not address.endswith(".json"):
            yield f"{address}: live markup"


def case_outcome(ground: Ground, trick: str, seed: int, commands: Commands = COMMANDS) -> Outcome:
    """How one of CASES ends."""
    folder = Path(tempfile.mkdtemp(dir=ground.folder))
    path = folder / "case.two"
    shutil.copy(ground.case, path)
    turned(path, trick, Random(f"{seed}-{trick}"))
    began = time.process_time(), _most()
    said, wrong = tried(path, ground.ids, commands)
    end = "harmless" if not said else "refused" if len(said) == len(commands) else "refused later"
    return _outcome("case", trick, (end, said, wrong), began, folder)


def archive_outcome(ground: Ground, trick: str, seed: int, commands: Commands = COMMANDS) -> Outcome:
    """How one of ARCHIVES ends."""
    folder = Path(tempfile.mkdtemp(dir=ground.folder))
    file, new, there = folder / "a.zip", folder / "new.two", folder / "there.two"
    file.write_bytes(archive_of(trick, ground.files, Random(f"{seed}-{trick}")))
    began = time.process_time(), _most()
    arguments = ("import", str(new), "archive", str(file))
    code, shown, told = ran(*arguments)
    wrong = list(faults(arguments, code, shown, told))
    said = [told.strip().removeprefix("twosource: ")] if code else []
    if code:
        shutil.copy(ground.case, there)
        held = _held(there)
        wrong += [f"left behind: {name}" for name in os.listdir(folder) if name not in {"a.zip", "there.two"}]
        wrong += faults(arguments, *ran("import", str(there), "archive", str(file)))
        wrong += ["the case that was there is another"] if _held(there) != held else []
    else:
        later, more = tried(new, ground.ids, commands)
        said, wrong = [f"taken in, then: {each}" for each in later], wrong + more
    end = "refused" if code else "refused later" if said else "harmless"
    return _outcome("archive", trick, (end, said, wrong), began, folder)


def _held(path: Path) -> object:
    with open_case(path, "read") as kept:
        return kept.order(), kept.log(), kept.refusals()


def _most() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _outcome(kind: str, trick: str, ended: tuple[str, list[str], list[str]], began: tuple[float, float], folder: Path) -> Outcome:
    end, said, wrong = ended
    seconds, megabytes = time.process_time() - began[0], _most() - began[1]
    wrong += [f"took {seconds:.1f} s"] if seconds > SECONDS else []
    wrong += [f"took {megabytes:.0f} MB"] if megabytes > MEGABYTES else []
    shown = said[0].replace(str(folder), "") if said else ""
    shutil.rmtree(folder, ignore_errors=True)
    return Outcome(kind, trick, end, shown, seconds, megabytes, tuple(wrong))


def outcomes(ground: Ground, seed: int, only: str = "") -> Iterator[Outcome]:
    """How every trick ends."""
    yield from (case_outcome(ground, trick, seed) for trick in CASES if only in trick)
    yield from (archive_outcome(ground, trick, seed) for trick in ARCHIVES if only in trick)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="tricks with these words in their names")
    arguments = parser.parse_args()
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)  # it tells of windows that are closed by another thread
    ends: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder:
        for each in outcomes(ground(Path(folder)), arguments.seed, arguments.only):
            ends.append(each)
            print(f"| {each.kind} | {each.trick} | {each.end} | {each.seconds:.2f} s | {ascii(each.said)[1:-1][:160]} |", flush=True)
            for wrong in each.wrong:
                print(f"    WRONG: {wrong!a}", flush=True)
    wrong = sum(bool(each.wrong) for each in ends)
    print(
        f"{len(ends)} tricks: {sum(each.end == 'refused' for each in ends)} refused, "
        f"{sum(each.end == 'refused later' for each in ends)} refused by some commands, "
        f"{sum(each.end == 'harmless' for each in ends)} harmless; {wrong} not as they should be"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
