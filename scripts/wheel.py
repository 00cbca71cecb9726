"""Builds what is released from a clean copy of the checkout and tries it as a stranger would: python scripts/wheel.py

The sdist is built, a wheel from it and another from the copy, which must be the same. The wheel goes into an empty environment: first
bare, where the demo and a comparison run and what lacks an extra says what to install; then with all extras, where a case is served and
exported.
What is installed is what uv.lock names.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import TypeVar
from urllib.parse import urljoin
from urllib.request import urlopen

Made = TypeVar("Made")
ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
USAGE = 2
"""The exit code of a command that can't be carried out as it was put."""
BARE = {
    "pdf": ("compare", "{first}", "{second}", "-o", "out.pdf"),
    "site": ("serve", "twosource-demo/demo.two"),
    "xlsx": ("export", "twosource-demo/demo.two", "xlsx"),
    "graph": ("export", "twosource-demo/demo.two", "gexf"),
    "archive": ("export", "twosource-demo/demo.two", "archive"),
    "parquet": ("export", "twosource-demo/demo.two", "parquet"),
}
"""What can't be done without an extra, by the extra."""
FULL = {
    "xlsx": ("export", "twosource-demo/demo.two", "xlsx", "-o", "case.xlsx"),
    "gexf": ("export", "twosource-demo/demo.two", "gexf", "-o", "case.gexf"),
    "archive": ("export", "twosource-demo/demo.two", "archive", "-o", "case.archive.zip"),
    "pdf": ("show", "twosource-demo/demo.two", "-o", "case.pdf"),
}
"""What is written once all extras are there."""
OPTIONAL = {"starlette", "uvicorn", "argon2", "typst", "cryptography", "networkx", "xlsxwriter", "pyarrow"}
"""Modules that the bare start must not load."""


class Wrong(Exception):
    """Something that a stranger would have met, in a sentence."""


def main() -> int:
    """0 when everything went as it should; else 1, with what did not."""
    with tempfile.TemporaryDirectory(prefix="twosource-wheel-") as folder:
        place = Path(folder)
        try:
            checkout = copied(place / "checkout")
            timed("refused to be built without its pictures", lambda: refused(checkout, place))
            wheel = timed("built", lambda: built(checkout, place))
            python = place / "empty" / ("Scripts" if os.name == "nt" else "bin") / "python"
            called(UV, "venv", "--quiet", "--python", sys.executable, place / "empty")
            timed("installed bare", lambda: installed(python, wheel, ""))
            timed("tried bare", lambda: bare(python, place))
            timed("installed with all extras", lambda: installed(python, wheel, "[all]"))
            timed("tried with all extras", lambda: full(python, place))
        except Wrong as wrong:
            print(f"the wheel is not fit to be released: {wrong}", file=sys.stderr)
            return 1
    return 0


def timed(what: str, work: Callable[[], Made]) -> Made:
    """What the work gives, with the seconds it took printed."""
    begun = perf_counter()
    given = work()
    print(f"wheel: {what} in {perf_counter() - begun:.0f} s", flush=True)
    return given


def called(*command: object, code: int = 0, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> str:
    """What a command prints, on both streams. Raises Wrong when it ends with another code, or with a traceback."""
    said = list(map(str, command))
    done = subprocess.run(said, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != code or "Traceback" in done.stdout:
        raise Wrong(f"`{' '.join(said)}` ended with {done.returncode} instead of {code}:\n{done.stdout}")
    return done.stdout


def copied(goal: Path) -> Path:
    """The files of the checkout that git keeps or would keep, as they are now, in a folder of their own."""
    for name in called("git", "ls-files", "-co", "--exclude-standard", "-z").split("\0"):
        if name and (ROOT / name).is_file():
            (goal / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, goal / name)
    return goal


def refused(checkout: Path, place: Path) -> None:
    """A build that can't reach the npm registry, which has to end with what to do. Raises Wrong when it does not."""
    nowhere = {"npm_config_registry": "http://127.0.0.1:9/", "npm_config_cache": str(place / "npm"), "npm_config_fetch_retries": "0"}
    call = (UV, "build", "--wheel", "--out-dir", place / "refused")
    said = called(*call, code=USAGE, cwd=checkout, env={**os.environ, **nowhere})
    if "npm config set registry" not in said or any((place / "refused").glob("*.whl")):
        raise Wrong(f"a build without its pictures says: {said}")


def built(checkout: Path, place: Path) -> Path:
    """The wheel that the sdist makes. Raises Wrong when the checkout makes another one."""
    called(UV, "build", "--quiet", "--sdist", "--out-dir", place / "dist", cwd=checkout)
    (sdist,) = (place / "dist").glob("*.tar.gz")
    called(UV, "build", "--quiet", "--wheel", "--out-dir", place / "direct", cwd=checkout)
    called(UV, "build", "--quiet", "--wheel", "--out-dir", place / "dist", sdist)
    (direct,), (wheel,) = (place / "direct").glob("*.whl"), (place / "dist").glob("*.whl")
    if direct.read_bytes() != wheel.read_bytes():
        raise Wrong("the wheel made from the sdist is another than the one made from the checkout")
    print(f"wheel: {wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB, SHA-256 {sha256(wheel.read_bytes()).hexdigest()}")
    return wheel


def installed(python: Path, wheel: Path, extras: str) -> None:
    """The wheel and what it asks for in the environment, in the versions of uv.lock."""
    locked = wheel.parent / "locked.txt"
    called(UV, "export", "--quiet", "--frozen", "--no-dev", "--all-extras", "--no-hashes", "--no-emit-project", "--output-file", locked)
    called(UV, "pip", "install", "--quiet", "--python", python, "--constraint", locked, f"twosource{extras} @ {wheel.as_uri()}")


def bare(python: Path, place: Path) -> None:
    """What works without any extra, and what each thing that lacks one says."""
    twosource = python.with_name("twosource")
    rooms = "twosource.cli.run, twosource.workflow, twosource.outputs, twosource.case.transfer"
    if there := called(python, "-c", f"import sys, {rooms}; print(*({OPTIONAL!r} & sys.modules.keys()))", cwd=place).strip():
        raise Wrong(f"the bare start loads {there}")
    called(twosource, "demo", cwd=place)
    folder = Path(called(python, "-c", "import twosource; print(twosource.__path__[0])", cwd=place).strip()) / "demo"
    first, second = sorted(folder.glob("*.json"))[:2]
    called(twosource, "compare", first, second, "-o", "out.json", cwd=place)
    if not json.loads((place / "out.json").read_text(encoding="utf-8"))["events"]:
        raise Wrong("the comparison of two of the demo's reports finds no event")
    called(twosource, "show", "twosource-demo/demo.two", "-o", "out.md", cwd=place)
    for extra, command in BARE.items():
        said = called(twosource, *(each.format(first=first, second=second) for each in command), code=USAGE, cwd=place)
        if f'pip install "twosource[{extra}]"' not in said or len(said.splitlines()) != 1:
            raise Wrong(f"without the extra {extra} `{command[0]}` says: {said}")
    if "not installed" not in called(twosource, "doctor", cwd=place):
        raise Wrong("doctor does not say which extras are missing")


def full(python: Path, place: Path) -> None:
    """The case of the demo exported in the forms that need a library, and served."""
    twosource = python.with_name("twosource")
    home = {**os.environ, "HOME": str(place), "XDG_CONFIG_HOME": str(place / "config")}
    for form, command in FULL.items():
        called(twosource, *command, cwd=place, env=home)
        if not (place / command[-1]).stat().st_size:
            raise Wrong(f"the {form} is empty")
    with served(twosource, place, home) as address:
        story = re.search(r'href="(/stories/[^"]+)"', fetched(address))
        if not story:
            raise Wrong("the overview of the served demo leads to no story")
        scripts = sorted(set(re.findall(r'src="([^"]+\.js[^"]*)"', fetched(urljoin(address, story[1])))))
        if not any("built/" in script for script in scripts):
            raise Wrong(f"a story's page loads no picture, only {scripts}")
        for script in scripts:
            fetched(urljoin(address, script))


@contextmanager
def served(twosource: Path, place: Path, env: Mapping[str, str]) -> Iterator[str]:
    """A server of the demo's case on a free port, by its address; stopped afterwards as Ctrl-C would. Raises Wrong."""
    call = [str(twosource), "serve", "twosource-demo/demo.two", "--port", "0"]
    with subprocess.Popen(call, cwd=place, env=dict(env), stdout=subprocess.PIPE, text=True) as server:
        try:
            said = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://\S+/", said)
            if not found:
                raise Wrong(f"serve says {said!r} instead of an address")
            yield found[0]
        finally:
            server.terminate()
            server.wait(timeout=30)


def fetched(address: str) -> str:
    """What the server answers."""
    with urlopen(address, timeout=30) as answer:
        return str(answer.read().decode("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
