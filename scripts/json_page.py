"""Writes docs/json.md and docs/schema/twosource.case.1.json from the shipped schema; with --check only says whether they are current.

python scripts/json_page.py [--check]
"""

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/twosource/outputs/case.schema.json"
COPY = ROOT / "docs/schema/twosource.case.1.json"
PAGE = ROOT / "docs/json.md"
HEAD = """# The JSON form

`twosource compare ... --format json`, or `twosource.outputs.as_json(case)` in Python, writes a case in the form `twosource.case/1`,
one record a line, so that two cases can be compared with `diff` and a record be found with `grep`.
The [JSON Schema](schema/twosource.case.1.json) is shipped with the package (`twosource.outputs.schema()`).
This page is written from it by `python scripts/json_page.py`.

"""
Schema = dict[str, Any]


def page(schema: Schema) -> str:
    """The Markdown page of `schema`."""
    parts = [HEAD + schema["description"], "## The whole", table(schema)]
    for name, part in schema["$defs"].items():
        parts += [f"## {name}", part["description"], table(part)]
    return "\n\n".join(parts) + "\n"


def table(part: Schema) -> str:
    """The fields of an object as a table."""
    rows = [f"| `{name}` | {kind(field)} | {cell(field.get('description', ''))} |" for name, field in part["properties"].items()]
    return "\n".join(["| field | type | meaning |", "|---|---|---|", *rows])


def kind(field: Schema) -> str:
    """The type of a field in words."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name})"
    if "anyOf" in field:
        return " or ".join(kind(option) for option in field["anyOf"])
    if "enum" in field:
        return "one of " + ", ".join(f"`{value}`" for value in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field["type"] == "array":
        return "two integers" if field.get("maxItems") == 2 else f"list of {kind(field['items'])}"
    return " or ".join(field["type"]) if isinstance(field["type"], list) else str(field["type"])


def cell(text: str) -> str:
    """Text that may stand in a table."""
    return text.replace("|", "\\|")


def main() -> int:
    """0 when written or current, 1 when --check finds a page out of date."""
    text = SOURCE.read_text(encoding="utf-8")
    made = {COPY: text, PAGE: page(json.loads(text))}
    if "--check" in sys.argv:
        return int(any(not path.exists() or path.read_text(encoding="utf-8") != content for path, content in made.items()))
    for path, content in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
