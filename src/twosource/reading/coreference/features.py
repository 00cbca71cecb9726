"""What coreference asks of a mention: its words, number, gender, definiteness and place in the sentence."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.language import lexicon, listed, per_language, rows
from twosource.model import Mention
from twosource.reading.gazetteer.lookup import fold
from twosource.reading.mentions.name_boundaries import signs
from twosource.reading.mentions.product_versions import SEVERAL
from twosource.reading.mentions.pronouns import PRONOUNS, Pronoun
from twosource.reading.page import Page, Sentence

SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass", "csubj"})
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})


@dataclass(frozen=True, slots=True)
class Facts:
    """A mention at `index` of the page with what its words say.

    `words` are the folded words of a name; `lemma` is the head's of a description, `modifiers` the other content words of the phrase;
    `gender` is m, f or ''; `cased` the sentence is set in title case or is no full sentence.
    """

    index: int
    mention: Mention
    first: int
    last: int
    head: Token
    sentence: int
    words: tuple[str, ...]
    lemma: str
    modifiers: frozenset[str]
    plural: bool
    gender: str
    definite: bool
    indefinite: bool
    subject: bool
    headline: bool
    pronoun: Pronoun | None


@per_language
def genders(kind: str) -> dict[str, str]:
    """Given names ('name') or nouns ('noun') that say whether a person is a he or a she."""
    return {row["word"]: row["gender"] for row in rows("genders") if row["kind"] == kind}


def facts_of(page: Page) -> list[Facts]:
    """The facts of every mention, in the page's order."""
    doc = page.doc
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    borders = [sentence.span.start for sentence in page.sentences]
    headlines = [_is_headline(page, sentence) for sentence in page.sentences]
    found = []
    for index, mention in enumerate(page.mentions):
        first, last = starts[mention.span.start], ends[mention.span.end]
        sentence = bisect_right(borders, mention.span.start) - 1
        found.append(_facts(page, index, mention, range(first, last), doc[starts[mention.head.start]], sentence, headlines[sentence]))
    return found


def _is_headline(page: Page, sentence: Sentence) -> bool:
    return sentence.block.kind in ("title", "heading") or page.doc[sentence.last - 1].text not in (".", "?", "!", "”", '"', "'", "’")


def _facts(page: Page, index: int, mention: Mention, at: range, head: Token, sentence: int, headline: bool) -> Facts:
    tokens = page.doc[at.start : at.stop]
    named, spoken = mention.form == "name", mention.form == "pronoun"
    first = tokens[0]
    pronoun = PRONOUNS.get(first.lower_) if spoken else None
    rest = [token for token in tokens if token.i != head.i]
    definite = not named and not spoken and first.lower_ in listed("reading_lists", "definite_words")
    possessed = not named and any(token.dep_ == "poss" for token in rest)
    return Facts(
        index,
        mention,
        at.start,
        at.stop,
        head,
        sentence,
        _words(mention.text) if named else (),
        "" if named or spoken else head.lemma_.lower(),
        frozenset() if named else frozenset(token.lemma_.lower() for token in rest if token.pos_ in CONTENT and token.dep_ != "poss"),
        pronoun.plural if pronoun else head.tag_ in ("NNS", "NNPS") and not named,
        _gender(tokens[0], head, named, pronoun, page),
        definite or possessed,
        not named
        and not spoken
        and (first.lower_ in ("a", "an", "another", "one", "some", "two", "three", "four", "five", "several", "many", "other")),
        head.dep_ in SUBJECT_LABELS,
        headline,
        pronoun,
    )


def _words(text: str) -> tuple[str, ...]:
    plain = SEVERAL.sub("", text.removesuffix("'s").removesuffix("’s"))
    return tuple(word for word in fold(plain).split() if word not in signs("honour"))


def _gender(first: Token, head: Token, named: bool, pronoun: Pronoun | None, page: Page) -> str:
    if pronoun is not None:
        return pronoun.gender if pronoun.gender in ("m", "f") else ""
    if not named:
        return genders("noun").get(head.lemma_.lower(), "")
    before = page.doc[first.i - 1] if first.i > 0 else None
    if before is not None and before.text[:1].isupper():
        titled = lexicon("person_titles", "gender").get(before.lower_.rstrip("."), "")
        if titled:
            return titled
    if first.i != head.i or first.i + 1 < len(page.doc):
        return genders("name").get(first.lower_, "")
    return ""


def before(one: Facts, other: Facts) -> bool:
    """Whether `one` stands wholly before `other`."""
    return one.mention.span.end <= other.mention.span.start


def at_token(facts: Sequence[Facts]) -> dict[int, Facts]:
    """Token -> the mention it belongs to; a head's own mention goes before one that only holds it, a name before a description."""
    found: dict[int, Facts] = {}
    for fact in sorted(facts, key=lambda each: (each.mention.form == "name", -len(each.mention.span))):
        for token in range(fact.first, fact.last):
            found[token] = fact
    for fact in facts:
        found[fact.head.i] = fact
    return found
