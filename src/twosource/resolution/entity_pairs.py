"""Two chains side by side: blocking keys, and the strongest reason to take them for one entity."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model import Chain, Link
from twosource.resolution.entity_policy import SCORES, factor
from twosource.resolution.names import Name, acronym, name_of, skeleton, sounds_like


@dataclass(frozen=True, slots=True)
class Face:
    """A chain with the forms of its names. `name` is None for one that is only described."""

    chain: Chain
    name: Name | None
    aliases: frozenset[str]
    acronym: str

    @property
    def full(self) -> bool:
        """Whether it is a person with a given and a family name."""
        return self.chain.type == "person" and self.name is not None and len(self.name.words) > 1


def face(chain: Chain) -> Face:
    """The chain's names, folded."""
    name = name_of(chain.name) if chain.name else None
    if name is not None and not name.words:
        name = None
    aliases = frozenset(folded for alias in chain.aliases if (folded := name_of(alias).folded))
    return Face(chain, name, aliases, acronym(chain.name or "") if chain.type != "person" else "")


def keys(face: Face) -> Iterator[str]:
    """Blocking keys: chains are compared only if they share one."""
    if face.name is None:
        return
    yield face.name.folded
    if face.acronym:
        yield face.acronym
    if face.chain.type == "person":
        yield "~" + skeleton(face.name.last)
    if face.chain.place and face.chain.place.path:
        yield "@" + "/".join(face.chain.place.path)
    yield from (alias for alias in face.aliases if len(alias) > 2 and (face.chain.type != "person" or " " in alias))


def compare(a: Face, b: Face, near: bool) -> Link | None:
    """The strongest reason that holds, None without one or where something speaks against. `near`: the reports are of one affair."""
    kin = factor(a.chain.type, b.chain.type)
    if a.name is None or b.name is None or not kin or barred(a, b):
        return None
    found = _reason(a, b, near)
    if found is None:
        return None
    score = round(SCORES[found] * kin, 3)
    return Link(a.chain.id, b.chain.id, score, found, ((found, SCORES[found]), ("types agree", kin)))


def barred(a: Face, b: Face) -> bool:
    """Whether the two cannot be one: different given names, or different entries of the gazetteer."""
    if a.chain.place and b.chain.place and a.chain.place.path and b.chain.place.path and a.chain.place.path != b.chain.place.path:
        return True
    return a.full and b.full and not _given_names_meet(a, b)


def _given_names_meet(a: Face, b: Face) -> bool:
    """Whether one person's names can be the other's: the first words alike or an initial, the last alike."""
    if a.name is None or b.name is None:
        return False
    if a.name.folded in b.aliases or b.name.folded in a.aliases:
        return True
    x, y = a.name.words[0], b.name.words[0]
    first = sounds_like(x, y) or (min(len(x), len(y)) == 1 and x[0] == y[0])
    return first and sounds_like(a.name.last, b.name.last)


def _reason(a: Face, b: Face, near: bool) -> str | None:
    assert a.name is not None
    assert b.name is not None
    if a.chain.place and b.chain.place and a.chain.place.path and a.chain.place.path == b.chain.place.path:
        return "same place in the gazetteer"
    if a.name == b.name:
        many = len(a.name.words) > 1
        if a.chain.type == "person" and not many:
            return "same name" if near else None
        return "same full name" if many else "same name"
    if a.full and b.full:
        return "same name in another spelling"
    if "person" in (a.chain.type, b.chain.type):
        return (
            "alias of the other"
            if (a.name.folded in b.aliases and " " in a.name.folded) or (b.name.folded in a.aliases and " " in b.name.folded)
            else None
        )
    if a.name.folded == b.acronym or b.name.folded == a.acronym:
        return "name and its acronym" if near or (len(a.name.folded) > 2 and len(b.name.folded) > 2) else None
    if a.name.folded in b.aliases or b.name.folded in a.aliases:
        return "alias of the other"
    return None
