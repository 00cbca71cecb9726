"""Every command with a standard output whose reader is gone, that is closed, full or poor in characters, and stopped while it loads.

Each command runs in a process of its own, forked from one that has the modules loaded, so that all of them in every way take seconds.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from twosource.cli.parser import COMMANDS
from twosource.cli.run import run
from twosource.cli.terminal.exits import CUT, DONE, INTERRUPTED, UNWRITTEN, USAGE

FORKING = """
import gc, io, json, os, sys
from twosource.cli.commands import casework, exporting, peopling, serving
from twosource.cli.terminal import listing
from twosource.__main__ import main
from twosource.cli.run import run
# what the commands load when they run is loaded once, here
out, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())
assert not run(["accept", "warm.two", "c1", "--reason", "warm"]) + run(["export", "warm.two", "geojson", "-o", "-"])
assert not run(["show", "warm.two", "--format", "html"]) + run(["show", "warm.two", "--format", "json"])
sys.stdout = out
gc.collect(), gc.freeze(), gc.disable()
for number, (way, argv) in enumerate(json.load(sys.stdin)):
    child = os.fork()
    if not child:
        os.dup2(os.open(f"{number}.err", os.O_WRONLY | os.O_CREAT), 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        if way == "gone":
            reading, writing = os.pipe()
            os.dup2(writing, 1), os.close(writing), os.close(reading)
        elif way == "closed":
            os.close(1)
        else:
            os.dup2(os.open("/dev/full" if way == "full" else f"{number}.out", os.O_WRONLY | os.O_CREAT), 1)
        # as Python makes them as it starts
        poor = "ascii" if way == "ascii" else "utf-8"
        sys.stdin = io.open(0, closefd=False)
        sys.stdout = None if way == "closed" else io.open(1, "w", encoding=poor, errors="strict", closefd=False)
        sys.stderr = io.open(2, "w", encoding=poor, errors="backslashreplace", closefd=False)
        sys.argv = ["twosource", *argv]
        main()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
REASON = ["--reason", "read “it” – наново", "--who", "Žofie"]
ADDED = ["--words", "The League is led by Ada Quill", "--trigger", "led", "--type", "speak", "--role", "actor=Ada Quill"]
LISTING = ("events", "claims", "conflicts", "entities", "relations", "reports", "origins", "stories")
CALLS: dict[str, list[str]] = {
    "new": ["new.two"],
    "status": ["CASE"],
    "show": ["CASE"],
    **{name: ["CASE"] for name in LISTING},
    "same": ["CASE", "e1", "e5", *REASON],
    "different": ["CASE", "e1", "e2", *REASON],
    "merge": ["CASE", "v1", "v3", *REASON],
    "split": ["CASE", "v1", "c8", "c11", *REASON],
    "move": ["CASE", "c8", "v2", *REASON],
    "accept": ["CASE", "c1", *REASON],
    "reject": ["CASE", "c1", *REASON],
    "edit": ["CASE", "c1", "time", "2024-04-15", *REASON],
    "claim": ["CASE", "ra", *ADDED, *REASON],
    "independent": ["CASE", "ra", "rb", *REASON],
    "dependent": ["CASE", "ra", "rb", *REASON],
    "unsure": ["CASE", "e1", "e5", *REASON],
    "serve": ["CASE", "--port", "0"],
    "people": ["CASE", "list"],
    "log": ["CASE", "--json"],
    "undo": ["DECIDED"],
    "export": ["CASE", "geojson", "-o", "-"],
}
"""A call of each command that prints, beside those that read texts and are tried apart."""
READING = {"demo", "compare", "add", "import", "reread", "doctor"}


def several(kept: Path, calls: list[tuple[str, list[str]]]) -> list[tuple[int, str, str]]:
    """Code, standard output and standard error of each call, in its way, on a case of its own."""
    folder = kept.parent / "calls"
    folder.mkdir()
    shutil.copy(kept, folder / "warm.two")
    made = []
    for number, (way, argv) in enumerate(calls):
        shutil.copy(kept, folder / f"{number}.two")
        if "DECIDED" in argv:
            assert run(["accept", str(folder / f"{number}.two"), "c1", *REASON]) == 0
        made.append((way, [{"CASE": f"{number}.two", "DECIDED": f"{number}.two", "new.two": f"{number}.new"}.get(a, a) for a in argv]))
    command = [sys.executable, "-c", FORKING]
    ended = subprocess.run(command, input=json.dumps(made), cwd=folder, capture_output=True, text=True, timeout=200, check=True)
    codes = [int(code) for code in ended.stdout.split()]
    assert len(codes) == len(calls), ended.stderr

    def said(name: str) -> str:
        path = folder / name
        return path.read_bytes().decode() if path.exists() else ""

    return [(code, said(f"{number}.out"), said(f"{number}.err")) for number, code in enumerate(codes)]


def test_every_command_is_tried() -> None:
    assert CALLS.keys() | READING == {command.name for command in COMMANDS}


@pytest.mark.parametrize(("way", "code", "words"), [("gone", CUT, ""), ("closed", UNWRITTEN, "standard output is closed"),
                                                    ("full", UNWRITTEN, "standard output: No space left on device")])  # fmt: skip
def test_no_command_stumbles_over_its_standard_output(way: str, code: int, words: str, kept: Path) -> None:
    calls = [(way, [name, *arguments]) for name, arguments in CALLS.items()]
    calls += [(way, ["compare", "--help"]), (way, ["--help"]), (way, ["--version"])]
    calls += [(way, [name, "CASE", "--json"]) for name in ("status", "events", "log")]
    calls += [(way, ["show", "CASE", "--format", form]) for form in ("json", "html")]
    wrong = []
    for (_, argv), (found, _, err) in zip(calls, several(kept, calls), strict=True):
        sentence = f"twosource: {words}" if words else ""
        if found != code or not err.startswith(sentence) or err.count("\n") != bool(words):
            wrong.append((argv, found, err))
    assert wrong == []


def test_characters_that_a_terminal_has_not_are_replaced(kept: Path) -> None:
    calls = [("ascii", [name, *arguments]) for name, arguments in CALLS.items() if name != "serve"]
    for (_, argv), (code, out, err) in zip(calls, several(kept, calls), strict=True):
        assert (code, "Traceback" in err) == (DONE, False), (argv, err)
        if argv[0] not in {"export", "log"}:
            assert out.isascii(), argv


def test_json_is_utf_8_whatever_the_terminal_takes(kept: Path) -> None:
    (text, log) = several(kept, [("ascii", ["log", "DECIDED"]), ("ascii", ["log", "DECIDED", "--json"])])
    assert (text[0], "?it?" in text[1]) == (DONE, True)
    assert (log[0], json.loads(log[1])[0]["why"]) == (DONE, REASON[1])


@pytest.mark.parametrize("way", ["gone", "closed", "full"])
def test_reading_commands_do_not_stumble_either(way: str, kept: Path, texts: list[Path]) -> None:
    (command,) = {"gone": ["compare"], "closed": ["add"], "full": ["doctor"]}[way]
    call = [sys.executable, "-m", "twosource", command, *([str(kept)] if command == "add" else [])]
    call += [] if command == "doctor" else map(str, texts)
    reading, writing = os.pipe()
    os.close(reading)
    redirected = {"gone": "", "closed": ">&-", "full": ">/dev/full"}[way]
    ended = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirected}', "sh", *call], stdout=writing, stderr=subprocess.PIPE, text=True, timeout=120, check=False
    )
    os.close(writing)
    assert ended.returncode == (CUT if way == "gone" else UNWRITTEN), ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") == (0 if way == "gone" else 1)


@pytest.mark.parametrize(
    "arguments",
    [["serve", "CASE", "--port", each] for each in ("-1", "65536", "99999999999999999999", "x", "1.5", "")]
    + [["add", "CASE", "a.txt", f"--batch={each}"] for each in ("0", "-5", "9" * 30, "9" * 5000)]
    + [["compare", "a.txt", f"--{name}"] for name in (
        "timeout=nan", "timeout=inf", "timeout=0", "timeout=-1", "deadline=1e300", "pause=-1", "redirects=-1", "max-bytes=0",
        f"max-bytes={10**30}", "max-chars=-3", "max-reports=0",
    )]
    + [[*each, "9" * 40] for each in (["events", "CASE", "--limit"], ["undo", "CASE"], ["log", "CASE", "--limit"])],
    ids=lambda each: " ".join(each)[:40],
)  # fmt: skip
def test_numbers_out_of_range_are_told(arguments: list[str], kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(kept) if each == "CASE" else each for each in arguments]) == USAGE
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert re.search(r"number from [\d.]+ to [\d,]+", said)


@pytest.mark.parametrize(
    "after", ["twosource.cli.terminal.exits", "twosource.cli.parser", "sqlalchemy.exc", "rich.console", "numpy", "spacy.errors"]
)
def test_ctrl_c_while_it_loads_ends_without_a_traceback(after: str, kept: Path, texts: list[Path]) -> None:
    call = [sys.executable, "-X", "importtime", "-m", "twosource", "add", str(kept), *map(str, texts)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr
        assert any(row.rstrip().endswith(f" {after}") for row in child.stderr), "it is loaded, and its line is written at once"
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=60)
    words = [row for row in said.splitlines() if not row.startswith("import time:")]
    assert child.returncode == INTERRUPTED, words
    assert len(words) == 1
    assert words[0].startswith("twosource: stopped")
