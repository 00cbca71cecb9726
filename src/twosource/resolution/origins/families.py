"""Reports that rest on one text, from what is known of each pair: groups with the one report all others derive from, where there is one.

A report made from two that have nothing to do with each other stands in both their groups and ties them no further.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.resolution.clustering.clusters import Pair, connected


@dataclass(frozen=True, slots=True)
class Family:
    """The members, sorted, and the one the others derive from; None where that is not known."""

    members: tuple[str, ...]
    root: str | None


def families(pairs: Iterable[Pair], sources: Mapping[Pair, str]) -> list[Family]:
    """Groups of what `pairs` tie together; `sources` says for some pairs which of the two the other derives from."""
    pairs = sorted(set(pairs))
    above: dict[str, set[str]] = {}
    for pair in pairs:
        if pair in sources:
            above.setdefault(next(each for each in pair if each != sources[pair]), set()).add(sources[pair])
    heads = _heads({member for pair in pairs for member in pair}, above)
    groups = connected(_joined(pairs, sources, heads), {head for found in heads.values() for head in found})
    made = []
    for group in groups:
        members = tuple(sorted(member for member, found in heads.items() if found & set(group)))
        made.append(Family(members, group[0] if len(group) == 1 and group[0] in members and not above.get(group[0]) else None))
    return sorted(made, key=lambda family: family.members)


def _joined(pairs: Iterable[Pair], sources: Mapping[Pair, str], heads: Mapping[str, frozenset[str]]) -> list[Pair]:
    """The heads that pairs without a direction tie; where one side has several heads and one is tied already, nothing is added."""
    loose = [pair for pair in pairs if pair not in sources]
    direct = {pair for pair in loose if all(heads[each] == {each} for each in pair)}
    tied = set(direct)
    for a, b in loose:
        ours, theirs = heads[a], heads[b]
        known = any((min(x, y), max(x, y)) in direct or x == y for x in ours for y in theirs)
        if not known and (ours == {a} or theirs == {b}):
            first = min(ours | theirs)
            tied |= {(first, other) for other in ours | theirs if other != first}
    return sorted(tied)


def _heads(members: Iterable[str], above: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """For each member the reports at the top that it derives from, itself if from none; a ring of sources is its own top."""
    found: dict[str, frozenset[str]] = {}
    for member in sorted(members):
        seen, queue = {member}, [member]
        while queue:
            for source in above.get(queue.pop(), ()):
                if source not in seen:
                    seen.add(source)
                    queue.append(source)
        found[member] = frozenset(each for each in seen if not above.get(each)) or frozenset({min(seen)})
    return found
