"""Mentions as they grow together into chains."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.model import EntityType
from twosource.reading.facts import Facts

CLOSE: frozenset[frozenset[EntityType]] = frozenset(
    frozenset(pair)
    for pair in (
        ("organization", "facility"),
        ("place", "facility"),
        ("organization", "group"),
        ("person", "group"),
        ("product", "facility"),
    )
)
"""Types that one thing may be called by in turn; 'other' goes with all."""


def compatible(one: EntityType, other: EntityType) -> bool:
    """Whether two types can be of one thing."""
    return one == other or "other" in (one, other) or frozenset((one, other)) in CLOSE


@dataclass(frozen=True, slots=True)
class Profile:
    """What the mentions of a cluster say together; `spoken_plural`: one of them is a plural pronoun."""

    gender: str
    type: EntityType
    named: bool
    plural: bool
    spoken_plural: bool


def _profile(members: list[Facts]) -> Profile:
    genders = {fact.gender for fact in members} - {""}
    names = [fact.mention.type for fact in members if fact.mention.form == "name"]
    described = [fact.plural for fact in members if fact.mention.form == "description"]
    return Profile(
        next(iter(genders)) if len(genders) == 1 else "",
        names[0] if names else members[0].mention.type,
        bool(names),
        bool(described) and sum(described) * 2 > len(described) and not names,
        any(fact.pronoun is not None and fact.pronoun.plural for fact in members),
    )


class Clusters:
    """A partition of the mentions that only ever joins. A cluster goes by the index of its earliest mention."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        """Every mention a cluster of its own."""
        self._facts = facts
        self._up = list(range(len(facts)))
        self._profiles: dict[int, Profile] = {}
        self._members: dict[int, list[int]] = {index: [index] for index in range(len(facts))}
        self._wordings: dict[int, list[str]] = {}

    def of(self, fact: Facts) -> int:
        """The cluster a mention stands in."""
        index = fact.index
        while self._up[index] != index:
            self._up[index] = self._up[self._up[index]]
            index = self._up[index]
        return index

    def join(self, one: Facts, other: Facts) -> None:
        """Makes two mentions' clusters one."""
        a, b = sorted((self.of(one), self.of(other)))
        if a != b:
            self._up[b] = a
            self._members[a] = sorted(self._members[a] + self._members.pop(b))
            self._profiles.pop(a, None)
            self._profiles.pop(b, None)

    def members(self, cluster: int) -> list[Facts]:
        """The mentions of a cluster in text order."""
        return [self._facts[index] for index in self._members[cluster]]

    def describe(self, fact: Facts, wording: str) -> None:
        """Keeps a wording that the text ties to the mention ("senior commander" before a name)."""
        self._wordings.setdefault(fact.index, []).append(wording)

    def wordings(self, group: Iterable[Facts]) -> list[str]:
        """The wordings kept for any mention of the group."""
        return [wording for fact in group for wording in self._wordings.get(fact.index, ())]

    def heads(self, cluster: int) -> set[str]:
        """The head nouns by which a cluster has been described, titles before its names among them."""
        found = {fact.lemma for fact in self.members(cluster) if fact.lemma}
        return found | {wording.split()[-1].lower() for wording in self.wordings(self.members(cluster))}

    def size(self, cluster: int) -> int:
        """How many mentions a cluster has."""
        return len(self._members[cluster])

    def profile(self, cluster: int) -> Profile:
        """What the mentions of a cluster say together, kept until the cluster grows."""
        found = self._profiles.get(cluster)
        if found is None:
            found = self._profiles[cluster] = _profile(self.members(cluster))
        return found

    def gender(self, cluster: int) -> str:
        """m or f where the mentions agree, else ''."""
        return self.profile(cluster).gender

    def type(self, cluster: int) -> EntityType:
        """The type of the first mention, the names before the rest."""
        return self.profile(cluster).type

    def named(self, cluster: int) -> bool:
        """Whether some mention is a name."""
        return self.profile(cluster).named

    def plural(self, cluster: int) -> bool:
        """Whether the cluster stands for several: its descriptions decide, a name alone is one."""
        return self.profile(cluster).plural

    def groups(self) -> list[list[Facts]]:
        """Every cluster's mentions, clusters in the order of their first mentions."""
        return [self.members(cluster) for cluster in sorted(self._members)]
