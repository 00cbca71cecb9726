"""How surely a word names an event: a linear model whose weights stand in `language/en/eventness.tsv` (made by training/eventness.py)."""

from collections.abc import Iterator
from math import exp, log

from spacy.tokens import Token

from twosource.language import per_language, per_language_up_to, rows

LETTER_OF_POS = {"VERB": "V", "NOUN": "N", "PROPN": "P", "ADJ": "A", "AUX": "X"}
"""Parts of speech that can name an event, with the letter that marks them in the weights."""

AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
TELLING_CHILDREN = frozenset(
    {"nsubj", "nsubjpass", "dobj", "agent", "prt", "xcomp", "ccomp", "mark", "aux", "auxpass", "attr", "acomp", "oprd", "dative"}
)
"""Children that tell something of a verb."""


RULES, HEARD = 0.8, 0.4
"""What the linear model and the encoder count for, on the scale of log odds; set on the ECB+ and MEANTIME dev sets."""

LEAST_HEARD = 0.01
"""No probability of the encoder is taken as surer than this."""


@per_language
def types() -> dict[str, dict[str, str]]:
    """Event types by lemma, for "VERB" and "NOUN" apart. A verb with its particle stands under both words with a space."""
    found: dict[str, dict[str, str]] = {"VERB": {}, "NOUN": {}}
    for row in rows("event_lexicon"):
        found[row["pos"]][row["lemma"]] = row["type"]
    return found


@per_language
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("eventness")}


def base(token: Token) -> str:
    """The lemma in lower case; for a capitalised word taken as a name, the common word it may be."""
    if token.pos_ != "PROPN":
        return token.lemma_.lower()
    word = token.lower_
    known = types()
    for form in (word, word[:-1] if word.endswith("s") else word, word[:-2] if word.endswith(("es", "ed")) else word, word[:-1]):
        if form in known["NOUN"] or form in known["VERB"]:
            return form
    return word


def lexical(kind: str, lemma: str) -> Iterator[str]:
    """Features of the word alone."""
    yield kind
    yield f"{kind} lemma {lemma}"
    known = types()
    noun, verb = known["NOUN"].get(lemma), known["VERB"].get(lemma)
    if kind != "X":
        yield f"{kind} noun type {noun}"
        yield f"{kind} verb type {verb}"
    if kind in "NPA":
        yield f"{kind} suffix {lemma[-3:]}"
        yield f"{kind} suffix {lemma[-4:]}"
        yield f"{kind} known {noun is not None} {verb is not None}"


def contextual(kind: str, token: Token, *, headline: bool) -> Iterator[str]:
    """Features of the word in its sentence."""
    dep, head = token.dep_, token.head
    yield f"{kind} {dep}"
    yield f"{kind} {token.tag_}"
    yield f"{kind} name {token.ent_type_}"
    if headline:
        yield f"{kind} headline"
        yield f"{kind} headline {dep}"
    if kind in "NPA":
        yield f"{kind} {dep} of {head.lemma_.lower()}"
        yield f"{kind} {dep} of a {head.pos_}"
        if dep == "pobj":
            yield f"{kind} under {head.head.pos_} {head.lower_}"
        for child in token.children:
            yield f"{kind} has {child.dep_} {child.lower_ if child.dep_ in ('prep', 'det') else ''}"
    else:
        present = {child.dep_ for child in token.children}
        for each in sorted(present & TELLING_CHILDREN):
            yield f"{kind} has {each}"
        yield f"{kind} has subject {bool(present & {'nsubj', 'nsubjpass'})} object {'dobj' in present}"
        yield f"{kind} under {head.lemma_.lower() if dep != 'ROOT' else 'nothing'} as {dep}"


def features(token: Token, *, headline: bool) -> Iterator[str]:
    """All features of one candidate word."""
    kind = LETTER_OF_POS[token.pos_]
    yield from lexical(kind, base(token))
    yield from contextual(kind, token, headline=headline)


@per_language_up_to(65536)
def _lexical_score(kind: str, lemma: str) -> float:
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in dict.fromkeys(lexical(kind, lemma)))


def eventness(token: Token, *, headline: bool, heard: float | None = None) -> float:
    """The probability (0 to 1) that annotators of ECB+ would mark this word as an event; 0 for words that can name none.

    `heard` is the encoder's own probability, None if it was not asked; the two are weighed against each other (`RULES`, `HEARD`).
    """
    if token.pos_ not in LETTER_OF_POS or token.dep_ in AUXILIARIES:
        return 0.0
    kind, weights = LETTER_OF_POS[token.pos_], _weights()
    total = _lexical_score(kind, base(token)) + sum(
        weights.get(each, 0.0) for each in dict.fromkeys(contextual(kind, token, headline=headline))
    )
    if heard is not None:
        heard = min(max(heard, LEAST_HEARD), 1 - LEAST_HEARD)
        total = RULES * total + HEARD * log(heard / (1 - heard))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
