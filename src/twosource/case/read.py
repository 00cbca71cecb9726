"""Looking into a kept case a page at a time: excerpts and lists of it, with people's decisions beside them. Nothing here writes.

Beside `write`, which writes: a page of a case of 100,000 reports costs what the page shows.
"""

import sys
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from twosource.errors import UsageError
from twosource.model import Case, Entity, Judgement
from twosource.model.anchors import Now, settled
from twosource.model.corrections import edited
from twosource.store import PATIENCE, Catalogue, Excerpts, Finder, Led, Thing, Totals, in_force, open_case
from twosource.store.pages import Search, SharedOrigins
from twosource.workflow import joined

Key = TypeVar("Key")
NO_VERSION = -1
"""No version of a file."""
PAIRING_VERBS = frozenset({"same", "merge", "different", "split"})
"""Verbs that say whether entities are one."""


class Window:
    """An open case as pages see it. Use as a context manager, from one thread at a time.

    Each of `story`, `event`, `relation`, `claim`, `entity`, `report`, `reports` and `origin` gives a case that holds this and what
    stands around it, with the decisions in force; None where the case holds no such thing. `file` is the case itself, not to be written.
    """

    def __init__(self, path: Path | str, patience: float = PATIENCE) -> None:
        """Opens the case for reading; each look waits `patience` seconds for another program at the most.

        Raises UsageError where there is none, StoreError where it cannot be read.
        """
        self.path, self._patience = Path(path), patience
        self.file = open_case(self.path, "read", patience)
        self.excerpts = Excerpts(self.path, self.file.connection)
        self.lists = Catalogue(self.path, self.file.connection)
        self.finds = Search(self.path, self.file.connection)
        self.roots = SharedOrigins(self.path, self.file.connection)
        self._seen: tuple[int, tuple[Judgement, ...]] | None = None
        self._now: tuple[int, Now] | None = None
        self._totals: tuple[int, Totals] | None = None
        self._story: tuple[tuple[int, str, bool], Case | None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self.file.close()

    def wait(self, patience: float) -> None:
        """From now on each look waits `patience` seconds for another program at the most."""
        if patience != self._patience:
            self.file.wait(patience)
            self._patience = patience

    def totals(self) -> Totals:
        """What the whole case holds, counted anew only when the file has changed."""
        version = self.excerpts.version()
        if self._totals is None or self._totals[0] != version:
            self._totals = (version, self.lists.totals())
        return self._totals[1]

    def log(self) -> tuple[Judgement, ...]:
        """The log of decisions, undone ones and undos too. It only grows, so that what is new is read when the file has changed."""
        version = self.excerpts.version()
        if self._seen is None or self._seen[0] != version:
            before = self._seen[1] if self._seen else ()
            self._seen = (version, before + self.excerpts.log(before[-1].id if before else 0))
        return self._seen[1]

    def remember(self, other: "Window") -> None:
        """Takes over the log that the window `other` has read, where it is the log of this case, so that only what is new is read."""
        log = other._seen[1] if other._seen else ()
        if log and self.excerpts.log(log[-1].id - 1)[:1] == log[-1:]:
            self._seen = (NO_VERSION, log)

    def standing(self) -> tuple[Judgement, ...]:
        """The decisions in force, in the ids of the readings, see `model.anchors`."""
        version = self.excerpts.version()
        if self._now is None or self._now[0] != version:
            self._now = (version, self.excerpts.now())
        return settled(in_force(self.log()), self._now[1])

    def led(self, entries: Collection[int]) -> Led:
        """Where what some `entries` of the log speak of has gone since, as far as it is not where it was."""
        return self.excerpts.led(entries)

    def story(self, identity: str, layers: bool = True) -> Case | None:
        """The story of the id `identity` with everything in it, or without `layers` with the claims of its readings alone: half the work.

        The last one asked for is read anew only when the file has changed.
        """
        wanted = (self.excerpts.version(), identity, layers)
        if self._story is None or self._story[0] != wanted:
            self._story = (wanted, self._told(lambda each: self.excerpts.story(each, layers), identity))
        return self._story[1]

    def failed(self, most: int = sys.maxsize) -> Case:
        """What could not be read or drawn, `most` of it at most, with the reports and stories it is of."""
        return self.excerpts.failed(most)

    def event(self, identity: str) -> Case | None:
        """The event of the id `identity`."""
        return self._told(self.excerpts.event, identity)

    def relation(self, identity: str) -> Case | None:
        """The standing tie of the id `identity`."""
        return self._told(self.excerpts.relation, identity)

    def claim(self, identity: str) -> Case | None:
        """The claim of the id `identity`."""
        return self._told(self.excerpts.claim, identity)

    def entity(self, identity: str) -> Case | None:
        """The entity of the id `identity`, as it stands in one story."""
        return self._told(self.excerpts.entity, identity)

    def now(self, identity: str) -> Thing | None:
        """What the id `identity` leads to by now.

        An event's or a story's follows from the least of its members and may change as reports come in.

        """
        with self.excerpts.together():
            finder = Finder(self.excerpts.connection)
            try:
                found = finder.thing(identity)
            except UsageError:
                return None
            return next(iter(finder.holders("chain", found.members)), None) if found.kind == "chain" else found

    def over_stories(self, thing: Entity, most: int) -> tuple[Case, Case]:
        """Other stories' entities that bear the name of `thing` or were decided on with it, and the same as the whole case joins them.

        There are `most` of a name at the most. With them come the namesakes that are kept apart. How far the look goes is how far the
        joining does.
        """
        standing = self.standing()
        chains = set(thing.chains)
        decided = {each for entry in standing if entry.verb in PAIRING_VERBS and chains & set(entry.subjects) for each in entry.subjects}
        local = replace(self.excerpts.bearers(thing, decided, most), judgements=standing)
        return local, joined(local)

    def origin(self, identity: str) -> Case | None:
        """The root of reporting of the id `identity`."""
        return self._told(self.excerpts.origin, identity)

    def reports(self, identities: tuple[str, ...]) -> Case | None:
        """The reports of the ids `identities`, with all that was read in them."""
        return self._told(self.excerpts.reports, identities)

    def _told(self, cut: Callable[[Key], Case | None], wanted: Key) -> Case | None:
        case, standing = cut(wanted), self.standing()
        return replace(case, readings=edited(case.readings, standing), judgements=standing) if case else None
