"""What one more report costs in a case of 1,000, 10,000 and 100,000 reports, reading left out.

    python bench/growth.py [--sizes 1000 10000 100000] [--keep FOLDER]

The cases are made up (`invented.py`): five reports an affair, an affair a day. The first AFFAIRS are read and drawn; older ones are those
again with other names, things and days, and are stored with their words and pictures as they are. The last RECENT affairs come in the way
a user's `twosource add` takes them, and then one more report of each of the last MORE, one at a time, is timed: from the reading to the
drawn and stored case. Told are the middle time and the slowest, and how much the first grows from the smallest case to the largest.
With --keep the cases stay, and a later run goes on from them.
"""

import argparse
import os
import pickle
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, get_type_hints

from invented import CODAS, ONSETS, VOWELS, Affairs

from twosource.case import write
from twosource.model import Case, Reading, Report, Source, identify
from twosource.reading import ENGLISH
from twosource.resolution import LEVELS, Group, day_of, telling
from twosource.store import create, open_case
from twosource.workflow import draw, drawing_version

AFFAIRS, RECENT, MORE, TOLD = 200, 60, 15, 5
SIZES = (1_000, 10_000, 100_000)
CACHE = Path("build/growth/readings.pickle")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
WORD = re.compile(r"[A-Za-z]+")


@cache
def real(affairs: Affairs) -> list[list[tuple[Report, Reading]]]:
    """The first affairs with their readings, one report more than is told each; from the file where they were read before."""
    stamp = affairs.affair(AFFAIRS - 1)
    if CACHE.exists():
        kept = pickle.loads(CACHE.read_bytes())
        if kept["stamp"] == repr(stamp):
            return list(kept["affairs"])
    reports = [report for number in range(AFFAIRS) for report in affairs.affair(number)]
    told = list(zip(reports, ENGLISH.read(reports), strict=True))
    found = [told[at : at + TOLD + 1] for at in range(0, len(told), TOLD + 1)]
    CACHE.parent.mkdir(parents=True, exist_ok=True)
    CACHE.write_bytes(pickle.dumps({"stamp": repr(stamp), "affairs": found}))
    return found


class Copy:
    """An affair again, other names and things in the places of its own, of the same length, and later."""

    def __init__(self, affairs: Affairs, number: int, kept: frozenset[str]) -> None:
        """`kept` are the words that stay."""
        self.chance = affairs.chance
        self.chance.seed(f"copy {number}")
        self.number, self.kept = number, kept
        self.later = timedelta(days=number - number % AFFAIRS)
        self.words: dict[str, str] = {}

    def of(self, thing: Any) -> Any:
        """The thing with every word, day and id changed."""
        if isinstance(thing, str):
            return self._text(thing)
        if isinstance(thing, date):
            return thing + self.later
        if isinstance(thing, tuple):
            return tuple(self.of(each) for each in thing)
        if is_dataclass(thing) and not isinstance(thing, type):
            return replace(thing, **{name: self.of(getattr(thing, name)) for name in names(type(thing))})
        return thing

    def _text(self, text: str) -> str:
        if ID.fullmatch(text):
            return identify(text[0], text, str(self.number))
        later = DAY.sub(lambda found: (date.fromisoformat(found.group()) + self.later).isoformat(), text)
        return WORD.sub(lambda found: self._word(found.group()), later)

    def _word(self, word: str) -> str:
        low = word.lower()
        if low in self.kept:
            return word
        if low not in self.words:
            parts = (ONSETS, VOWELS, [each for each in ONSETS if len(each) == 1], VOWELS, CODAS)
            made = "".join(self.chance.choice(parts[at % len(parts)]) for at in range(len(low) * 2))
            self.words[low] = made[: len(low)]
        made = self.words[low]
        return made.capitalize() if word[0].isupper() else made


ID = re.compile(r"[a-z][0-9a-f]{12}")


@cache
def names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass whose values hang on the words of a report."""
    chosen = {name for name, hint in get_type_hints(kind).items() if "Literal[" in str(hint)}  # one of a few words of the model's own
    same = {"Role": {"role"}, "Trigger": {"lemma"}, "Place": {"name", "path", "country"}, "Report": {"language"}}
    return tuple(each.name for each in fields(kind) if each.name not in chosen | same.get(kind.__name__, set()) | {"kind", "type", "basis"})


def told(affairs: Affairs, read: Sequence[Sequence[tuple[Report, Reading]]], number: int) -> list[tuple[Report, Reading]]:
    """The reports of an affair with their readings, the one more last."""
    first = list(read[number % AFFAIRS])
    return first if number < AFFAIRS else list(Copy(affairs, number, common(affairs)).of(tuple(first)))


@cache
def pictured(affairs: Affairs, at: int) -> Case:
    """The picture of one of the first affairs, drawn by itself."""
    members = sorted(real(affairs)[at][:TOLD], key=lambda pair: pair[0].id)
    return draw(Group(tuple(report.id for report, _ in members), LEVELS[0]), members)


@cache
def common(affairs: Affairs) -> frozenset[str]:
    """The words that no copy changes: verbs, towns, small words and the model's own."""
    from invented import BODIES, MANNERS, PLACES, TOWNS

    texts = (*MANNERS, *BODIES, *PLACES, *TOWNS, *affairs.verbs)
    own = (
        "agree coarser updated conflict only one not stated several origins report positive negative certain probable possible unknown "
        "happened planned conditional general direct indirect implied asserted within"
    )
    return frozenset(word.lower() for text in texts for word in WORD.findall(text)) | frozenset(own.split())


def store(path: Path, pairs: Sequence[tuple[Report, Reading]]) -> None:
    """Keeps reports with their readings and draws what they touch, as adding does after reading."""
    with open_case(path) as kept:
        sources = [Source(report, report.text.encode(), "text/plain", range(len(report.text))) for report, _ in pairs]
        kept.add(sources, [reading for _, reading in pairs], "bench")
        write.refresh(kept)


def stored(path: Path, cases: Sequence[Case]) -> None:
    """Keeps pictures with their reports as they are."""
    with open_case(path) as kept, kept.stories.together():
        for case in cases:
            sources = [Source(report, report.text.encode(), "text/plain", range(len(report.text))) for report in case.reports]
            kept.add(sources, case.readings, "bench")
            for report in case.reports:
                kept.stories.relate(report.id, day_of(report), telling(report.text), {})
        kept.stories.put(cases, 0)


def grown(path: Path, affairs: Affairs, read: Sequence[Sequence[tuple[Report, Reading]]], size: int) -> int:
    """Fills the case up to `size` reports; returns how many affairs it holds."""
    held = size // TOLD
    with open_case(path) as kept:
        have = kept.count() // TOLD
        kept.stories.forget(drawing_version()) if not have else None
    waiting: list[Case] = []
    for number in range(have, held - RECENT):
        case = pictured(affairs, number % AFFAIRS)
        waiting.append(Copy(affairs, number, common(affairs)).of(case) if number >= AFFAIRS else case)
        if len(waiting) >= BATCH or number == held - RECENT - 1:
            stored(path, waiting)
            waiting = []
    for number in range(max(have, held - RECENT), held):
        store(path, told(affairs, read, number)[:TOLD])
    return held


BATCH = 100


def measure(sizes: Sequence[int], folder: Path) -> Iterator[dict[str, float]]:
    """For each size the seconds of adding one report: the middle, the slowest; and how long the filling took."""
    affairs = Affairs(reports=TOLD + 1)
    read = real(affairs)
    for size in sizes:
        path = folder / f"{size}.two"
        began = time.perf_counter()
        if not path.exists():
            create(path).close()
        held = grown(path, affairs, read, size)
        filled = time.perf_counter() - began
        timed = path.with_suffix(".timed")
        shutil.copyfile(path, timed)
        os.sync()
        seconds = []
        for number in range(held - MORE, held):
            more = told(affairs, read, number)[TOLD:]
            began = time.perf_counter()
            store(timed, more)
            seconds.append(time.perf_counter() - began)
        timed.unlink()
        yield {"reports": size, "middle": median(seconds), "slowest": max(seconds), "filled": filled, "bytes": path.stat().st_size}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep = arguments.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        first = 0.0
        for row in measure(arguments.sizes, keep):
            first = first or row["middle"]
            print(
                f"{row['reports']:>9,.0f} reports: one more takes {1000 * row['middle']:.0f} ms (slowest {1000 * row['slowest']:.0f} ms), "
                f"{row['middle'] / first:.2f} times the first; filled in {row['filled']:.0f} s, {row['bytes'] / 1e6:,.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
