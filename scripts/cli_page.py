"""Writes docs/cli.md from the command line's own parser: python scripts/cli_page.py"""

import os
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

from twosource.cli.parser import build, codes
from twosource.cli.terminal.exits import MEANINGS
from twosource.extras import EXTRAS

PAGE = Path(__file__).parent.parent / "docs/cli.md"

HEAD = """# The command line

This page is written by `python scripts/cli_page.py` from the program itself; a test keeps both equal.

Reports go in as files, folders, web addresses or `-` (standard input); `-` is standard output too. Errors are one sentence on
standard error. Outputs are put in place only when they are whole. A bar shows on a terminal when reading takes over two seconds.
Ids may be shortened to any beginning that fits only one thing (four characters at least).

"""

EXTRAS_HEAD = """
## Extras

What a plain `pip install twosource` does not bring; `pip install "twosource[all]"` brings all but languages. A command whose extra
is missing says so, before it does anything, and ends with code 2; `twosource doctor` lists which are there.

| what for | how to install it |
|---|---|
"""


def page() -> str:
    """The page's text."""
    codes_table = "".join(f"| {code} | {meaning} |\n" for code, meaning in MEANINGS.items())
    parts = [HEAD, "## Exit codes\n\n| code | meaning |\n|---|---|\n", codes_table, EXTRAS_HEAD]
    parts += [f"| {extra.purpose} | `{extra.remedy()}` |\n" for extra in EXTRAS.values()]
    for name, parser in _commands(build()):
        text = _help(parser).replace(codes(), "").rstrip()
        parts.append(f"\n## {name}\n\n```text\n{text}\n```\n")
    return "".join(parts)


def _help(parser: ArgumentParser) -> str:
    width = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "100"
    try:
        return parser.format_help()
    finally:
        os.environ.pop("COLUMNS") if width is None else os.environ.update(COLUMNS=width)


def _commands(parser: ArgumentParser) -> Iterator[tuple[str, ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            yield from ((f"twosource {name}", sub) for name, sub in action.choices.items())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} is written")
