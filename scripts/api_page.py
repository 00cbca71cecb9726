"""Writes docs/api.md from the library's own docstrings and signatures: python scripts/api_page.py

A docstring is prose, then sections as Google's style has them: `Args:`, `Returns:`, `Raises:`, `Example:`.
"""

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import twosource
from twosource import errors, model

PAGE = Path(__file__).resolve().parents[1] / "docs" / "api.md"
PLACES: dict[str, tuple[str, ...]] = {
    "twosource": ("compare", "new", "add", "load", "contract", "as_html", "as_markdown", "Settings"),
    "twosource.case.write": ("freshen", "Tally"),
    "twosource.case.decisions": ("decide", "undo", "log", "history"),
    "twosource.case.reread": ("reread", "retry", "redraw", "age", "Reread", "Age"),
    "twosource.case.transfer": ("export", "bring", "read_again", "Taken"),
    "twosource.case.read": ("Window",),
    "twosource.outputs": ("as_json", "json_of", "as_pdf", "export", "print_text", "failed", "schema"),
    "twosource.outputs.exports": ("Exported",),
    "twosource.errors": tuple(name for name, thing in vars(errors).items() if inspect.isclass(thing)),
    "twosource.model": tuple(name for name in model.__all__ if inspect.isclass(getattr(model, name))),
}
"""What the page tells of, by where a program imports it from."""
MADE = "__init__"
"""The method that makes an object."""
SECTIONS = ("Args", "Returns", "Raises", "Example")
HEADS = re.compile(rf"^({'|'.join(SECTIONS)}):$", re.MULTILINE)
ITEM = re.compile(r"^    (\w[\w.]*): ", re.MULTILINE)
HEAD = """# The library

This page is written by `python scripts/api_page.py` from the docstrings; a test keeps both equal, runs the examples, and fails where an
argument, what comes back or an example is missing. What stands here is what a program may rely on ([CHANGELOG.md](../CHANGELOG.md) says
what a version may change); everything else may move.

Offsets are code points of a report's `text`, `[start, end)`. Times are seconds, sizes bytes, dates EDTF (ISO 8601-2). Ids follow from
content: the same text gives the same id. Whatever is raised on purpose is a `TwosourceError` whose text is one sentence.

In the examples `one.txt` and `two.txt` are two short reports, `affair.two` is a case that holds both, `case` is what was read in them, and
`window` is a `twosource.case.read.Window` of it.
"""


def page() -> str:
    """The page's text."""
    parts = [HEAD]
    for place, names in PLACES.items():
        parts.append(f"## {place}\n\n{_opening(import_module(place))}")
        parts += [_entry(place, name, getattr(import_module(place), name)) for name in names]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every function and public method that the page tells of, by its dotted name."""
    for place, names in PLACES.items():
        for name in names:
            thing = getattr(import_module(place), name)
            if inspect.isfunction(thing):
                yield f"{place}.{name}", thing
            else:
                yield from ((f"{place}.{name}.{own}", method) for own, method in _methods(thing))


def sections(told: str) -> dict[str, str]:
    """A docstring's prose, under '', and its sections by their heads."""
    prose, *rest = HEADS.split(told)
    return {"": prose.strip()} | {head: text.strip("\n") for head, text in zip(rest[::2], rest[1::2], strict=True)}


def items(section: str) -> dict[str, str]:
    """The entries of a section by the names before their colons."""
    _, *rest = ITEM.split(section)
    return {name: " ".join(text.split()) for name, text in zip(rest[::2], rest[1::2], strict=True)}


def taken(function: Callable[..., Any]) -> list[str]:
    """The names of what a function takes."""
    return [name for name in inspect.signature(function).parameters if name not in {"self", "cls"}]


def _opening(module: object) -> str:
    return (inspect.getdoc(module) or "").partition("\n\n")[0]


def _methods(thing: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Its public methods by name, those of the class itself among them; first how it is made, where its fields don't say so."""
    plain = dataclasses.is_dataclass(thing) or issubclass(thing, Exception)
    named = [name for name in vars(thing) if not name.startswith("_") or (name == MADE and not plain)]
    members = ((name, getattr(thing, name)) for name in named)
    return ((name, member) for name, member in members if inspect.isfunction(member) or inspect.ismethod(member))


def _entry(place: str, name: str, thing: Any) -> str:
    if inspect.isfunction(thing):
        return f"### {place}.{name}\n\n{_signed(name, thing)}\n\n{_told(inspect.getdoc(thing) or '')}"
    base = f"A `{thing.__base__.__name__}`. " if issubclass(thing, Exception) else ""
    parts = [f"### {place}.{name}", base + _told(inspect.getdoc(thing) or "")]
    if dataclasses.is_dataclass(thing):
        parts.append(_fields(dataclasses.fields(thing)))
    for own, member in vars(thing).items():
        if isinstance(member, property):
            parts.append(f"`.{own}` {inspect.getdoc(member)}")
    for own, method in _methods(thing):
        head, called = (f"{name}()", name) if own == MADE else (f"{name}.{own}", own)
        parts.append(f"#### {head}\n\n{_signed(called, method)}\n\n{_told(inspect.getdoc(method) or '')}")
    return "\n\n".join(parts)


def _signed(name: str, function: Callable[..., Any]) -> str:
    """The call with its types, an argument a line where one line would be long."""
    signature = inspect.signature(function)
    shown = [str(parameter) for each, parameter in signature.parameters.items() if each not in {"self", "cls"}]
    kinds = [parameter.kind for each, parameter in signature.parameters.items() if each not in {"self", "cls"}]
    if inspect.Parameter.KEYWORD_ONLY in kinds:
        shown.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    back = f" -> {inspect.formatannotation(signature.return_annotation)}"
    line = f"{name}({', '.join(shown)}){back}"
    if len(line) > 100:
        line = "\n".join([f"{name}(", *(f"    {each}," for each in shown), f"){back}"])
    line = re.sub(r"\b(?:twosource|collections|pathlib|typing|datetime|rich)(?:\.\w+)*\.(?=\w)", "", line)
    line = re.sub(r" = <function (\w+) at 0x\w+>", r" = \1", line)
    return f"```python\n{line}\n```"


def _told(told: str) -> str:
    known = sections(told)
    parts = [known[""]]
    if "Args" in known:
        parts.append("\n".join(["| argument | meaning |", "|---|---|", *_rows(items(known["Args"]))]))
    if "Returns" in known:
        parts.append(f"Returns {' '.join(known['Returns'].split())}")
    if "Raises" in known:
        parts.append("\n".join(["| raises | when |", "|---|---|", *_rows(items(known["Raises"]))]))
    if "Example" in known:
        parts.append(f"```pycon\n{inspect.cleandoc(known['Example'])}\n```")
    return "\n\n".join(parts)


def _rows(entries: dict[str, str]) -> list[str]:
    return [f"| `{name}` | {text.replace('|', chr(92) + '|')} |" for name, text in entries.items()]


def _fields(fields: Sequence["dataclasses.Field[Any]"]) -> str:
    rows = [f"| `{each.name}` | `{_kind(each.type)}` | {each.metadata.get('help', '')} |" for each in fields]
    return "\n".join(["| field | type | |", "|---|---|---|", *rows])


def _kind(annotation: Any) -> str:
    said = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return re.sub(r"\b(?:twosource|collections|pathlib|typing|datetime)(?:\.\w+)*\.(?=\w)", "", said).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} is written: {sum(map(len, PLACES.values()))} names, twosource {twosource.__version__}")
