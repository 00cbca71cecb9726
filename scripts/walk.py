"""Prints the walk of one report through the house, module by module in the order they are first called: python scripts/walk.py [REPORT ...]

A room is a sub-package. A room that is entered again after another one was entered is a return; the last line counts them. Without a
report the first of the demo is walked through. Modules of `language` and `model`, which lie below every room, are left out.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from types import FrameType
from typing import Any

HOUSE = "twosource."
BELOW = ("language", "model", "errors", "settings", "formats", "fingerprints", "extras")


def called(run: Callable[[], object]) -> list[str]:
    """The modules of the house in the order in which a function of theirs is first called while `run` runs."""
    seen: dict[str, None] = {}

    def note(frame: FrameType, event: str, _: Any) -> None:
        name = frame.f_globals.get("__name__", "")
        if event == "call" and name.startswith(HOUSE) and frame.f_code.co_name != "<module>":
            seen.setdefault(name.removeprefix(HOUSE))

    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return [name for name in seen if name.split(".")[0] not in BELOW]


def room_of(module: str) -> str:
    """The sub-package a module lies in; what lies beside sub-packages is in the room itself."""
    return ".".join(module.split(".")[:-1]) or module


def rooms(modules: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each room as it is entered, with the modules that are called first while it is not left."""
    here: list[str] = []
    for module in modules:
        if here and room_of(here[0]) != room_of(module):
            yield room_of(here[0]), here
            here = []
        here.append(module)
    if here:
        yield room_of(here[0]), here


def main(reports: Sequence[str], other: str) -> None:
    """Walks through `other` first, so that what is loaded once is loaded, and prints the walk of `reports`."""
    from twosource import compare

    compare([other])
    left: set[str] = set()
    returns = 0
    for room, modules in rooms(called(lambda: compare(reports))):
        again = room in left
        returns += again
        left.add(room)
        names = ", ".join(module.rsplit(".", 1)[-1] for module in modules)
        print(f"{room:28}{'again  ' if again else '       '}{names}")
    print(f"\n{len(left)} rooms, {returns} returns to a room already left")


if __name__ == "__main__":
    with as_file(files("twosource") / "demo") as folder:
        main([str(Path(each)) for each in sys.argv[1:]] or [str(folder / "1-meridian-wire.json")], str(folder / "2-harbour-courier.json"))
