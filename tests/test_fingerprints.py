"""A fingerprint changes with what is done and with nothing else: not with comments, layout, or the places where files lie."""

import ast
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import twosource
from twosource import workflow
from twosource.fingerprints import SOURCELESS, WRITTEN, Parts, fingerprint, written_down
from twosource.reading.version import parts, reader_version

SOURCE = Path(twosource.__file__).parent
FILES = {
    "reading/__init__.py": '"""Reads."""\n',
    "reading/start.py": (
        '"""Where it starts."""\nfrom twosource.model import Claim\nfrom twosource.reading.steps import LEAST, step as taken\n\n\n'
        'def read(text: str) -> str:\n    """Reads it."""\n    return taken(text, 1) + f"{LEAST:>{3}}" + Claim.kind  # why\n'
    ),
    "reading/steps.py": (
        'from twosource.reading.other import fold\n\nLEAST = 5\n"""Fewer are none."""\n\n\n'
        "def step(text, n):\n    if n > LEAST:\n        return fold(text)\n    return fold(text)\n"
    ),
    "reading/other.py": "def fold(text):\n    return text.lower()\n",
    "reading/folding.py": "def fold(text):\n    return text.casefold()\n",
    "reading/idle.py": "IDLE = 1\n",
    "model/__init__.py": "from twosource.model.claim import Claim\nfrom twosource.model.unused import Never\n",
    "model/claim.py": "class Claim:\n    kind = 'event'\n",
    "model/unused.py": "class Never:\n    pass\n",
    "reading/data/net.onnx": "weights",
    "words/a.tsv": "# from somewhere\nword\tkind\nsay\tcue\n",
}
PARTS = Parts(("reading.start",), ("reading", "model"), (("words", ".tsv"), ("reading/data", ".onnx")), ("model 1",))
Tree = Path


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    root = tmp_path / "twosource"
    for name, content in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    return root


def made(root: Tree, parts: Parts = PARTS) -> str:
    return fingerprint("reader", parts, root)


def swapped(name: str, old: str, new: str) -> Callable[[Tree], None]:
    def change(root: Tree) -> None:
        text = (root / name).read_text()
        assert old in text
        (root / name).write_text(text.replace(old, new))

    return change


def moved(root: Tree) -> None:
    """The module `steps` under another name, in a package of its own."""
    (root / "reading/inner").mkdir()
    (root / "reading/inner/__init__.py").write_text('"""Inner."""\n')
    (root / "reading/steps.py").rename(root / "reading/inner/paces.py")
    swapped("reading/start.py", "reading.steps", "reading.inner.paces")(root)


def handed_on(root: Tree) -> None:
    """What is imported is made one module further on."""
    (root / "model/claim.py").rename(root / "model/said.py")
    swapped("model/__init__.py", "model.claim", "model.said")(root)


SAME: dict[str, Callable[[Tree], None]] = {
    "a comment": swapped("reading/start.py", "# why", "# since it is so"),
    "no comment": swapped("reading/start.py", "  # why", ""),
    "a docstring": swapped("reading/start.py", "Reads it.", "Reads all of it."),
    "a docstring of a constant": swapped("reading/steps.py", '"""Fewer are none."""\n', ""),
    "blank lines": swapped("reading/steps.py", "LEAST = 5", "\n\n\nLEAST = 5"),
    "brackets": swapped("reading/steps.py", "LEAST = 5", "LEAST = (\n    5\n)"),
    "quotes": swapped("model/claim.py", "'event'", '"event"'),
    "a comment in a table": swapped("words/a.tsv", "# from somewhere", "# from elsewhere\n# under a licence"),
    "a module that is moved and renamed": moved,
    "a module behind a package": handed_on,
    "a module that nothing uses": swapped("reading/idle.py", "1", "2"),
    "a model class that nothing uses": swapped("model/unused.py", "pass", "most = 1"),
    "the order of imports": swapped("reading/start.py", "LEAST, step as taken", "step as taken, LEAST"),
}
OTHER: dict[str, Callable[[Tree], None]] = {
    "a constant": swapped("reading/steps.py", "LEAST = 5", "LEAST = 6"),
    "a sign": swapped("reading/steps.py", "n > LEAST", "n >= LEAST"),
    "an indent": swapped("reading/steps.py", "        return fold(text)\n    return", "        return fold(text)\n        return"),
    "a function": swapped("reading/other.py", "lower", "upper"),
    "a function of the same name from elsewhere": swapped("reading/steps.py", "reading.other", "reading.folding"),
    "a class that is used": swapped("model/claim.py", "event", "tie"),
    "the width of a field": swapped("reading/start.py", ":>{3}", ":>{4}"),
    "a default": swapped("reading/steps.py", "text, n", "text, n=2"),
    "a row": swapped("words/a.tsv", "say\tcue", "say\tnone"),
    "one row more": swapped("words/a.tsv", "say\tcue", "say\tcue\ntell\tcue"),
    "the name of a table": lambda root: (root / "words/a.tsv").rename(root / "words/b.tsv") and None,
    "a byte of the model": swapped("reading/data/net.onnx", "weights", "weightz"),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME.keys())
def test_what_does_nothing_changes_nothing(tree: Tree, change: Callable[[Tree], None]) -> None:
    before = made(tree)
    change(tree)
    assert made(tree) == before


@pytest.mark.parametrize("change", OTHER.values(), ids=OTHER.keys())
def test_what_does_something_changes_it(tree: Tree, change: Callable[[Tree], None]) -> None:
    before = made(tree)
    change(tree)
    assert made(tree) != before


def test_another_language_model_changes_it(tree: Tree) -> None:
    assert made(tree) != made(tree, replace(PARTS, more=("model 2",)))


def test_a_zip_has_the_fingerprint_of_the_folder(tree: Tree, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for name in FILES:
            packed.write(tree / name, f"twosource/{name}")
    assert fingerprint("reader", PARTS, zipfile.Path(tmp_path / "a.zip", "twosource/")) == made(tree)


def test_a_package_without_its_source_says_so(tree: Tree) -> None:
    for each in tree.rglob("*.py"):
        each.rename(each.with_suffix(".pyc"))
    assert SOURCELESS in made(tree)


def test_what_is_written_down_counts_for_these_very_files_alone(tree: Tree) -> None:
    (tree / WRITTEN).write_text(written_down({"reader": PARTS}, tree))
    told = json.loads((tree / WRITTEN).read_text())
    assert told["reader"][1] == made(tree)
    (tree / WRITTEN).write_text(json.dumps({"reader": [told["reader"][0], "as written"]}))
    assert made(tree) == "as written"
    for change in ("a comment", "a constant"):
        (SAME | OTHER)[change](tree)
        assert made(tree) != "as written"
    for odd in ("", "[]", '{"reader": 1}', '{"reader": []}', "{"):
        (tree / WRITTEN).write_text(odd)
        assert len(made(tree)) == 12


SMALL = replace(parts(), data=(("language/en", ".tsv"),), more=())


def test_the_reader_is_the_same_without_a_comment_and_laid_out_anew(tmp_path: Path) -> None:
    """Every module as Python itself would write it down: no comment, no bracket and no line of it is where it was."""
    shutil.copytree(SOURCE, tmp_path / "twosource", ignore=shutil.ignore_patterns("data", "web", "outputs", "demo", "__pycache__", WRITTEN))
    for each in (tmp_path / "twosource").rglob("*.py"):
        each.write_text(ast.unparse(ast.parse(each.read_text())))
    for own in (SMALL, workflow.DRAWING):
        assert fingerprint("another", own, tmp_path / "twosource") == fingerprint("another", own)


def test_every_python_gives_the_same(tmp_path: Path) -> None:
    asked = "from test import FOUND; print(FOUND)"
    (tmp_path / "test.py").write_text(
        "from dataclasses import replace\nfrom twosource.fingerprints import fingerprint\nfrom twosource.reading.version import parts\n"
        f"from twosource import workflow\nsmall = replace(parts(), data={SMALL.data!r}, more=())\n"
        "FOUND = [fingerprint('another', each) for each in (small, workflow.DRAWING)]\n"
    )
    found = {}
    for version in ("3.11", "3.12", "3.13"):
        near = sorted(Path(sys.base_prefix).parent.glob(f"{version}.*/bin/python3"))
        python = next(map(str, near), shutil.which(f"python{version}"))
        command = [python or "", "-c", f"import sys; sys.path[:0] = {[str(tmp_path), str(SOURCE.parent)]!r}; {asked}"]
        run = subprocess.run(command, capture_output=True, text=True, check=False) if python else None
        if run is not None and run.returncode == 0:
            found[version] = run.stdout
    found[".".join(map(str, sys.version_info[:2]))] = f"{[fingerprint('another', each) for each in (SMALL, workflow.DRAWING)]}\n"
    if len(found) < 2:
        pytest.skip("there is only one Python here")
    assert len(set(found.values())) == 1, found


def test_the_reader_has_a_version_and_keeps_it() -> None:
    assert len(reader_version()) == 12
    assert reader_version() == reader_version() != workflow.drawing_version()


def test_asking_for_the_version_loads_no_language_model() -> None:
    code = "import sys; from twosource.reading.version import reader_version; reader_version(); print('spacy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
