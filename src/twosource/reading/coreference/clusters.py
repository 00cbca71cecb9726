"""Mentions as they grow together into chains."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.model import EntityType
from twosource.reading.coreference.features import Facts

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


@dataclass(slots=True)
class Profile:
    """What the mentions of a cluster say together; grows as clusters are joined, so that no join walks all of them.

    `genders` are those that mentions say; `kind` is the type of the first name, else of the first mention, which stands at `first`.
    """

    genders: set[str]
    kind: EntityType
    first: int
    named: bool
    described: int
    plurals: int
    spoken_plural: bool
    heads: set[str]
    modifiers: set[str]

    @property
    def gender(self) -> str:
        """m or f where the mentions agree, else ''."""
        return next(iter(self.genders)) if len(self.genders) == 1 else ""

    @property
    def plural(self) -> bool:
        """Whether most descriptions are of several and no mention is a name."""
        return self.plurals * 2 > self.described and not self.named

    def take(self, other: "Profile") -> None:
        """Adds what the mentions of another cluster say."""
        if (other.named, -other.first) > (self.named, -self.first):
            self.kind, self.first = other.kind, other.first
        self.genders |= other.genders
        self.named = self.named or other.named
        self.described += other.described
        self.plurals += other.plurals
        self.spoken_plural = self.spoken_plural or other.spoken_plural
        self.heads, self.modifiers = _both(self.heads, other.heads), _both(self.modifiers, other.modifiers)


def _both(one: set[str], other: set[str]) -> set[str]:
    small, large = sorted((one, other), key=len)
    large |= small
    return large


def _profile(fact: Facts) -> Profile:
    described = fact.mention.form == "description"
    return Profile(
        {fact.gender} - {""},
        fact.mention.type,
        fact.index,
        fact.mention.form == "name",
        int(described),
        int(described and fact.plural),
        fact.pronoun is not None and fact.pronoun.plural,
        {fact.lemma} - {""},
        set(fact.modifiers),
    )


class Clusters:
    """A partition of the mentions that only ever joins. A cluster goes by the index of its earliest mention."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        """Every mention a cluster of its own."""
        self._facts = facts
        self._up = list(range(len(facts)))
        self._profiles = [_profile(fact) for fact in facts]
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
            small, large = sorted((self._members[a], self._members.pop(b)), key=len)
            large += small
            self._members[a] = large
            self._profiles[a].take(self._profiles[b])

    def describe(self, fact: Facts, wording: str) -> None:
        """Keeps a wording that the text ties to the mention ("senior commander" before a name)."""
        self._wordings.setdefault(fact.index, []).append(wording)
        self._profiles[self.of(fact)].heads.update(word.lower() for word in wording.split()[-1:])

    def wordings(self, group: Iterable[Facts]) -> list[str]:
        """The wordings kept for any mention of the group."""
        return [wording for fact in group for wording in self._wordings.get(fact.index, ())]

    def heads(self, cluster: int) -> set[str]:
        """The head nouns by which a cluster has been described, titles before its names among them."""
        return self._profiles[cluster].heads

    def modifiers(self, cluster: int) -> set[str]:
        """The other words by which a cluster has been described."""
        return self._profiles[cluster].modifiers

    def size(self, cluster: int) -> int:
        """How many mentions a cluster has."""
        return len(self._members[cluster])

    def gender(self, cluster: int) -> str:
        """m or f where the mentions agree, else ''."""
        return self._profiles[cluster].gender

    def type(self, cluster: int) -> EntityType:
        """The type of the first mention, the names before the rest."""
        return self._profiles[cluster].kind

    def named(self, cluster: int) -> bool:
        """Whether some mention is a name."""
        return self._profiles[cluster].named

    def plural(self, cluster: int) -> bool:
        """Whether the cluster stands for several: its descriptions decide, a name alone is one."""
        return self._profiles[cluster].plural

    def spoken_plural(self, cluster: int) -> bool:
        """Whether one of the mentions is a plural pronoun."""
        return self._profiles[cluster].spoken_plural

    def groups(self) -> list[list[Facts]]:
        """Every cluster's mentions in text order, clusters in the order of their first mentions."""
        return [[self._facts[index] for index in sorted(self._members[cluster])] for cluster in sorted(self._members)]
