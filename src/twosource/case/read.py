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

    Each of `story`, `event`, `relation`, `claim`, `entity`, `reports` and `origin` gives a case that holds this and what stands around it,
    with the decisions in force; None where the case holds no such thing. `file` is the case itself, not to be written. Any look raises
    `Busy` where another program holds the case for longer than it waits, and `StoreError` where the file cannot be read.
    """

    def __init__(self, path: Path | str, patience: float = PATIENCE) -> None:
        """Opens the case for reading.

        Args:
            path: The case file.
            patience: Seconds each look waits for another program at the most.

        Raises:
            UsageError: There is no such case, or it is another program's or a newer version's.
            StoreError: It cannot be read.

        Example:
            >>> from twosource.case.read import Window
            >>> with Window("affair.two") as window:
            ...     window.totals().reports
            2
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
        """Closes the file; nothing can be looked up any more.

        Example:
            >>> from twosource.case.read import Window
            >>> another = Window("affair.two")
            >>> another.close()
        """
        self.file.close()

    def wait(self, patience: float) -> None:
        """From now on each look waits `patience` seconds for another program at the most.

        Example:
            >>> window.wait(0.5)
        """
        if patience != self._patience:
            self.file.wait(patience)
            self._patience = patience

    def totals(self) -> Totals:
        """What the whole case holds, counted anew only when the file has changed.

        Returns:
            How many reports, stories, claims and the rest there are, see its fields.

        Example:
            >>> totals = window.totals()
            >>> totals.reports, totals.events, totals.conflicts
            (2, 2, 1)
        """
        version = self.excerpts.version()
        if self._totals is None or self._totals[0] != version:
            self._totals = (version, self.lists.totals())
        return self._totals[1]

    def log(self) -> tuple[Judgement, ...]:
        """The log of decisions, undone ones and undos too. It only grows, so that what is new is read when the file has changed.

        Returns:
            The decisions in the order in which they were made; `twosource.case.decisions.log` tells them in words.

        Example:
            >>> from twosource.case.decisions import decide
            >>> _ = decide("affair.two", "accept", [case.events[0].id], "both texts read in full", who="Mirela")
            >>> [(entry.verb, entry.who) for entry in window.log()]
            [('accept', 'Mirela')]
        """
        version = self.excerpts.version()
        if self._seen is None or self._seen[0] != version:
            before = self._seen[1] if self._seen else ()
            self._seen = (version, before + self.excerpts.log(before[-1].id if before else 0))
        return self._seen[1]

    def remember(self, other: "Window") -> None:
        """Takes over the log that the window `other` has read, where it is the log of this case, so that only what is new is read.

        Example:
            >>> from twosource.case.read import Window
            >>> with Window("affair.two") as another:
            ...     another.remember(window)
        """
        log = other._seen[1] if other._seen else ()
        if log and self.excerpts.log(log[-1].id - 1)[:1] == log[-1:]:
            self._seen = (NO_VERSION, log)

    def standing(self) -> tuple[Judgement, ...]:
        """The decisions in force, those that nobody has undone.

        Returns:
            The decisions in the ids of the readings at hand, see `twosource.model.Judgement`.

        Example:
            >>> from twosource.case.decisions import decide
            >>> _ = decide("affair.two", "accept", [case.events[0].id], "both texts read in full", who="Mirela")
            >>> [entry.verb for entry in window.standing()]
            ['accept']
        """
        version = self.excerpts.version()
        if self._now is None or self._now[0] != version:
            self._now = (version, self.excerpts.now())
        return settled(in_force(self.log()), self._now[1])

    def led(self, entries: Collection[int]) -> Led:
        """Where what some `entries` of the log speak of has gone since, as far as it is not where it was.

        Returns:
            Number of the decision and id to what that was and the id it has now, None for none; empty where all is as it was.

        Example:
            >>> from twosource.case.decisions import decide
            >>> _ = decide("affair.two", "accept", [case.events[0].id], "both texts read in full", who="Mirela")
            >>> dict(window.led([1]))
            {}
        """
        return self.excerpts.led(entries)

    def story(self, identity: str, layers: bool = True) -> Case | None:
        """The story of the id `identity` with everything in it, or without `layers` with the claims of its readings alone: half the work.

        The last one asked for is read anew only when the file has changed.

        Returns:
            A case of the story's reports, readings and picture; None where the case holds no such story.

        Example:
            >>> len(window.story(case.stories[0].id).events)
            2
        """
        wanted = (self.excerpts.version(), identity, layers)
        if self._story is None or self._story[0] != wanted:
            self._story = (wanted, self._told(lambda each: self.excerpts.story(each, layers), identity))
        return self._story[1]

    def failed(self, most: int = sys.maxsize) -> Case:
        """What could not be read or drawn, `most` of it at most, with the reports and stories it is of.

        Returns:
            A case of these; its `failures` are empty where nothing failed.

        Example:
            >>> window.failed().failures
            ()
        """
        return self.excerpts.failed(most)

    def event(self, identity: str) -> Case | None:
        """The event of the id `identity` with its claims, the reports that tell it, who takes part, and what the reports rest on.

        Returns:
            A case of these; None where the case holds no such event.

        Example:
            >>> window.event(case.events[0].id).events[0].label
            'Mira Solen and Tomas Brandt met in Varna'
        """
        return self._told(self.excerpts.event, identity)

    def relation(self, identity: str) -> Case | None:
        """The standing tie of the id `identity` with its claims, the reports that tell it and its two ends.

        Returns:
            A case of these; None where the case holds no such tie.

        Example:
            >>> window.relation(case.relations[0].id).relations[0].type
            'leads'
        """
        return self._told(self.excerpts.relation, identity)

    def claim(self, identity: str) -> Case | None:
        """The claim of the id `identity` with its report and the event or tie it stands in.

        Returns:
            A case of these; None where the case holds no such claim.

        Example:
            >>> claim = case.events[0].claims[0]
            >>> window.claim(claim).claims[claim].label
            'met'
        """
        return self._told(self.excerpts.claim, identity)

    def entity(self, identity: str) -> Case | None:
        """The entity of the id `identity`, as it stands in one story, with its mentions, its claims, and the events and ties of these.

        Returns:
            A case of these, up to 200 claims; None where the case holds no such entity.

        Example:
            >>> solen = next(entity for entity in case.entities if entity.name == "Mira Solen")
            >>> [event.label for event in window.entity(solen.id).events]
            ['Mira Solen and Tomas Brandt met in Varna']
        """
        return self._told(self.excerpts.entity, identity)

    def now(self, identity: str) -> Thing | None:
        """What the id `identity` leads to by now.

        An event's or a story's follows from the least of its members and may change as reports come in.

        Returns:
            The thing: its kind, its id and its members; None where the case holds none, or several whose ids begin so.

        Example:
            >>> window.now(case.events[0].id).kind
            'event'
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

        Returns:
            A case of the entities as each story has them, `thing` among them, and one of the same as joined over stories.

        Example:
            >>> apart, joined = window.over_stories(case.entities[0], most=20)
            >>> len(apart.entities), len(joined.entities)
            (1, 1)
        """
        standing = self.standing()
        chains = set(thing.chains)
        decided = {each for entry in standing if entry.verb in PAIRING_VERBS and chains & set(entry.subjects) for each in entry.subjects}
        local = replace(self.excerpts.bearers(thing, decided, most), judgements=standing)
        return local, joined(local)

    def origin(self, identity: str) -> Case | None:
        """The root of reporting of the id `identity` with the reports that rest on it.

        Returns:
            A case of these; None where the case holds no such root.

        Example:
            >>> window.origin(case.origins[0].id).origins[0].kind
            'copied text'
        """
        return self._told(self.excerpts.origin, identity)

    def reports(self, identities: tuple[str, ...]) -> Case | None:
        """The reports of the ids `identities`, with all that was read in them and the events and ties that they tell.

        Returns:
            A case of these; None where the case lacks one of them.

        Example:
            >>> len(window.reports((case.reports[0].id,)).reports)
            1
        """
        return self._told(self.excerpts.reports, identities)

    def _told(self, cut: Callable[[Key], Case | None], wanted: Key) -> Case | None:
        case, standing = cut(wanted), self.standing()
        return replace(case, readings=edited(case.readings, standing), judgements=standing) if case else None
