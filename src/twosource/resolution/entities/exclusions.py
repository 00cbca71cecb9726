"""What of a chain speaks against its being another: a mark for each chain, and when two marks clash. No score outweighs a clash."""

from dataclasses import dataclass

from twosource.language import per_language_up_to, phrase
from twosource.resolution.entities.names import Name, one_person, spelt_like
from twosource.resolution.entities.profiles import SILENT, Profile, contradict


@dataclass(frozen=True, slots=True)
class Exclusion:
    """`person` is a full name; `path` the gazetteer's; `codes` a product's version; `count`, `nations` what a description says."""

    person: Name | None = None
    suffix: str = ""
    aliases: frozenset[str] = frozenset()
    path: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    count: str = ""
    nations: frozenset[str] = frozenset()
    bearing: Profile = SILENT


NO_EXCLUSION = Exclusion()


def clash(a: Exclusion, b: Exclusion) -> str | None:
    """Why the two cannot be one, None where nothing speaks against it."""
    if a == b or NO_EXCLUSION in (a, b):
        return None
    return _clash(a, b)


@per_language_up_to(100_000)
def _clash(a: Exclusion, b: Exclusion) -> str | None:
    if a.path and b.path and a.path != b.path:
        return phrase("entity.apart.places")
    if a.person and b.person and not _one_person(a, b):
        return phrase("entity.apart.full_names", a=a.person.folded, b=b.person.folded)
    if a.codes and b.codes and not a.codes & b.codes:
        return phrase("entity.apart.versions", a=min(a.codes), b=min(b.codes))
    if a.count and b.count and a.count != b.count:
        return phrase("entity.apart.said", here=a.count, there=b.count)
    if a.nations and b.nations and not a.nations & b.nations:
        return phrase("entity.apart.nations")
    return contradict(a.bearing, b.bearing)


def _one_person(a: Exclusion, b: Exclusion) -> bool:
    if a.person is None or b.person is None or (a.suffix and b.suffix and a.suffix != b.suffix):
        return a.person is None or b.person is None
    if a.person.folded in b.aliases or b.person.folded in a.aliases or one_person(a.person, b.person):
        return True
    ours, theirs = a.person.words, b.person.words
    return len(ours) == len(theirs) and all(spelt_like(x, y) for x, y in zip(ours, theirs, strict=True))
