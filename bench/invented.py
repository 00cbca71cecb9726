"""Made-up affairs for measuring and testing at any size: each with its own people, bodies, places and happenings, told by a few reports.

An affair is a handful of happenings (who did what to whom, where); each of its reports tells some of them in its own order and manner,
plainly, on somebody's word or hedged. Some names and the towns come back over affairs, as in any archive.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from twosource.model import Block, Moment, Report, Span, identify

TABLE = Path(__file__).with_name("invented.tsv")
TOWNS = ("Varna", "Burgas", "Karachi", "Gdansk", "Tampere", "Aarhus", "Porto", "Mombasa", "Izmir", "Split", "Bergen", "Haifa")
ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kr", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z")
VOWELS, CODAS = "aeiou", "lnrsktmv"
BODIES = ("{} League", "{} Front", "{} Logistics", "{} Council", "{} Union", "{} Bank")
PLACES = ("{} Quay", "{} Square", "{} Bridge", "{} Hall")
FIRST = date(2001, 1, 1)
SHARED = 0.1
"""Share of names that come from a small common stock."""


MANNERS = (
    "{a} {v} {b} in {c} on {d}, {r} said.",
    "{a} {v} {b} over the {n} and the {m} of {w}.",
    "{a} may have {v} {b} in {c}, {r} said, and took the {n} from the {m}.",
    "The {n} of the {m} was with {b}, which {a} {v} at {w}.",
    "According to {o}, {a} {v} {b} for the {n} and a {m}.",
    "{a} denied having {v} {b}, {r} of {o} said at the {n} of the {m}.",
    "{a} {v} {b} at {w} with {k} men in the {n} by the {m}.",
)
"""How a happening is told: `a` and `b` took part, `v` is what was done, `n m` what it was about."""


class Affairs:
    """Affair after affair, the same for one seed. `reports` tell each, `rate` of them begin each day."""

    def __init__(self, seed: int = 1, reports: int = 5, rate: int = 1) -> None:
        """Reads the words."""
        rows = (row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines()[2:])
        words = {kind: found.split() for kind, found in rows}
        self.verbs, self.nouns = words["verb"], words["noun"]
        self.seed, self.reports, self.rate = seed, reports, rate
        self.chance = random.Random(seed)
        self.stock = [self._person() for _ in range(40)]

    def affair(self, number: int) -> list[Report]:
        """The reports of the affair with that number, in the order they were published."""
        self.chance.seed(f"{self.seed}-{number}")
        day = FIRST + timedelta(days=number // self.rate)
        town, place = self.chance.choice(TOWNS), self.chance.choice(PLACES).format(self._word())
        people = [self.chance.choice(self.stock) if self.chance.random() < SHARED else self._person() for _ in range(4)]
        bodies = [self.chance.choice(BODIES).format(self._word()) for _ in range(3)]
        event_mentions = [self._happening(people, bodies) for _ in range(7)]
        told = []
        for at in range(self.reports):
            fields = {"c": town, "w": place, "d": day.isoformat(), "r": people[3], "o": bodies[2]}
            manners = self.chance.sample(MANNERS, 5)
            chosen = self.chance.sample(event_mentions, 5)
            paragraphs = [m.format(**fields, **h, k=self.chance.randrange(12, 90)) for m, h in zip(manners, chosen, strict=True)]
            told.append(_report("\n\n".join(paragraphs), day + timedelta(days=at // 2), f"{number}-{at}"))
        return told

    def _happening(self, people: list[str], bodies: list[str]) -> dict[str, str]:
        a, b = self.chance.sample([*people[:3], *bodies[:2]], 2)
        return {
            "a": a,
            "b": b,
            "v": self.chance.choice(self.verbs),
            "n": self.chance.choice(self.nouns),
            "m": self.chance.choice(self.nouns),
        }

    def __iter__(self) -> Iterator[list[Report]]:
        """Affair after affair, without end."""
        number = 0
        while True:
            yield self.affair(number)
            number += 1

    def _word(self) -> str:
        made = "".join(self.chance.choice(part) for part in (ONSETS, VOWELS, ONSETS, VOWELS, CODAS))
        return made.capitalize()

    def _person(self) -> str:
        return f"{self._word()} {self._word()}"


def _report(text: str, day: date, fed: str) -> Report:
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("paragraph", Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return Report(
        id=identify("r", fed),
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        blocks=tuple(blocks),
        source_id=fed,
        published=Moment(day.isoformat(), day, day, "stated"),
    )
