"""Whose word a claim is told on, in a form in which the same source looks the same in every report."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from twosource.language import lexicon, pattern, per_language_up_to
from twosource.language.rarity import rarity, words_of
from twosource.model import Claim, Entity, OriginSpan
from twosource.resolution.entities.names import name_of

MIN_OFFICE_RARITY = 1.5
"""Rarity from which on a word of an office counts: it leaves out articles and the like."""
OFFICE_KEY = "office: "
"""What the key of an office without a name begins with."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as one claim cites it, with where that stands."""

    claim: Claim
    wording: str
    spot: OriginSpan | None


@dataclass(frozen=True, slots=True)
class Known:
    """Whom chains belong to, by chain id, which bodies go by a folded name, where only one does.

    `vouched` are chains of entities that a person said are one.
    """

    chains: Mapping[str, str]
    bodies: Mapping[str, str]
    vouched: Collection[str] = frozenset()


def known(entities: Iterable[Entity], vouched: Iterable[Entity] = ()) -> Known:
    """What sources are looked up in. `vouched` are entities of which a person said that what they are made of is one."""
    entities = list(entities)
    called: dict[str, set[str]] = {}
    for entity in entities:
        if entity.type in ("organization", "group"):
            for name in (entity.name, *entity.aliases):
                called.setdefault(name_of(name).folded, set()).add(entity.id)
    bodies = {name: min(found) for name, found in called.items() if len(found) == 1}
    return Known(
        {chain: entity.id for entity in entities for chain in entity.chains},
        bodies,
        frozenset(chain for entity in vouched for chain in entity.chains),
    )


def sources(claim: Claim, known: Known) -> Iterator[tuple[str, Source]]:
    """A key and the wording of each source of a claim, of the speaker of a saying too, and of the body that a spokesman speaks for.

    Persons without a name have no key, unless a person vouches for them: officials in two reports are not known to be the same ones.
    """
    for step in claim.attribution:
        if step.source:
            spot = OriginSpan(claim.report, step.span) if step.span else None
            for key, wording in _keys(step.source, step.chain, step.named, known):
                yield key, Source(claim, wording, spot)
    for role in claim.roles if spoken(claim) else ():
        if role.role == "actor":
            for key, wording in _keys(role.text, role.chain, _named(role.text), known):
                yield key, Source(claim, wording, OriginSpan(claim.report, role.span))


SAYING = frozenset({"say", "claim", "deny", "reject", "accuse", "demand", "belief", "wish", "doubt"})
"""Kinds of reporting verbs whose subject utters what is told; who plans, cites or holds somebody does not tell of that."""


def spoken(claim: Claim) -> bool:
    """Whether the claim is itself a saying with its speaker: "Norvia denied ..." rests on Norvia."""
    said = lexicon("reporting_verbs", "kind").get(claim.trigger.lemma) in SAYING and claim.status == "happened"
    return said and any(role.role == "actor" for role in claim.roles)


def _keys(wording: str, chain: str | None, named: bool, known: Known) -> Iterator[tuple[str, str]]:
    body = spoken_for(wording)
    if chain is not None and chain in known.vouched:
        yield known.chains[chain], wording
    elif named and (body is None or pattern("resolution_patterns", "spokesman").sub("", wording).replace(body, "").strip(" ,.'’s")):
        yield known.chains.get(chain or "") or _by_name(wording, known), wording
    if body is not None and _named(body):
        yield _by_name(body, known), body
    elif body is not None or (not named and is_office(wording)):
        yield OFFICE_KEY + " ".join(sorted(_telling(body or wording))), body or wording


def _by_name(wording: str, known: Known) -> str:
    folded = name_of(wording).folded
    return known.bodies.get(folded) or "=" + folded


def spoken_for(wording: str) -> str | None:
    """The body that a spokesman speaks for: 'a spokeswoman for the Norvia group', 'the police spokesman Anton Velkov'; None if none."""
    found = pattern("resolution_patterns", "spokesman").search(wording)
    if found is None:
        return None
    behind = pattern("resolution_patterns", "body_spoken_for").match(wording[found.end() :])
    words = behind[1] if behind else wording[: found.start()]
    bare = (
        pattern("resolution_patterns", "leading_article")
        .sub("", words)
        .strip()
        .removesuffix("'s")
        .removesuffix("’s")
        .removesuffix("'")
        .removesuffix("’")
    )
    return bare or None


def _named(text: str) -> bool:
    """Whether words have a capital that is not their first."""
    return any(word[:1].isupper() for word in text.split()[1:]) or (text[:1].isupper() and " " not in text.strip())


def is_office(wording: str) -> bool:
    """Whether a source without a name is a body that speaks with one voice on one affair: the police, the prefect's office."""
    words = words_of(pattern("resolution_patterns", "said_of_office").split(wording, maxsplit=1)[0])
    return bool(words) and kind_of(words[-1]) == "group" and not words[-1].endswith("ies")


@per_language_up_to(50_000)
def kind_of(word: str) -> str:
    """The kind of a noun for a source by the table, '' for any other word."""
    kinds = lexicon("source_nouns", "kind")
    return kinds.get(word) or kinds.get(word.removesuffix("s"), "")


def _telling(wording: str) -> frozenset[str]:
    return frozenset(word for word in words_of(wording) if rarity(word) >= MIN_OFFICE_RARITY) or frozenset(words_of(wording))


def same_office(a: str, b: str) -> bool:
    """Whether two keys may be one office: the words of one all stand among the other's."""
    if not (a.startswith(OFFICE_KEY) and b.startswith(OFFICE_KEY)):
        return False
    ours, theirs = (frozenset(key.removeprefix(OFFICE_KEY).split()) for key in (a, b))
    return ours <= theirs or theirs <= ours
