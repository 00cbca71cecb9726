"""Names of places -> gazetteer entries, read straight from a sorted table on disk, so that the first lookup costs no loading."""

import mmap
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

from twosource.language import per_language, per_language_up_to, rows
from twosource.model import Place, Precision
from twosource.reading.gazetteer.transliteration import loose

Kind = Literal["r", "c", "1", "2", "p"]
"""What a place is: `r` a region, `c` a country, `1` and `2` its parts of the first and second level, `p` a settlement."""
PRECISIONS: dict[str, Precision] = {"r": "region", "c": "country", "1": "admin1", "2": "admin2", "p": "city"}
_FOLD = str.maketrans({"-": " ", "–": " ", "—": " ", ".": None, "'": None, "’": None, "‘": None, "`": None, "ʻ": None, "ʼ": None, ",": " "})
MIN_KEY_LETTERS = 5
"""Letters of a loose key below which too many places share it."""
_SPOKEN = {"st": "saint", "mt": "mount", "ft": "fort"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `path` runs from the country down to the place; `people` is 0 where nobody is counted."""

    path: tuple[str, ...]
    kind: Kind
    people: int
    lat: float | None
    lon: float | None

    def place(self, name: str) -> Place:
        """The entry under the report's own wording."""
        return Place(name, self.path, PRECISIONS[self.kind], self.lat, self.lon)


def fold(name: str) -> str:
    """A name as the table spells it: lower case, no accents, points or apostrophes, hyphens as blanks, no leading article.

    >>> fold("The Sant Julià-de-Lòria")
    'sant julia de loria'
    """
    # Twice, since taking characters apart makes new points and hyphens: one sign may stand for "0.".
    plain = unicodedata.normalize("NFKD", name.translate(_FOLD)).translate(_FOLD).casefold()
    parts = "".join(char for char in plain if not unicodedata.combining(char)).split()
    while len(parts) > 1 and parts[0] == "the":
        del parts[0]
    return " ".join(_SPOKEN.get(part, part) for part in parts)


@per_language_up_to(20_000)
def look_up(name: str) -> tuple[Entry, ...]:
    """Every place of that name (folded on the way in), none if the gazetteer does not know it."""
    key = fold(name)
    if not key:
        return ()
    named = _regions().get(key)
    if named is not None:
        return named
    return tuple(_entry(line) for line in _lines(key))


@per_language_up_to(5_000)
def spelt_like(name: str) -> tuple[Entry, ...]:
    """Places of the countries in `spellings.tsv` whose name is the same but for its Latin spelling; for names `look_up` does not know.

    >>> [entry.path[0] for entry in spelt_like("Hasaka") if entry.kind == "p"]
    ['SY']
    """
    key = loose(fold(name))
    if len(key) < MIN_KEY_LETTERS:
        return ()
    spelt = [line.split("\t")[1:] for line in _lines(key, "spellings.tsv")]
    found = ((country, _entry(line)) for other, country in spelt for line in _lines(other))
    return tuple(entry for country, entry in found if entry.path[0] == country and entry.kind in "p1")


def known(name: str) -> bool:
    """Whether some place has this name."""
    return bool(look_up(name))


@per_language
def _regions() -> dict[str, tuple[Entry, ...]]:
    """Regions, seas and disputed areas from the table `regions`, which stands before the gazetteer."""
    return {
        fold(row["name"]): (Entry(tuple(row["path"].split("/")), _kind(row["kind"]), 0, _degrees(row["lat"]), _degrees(row["lon"])),)
        for row in rows("regions")
    }


@cache
def _table(file: str) -> mmap.mmap:
    with as_file(files("twosource.reading").joinpath("data", file)) as path, open(path, "rb") as handle:
        return mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)


def _lines(key: str, file: str = "places.tsv") -> list[str]:
    """The rows whose first cell is `key`, by bisection over line starts."""
    table, wanted = _table(file), key.encode() + b"\t"
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        start = table.rfind(b"\n", 0, middle) + 1
        end = table.find(b"\n", middle)
        if table[start:end] < wanted:
            low = end + 1
        else:
            high = start
    found = []
    while table[low : low + len(wanted)] == wanted:
        end = table.find(b"\n", low)
        found.append(table[low:end].decode())
        low = end + 1
    return found


def _entry(line: str) -> Entry:
    _, own, area, kind, people, lat, lon = line.split("\t")
    path = tuple(_areas(area or own))
    return Entry((*path, own) if area else path, _kind(kind), int(people), _degrees(lat), _degrees(lon))


def _areas(code: str) -> list[str]:
    """'PK.04.1177658' -> 'PK', 'PK.04', 'PK.04.1177658'."""
    parts = code.split(".")
    return [".".join(parts[: end + 1]) for end in range(len(parts))]


def _kind(cell: str) -> Kind:
    for kind in PRECISIONS:
        if kind == cell:
            return kind  # type: ignore[return-value]  # the keys are the kinds
    raise ValueError(f"unknown kind of place {cell!r}")


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None
