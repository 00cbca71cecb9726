"""Writes the plan of the house into CONTRIBUTING.md from the rooms' own first sentences: python scripts/rooms.py"""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE, PAGE = ROOT / "src" / "twosource", ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- rooms: written by scripts/rooms.py -->\n", "<!-- end of rooms -->\n"
ROOMS = {
    "intake": ("web", "html"),
    "reading": (
        "syntax", "encoder", "gazetteer", "mentions", "quantities", "coreference", "times", "factuality", "events", "attribution", "claims",
    ),
    "resolution": ("clustering", "entities", "events", "origins"),
    "comparison": ("slots",),
    "store": ("opening", "migrations", "pages"),
    "case": ("judging",),
    "outputs": ("contract", "view", "dossier", "text", "html", "pdf", "exports", "archive"),
    "web": ("pages", "people", "pictures"),
    "cli": ("commands", "terminal"),
    "model": (),
    "language": (),
}  # fmt: skip
"""The rooms in the order the data walks, each with its sub-packages in that order; below them all the words they share."""


def plan() -> str:
    """The plan as a list of Markdown."""
    lines = []
    for room, parts in ROOMS.items():
        lines.append(f"- `{room}/` {first_sentence(SOURCE / room)}")
        lines += [f"  - `{room}/{part}/` {first_sentence(SOURCE / room / part)}" for part in (*parts, *unlisted(room, parts))]
    return "\n".join(lines) + "\n"


def unlisted(room: str, parts: tuple[str, ...]) -> list[str]:
    """Sub-packages that ROOMS does not order yet, in the alphabet's order."""
    return sorted(each.parent.name for each in (SOURCE / room).glob("*/__init__.py") if each.parent.name not in parts)


def first_sentence(package: Path) -> str:
    """How a package's docstring begins: its first sentence, on one line."""
    said = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    paragraph = " ".join(said.partition("\n\n")[0].split())
    return paragraph.partition(". ")[0].rstrip(".") + "."


def page() -> str:
    """CONTRIBUTING.md with the plan as the house is now."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return before + BEGIN + plan() + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} has the plan")
