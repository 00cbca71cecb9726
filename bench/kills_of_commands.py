"""Commands killed (-9) or stopped (Ctrl-C) at random moments, as real processes: a case stays whole, an output is the old one or the new.

    python bench/kills_of_commands.py [--kills 200] [--stops 20] [--seed 1]

`--kills` are dealt over the commands below, `--stops` is how often each is stopped with Ctrl-C. After each: the case passes PRAGMA
integrity_check and foreign_key_check and holds every report and decision it held, and those that were said to be kept; a file that was
to be written is as before, or whole. After Ctrl-C besides: nothing half made lies about, no traceback, exit code 130 (or 0: it was done).
At the end of each command's turn it runs to its end once more and the case is held against what it was to become.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from invented import Affairs

AFFAIRS, REPORTS = 5, 3
OLD = b"what stood here before"
PATIENCE = 120.0
"""Seconds after which a process that should have ended is a failure."""
STOPPED = (130, 0)
"""Exit codes of a command that was told to stop: it did, or it was done already."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is run in a folder, what it writes there (None: the case alone), and how long it takes to its end, in seconds."""

    name: str
    arguments: tuple[str, ...]
    output: str | None = None


COMMANDS = (
    Command("add", ("add", "case.two", "more.jsonl", "--batch", "2")),
    Command("compare", ("compare", "more.jsonl", "-o", "out.html"), "out.html"),
    Command("show", ("show", "case.two", "-o", "out.html"), "out.html"),
    Command("show json", ("show", "case.two", "--format", "json", "-o", "out.json"), "out.json"),
    Command("export xlsx", ("export", "case.two", "xlsx", "-o", "out.xlsx"), "out.xlsx"),
    Command("export archive", ("export", "case.two", "archive", "--key", "key.pem", "-o", "out.zip"), "out.zip"),
    Command("import", ("import", "made.two", "archive", "case.zip"), "made.two"),
    Command("reread", ("reread", "case.two", "--all", "--batch", "2")),
    Command("serve", ("serve", "case.two", "--port", "0")),
)


def run(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A command of the program, started in a folder, with a home of its own."""
    around = {**os.environ, "HOME": str(folder / "home"), "XDG_CACHE_HOME": str(folder / "home" / ".cache")}
    command = [sys.executable, "-m", "twosource", *arguments]
    return subprocess.Popen(command, cwd=folder, env=around, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def done(folder: Path, *arguments: str) -> float:
    """Runs a command to its end; the seconds it took. Raises SystemExit when it fails."""
    began = time.monotonic()
    process = run(folder, *arguments)
    _, errors = process.communicate(timeout=PATIENCE)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(arguments)} failed by itself: {errors.decode()[-600:]}")
    return time.monotonic() - began


def prepare(folder: Path) -> None:
    """A case with decisions, reports to add, an archive of the case: what every command starts from."""
    made = Affairs(seed=9, reports=REPORTS)
    (folder / "home").mkdir(parents=True)
    for name, first in (("some.jsonl", 0), ("more.jsonl", AFFAIRS)):
        lines = [json.dumps({"text": each.text}) for n in range(first, first + AFFAIRS) for each in made.affair(n)]
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    done(folder, "new", "case.two")
    done(folder, "add", "case.two", "some.jsonl")
    with sqlite3.connect(folder / "case.two") as reader:
        ids = [row[0] for row in reader.execute("SELECT id FROM entity ORDER BY id LIMIT 8")]
    reader.close()
    for a, b in zip(ids[::2], ids[1::2], strict=True):
        done(folder, "same", "case.two", a, b, "--reason", f"{a} and {b}")
    done(folder, "export", "case.two", "archive", "-o", "case.zip")
    shutil.copy(next((folder / "home").rglob("*.pem")), folder / "key.pem")


def held(case: Path) -> tuple[set[str], set[str]]:
    """The reports and the reasons of the decisions of a case. Raises SystemExit when the file is not sound."""
    with sqlite3.connect(case) as reader:
        if (found := reader.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise SystemExit(f"integrity_check says {found}")
        if reader.execute("PRAGMA foreign_key_check").fetchone():
            raise SystemExit("foreign_key_check finds a row without its owner")
        reports = {row[0] for row in reader.execute("SELECT id FROM report")}
        reasons = {row[0] for row in reader.execute("SELECT why FROM judgement")}
    reader.close()
    return reports, reasons


def picture(folder: Path, case: str) -> bytes:
    """The case as JSON, drawn to its end."""
    process = run(folder, "show", case, "--format", "json")
    out, errors = process.communicate(timeout=PATIENCE)
    if process.returncode != 0:
        raise SystemExit(f"{case} cannot be shown any more: {errors.decode()[-600:]}")
    return out


def deciding(process: subprocess.Popen[bytes], said: list[str], until: float) -> None:
    """Decides over HTTP until the moment comes; what was answered with 201 is said to be kept."""
    assert process.stdout is not None
    os.set_blocking(process.stdout.fileno(), False)
    line = b""
    while time.monotonic() < until and not (found := re.search(rb"http://127\.0\.0\.1:(\d+)/", line)):
        line += process.stdout.read() or b""
    if not (found := re.search(rb":(\d+)/", line)):
        return
    number = 0
    while time.monotonic() < until:
        number += 1
        why = f"served {process.pid} {number}"
        told = json.dumps({"verb": "unsure", "subjects": said[:2], "why": why})
        browser = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=max(0.05, until - time.monotonic()))
        try:
            browser.request("POST", "/api/decisions", told, {"content-type": "application/json"})
            if browser.getresponse().status == 201:
                said.append(why)
        except (OSError, http.client.HTTPException):
            return
        finally:
            browser.close()


def interrupt(folder: Path, command: Command, moment: float, how: signal.Signals) -> tuple[int, str, list[str]]:
    """Starts a command and ends it after `moment` seconds; its exit code, what it said on standard error, decisions said to be kept."""
    said: list[str] = []
    process = run(folder, *command.arguments)
    until = time.monotonic() + moment
    if command.name == "serve":
        with sqlite3.connect(folder / "case.two") as reader:
            said = [row[0] for row in reader.execute("SELECT id FROM event ORDER BY id LIMIT 2")]
        reader.close()
        deciding(process, said, until)
        said = said[2:]
    try:
        process.wait(timeout=max(0.0, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, how)
    if process.stdout is not None:
        os.set_blocking(process.stdout.fileno(), True)
    _, errors = process.communicate(timeout=PATIENCE)
    return process.returncode, errors.decode(errors="replace"), said


def wrong(
    folder: Path, command: Command, before: tuple[set[str], set[str]], said: Sequence[str], whole: Callable[[bytes], bool]
) -> Iterator[str]:
    """What is wrong after a command was cut off, a sentence each."""
    reports, reasons = held(folder / "case.two")
    if missing := before[0] - reports:
        yield f"{len(missing)} reports are lost"
    if missing := (before[1] | set(said)) - reasons:
        yield f"decisions are lost: {sorted(missing)[:3]}"
    if command.output and command.output.endswith(".two"):
        if (folder / command.output).exists():
            held(folder / command.output)
    elif command.output:
        found = (folder / command.output).read_bytes()
        if found != OLD and not whole(found):
            yield f"{command.output} is half written ({len(found)} bytes)"


def turn(base: Path, folder: Path, command: Command, chance: Random, kills: int, stops: int) -> None:
    """One command, cut off again and again, then run to its end."""
    shutil.copytree(base, folder)
    rest = ("made.two",) if command.name == "import" else ()
    full = 3.0 if command.name == "serve" else done(folder, *command.arguments)
    target = picture(folder, rest[0] if rest else "case.two")
    size = len((folder / command.output).read_bytes()) if command.output else 0

    def fresh() -> None:
        shutil.rmtree(folder)
        shutil.copytree(base, folder)
        if command.output and not rest:
            (folder / command.output).write_bytes(OLD)

    def whole(found: bytes) -> bool:
        return len(found) > 0.9 * size

    fresh()
    there = set(os.listdir(folder))
    for number in range(kills + stops):
        how = signal.SIGKILL if number < kills else signal.SIGINT
        before = held(folder / "case.two")
        code, errors, said = interrupt(folder, command, chance.uniform(0.0, 1.05 * full), how)
        faults = list(wrong(folder, command, before, said, whole))
        if how == signal.SIGINT:
            if "Traceback" in errors:
                faults.append(f"a traceback: {errors[-400:]}")
            if code not in STOPPED:
                faults.append(f"exit code {code}")
            left = {name for name in os.listdir(folder) if not re.search(r"-(wal|shm)$", name)} - there - {command.output}
            if left and number > kills:
                faults.append(f"left behind: {sorted(left)}")
        if faults:
            raise SystemExit(f"{command.name}, {how.name}: {'; '.join(faults)}")
        if number + 1 == kills or chance.random() < 0.2:
            fresh()
    if command.name != "serve":
        done(folder, *command.arguments)
        if picture(folder, rest[0] if rest else "case.two") != target:
            raise SystemExit(f"{command.name}: what it came to after being cut off is not what it comes to at once")
    shutil.rmtree(folder)
    print(f"{command.name}: {kills} kills, {stops} times Ctrl-C, nothing lost, no traceback", flush=True)


def main() -> None:
    """Kills, stops and tells."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="in all, dealt over the commands (default 200)")
    parser.add_argument("--stops", type=int, default=20, help="times Ctrl-C for each command (default 20)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="one command, by its name")
    options = parser.parse_args()
    chosen = [each for each in COMMANDS if options.only in (None, each.name)]
    chance = Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        prepare(base)
        for at, command in enumerate(chosen):
            kills = options.kills // len(chosen) + (at < options.kills % len(chosen))
            turn(base, Path(folder) / "work", command, chance, kills, options.stops)
    print(f"{options.kills} kills and {options.stops * len(chosen)} times Ctrl-C: nothing lost, no traceback")


if __name__ == "__main__":
    main()
