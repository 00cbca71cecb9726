"""Writes docs/words.md from the code: what every class of the model and of the rooms is, in the first sentence of its docstring.

python scripts/words_page.py
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/twosource"
PAGE = ROOT / "docs/words.md"
ROOMS = ("model", "language", "intake", "reading", "resolution", "comparison", "store", "outputs", "case", "web")
HEAD = """# Words

Every word that the code makes a class of, by room, with the first sentence that the code itself says of it; `python scripts/words_page.py`
writes this page. What the levels of a finding mean stands in the [README](../README.md#what-the-levels-mean), every field of the JSON in
[json.md](json.md), every sub-package in [CONTRIBUTING](../CONTRIBUTING.md).
"""


def first_sentence(text: str) -> str:
    """Up to the first full stop behind a word of more than two letters, on one line."""
    words = " ".join(text.partition("\n\n")[0].split())
    found = re.search(r"(?<=[\w`)”\"']{2})\.(?=\s+[A-Z`'\"“]|$)", words)
    return words[: found.end()] if found else words


def classes(room: str) -> Iterator[tuple[str, str, str]]:
    """Name, module and sentence of each public class of a room."""
    for path in sorted((SOURCE / room).rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where = path.relative_to(SOURCE).with_suffix("").as_posix().removesuffix("/__init__")
                yield node.name, where, first_sentence(ast.get_docstring(node) or "")


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for room in ROOMS:
        rows = "\n".join(f"| {name} | `{where}` | {said.replace('|', chr(92) + '|')} |" for name, where, said in sorted(classes(room)))
        parts.append(f"## {room}\n\n| word | where | what it is |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} is written")
