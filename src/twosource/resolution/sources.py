"""Whose word a claim is told on, in a form in which the same source looks the same in every report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from twosource.language import lexicon
from twosource.model import Claim, OriginSpan
from twosource.resolution.names import name_of
from twosource.resolution.texts import rarity, words_of

TELLING = 1.5
"""Rarity from which on a word of an office counts: it leaves out articles and the like."""
OFFICE = "office: "
"""What the key of an office without a name begins with."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as one claim cites it, with where that stands."""

    claim: Claim
    wording: str
    spot: OriginSpan | None


def sources(claim: Claim, chains: Mapping[str, str]) -> Iterator[tuple[str, Source]]:
    """A key and the wording of each source of a claim, of the speaker of a saying too; persons without a name have no key."""
    for step in claim.attribution:
        if step.source and (key := _key(step.source, step.chain, step.named, chains)):
            yield key, Source(claim, step.source, OriginSpan(claim.report, step.span) if step.span else None)
    for role in claim.roles if spoken(claim) else ():
        if role.role == "actor" and (key := _key(role.text, role.chain, _named(role.text), chains)):
            yield key, Source(claim, role.text, OriginSpan(claim.report, role.span))


SAYING = frozenset({"say", "claim", "deny", "reject", "accuse", "demand", "belief", "wish", "doubt"})
"""Kinds of reporting verbs whose subject utters what is told; who plans, cites or holds somebody does not tell of that."""


def spoken(claim: Claim) -> bool:
    """Whether the claim is itself a saying with its speaker: "Norvia denied ..." rests on Norvia."""
    said = lexicon("reporting_verbs", "kind").get(claim.trigger.lemma) in SAYING and claim.status == "happened"
    return said and any(role.role == "actor" for role in claim.roles)


def _key(wording: str, chain: str | None, named: bool, chains: Mapping[str, str]) -> str | None:
    if named:
        return chains.get(chain or "") or "=" + name_of(wording).folded
    return OFFICE + " ".join(sorted(_telling(wording))) if is_office(wording) else None


def _named(text: str) -> bool:
    """Whether words have a capital that is not their first."""
    return any(word[:1].isupper() for word in text.split()[1:]) or (text[:1].isupper() and " " not in text.strip())


def is_office(wording: str) -> bool:
    """Whether a source without a name is a body that speaks with one voice on one affair: the police, the prefect's office."""
    words = words_of(wording)
    return bool(words) and kind_of(words[-1]) == "group" and not words[-1].endswith("ies")


@cache
def kind_of(word: str) -> str:
    """The kind of a noun for a source by the table, '' for any other word."""
    kinds = lexicon("source_nouns", "kind")
    return kinds.get(word) or kinds.get(word.removesuffix("s"), "")


def _telling(wording: str) -> frozenset[str]:
    return frozenset(word for word in words_of(wording) if rarity(word) >= TELLING) or frozenset(words_of(wording))


def same_office(a: str, b: str) -> bool:
    """Whether two keys may be one office: the words of one all stand among the other's."""
    if not (a.startswith(OFFICE) and b.startswith(OFFICE)):
        return False
    ours, theirs = (frozenset(key.removeprefix(OFFICE).split()) for key in (a, b))
    return ours <= theirs or theirs <= ours
