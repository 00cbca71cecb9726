"""What is only described, or named in part, over reports of one affair: the same words, or what one name alone carries there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from twosource.language import lexicon, words
from twosource.model import Link
from twosource.resolution.clustering.clusters import Pair
from twosource.resolution.entities.exclusions import clash
from twosource.resolution.entities.nominals import Key, phrase
from twosource.resolution.entities.pairs import EntityView, link_of
from twosource.resolution.entities.policy import LIKE, LIKE_VAGUE
from twosource.resolution.stories import Stories

Groups = Sequence[tuple[str, ...]]


def description_links(faces: Mapping[str, EntityView], stories: Stories | None) -> Iterator[Link]:
    """Links among described chains whose nouns may stand for one thing."""
    by_kind: dict[str, list[str]] = {}
    for chain in sorted(faces):
        if (said := faces[chain].phrase) is not None:
            by_kind.setdefault(said.kind, []).append(chain)
    related = stories.neighbours() if stories else None
    for members in by_kind.values():
        for a, b in _pairs(members, faces, related):
            if why := _reason(faces[a], faces[b]):
                yield from _link(faces[a], faces[b], why, stories)


def _pairs(members: list[str], faces: Mapping[str, EntityView], related: Mapping[str, list[str]] | None) -> Iterator[Pair]:
    """Pairs of chains of related reports, by the reports' relations and not by a scan over all chains."""
    if related is None:
        yield from combinations(members, 2)
        return
    by_report: dict[str, list[str]] = {}
    for chain in members:
        by_report.setdefault(faces[chain].chain.report, []).append(chain)
    for report, ours in by_report.items():
        for other in related.get(report, ()):
            yield from product(ours, by_report.get(other, ()))


def _reason(a: EntityView, b: EntityView) -> str | None:
    """Why two descriptions may be of one; of several only the same words, since some are not all."""
    if a.phrase is None or b.phrase is None or clash(a.mark, b.mark):
        return None
    if a.phrase.key == b.phrase.key:
        return "description"
    if a.phrase.head != b.phrase.head:
        return "kindred" if a.phrase.plural == b.phrase.plural and set(a.phrase.key[:-1]) == set(b.phrase.key[:-1]) else None
    return "fuller description" if _nested(a.phrase.key, b.phrase.key) else None


def _nested(a: Key, b: Key) -> bool:
    return set(a) <= set(b) or set(b) <= set(a)


def _link(a: EntityView, b: EntityView, why: str, stories: Stories | None) -> Iterator[Link]:
    least = LIKE_VAGUE if (a.phrase and a.phrase.vague) or (b.phrase and b.phrase.vague) else LIKE
    if a.chain.report == b.chain.report or (stories is not None and stories.between(a.chain.report, b.chain.report) < least):
        return
    if a.chain.type == b.chain.type:
        yield link_of(a, b, why, 1.0)


def carried_links(faces: Mapping[str, EntityView], groups: Groups, stories: Stories | None) -> Iterator[Link]:
    """Described chains to the one named group whose own descriptions hold the same words; two such groups: none."""
    carriers: dict[Key, dict[int, list[str]]] = {}
    for number, group in enumerate(groups):
        for chain in group:
            for key in _carried(faces[chain]):
                carriers.setdefault(key, {}).setdefault(number, []).append(chain)
    for chain in sorted(faces):
        each = faces[chain]
        if each.phrase is not None:
            found = carriers.get(each.phrase.key, {})
            here = {n: c for n, c in found.items() if any(faces[x].chain.report == each.chain.report for x in groups[n])}
            yield from _only(chain, here, "carried", faces, stories)


def _carried(face: EntityView) -> Iterable[Key]:
    """The descriptions that a named chain is given, without the vague ones."""
    if face.name is None:
        return ()
    texts = {m.text for m in face.chain.mentions if m.form == "description"} | set(face.chain.descriptions)
    return {said.key for said in map(phrase, texts) if said.key and not said.vague}


def written_links(faces: Mapping[str, EntityView], groups: Groups, stories: Stories | None) -> Iterator[Link]:
    """Described chains to the only name of a body or place made of the very words: "the Halvin navy" and "Halvin Navy"."""
    names: dict[Key, dict[int, list[str]]] = {}
    for number, chain in _bodies(faces, groups):
        name = faces[chain].name
        if name is not None and len(name.words) > 1:
            names.setdefault(name.words, {}).setdefault(number, []).append(chain)
    for chain in sorted(faces):
        said = faces[chain].phrase
        if said is not None and len(said.key) > 1:
            yield from _only(chain, names.get(said.key, {}), "written small", faces, stories)


def _bodies(faces: Mapping[str, EntityView], groups: Groups) -> Iterator[tuple[int, str]]:
    """The chains with a name that is no person's, with the number of their group."""
    for number, group in enumerate(groups):
        for chain in group:
            if faces[chain].name is not None and faces[chain].chain.type != "person":
                yield number, chain


def partial_links(faces: Mapping[str, EntityView], groups: Groups, stories: Stories | None) -> Iterator[Link]:
    """A body's short name to the only longer one of its affair: the last words ("Navy", "Halvin Navy"), or a product's version ("X9").

    Persons are matched by family name.
    """
    longer: dict[Key, dict[int, list[str]]] = {}
    for number, chain in _bodies(faces, groups):
        name = faces[chain].name
        for at in range(1, len(name.words) if name else 0):
            longer.setdefault(name.words[at:] if name else (), {}).setdefault(number, []).append(chain)
    of = {chain: number for number, group in enumerate(groups) for chain in group}
    for _, chain in sorted(_bodies(faces, groups)):
        each = faces[chain]
        version = bool(each.mark.codes)
        if each.name is not None and not each.chain.place and (version or each.chain.type in ("organization", "facility")):
            found = {number: chains for number, chains in longer.get(each.name.words, {}).items() if number != of[chain]}
            yield from _only(chain, found, "version" if version else "last words", faces, stories)


def first_links(faces: Mapping[str, EntityView], groups: Groups, stories: Stories | None) -> Iterator[Link]:
    """A body's first words to the only longer name in its affair that adds no more than what kind of body it is."""
    longer: dict[Key, dict[int, list[str]]] = {}
    for number, chain in _bodies(faces, groups):
        name = faces[chain].name
        for at in range(1, len(name.words) if name else 0):
            if name and _adds_its_kind(name.words[at:]):
                longer.setdefault(name.words[:at], {}).setdefault(number, []).append(chain)
    of = {chain: number for number, group in enumerate(groups) for chain in group}
    for _, chain in sorted(_bodies(faces, groups)):
        each = faces[chain]
        if (
            each.name is not None
            and not each.mark.path
            and not each.mark.codes
            and each.chain.type in ("organization", "facility", "other")
        ):
            found = {number: chains for number, chains in longer.get(each.name.words, {}).items() if number != of[chain]}
            yield from _only(chain, found, "first words", faces, stories)


def middle_links(faces: Mapping[str, EntityView], groups: Groups, stories: Stories | None) -> Iterator[Link]:
    """A name to the only longer one in its affair that says the same with words between: "Orsk Centre", "Orsk Treatment Centre"."""
    ends: dict[tuple[str, str], dict[int, list[str]]] = {}
    for number, chain in _bodies(faces, groups):
        name = faces[chain].name
        if name is not None and len(name.words) > 1:
            ends.setdefault((name.words[0], name.last), {}).setdefault(number, []).append(chain)
    of = {chain: number for number, group in enumerate(groups) for chain in group}
    for _, chain in sorted(_bodies(faces, groups)):
        name = faces[chain].name
        if name is not None and len(name.words) > 1:
            others = {number: chains for number, chains in ends[name.words[0], name.last].items() if number != of[chain]}
            found = {
                number: kept for number, chains in others.items() if (kept := [each for each in chains if _holds(faces[each], name.words)])
            }
            yield from _only(chain, found, "middle", faces, stories)


def _holds(longer: EntityView, short: Key) -> bool:
    """Whether a longer name holds the words of a shorter one in their order."""
    rest = iter(longer.name.words if longer.name else ())
    return longer.name is not None and len(longer.name.words) > len(short) and all(word in rest for word in short)


def _adds_its_kind(rest: Sequence[str]) -> bool:
    """Whether the words behind a short name say what it is ("Centre", "Police Department") and not which part or sister of it."""
    return rest[-1] in lexicon("name_heads", "type") and not set(rest) & words("part_words")


def _only(chain: str, found: Mapping[int, list[str]], why: str, faces: Mapping[str, EntityView], stories: Stories | None) -> Iterator[Link]:
    near = [links for group in found.values() if (links := [k for other in group for k in _link(faces[chain], faces[other], why, stories)])]
    if len(near) == 1:
        yield min(near[0], key=lambda link: (-link.score, link.a, link.b))
