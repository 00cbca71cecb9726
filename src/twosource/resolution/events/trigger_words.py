"""What the words that name events mean, and which of them news uses for one happening."""

from dataclasses import dataclass

from twosource.language import per_language, per_language_up_to, rows


@dataclass(frozen=True, slots=True)
class Meaning:
    """The verbs a word is or derives from, its senses, the most frequent first, and senses one step broader; empty when unknown."""

    verbs: tuple[str, ...] = ()
    senses: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


@per_language
def _meanings() -> dict[str, Meaning]:
    return {
        row["lemma"]: Meaning(tuple(row["verbs"].split()), tuple(row["senses"].split()), tuple(row["broader"].split()))
        for row in rows("trigger_meanings")
    }


@per_language_up_to(50_000)
def meaning(lemma: str) -> Meaning:
    """What WordNet says of a trigger's lemma; of several words, of the first that it knows as an eventive one."""
    known = _meanings()
    for word in (lemma, *lemma.replace("-", " ").split()):
        if word in known:
            return known[word]
    return Meaning((lemma,))


@per_language_up_to(50_000)
def base(lemma: str) -> str:
    """The verb a lemma stands for: itself, or the first it derives from ("arrest" for "arrest", "die" for "death")."""
    verbs = meaning(lemma).verbs
    return verbs[0] if verbs else lemma


@dataclass(frozen=True, slots=True)
class Usage:
    """How often two base verbs named one event and how often two different ones, in related reports of the ECB+ train topics."""

    one: float
    two: float


@per_language
def usages() -> dict[tuple[str, str], Usage]:
    """The table by ordered pair of base verbs; (v, v) says how often a verb names the same event twice."""
    return {(row["a"], row["b"]): Usage(float(row["one"]), float(row["two"])) for row in rows("trigger_pairs")}


@per_language
def partners() -> dict[str, tuple[str, ...]]:
    """Base verb to the others that often name the same event."""
    found: dict[str, list[str]] = {}
    for (a, b), usage in sorted(usages().items()):
        if a != b and usage.one >= MIN_TIMES_PARTNERS and usage.one >= MIN_SHARE_OF_PARTNERS * (usage.one + usage.two):
            found.setdefault(a, []).append(b)
            found.setdefault(b, []).append(a)
    return {verb: tuple(others) for verb, others in found.items()}


MIN_TIMES_PARTNERS = 1.0
MIN_SHARE_OF_PARTNERS = 0.15
"""A pair of verbs is worth comparing when the train topics hold it at least once and at least this share of its uses names one event."""


@per_language_up_to(50_000)
def keys(lemma: str) -> frozenset[str]:
    """Blocking keys: two triggers are compared only if they share one."""
    found = meaning(lemma)
    verb = base(lemma)
    pairs = {"~" + "|".join(sorted((verb, other))) for other in partners().get(verb, ())}
    return frozenset({lemma, *found.verbs[:2], *found.senses[:3]} | pairs)
