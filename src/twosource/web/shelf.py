"""The files a page loads: styles, scripts, the icon. Their address says what they hold, so that browsers keep them."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json", ".txt": "text/plain"}


@dataclass(frozen=True, slots=True)
class File:
    """A file with its type and the first characters of its hash."""

    content: bytes
    type: str
    mark: str


def file(name: str) -> File | None:
    """The file of `static` by its name ('built/map.js', say), None if there is none. Only what is there is remembered."""
    return _read(name) if name in _names() else None


@cache
def _read(name: str) -> File:
    content = files("twosource.web").joinpath("static", *name.split("/")).read_bytes()
    return File(content, MEDIA_TYPES["." + name.rpartition(".")[2]], sha256(content).hexdigest()[:12])


def static(name: str) -> str:
    """Its address; a file that was not built is addressed too, and not found."""
    found = file(name)
    return f"/static/{name}" + (f"?{found.mark}" if found else "")


@cache
def _names() -> frozenset[str]:
    top = files("twosource.web").joinpath("static")
    inner = [(f"{each.name}/{leaf.name}") for each in top.iterdir() if each.is_dir() for leaf in each.iterdir()]
    return frozenset(name for name in [*(each.name for each in top.iterdir()), *inner] if "." + name.rpartition(".")[2] in MEDIA_TYPES)
