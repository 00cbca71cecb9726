"""Which function stands behind each command; its module is loaded when the command runs, so that none pays for another's libraries."""

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from typing import cast

from twosource.cli.decisions import DECISIONS
from twosource.cli.parser import LISTS
from twosource.extras import demand

ACTIONS = {
    "compare": "comparing.compare",
    "demo": "demo.demo",
    "doctor": "comparing.doctor",
    "new": "casework.new",
    "add": "casework.add",
    "reread": "rereading.reread",
    "status": "casework.status",
    "show": "casework.whole",
    "serve": "serving.serve",
    "people": "peopling.people",
    "log": "casework.log",
    "undo": "casework.undo",
    "export": "exporting.out",
    "import": "exporting.back",
    **dict.fromkeys(LISTS, "casework.listing"),
    **dict.fromkeys(DECISIONS, "casework.decide"),
}
"""Each command's name and what it calls, as a name inside `commands`."""

EXTRA_OF = {"serve": "site", "people": "site"}
"""The extra without which a command can do nothing, see `extras.EXTRAS`."""


def action(command: str) -> Callable[[Namespace], int]:
    """The function behind `command`. Raises UsageError that says what to install, where its libraries are missing."""
    if command in EXTRA_OF:
        demand(EXTRA_OF[command], f"`twosource {command}`")
    module, name = ACTIONS[command].split(".")
    return cast(Callable[[Namespace], int], getattr(import_module(f"twosource.cli.commands.{module}"), name))
