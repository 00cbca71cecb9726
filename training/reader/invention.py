"""Names made up in place of those in the text, and other dresses for whole lines, so that the model knows names it has never seen."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from training.reader.examples import Example, Mark

PLACES = Path("src/twosource/reading/data/places.tsv")
PARTS = Path(__file__).with_name("name_parts.tsv")
RENAMED, SHOUTED, TITLED, LOWERED = 0.5, 0.1, 0.12, 0.03
"""Shares of examples that get made-up names, are set in capitals, in title case, in small letters."""
PEOPLED = 20_000
"""Inhabitants from which a place of the gazetteer is drawn."""


@cache
def parts() -> dict[str, dict[str, list[str]]]:
    """Words by kind and region."""
    found: dict[str, dict[str, list[str]]] = {}
    for line in PARTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "kind\t")):
            kind, region, words = line.split("\t")
            found.setdefault(kind, {})[region] = [word.replace("~", " ") for word in words.split(" ")]
    return found


@cache
def towns() -> list[str]:
    """Names of larger places all over the world, as the gazetteer writes them, each word with a capital."""
    found = []
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) > 4 and fields[3] in "p12c" and fields[4].isdigit() and int(fields[4]) >= PEOPLED and fields[0].isascii():
            found.append(" ".join(word.capitalize() for word in fields[0].split(" ")))
    return sorted(set(found))


def person(chance: random.Random) -> str:
    """Two or three words, with the particles of their region."""
    region = chance.choice(sorted(parts()["given"]))
    given, family = chance.choice(parts()["given"][region]), chance.choice(parts()["family"][region])
    turn = chance.random()
    if region == "arabic":
        if turn < 0.35:
            return f"{given} {chance.choice(('al-', 'al-', 'Al-', 'el-', 'al '))}{family}"
        if turn < 0.5:
            return f"{given} {chance.choice(('bin', 'ibn', 'Abu', 'abu'))} {chance.choice(parts()['given'][region])}"
        if turn < 0.6:
            return f"Abu {chance.choice(parts()['given'][region])} al-{family}"
    if region in ("afghan", "south asian") and turn < 0.15:
        return f"{given}{chance.choice(('-ur-', '-ul-', ' ul ', '-ud-'))}{chance.choice(('Rehman', 'Haq', 'Din', 'Hassan', 'Islam'))}"
    if region in ("chinese", "korean") and turn < 0.9:
        return f"{family} {given}"
    if region == "latin american" and turn < 0.4:
        return f"{given} {family} {chance.choice(parts()['family'][region])}"
    if turn > 0.9:
        return f"{given} {chance.choice(parts()['given'][region])} {family}"
    return f"{given} {family}"


def town(chance: random.Random) -> str:
    """A larger place from anywhere."""
    return chance.choice(towns())


def body(chance: random.Random) -> str:
    """An organisation: of militants, of the state, a firm, a court, with a place or a founder in its name or none; or letters."""
    table = parts()
    pick: Callable[[str], str] = lambda kind: chance.choice(table[kind]["any"])  # noqa: E731
    holy = chance.choice(table["holy"]["islamic"])
    turn = chance.random()
    if turn < 0.14:
        first = chance.choice(("Lashkar", "Harkat", "Jaish", "Tehreek", "Hizb", "Jamaat", "Sipah", "Ansar", "Ahrar", "Jund"))
        return f"{first}{chance.choice(('-e-', '-ul-', '-i-', ' al-', ' ul-', '-al-'))}{holy}"
    if turn < 0.34:
        return f"{pick('what')} {chance.choice((pick('what') + ' ', ''))}{pick('force')}"
    if turn < 0.42:
        return f"{town(chance)} {pick('what')} {pick('force')}"
    if turn < 0.5:
        return f"{pick('body')} of {pick('field')}"
    if turn < 0.72:
        return f"{town(chance)} {pick('house')}"
    if turn < 0.78:
        return f"{chance.choice(parts()['family'][chance.choice(sorted(parts()['family']))])} {pick('house')}"
    if turn < 0.84:
        return f"{pick('spanish')} {chance.choice(('Farabundo', 'Simón Bolívar', 'Túpac', '19 de Abril', 'Nacional', 'Popular'))}"
    return "".join(chance.choice("ABCDEFGHIJKLMNOPRSTUVZ") for _ in range(chance.choice((3, 3, 4, 4, 5))))


MAKERS = {"PERSON": person, "GPE": town, "ORG": body}


def renamed(example: Example, chance: random.Random) -> Example:
    """The example with each person, place and organisation under another name; a surname follows its full name."""
    fresh: dict[str, str] = {}
    for start, end, label in sorted(example.marks.get("names", ()), key=lambda mark: mark[0] - mark[1]):
        old = example.text[start:end]
        if label not in MAKERS or old in fresh or not old[:1].isupper():
            continue
        longer = next((full for full in fresh if old in full.split()), None) if label == "PERSON" else None
        made = fresh[longer].split()[-1 if old == longer.split()[-1] else 0] if longer else MAKERS[label](chance)
        if longer is None and label == "PERSON" and " " not in old:
            made = made.split()[-1]
        fresh[old] = made
    swaps = sorted(mark for mark in example.marks.get("names", ()) if example.text[mark[0] : mark[1]] in fresh and mark[2] in MAKERS)
    return _swapped(example, [(start, end, fresh[example.text[start:end]]) for start, end, _ in swaps])


def _swapped(example: Example, swaps: list[tuple[int, int, str]]) -> Example:
    text, at, shifts = "", 0, []
    for start, end, new in swaps:
        text += example.text[at:start] + new
        shifts.append((start, end, len(new) - (end - start)))
        at = end
    text += example.text[at:]

    def moved(offset: int, *, end: bool) -> int:
        total = offset
        for start, stop, more in shifts:
            if stop <= offset:
                total += more
            elif start < offset:
                return total + (stop - offset + more if end else start - offset)
        return total

    def mark(each: Mark) -> Mark:
        return moved(each[0], end=False), moved(each[1], end=True), each[2]

    return replace(
        example,
        text=text,
        marks={head: tuple(mark(each) for each in marks) for head, marks in example.marks.items()},
        covered={head: tuple((moved(a, end=False), moved(b, end=True)) for a, b in where) for head, where in example.covered.items()},
    )


def redressed(example: Example, chance: random.Random) -> Example:
    """The example, sometimes in capitals, title case or small letters; offsets stay, and so do letters whose other case is longer."""
    turn = chance.random()
    if turn < SHOUTED:
        return replace(example, text=_each(example.text, str.upper))
    if turn < SHOUTED + TITLED:
        return replace(example, text=" ".join(word[:1].upper() + word[1:] if len(word) > 3 else word for word in example.text.split(" ")))
    if turn < SHOUTED + TITLED + LOWERED:
        return replace(example, text=_each(example.text, str.lower))
    return example


def _each(text: str, change: Callable[[str], str]) -> str:
    return "".join(made if len(made := change(char)) == 1 else char for char in text)


def varied(example: Example, chance: random.Random) -> Example:
    """One reading of an example for one pass of training."""
    return redressed(renamed(example, chance) if chance.random() < RENAMED else example, chance)
