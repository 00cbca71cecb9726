"""Nothing leaves the machine and nothing is written but what was asked for, libraries included: looked at from outside, by `strace`.

The variables by which libraries tell a CI, and keep still in it, are taken away, so that what is seen is what a user would see.
"""

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from twosource.formats import FORMS

ROOT = Path(__file__).parents[2]
CALLS = "%network,open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,truncate"
STRACE = ["strace", "-f", "-qq", "-y", "--seccomp-bpf", "-s", "4096", "-e", f"trace={CALLS}"]
EMPTY = ["unshare", "--map-root-user", "--net"]
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
NAME = re.compile(r'(?:(AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
LOOPBACK = re.compile(r'inet_addr\("127\.|inet_pton\(AF_INET6, "::1"')
LOCAL = re.compile(r'sun_path="/(?:var/)?run/nscd/socket"')
"""The name service's cache, which is asked for a user's name; it is on this machine."""
TEXTS = (
    "Envoy Mira Solen met harbour chief Tomas Brandt in Varna on 14 April 2024, the Free Dockers League said.",
    "Mira Solen reportedly met Tomas Brandt in Varna in April 2024, according to two dockers who were there.",
)


def works(command: list[str]) -> bool:
    return shutil.which(command[0]) is not None and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0


def wanted(command: list[str], why: str) -> None:
    """Skips where a tool is missing, but for a CI, which has to have it."""
    if not works(command):
        assert not os.environ.get("CI"), f"{command[0]} must work here: {why}"
        pytest.skip(f"{why}: {command[0]} is missing or may not be used on this machine")


@pytest.fixture
def traced() -> None:
    wanted(["strace", "-f", "--seccomp-bpf", "-e", "trace=%network"], "what a process does is seen from outside by strace")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with two reports, beside it a home and a folder for what is written for a while, both empty."""
    for name in ("home", "tmp", "work"):
        (tmp_path / name).mkdir()
    for number, text in enumerate(TEXTS):
        (tmp_path / "work" / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "victim").write_text("mine")
    (tmp_path / "tmp" / ".ses").symlink_to(tmp_path / "victim")
    return tmp_path / "work"


def bare(work: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "LD_LIBRARY_PATH", "PYTHONPATH"}}
    return kept | {"HOME": str(work.parent / "home"), "TMPDIR": str(work.parent / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}


def started(work: Path, code: str, *arguments: str) -> "subprocess.Popen[str]":
    command = [*STRACE, "-o", str(work.parent / "trace"), sys.executable, "-c", code, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=work, env=bare(work), stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def seen(work: Path, code: str, *arguments: str) -> tuple[list[str], set[str]]:
    """What a process does to the network beyond this machine, and the names it writes to."""
    with started(work, code, *arguments) as running:
        said, complaint = running.communicate(timeout=120)
    assert running.returncode == 0, said + complaint
    return found(work)


def found(work: Path) -> tuple[list[str], set[str]]:
    rows = [row for row in (work.parent / "trace").read_text(errors="replace").splitlines() if " = -1 E" not in row]
    return [row for row in rows if outward(row)], {name for row in rows for name in written(row, work)}


def outward(row: str) -> bool:
    family = re.search(r"AF_(\w+)", row) if re.search(r"\d+ +(?:\w+)\(.*(?:sa_family|AF_)", row) else None
    if family is None or "AT_FDCWD" in row:
        return False
    if family[1] in {"INET", "INET6"}:
        return "sa_family" in row and not LOOPBACK.search(row)
    return family[1] != "UNIX" or ("sun_path" in row and not LOCAL.search(row))


def written(row: str, work: Path) -> Iterator[str]:
    call = re.match(r"\d+ +(\w+)\((.*)\) += ", row)
    if not call or (call[1] in {"open", "openat", "openat2"} and not WRITING.search(call[2])):
        return
    if not call[1].startswith(("open", "creat", "mk", "rename", "link", "symlink", "truncate")):
        return
    for _, folder, name in NAME.findall(call[2]):
        yield os.path.normpath(os.path.join(folder or work, name))


def beside(work: Path, names: set[str]) -> list[str]:
    """The names of what was written, as seen from the folder of work; half-written files and devices apart."""
    shown = {os.path.relpath(name, work) for name in names if name not in {"/dev/null", "/dev/tty"}}
    return sorted(name for name in shown if not re.fullmatch(r"(?:.*/)?\.twosource-[0-9a-f]{16}\.part(?:/.*)?", name))


def untouched(work: Path) -> bool:
    home, held = work.parent / "home", work.parent / "tmp"
    return not list(home.iterdir()) and os.listdir(held) == [".ses"] and (work.parent / "victim").read_text() == "mine"


COMMAND = "import sys; from twosource.__main__ import main; main()"


@pytest.mark.usefixtures("traced")
def test_what_is_looked_for_would_be_seen(work: Path) -> None:
    code = (
        "import os, socket\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 53))\n"
        "socket.socket(socket.AF_INET, socket.SOCK_STREAM).bind(('127.0.0.1', 0))\n"
        "os.mkdir('made'); here = os.open('made', os.O_RDONLY); os.open('below', os.O_CREAT | os.O_WRONLY, dir_fd=here)\n"
        "open('plain', 'w'); os.rename('plain', 'moved'); os.symlink('moved', 'link'); open('moved').read()\n"
    )
    sockets, names = seen(work, code)
    assert any(" connect(" in row and "192.0.2.1" in row for row in sockets)
    assert not any(" bind(" in row for row in sockets)
    assert beside(work, names) == ["link", "made", "made/below", "moved", "plain"]


@pytest.mark.usefixtures("traced")
def test_a_comparison_writes_its_output_and_nothing_else(work: Path) -> None:
    sockets, names = seen(work, COMMAND, "compare", "0.txt", "1.txt", "-o", "out.json")
    assert sockets == []
    assert beside(work, names) == ["out.json"]
    assert untouched(work)


@pytest.mark.usefixtures("traced")
def test_a_case_is_made_filled_and_written_out_in_silence(work: Path) -> None:
    sockets, names = seen(work, "from twosource.cli.run import run\nassert run(['new', 'c.two']) + run(['add', 'c.two', '.']) == 1")
    assert sockets == []
    assert beside(work, names) == ["c.two", "c.two-journal", "c.two-shm", "c.two-wal"]
    forms = [(form.name, f"{form.name}{form.ending}") for form in FORMS if form.name not in {"xlsx", "archive"}]
    calls = [["export", "c.two", name, "-o", out] for name, out in forms]
    calls += [["show", "c.two", "-o", f"c.{ending}"] for ending in ("pdf", "html", "md")]
    sockets, names = seen(work, f"from twosource.cli.run import run\nassert not any(run(call) for call in {calls})")
    assert sockets == []
    expected = {out for _, out in forms} | {"c.pdf", "c.html", "c.md", "c.two-shm", "c.two-wal"}
    assert set(beside(work, names)) - {"c.two"} == expected
    assert untouched(work)


@pytest.mark.usefixtures("traced")
def test_a_server_talks_to_its_own_machine_alone(work: Path) -> None:
    with started(work, COMMAND, "new", "c.two") as made:
        made.communicate(timeout=60)
    with started(work, COMMAND, "serve", "c.two", "--port", "0") as running:
        assert running.stdout
        (address,) = re.findall(r"http://\S+", running.stdout.readline())
        with urlopen(address, timeout=60) as answer:
            assert answer.status == 200
        os.killpg(running.pid, signal.SIGINT)
        running.communicate(timeout=60)
    sockets, names = found(work)
    assert sockets == []
    assert {name for name in beside(work, names) if not name.startswith("c.two")} == set()
    assert untouched(work)


def test_no_network_is_needed(work: Path) -> None:
    wanted(EMPTY, "a run without any network needs a network namespace of its own")
    for arguments in (["compare", "0.txt", "1.txt", "-o", "out.json"], ["new", "c.two"], ["add", "c.two", "0.txt", "1.txt"]):
        command = [*EMPTY, sys.executable, "-c", COMMAND, *arguments]
        ended = subprocess.run(command, cwd=work, env=bare(work), capture_output=True, text=True, timeout=120, check=False)
        assert (ended.returncode, "Traceback" in ended.stderr) == (0, False), ended.stderr
    assert sorted(os.listdir(work)) == ["0.txt", "1.txt", "c.two", "out.json"]
    assert untouched(work)


def test_the_library_that_reports_is_loaded_in_one_place() -> None:
    def loads(path: Path) -> bool:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
        named += [node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)]
        return any(name.split(".")[0] == "onnxruntime" for name in named)

    files = [path for folder in ("src", "training", "bench", "scripts", "tests") for path in (ROOT / folder).rglob("*.py")]
    assert [path.relative_to(ROOT).as_posix() for path in files if loads(path)] == ["src/twosource/reading/encoder/runtime.py"]
