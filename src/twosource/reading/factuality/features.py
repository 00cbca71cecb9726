"""What stands around an event's word, as the names of features: what the learned weights of factuality are asked of.

The words set to the event's word (`own`) and to the word above it (`above`), the words that govern it up to four steps up (`under`) with
the kinds that the tables of hedges, negations and reporting words give them, signs anywhere in the sentence, and what the rules say.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token
from spacy.vocab import Vocab

from twosource.language import lexicon, per_language, rows, words
from twosource.model import Attribution
from twosource.reading.factuality.value import FactualityValue

GOVERNORS = 4
"""Steps up that are looked at; deeper nesting says little of the word any more."""
HELPERS = frozenset({"aux", "auxpass"})
NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LEXICAL = {
    "aux": "aux",
    "auxpass": "aux",
    "mark": "mark",
    "advmod": "adverb",
    "det": "determiner",
    "predet": "determiner",
    "prt": "particle",
}
"""Relations whose word itself is a feature, by what it is called there."""


@per_language
def _kinds() -> dict[str, tuple[str, ...]]:
    """Word to what the tables say of it: how a reporting word reports, how sure a hedge leaves it, how a negation denies."""
    found: dict[str, set[str]] = {}
    for word, kind in (*lexicon("reporting_nouns", "kind").items(), *lexicon("reporting_verbs", "kind").items()):
        found.setdefault(word, set()).add(f"report {kind}")
    for row in rows("hedges"):
        found.setdefault(row["word"], set()).add(f"hedge {row['certainty']} {row['status']}".rstrip())
    for row in rows("negations"):
        found.setdefault(row["word"], set()).add(f"negation {row['how']}")
    return {word: tuple(sorted(kinds)) for word, kinds in found.items()}


@dataclass(frozen=True, slots=True)
class SentenceSigns:
    """What the whole sentence says to each of its words: the names of features, and the words that open (1) or close (-1) a quotation."""

    names: frozenset[str]
    quotes: tuple[tuple[int, int], ...]

    def at(self, token: Token) -> Iterator[str]:
        """The names for one of its words: the signs, and whether a quotation is open before it."""
        yield from self.names
        yield f"quoted {sum(turn for index, turn in self.quotes if index < token.i) % 2}"


def features(
    token: Token, rules: FactualityValue, around: FactualityValue, chain: tuple[Attribution, ...], signs: SentenceSigns
) -> frozenset[str]:
    """The names of the features that hold of an event's word.

    `rules` is what the rules say in the end, `around` what they say without the words of reporting, `chain` on whose word it is told,
    `signs` what its sentence says.
    """
    return frozenset([*_named(token, rules, around, chain), *signs.at(token)])


def _named(token: Token, rules: FactualityValue, around: FactualityValue, chain: tuple[Attribution, ...]) -> Iterator[str]:
    yield "any"
    yield from _set_to(token, "own")
    for name, value in (("rules", rules), ("around", around)):
        polarity = "negative" if value.negative else "positive"
        yield f"{name} {polarity} {value.certainty} {value.status}"
        yield from (f"{name} {polarity}", f"{name} {value.certainty}", f"{name} {value.status}")
    yield f"sources {min(len(chain), 2)}"
    yield from (f"source {step.kind} {step.scope} {'unnamed' if step.source is None else 'named'}" for step in chain[:2])
    yield from _above(token)


def _above(token: Token) -> Iterator[str]:
    node, kinds = token, _kinds()
    for step in range(1, GOVERNORS + 1):
        head = node.head
        if head == node:
            return
        if head.pos_ not in ("PROPN", "NUM"):
            lemma = head.lemma_.lower()
            yield f"under {node.dep_}:{lemma}"
            for kind in kinds.get(lemma, ()):
                yield from (f"under {kind}", f"under {node.dep_} {kind}")
            if any(child.dep_ == "neg" for child in head.children):
                yield from (f"under not {lemma}", f"under not {node.dep_}", f"under not {step}")
        for child in head.children:
            if child.dep_ in HELPERS or child.dep_ == "mark":
                yield f"higher {LEXICAL[child.dep_]}={child.lower_}"
        if step == 1:
            yield from _set_to(head, "above")
        node = head


def _set_to(token: Token, where: str) -> Iterator[str]:
    """What is set to a word: its auxiliaries, negation, marks, adverbs and determiners, its subject and object, its clauses."""
    yield from (f"{where} tag={token.tag_}", f"{where} relation={token.dep_}")
    subject, helpers, kinds = False, [], _kinds()
    for child in token.children:
        relation, lower = child.dep_, child.lower_
        if relation == "neg":
            yield f"{where} neg"
        elif relation in LEXICAL:
            yield f"{where} {LEXICAL[relation]}={lower}"
            yield from (f"{where} {LEXICAL[relation]} {kind}" for kind in kinds.get(lower, ()))
            if relation in HELPERS:
                helpers.append(lower)
        elif relation in NOMINAL_SUBJECTS or relation == "dobj":
            subject = subject or relation in NOMINAL_SUBJECTS
            side = "subject" if relation in NOMINAL_SUBJECTS else "object"
            yield from (
                f"{where} {side} determiner={each.lower_}"
                for each in child.children
                if each.dep_ == "det" and each.lower_ in _denying_determiners()
            )
        elif relation == "advcl":
            yield from (f"{where} clause={each.lower_}" for each in child.children if each.dep_ == "mark")
        elif relation in ("xcomp", "ccomp"):
            yield f"{where} has {relation}"
    if not subject:
        yield f"{where} no subject"
    yield f"{where} helpers={' '.join(helpers)}"


@per_language
def _denying_determiners() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("negations") if row["how"] in ("determiner", "subject"))


def sentence_signs(sentence: SpacySpan) -> SentenceSigns:
    """Signs anywhere in the sentence, whether it asks, and where it quotes."""
    signs, turns = _signs(sentence.vocab), _quotes(sentence.vocab)
    names = {signs[each.lower] for each in sentence if each.lower in signs}
    if any(each.text == "?" for each in sentence[-2:]):
        names.add("question")
    return SentenceSigns(frozenset(names), tuple((each.i, turns[each.orth]) for each in sentence if each.orth in turns))


@per_language
def _signs(vocab: Vocab) -> dict[int, str]:
    """The signs by their number in the vocabulary, with the names of their features."""
    return {vocab.strings.add(word): f"sentence {word}" for word in words("factuality_signs")}


@per_language
def _quotes(vocab: Vocab) -> dict[int, int]:
    """Marks that open a quotation, or may (1), and those that close one (-1)."""
    return {vocab.strings.add(mark): turn for mark, turn in (('"', 1), ("“", 1), ("”", -1))}
