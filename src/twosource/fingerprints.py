"""What code and data are, in a short hash: for saying by what something was read or drawn.

Two hashes of the same thing. A `raw` one over the bytes of the files, taken in milliseconds. And the fingerprint itself, over what the
files mean: syntax trees without comments, docstrings, layout and the places where modules lie, and tables without their comment lines. So
moving a file or wording a comment changes nothing, a changed constant, function, row or byte of a model does. It costs a third of a second;
`scripts/fingerprints.py` writes it down at packaging, and what is written down counts only while the raw hash beside it is that of the
files at hand.
"""

import ast
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

HOUSE = "twosource"
WRITTEN = "fingerprints.json"
"""Name to [raw hash, fingerprint], in the package's folder; made at packaging and kept out of the repository."""
LENGTH = 12
"""Hex digits of a fingerprint: those of an id."""
REMARK = re.compile(rb"^#.*\n?", re.MULTILINE)
SOURCELESS = "installed without its source"
LEFT_OUT = frozenset({"ctx", "kind"})
"""Fields of a syntax tree that say nothing of what is done."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a fingerprint is over: modules or packages of ours (`code`), the modules of `shared` packages that these use, folders of `data`
    with the endings that count there, and `more` in words, such as the version of a language model."""

    code: tuple[str, ...]
    shared: tuple[str, ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    more: tuple[str, ...] = ()


def fingerprint(name: str, parts: Parts, root: Traversable | None = None) -> str:
    """The fingerprint of `parts`; where it is written down under `name` for these very files, it is not made again.

    Where the package came without its source (.pyc files alone), the version of the release stands in, and says so.
    """
    root = root or files(HOUSE)
    sources, data = _at_hand(parts, root)
    if not any(_within(place, parts.code) for place in sources):
        return f"{_release()} ({SOURCELESS})"
    match _written(root).get(name):
        case [str(raw), str(known)] if raw == _raw(sources, data, parts):
            return known
    return _made(sources, data, parts)


def written_down(named: Mapping[str, Parts], root: Traversable | None = None) -> str:
    """The text of the file that keeps fingerprints from being made at every start."""
    root = root or files(HOUSE)
    held = {name: (*_at_hand(parts, root), parts) for name, parts in named.items()}
    return json.dumps({name: [_raw(*each), _made(*each)] for name, each in held.items()}, indent=1) + "\n"


Sources = Mapping[str, bytes]
Data = Sequence[tuple[str, bytes]]


def _at_hand(parts: Parts, root: Traversable) -> tuple[dict[str, bytes], list[tuple[str, bytes]]]:
    """Modules by dotted name, and data by name."""
    sources = {place: source for package in (*parts.code, *parts.shared) for place, source in _sources(root, package)}
    return sources, [found for folder, ending in parts.data for found in _data(root, folder, ending)]


def _written(root: Traversable) -> Mapping[str, Any]:
    try:
        found = json.loads(root.joinpath(WRITTEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _sources(root: Traversable, package: str) -> Iterator[tuple[str, bytes]]:
    """Every module of a package, or the module, by its dotted name in the house: the package itself under its own."""
    here = root.joinpath(*package.split("."))
    if not here.is_dir():
        module = root.joinpath(*package.split(".")[:-1], f"{package.split('.')[-1]}.py")
        if module.is_file():
            yield package, module.read_bytes()
        return
    for each in here.iterdir():
        if each.name.endswith(".py"):
            yield (package if each.name == "__init__.py" else f"{package}.{each.name[:-3]}"), each.read_bytes()
        elif each.is_dir() and each.joinpath("__init__.py").is_file():
            yield from _sources(root, f"{package}.{each.name}")


def _data(root: Traversable, folder: str, ending: str) -> Iterator[tuple[str, bytes]]:
    """The files of a folder with an ending, tables without their comment lines, by their names alone."""
    for each in root.joinpath(*folder.split("/")).iterdir():
        if each.name.endswith(ending):
            content = each.read_bytes()
            remarked = ending == ".tsv" and (content.startswith(b"#") or b"\n#" in content)
            yield each.name, REMARK.sub(b"", content) if remarked else content


def _raw(sources: Sources, data: Data, parts: Parts) -> str:
    return _hash([*(f"{name} {_hash([content])}" for name, content in sorted([*sources.items(), *data])), *parts.more])


def _made(sources: Sources, data: Data, parts: Parts) -> str:
    code = Code(sources)
    tables = sorted(f"{name} {_hash([content])}" for name, content in data)
    return _hash([*code.used([each for each in sources if _within(each, parts.code)]), "data", *tables, "more", *parts.more])[:LENGTH]


class Code:
    """Modules of the house, each read when it is first asked for."""

    def __init__(self, sources: Sources) -> None:
        """`sources` are the modules at hand."""
        self._sources = sources
        self._read: dict[str, Module] = {}

    def used(self, start: Sequence[str]) -> list[str]:
        """What the modules of `start` do, and those at hand that they use, wherever each of them lies."""
        found, waiting = set(start), list(start)
        while waiting:
            module = self._module(waiting.pop())
            new = {self._home(place, name) for place, name, _ in module.taken} & self._sources.keys() - found
            found |= new
            waiting += new
        return sorted(self._whole(self._module(name)) for name in found)

    def _module(self, name: str) -> "Module":
        if name not in self._read:
            self._read[name] = Module(self._sources[name])
        return self._read[name]

    def _whole(self, module: "Module") -> str:
        """What a module does, with what it takes from others at hand by what those do."""
        homes = ((self._home(place, name), name, called) for place, name, called in module.taken)
        return _hash(
            [
                module.does,
                *sorted({f"{name} {called} {self._module(at).does if at in self._sources else ''}" for at, name, called in homes}),
            ]
        )

    def _home(self, place: str, name: str) -> str:
        """The module in which a name that is imported from `place` is made: past a package that only hands it on."""
        if f"{place}.{name}".removeprefix(".") in self._sources:
            return f"{place}.{name}".removeprefix(".")
        if place in self._sources:
            handed = {called: (source, own) for source, own, called in self._module(place).taken}
            if name in handed and handed[name][0] != place:
                return self._home(*handed[name])
        return place


class Module:
    """A module's syntax tree: what it does, in a hash without what it takes from other modules of the house, and what it takes."""

    def __init__(self, source: bytes) -> None:
        """Reads the source. Raises SyntaxError where it is none."""
        self.taken: list[tuple[str, str, str]] = []
        said: list[str] = []
        self._put(ast.parse(source), said)
        self.does = _hash(["\x1f".join(said)])

    def _put(self, node: object, said: list[str]) -> None:
        """Writes a node down: its kind and its fields that hold something. What is empty is named differently over versions of Python."""
        if isinstance(node, list):
            said.append("[")
            for each in node:
                if not _unspoken(each):
                    self._put(each, said)
            said.append("]")
        elif isinstance(node, ast.ImportFrom) and _ours(node):
            place = (node.module or "").removeprefix(HOUSE).removeprefix(".")
            self.taken += [(place, alias.name, alias.asname or alias.name) for alias in node.names]
        elif isinstance(node, ast.AST):
            said.append(type(node).__name__)
            for field in node._fields:
                value = getattr(node, field, None)
                if value is not None and value != [] and field not in LEFT_OUT:
                    said.append(field)
                    self._put(value, said)
            said.append(")")
        else:
            said.append(repr(node))


def _ours(node: ast.ImportFrom) -> bool:
    return node.level == 0 and (node.module or "").split(".")[0] == HOUSE


def _unspoken(node: object) -> bool:
    """Whether it is a docstring, or another string that stands for itself."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _release() -> str:
    from importlib.metadata import PackageNotFoundError, version  # for the rare case alone: it is slow to load

    try:
        return version(HOUSE)
    except PackageNotFoundError:
        return "unknown"


def _within(name: str, packages: Sequence[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _hash(parts: Sequence[str | bytes]) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()
