"""Two chains side by side: blocking keys, and the strongest reason to take them for one entity."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.language import listed
from twosource.model import Chain, Link, Report
from twosource.resolution.entities.exclusions import Exclusion, clash
from twosource.resolution.entities.names import (
    Name,
    acronyms,
    ends_with,
    given_names,
    name_of,
    one_person,
    person_of,
    skeleton,
    sounds_like,
    spelt_like,
)
from twosource.resolution.entities.nominals import Phrase, phrase_of
from twosource.resolution.entities.policy import FIRM, MISTAKEN, SCORES, factor, told
from twosource.resolution.entities.profiles import NOTHING_SAID, SILENT, profile_of

LEAST_ALIAS = 3
"""Letters from which another name of a body is a key."""


LONGER = 5
"""Letters from which a word of a body's or place's name may be spelt in another way."""
UNSAID = 0.8
"""What a link is worth where one side says Jr or Sr and the other does not: who is told alike is joined before."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """A chain with the forms of its names. `name` is None for one that is only described, `phrase` None for one with a name."""

    chain: Chain
    name: Name | None
    aliases: frozenset[str]
    acronyms: frozenset[str]
    phrase: Phrase | None
    mark: Exclusion

    @property
    def full(self) -> bool:
        """Whether it is a person with a given and a family name."""
        return self.chain.type == "person" and self.name is not None and len(self.name.words) > 1

    @property
    def text(self) -> str:
        """What the report calls it."""
        return self.chain.name or (self.phrase.text if self.phrase else self.chain.mentions[0].text)


def face(chain: Chain, report: Report | None = None) -> EntityView:
    """The chain's names, folded, and what speaks against others; with its report the ages in it too."""
    person = chain.type == "person"
    name = _name(chain.name, person) if chain.name else None
    aliases = frozenset(folded for alias in chain.aliases if (folded := _name(alias, person).folded))
    if name is not None and not name.words:
        name = None
    phrase = phrase_of(chain) if name is None else None
    return EntityView(
        chain, name, aliases, acronyms(chain.name or "") if not person else frozenset(), phrase, _mark(chain, name, aliases, phrase, report)
    )


def _name(text: str, person: bool) -> Name:
    if person:
        return person_of(text)
    name = name_of(text)
    return Name(name.words[1:]) if len(name.words) > 1 and name.words[0] in listed("resolution_lists", "arabic_article") else name


def _mark(chain: Chain, name: Name | None, aliases: frozenset[str], phrase: Phrase | None, report: Report | None) -> Exclusion:
    """A pronoun's gender is left out: within one affair it is more often taken for the wrong person's than two share a name."""
    reports = {report.id: report} if report else NOTHING_SAID
    bearing = replace(profile_of([chain], reports), genders=()) if chain.type == "person" else SILENT
    path = chain.place.path if chain.place else ()
    full = name if chain.type == "person" and name and len(name.words) > 1 else None
    return Exclusion(
        person=full,
        suffix=full.suffix if full else "",
        aliases=aliases if full else frozenset(),
        path=path,
        codes=name.codes if name and not full else phrase.codes if phrase else frozenset(),
        count=phrase.count if phrase else "",
        nations=phrase.nations if phrase else frozenset(),
        bearing=bearing,
    )


def shortened(faces: Mapping[str, EntityView]) -> dict[str, EntityView]:
    """The faces, a person's name cut down to the full name in it that others go by: "Notorious Mirela Dascu" beside "Mirela Dascu"."""
    known = {each.mark.person.words for each in faces.values() if each.mark.person}
    return {chain: _shortened(each, known) for chain, each in faces.items()}


def _shortened(face: EntityView, known: Collection[tuple[str, ...]]) -> EntityView:
    full = face.mark.person
    if full is None or full.words[0] in given_names() or len(full.words[0]) == 1:
        return face
    short = next((full.words[at:] for at in range(len(full.words) - 2, 0, -1) if full.words[at:] in known), None)
    if short is None:
        return face
    name = Name(short, full.suffix)
    return replace(face, name=name, mark=replace(face.mark, person=name))


def keys(face: EntityView) -> Iterator[str]:
    """Blocking keys: chains are compared only if they share one."""
    if face.name is None:
        return
    yield face.name.folded
    yield "".join(face.name.words)
    yield from face.acronyms
    if face.chain.type == "person":
        yield "~" + skeleton(face.name.last)
    else:
        yield "~" + " ".join(skeleton(word) for word in face.name.words)
    if face.full:
        yield "~" + face.name.words[0] + " " + face.name.last[:2]
    if face.chain.place and face.chain.place.path:
        yield "@" + "/".join(face.chain.place.path)
    yield from (alias for alias in face.aliases if len(alias) >= LEAST_ALIAS and (face.chain.type != "person" or " " in alias))


def compare(a: EntityView, b: EntityView, near: bool) -> Link | None:
    """The strongest reason that holds, None without one or where something speaks against. `near`: the reports are of one affair."""
    if a.name is None or b.name is None or barred(a, b):
        return None
    kin = factor(a.chain.type, b.chain.type)
    if not kin and near and a.name == b.name and len(a.name.words) > 1:
        return link_of(a, b, "full name", MISTAKEN)
    found = _reason(a, b, near) if kin else None
    if kin < 1 and found not in FIRM:
        return None
    if found in ("full name", "fuller name") and a.mark.suffix != b.mark.suffix:
        return link_of(a, b, "fuller name", kin * UNSAID)
    return link_of(a, b, found, kin) if found else None


def link_of(a: EntityView, b: EntityView, reason: str, kin: float) -> Link:
    """The link of two chains for a reason of the table, with the sentence that says it."""
    if b.chain.id < a.chain.id:
        a, b = b, a
    score = round(SCORES[reason] * kin, 3)
    return Link(a.chain.id, b.chain.id, score, told(reason, a.text, b.text), ((reason, SCORES[reason]), ("types agree", kin)))


def barred(a: EntityView, b: EntityView) -> bool:
    """Whether the two cannot be one: different full names, versions, entries of the gazetteer, or descriptions that contradict."""
    return clash(a.mark, b.mark) is not None


def _reason(a: EntityView, b: EntityView, near: bool) -> str | None:
    assert a.name is not None
    assert b.name is not None
    if a.mark.path and a.mark.path == b.mark.path:
        return "place"
    if a.name == b.name:
        many = len(a.name.words) > 1
        if a.chain.type == "person" and not many:
            return "name" if near else None
        return "full name" if many else "name"
    if "".join(a.name.words) == "".join(b.name.words):
        return "spelling"
    if a.full and b.full:
        return _person_reason(a.name, b.name, near)
    if "person" in (a.chain.type, b.chain.type):
        return "alias" if _called(a, b) or _called(b, a) else None
    if a.name.folded in b.acronyms or b.name.folded in a.acronyms:
        return "acronym" if near or (len(a.name.folded) > 2 and len(b.name.folded) > 2) else None
    if a.name.folded in b.aliases or b.name.folded in a.aliases:
        return "alias"
    return "spelling" if near and _body_spelt_alike(a, b) else None


def _body_spelt_alike(a: EntityView, b: EntityView) -> bool:
    """Things sold differ by a letter (and by design), so only bodies, peoples and places are spelt in two ways, and no short words."""
    if a.name is None or b.name is None or not {a.chain.type, b.chain.type} <= {"organization", "group", "place", "other"}:
        return False
    differing = [x for x, y in zip(a.name.words, b.name.words, strict=False) if x != y]
    return all(len(word) >= LONGER for word in differing) and _spelt_alike(a.name.words, b.name.words)


def _person_reason(a: Name, b: Name, near: bool) -> str | None:
    """Two full names that nothing keeps apart: of one length and sound, or one that says more of the given names."""
    if len(a.words) == len(b.words) and all(sounds_like(x, y) for x, y in zip(a.words, b.words, strict=True)):
        return "spelling"
    if ends_with(a, b) or ends_with(b, a):
        return "fuller name" if near else None
    if one_person(a, b):
        return "fuller name"
    return "spelling" if near and _spelt_alike(a.words, b.words) else None


def _spelt_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    return len(a) == len(b) and all(spelt_like(x, y) for x, y in zip(a, b, strict=True))


def _called(a: EntityView, b: EntityView) -> bool:
    """Whether a full name is one that the other's report gives it too."""
    return a.name is not None and a.name.folded in b.aliases and " " in a.name.folded
