"""What is only described, over reports of one affair: the same words, or a description that one name alone carries there."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from twosource.language import words
from twosource.model import Link
from twosource.resolution.clusters import Pair, ordered
from twosource.resolution.entity_pairs import Face
from twosource.resolution.entity_policy import LIKE, LIKE_VAGUE, SCORES, factor
from twosource.resolution.names import name_of
from twosource.resolution.stories import Stories
from twosource.resolution.texts import words_of

SAME = "same description in reports of one affair"
FULLER = "fuller description in reports of one affair"
CARRIED = "description of the only name that has it in its affair"
WRITTEN = "the words of a name, written small"
ENDING = "last words of the only name that ends with them in its affair"
Key = tuple[str, ...]


def described(face: Face) -> Key:
    """The telling words of a chain's fullest description, () for a chain with a name or without a description."""
    if face.name is not None:
        return ()
    return max((key_of(m.text) for m in face.chain.mentions if m.form == "description"), key=lambda key: (len(key), key), default=())


def key_of(text: str) -> Key:
    """A description's words without determiners, numbers and possessives."""
    return tuple(word for word in words_of(text) if word not in words("determiners") and not word.isdigit() and len(word) > 1)


def vague(key: Key) -> bool:
    """Whether a description says nothing but "man", "people", "officials"."""
    return set(key) <= words("vague_nouns")


def description_links(faces: Mapping[str, Face], stories: Stories | None) -> Iterator[Link]:
    """Links among described chains, and from them to names."""
    keyed = {chain: key for chain in sorted(faces) if (key := described(faces[chain]))}
    by_head: dict[str, list[str]] = {}
    for chain, key in keyed.items():
        by_head.setdefault(key[-1], []).append(chain)
    related = stories.neighbours() if stories else None
    for members in by_head.values():
        for a, b in _pairs(members, faces, related):
            if why := _reason(keyed[a], keyed[b]):
                least = LIKE_VAGUE if vague(keyed[a]) or vague(keyed[b]) else LIKE
                yield from _link(faces[a], faces[b], why, stories, least)


def _pairs(members: list[str], faces: Mapping[str, Face], related: Mapping[str, list[str]] | None) -> Iterator[Pair]:
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


def _reason(a: Key, b: Key) -> str | None:
    if a == b:
        return SAME
    return FULLER if set(a) <= set(b) or set(b) <= set(a) else None


def _link(a: Face, b: Face, why: str, stories: Stories | None, least: float = LIKE) -> Iterator[Link]:
    if a.chain.report == b.chain.report or (stories is not None and stories.between(a.chain.report, b.chain.report) < least):
        return
    kin = factor(a.chain.type, b.chain.type)
    if kin:
        first, second = ordered(a.chain.id, b.chain.id)
        yield Link(first, second, round(SCORES[why] * kin, 3), why, ((why, SCORES[why]), ("types agree", kin)))


def carried_links(faces: Mapping[str, Face], groups: list[tuple[str, ...]], stories: Stories | None) -> Iterator[Link]:
    """Described chains to the one named group whose own descriptions hold the same words; two such groups: none."""
    carriers: dict[Key, dict[int, list[str]]] = {}
    for number, group in enumerate(groups):
        for chain in group:
            if faces[chain].name is not None:
                for text in {m.text for m in faces[chain].chain.mentions if m.form == "description"} | set(faces[chain].chain.descriptions):
                    if (key := key_of(text)) and not vague(key):
                        carriers.setdefault(key, {}).setdefault(number, []).append(chain)
    for chain in sorted(faces):
        if key := described(faces[chain]):
            here = {
                n: c for n, c in carriers.get(key, {}).items() if any(faces[x].chain.report == faces[chain].chain.report for x in groups[n])
            }
            yield from _only(chain, here, CARRIED, faces, stories)


def written_links(faces: Mapping[str, Face], groups: list[tuple[str, ...]], stories: Stories | None) -> Iterator[Link]:
    """Described chains to the only name of a body or place made of the very words: "the Halvin navy" and "Halvin Navy"."""
    names: dict[Key, dict[int, list[str]]] = {}
    for number, group in enumerate(groups):
        for chain in group:
            name = faces[chain].name
            if name is not None and faces[chain].chain.type != "person" and len(name.words) > 1:
                names.setdefault(name.words, {}).setdefault(number, []).append(chain)
    for chain in sorted(faces):
        key = described(faces[chain])
        if len(key) > 1:
            yield from _only(chain, names.get(key, {}), WRITTEN, faces, stories)


def ending_links(faces: Mapping[str, Face], groups: list[tuple[str, ...]], stories: Stories | None) -> Iterator[Link]:
    """A short name ("Navy") to the only longer one that ends with it ("Halvin Navy") in its affair; persons are matched by family name."""
    longer: dict[Key, dict[int, list[str]]] = {}
    for number, group in enumerate(groups):
        for chain in group:
            name = faces[chain].name
            if name is not None and faces[chain].chain.type != "person" and len(name.words) > 1:
                longer.setdefault(name.words[1:], {}).setdefault(number, []).append(chain)
    of = {chain: number for number, group in enumerate(groups) for chain in group}
    for chain in sorted(faces):
        each = faces[chain]
        if each.name is not None and each.chain.type in ("organization", "facility") and not each.chain.place:
            found = {
                number: chains for number, chains in longer.get(name_of(each.chain.name or "").words, {}).items() if number != of[chain]
            }
            yield from _only(chain, found, ENDING, faces, stories)


def _only(chain: str, found: Mapping[int, list[str]], why: str, faces: Mapping[str, Face], stories: Stories | None) -> Iterator[Link]:
    near = [links for group in found.values() if (links := [k for other in group for k in _link(faces[chain], faces[other], why, stories)])]
    if len(near) == 1:
        yield min(near[0], key=lambda link: (-link.score, link.a, link.b))
