"""What a file is called: as the user named it, never by where it lies on the machine.

What is told of a file goes out with a case, so it says nothing of who has the machine or how it is laid out. A name that leads down from
where the user stood is kept. One that leads from the root, or up, is told from the working folder if it lies below, else by the folder and
the name alone: `/srv/archive/2024/a.txt` is `2024/a.txt`. A folder that is somebody's home or lies among what is there for a while is not
told.
"""

import os
import re
from collections.abc import Callable

HOMES = ("/home", "/Users", "/var/home", "/export/home", "C:/Users")
"""Where people's folders lie, so that the name of one there is somebody's."""
ROOTED = re.compile(r"/|[A-Za-z]:[\\/]|\\\\|(?i:file:)[\\/]")
"""How a name begins that leads from a root, on whatever system it was written."""


def caller(named: str, *, folder: bool = False) -> Callable[[str], str]:
    """What files are called that came in under a name: the file of that name or, with `folder`, the files below it."""
    if not named:
        return str
    base = _base(named, folder)
    return lambda path: (os.path.relpath(path, base) if base else os.path.normpath(path)).replace(os.sep, "/")


def outward(path: str) -> str:
    """A kept path as it may be told: one that leads from a root, as older versions kept it, by its folder and name alone."""
    if not ROOTED.match(path):
        return path
    parts = re.split(r"[\\/]+", re.sub("^(?i:file:)", "", path).rstrip("\\/"))
    return "/".join(parts[-1:] if _untold("/".join(parts[:-1])) else parts[-2:])


def _base(named: str, folder: bool) -> str | None:
    """The folder from which what came in under a name is told; None: it is told as it was named."""
    try:
        here = os.getcwd()
    except OSError:  # it was removed while we stand in it
        here = os.sep
    open_to_all = os.path.dirname(here) == here or here in HOMES
    if not open_to_all and not os.path.isabs(named) and not os.path.normpath(named).startswith(os.pardir):
        return None
    whole = os.path.abspath(named)
    if not open_to_all and (whole + os.sep).startswith(here + os.sep):
        return here
    holding = whole if folder else os.path.dirname(whole)
    return holding if _untold(holding) else os.path.dirname(holding)


def _untold(folder: str) -> bool:
    """Whether a folder's name is told to nobody."""
    above, _, name = folder.replace("\\", "/").rstrip("/").rpartition("/")
    home = os.path.basename(os.path.expanduser("~"))
    passing = {"/tmp", "/var/tmp", *(os.path.normpath(os.environ[name]) for name in ("TMPDIR", "TEMP", "TMP") if os.environ.get(name))}
    return not name or name.endswith(":") or name == home or above in HOMES or folder in passing or above in passing
