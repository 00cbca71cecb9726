"""The scripts are built from a lock file alone, again only when something changed, and carry the licences of what is in them."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from scripts import front

LIBRARIES = {"d3-force", "d3-geo", "topojson-client", "world-atlas"}


def copied(to: Path) -> Path:
    """The sources without what npm put there."""
    shutil.copytree(front.FRONT, to, ignore=shutil.ignore_patterns("node_modules", ".node"))
    return to


def test_what_was_built_counts_as_fresh_until_a_source_changes(tmp_path: Path) -> None:
    sources, built = copied(tmp_path / "front"), tmp_path / "built"
    built.mkdir()
    assert not front.fresh(sources, built)
    for name in front.OUTPUTS:
        (built / name).touch()
    (built / ".inputs").write_text(front.inputs(sources))
    assert front.fresh(sources, built)
    with (sources / "src" / "days.js").open("a") as source:
        source.write("\n// changed\n")
    assert not front.fresh(sources, built)


def test_a_missing_script_is_built_again(tmp_path: Path) -> None:
    sources, built = copied(tmp_path / "front"), tmp_path / "built"
    built.mkdir()
    for name in front.OUTPUTS[1:]:
        (built / name).touch()
    (built / ".inputs").write_text(front.inputs(sources))
    assert not front.fresh(sources, built)


def test_every_library_is_locked_by_hash_and_none_is_kept_here() -> None:
    wanted = json.loads((front.FRONT / "package.json").read_text())
    locked = json.loads((front.FRONT / "package-lock.json").read_text())["packages"]
    assert set(wanted["dependencies"]) == LIBRARIES
    assert all(each.get("integrity") for path, each in locked.items() if path)
    kept = subprocess.run(
        ["git", "ls-files", "front", str(front.BUILT)], cwd=front.ROOT, capture_output=True, text=True, check=False
    ).stdout
    assert "node_modules" not in kept
    assert "/built/" not in kept


def test_no_script_writes_markup_or_runs_text() -> None:
    sources = "\n".join(path.read_text() for path in (front.FRONT / "src").glob("*.js"))
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        '"style"',
        "http://",
        "https://",
    ):
        assert word not in sources.replace("http://www.w3.org/2000/svg", ""), word


@pytest.mark.skipif(not front.fresh(), reason="the scripts are not built: python scripts/front.py")
def test_the_licence_of_everything_built_in_lies_beside_it() -> None:
    told = (front.BUILT / "LICENCES.txt").read_text()
    assert all(f"\n{name} " in told for name in LIBRARIES)
    assert "Natural Earth" in told
    assert told.count("Permission to use, copy, modify") >= len(LIBRARIES)


@pytest.mark.skipif(not front.fresh() or not shutil.which("node"), reason="needs Node.js: python scripts/front.py")
def test_what_the_scripts_reckon_with_holds() -> None:
    run = subprocess.run(["node", "--test", *map(str, (front.FRONT / "test").glob("*.mjs"))], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
