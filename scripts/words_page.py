"""Writes docs/words.md from the code: every sub-package, class and kind, and the types and roles of the tables, in their own words.

python scripts/words_page.py
"""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/twosource"
PAGE = ROOT / "docs/words.md"
ROOMS = ("model", "language", "intake", "reading", "resolution", "comparison", "store", "outputs", "case", "web", "cli")
BESIDE = ""
"""The place of the modules that stand in no room."""
TABLES = {
    "event_types": "types of events", "relation_types": "types of standing ties", "attribute_types": "types of attributes",
    "roles": "roles in events and ties",
}  # fmt: skip
"""Tables of English whose rows are words of the project, and what the page calls them."""
HEAD = """# Words

Every word that the code has a sub-package, a class or a kind for, by room, with what the code itself says of it: of a package and a class
its first sentence, of a kind what each of its values means. `python scripts/words_page.py` writes this page, and a test fails where one is
missing or says nothing. What the levels of a finding mean stands under [model](#model) (`Level`) and, with examples, in the
[README](../README.md#what-the-levels-mean); every field of the JSON in [json.md](json.md).
"""


def first_sentence(text: str) -> str:
    """Up to the first full stop behind a word of more than two letters, on one line."""
    words = " ".join(text.partition("\n\n")[0].split())
    found = re.search(r"(?<=[\w`)”\"']{2})\.(?=\s+[A-Z`'\"“]|$)", words)
    return words[: found.end()] if found else words


def modules(room: str) -> Iterator[tuple[str, list[ast.stmt]]]:
    """Place and statements of each module of a room; of BESIDE, of those that stand in none."""
    for path in sorted((SOURCE / room).rglob("*.py") if room else SOURCE.glob("*.py")):
        yield (
            path.relative_to(SOURCE).with_suffix("").as_posix().removesuffix("/__init__"),
            ast.parse(path.read_text(encoding="utf-8")).body,
        )


def opening(package: Path) -> str:
    """The first sentence of a package's docstring."""
    return first_sentence(ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or "")


def parts(room: str) -> Iterator[tuple[str, str]]:
    """Place and sentence of each sub-package of a room."""
    for path in sorted((SOURCE / room).rglob("*/__init__.py")) if room else ():
        yield path.parent.relative_to(SOURCE).as_posix(), opening(path.parent)


def classes(room: str) -> Iterator[tuple[str, str, str]]:
    """Name, module and sentence of each public class of a room."""
    for where, body in modules(room):
        for node in body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, where, first_sentence(ast.get_docstring(node) or "")


def kinds(room: str) -> Iterator[tuple[str, str, list[str], str]]:
    """Name, module, values and docstring of each kind of a room: what a name stands for that is one of a few words."""
    for where, body in modules(room):
        for node, behind in zip(body, [*body[1:], None], strict=True):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.targets[0], ast.Name)
                and isinstance(node.value, ast.Subscript)
                and isinstance(node.value.value, ast.Name)
                and node.value.value.id == "Literal"
            ):
                values = [each.value for each in ast.walk(node.value.slice) if isinstance(each, ast.Constant)]
                told = behind.value.value if isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant) else ""
                yield node.targets[0].id, where, [str(value) for value in values], " ".join(str(told).split())


def terms(table: str) -> Iterator[tuple[str, str]]:
    """Word and definition of each row of a table of English."""
    lines = (SOURCE / "language/en" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    for row in rows:
        yield row[0], dict(zip(head, row, strict=False))["definition"]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table of Markdown, none where there is no row."""
    if not rows:
        return []
    lines = (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in (head, *rows))
    first = next(lines)
    return ["\n".join([first, "|" + "---|" * len(head), *lines])]


def page() -> str:
    """The whole page."""
    made = [HEAD]
    for room in (*ROOMS, BESIDE):
        made.append(f"## {room or 'beside the rooms'}")
        made += [opening(SOURCE / room)] if room else []
        made += _table(("sub-package", "what it holds"), [(f"`{place}`", said) for place, said in parts(room)])
        made += _table(("word", "where", "what it is"), [(name, f"`{where}`", said) for name, where, said in sorted(classes(room))])
        made += _table(
            ("kind", "where", "what it can be"),
            [(name, f"`{where}`", f"{said or ', '.join(values)}") for name, where, values, said in sorted(kinds(room))],
        )
    for table, title in TABLES.items():
        made += [f"## {title}", f"`language/en/{table}.tsv`", *_table(("word", "what it is"), list(terms(table)))]
    return "\n\n".join(part.strip() for part in made) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} is written")
