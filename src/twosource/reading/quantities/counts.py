"""Numbers with their bounds and what they count."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Token

from twosource.language import lexicon, listed, per_language, rows, words
from twosource.model import Quantity, Span
from twosource.reading.page import Counted, Page, Sentence
from twosource.reading.quantities.extents import PERCENT, TIES, is_numeric, number_end, number_value, scale_of, upper_end
from twosource.reading.quantities.numerals import numeral

NAME_LABELS = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "FAC", "EVENT", "ORG", "PERSON", "GPE", "LOC"})
"""Entity labels inside which a number is a name's own part."""

LONG_DASHES = frozenset("–—")
"""Dashes between the two numbers of a score, which count nothing ('won 3–2')."""

MAX_LETTERS_OF_MODEL = 3
"""Capitals at the most in the name of a model that a number follows."""

THOUSAND = 1000

YEAR_OF_AGE, MAGNITUDE = "year of age", "magnitude"
"""Units that are told by other words than a noun."""

AGE_WITHIN, OLDEST = 4, 120
"""Tokens behind a number in which 'years old' stands, and the age in years that nobody reaches."""

ROUND_FROM = 100
"""From here on a plain number with at most two digits before its zeros may be rounded: it gets no bounds."""


def counts(page: Page) -> dict[str, Any]:
    """Every number of the story with low, best and high, in text order; numbers in dates, names, labels and lists are left out."""
    found: list[Counted] = []
    within = {at for moment in page.times if moment.span for at in range(moment.span.start, moment.span.end)}
    for sentence in page.sentences:
        found += _of_sentence(page.doc, sentence, within)
    return {"counts": tuple(found)}


@per_language
def _phrases(side: str) -> dict[str, str]:
    return {row["phrase"]: row["bound"] for row in rows("number_bounds") if row["side"] == side}


def _of_sentence(doc: Doc, sentence: Sentence, within: set[int]) -> Iterator[Counted]:
    at = sentence.first
    while at < sentence.last:
        token = doc[at]
        if not is_numeric(token.text) or token.idx in within:
            at += 1
            continue
        end = number_end(doc, at, sentence.last)
        value = number_value(doc, at, end)
        other = upper_end(doc, at, end, sentence) if value is not None else None
        counted = _counted(doc, at, end, value, other, sentence) if value is not None and _is_count(doc, at, end, sentence) else None
        if counted is not None:
            yield counted
        if other is not None and (counted is not None or doc[end].text in LONG_DASHES):
            end = max(end, other[0])
        at = end


def _is_count(doc: Doc, first: int, end: int, sentence: Sentence) -> bool:
    token, before = doc[first], doc[first - 1] if first > sentence.first else None
    after = doc[end] if end < sentence.last else None
    if token.lower_ in listed("quantity_lists", "pronoun") and end == first + 1 and (token.dep_ != "nummod" or token.head.i < token.i):
        return False
    if any(doc[at].ent_type_ in NAME_LABELS for at in range(first, end)):
        return False
    if before is not None and (before.lower_ in words("number_labels") or _in_name(token, before) or _of_model(doc, first, sentence)):
        return False
    if before is not None and before.text == "." and before.i > sentence.first and doc[before.i - 1].lower_ in words("number_labels"):
        return False
    if first == sentence.first and after is not None and after.text in (".", ")", ":"):
        return False
    return not _is_chain(doc, first, end, sentence)


def _in_name(token: Token, before: Token) -> bool:
    """Whether the number stands after a name as its part ('Flight 30', 'Windows 7')."""
    return (
        before.pos_ == "PROPN"
        and before.lower_ not in listed("quantity_lists", "currency_word")
        and token.dep_ in ("nummod", "appos")
        and token.head.i < token.i
    )


def _of_model(doc: Doc, first: int, sentence: Sentence) -> bool:
    """Whether the number belongs to a model's capitals before it: 'AK 47 rifles', 'AK - 47'."""
    before = first - 1
    if doc[before].text in TIES and before > sentence.first:
        before -= 1
    letters = doc[before].text
    if before < sentence.first or not (
        letters.isalpha() and letters.isupper() and 1 < len(letters) <= MAX_LETTERS_OF_MODEL and doc[first].text.isdigit()
    ):
        return False
    shouted = first + 1 < sentence.last and doc[first + 1].text.isupper()
    return not shouted and letters.lower() not in words("measure_units")


def _is_chain(doc: Doc, first: int, end: int, sentence: Sentence) -> bool:
    """Telephone numbers and the like: three groups of digits tied by dashes, or any tied by a slash."""
    begin, stop = first, end
    while begin > sentence.first and doc[begin - 1].whitespace_ == "" and (doc[begin - 1].text in TIES or doc[begin - 1].text[0].isdigit()):
        begin -= 1
    while stop < sentence.last and doc[stop - 1].whitespace_ == "" and (doc[stop].text in TIES or doc[stop].text[0].isdigit()):
        stop += 1
    run = doc[begin:stop].text
    return "/" in run or run.replace("–", "-").strip("-").count("-") >= 2


def _bound(doc: Doc, first: int, end: int, sentence: Sentence) -> tuple[str, int, int]:
    """The wording that bounds the number ('' for none) and where number and wording together begin and end."""
    for length in (3, 2, 1):
        begin = first - length
        if begin >= sentence.first:
            bound = _phrases("before").get(" ".join(doc[at].lower_ for at in range(begin, first)))
            if bound:
                return bound, begin, end
        if end + length <= sentence.last:
            bound = _phrases("after").get(" ".join(doc[at].lower_ for at in range(end, end + length)))
            if bound:
                return bound, first, end + length
    return "", first, end


def _counted(
    doc: Doc, first: int, end: int, value: tuple[float, bool], other: tuple[int, float] | None, sentence: Sentence
) -> Counted | None:
    number, vague = value
    upper = None
    if other is not None:
        if other[1] <= number and not scale_of(doc, other[0]):
            return None
        upper = other[1]
        if scale_of(doc, other[0]) and not scale_of(doc, end):
            number *= scale_of(doc, other[0])
        elif _of_thousands(doc, end, other, number):
            number *= THOUSAND
        end = other[0]
    unit, noun, first, end = _unit(doc, first, end, sentence)
    start = _article(doc, first, sentence)
    bound, begin, stop = _bound(doc, start, end, sentence)
    if upper is not None and begin > sentence.first and doc[begin - 1].lower_ in listed("quantity_lists", "between"):
        begin -= 1
    low, best, high = _limits(number, upper, bound, vague)
    span = Span(doc[begin].idx, doc[stop - 1].idx + len(doc[stop - 1]))
    head = next((at for at in range(end - 1, first - 1, -1) if is_numeric(doc[at].text)), first)
    return Counted(Quantity("", unit, doc[begin:stop].text, span, low, best, high), head, noun)


def _of_thousands(doc: Doc, end: int, other: tuple[int, float], number: float) -> bool:
    """'10-15,000': the first number of the range counts thousands as the second does."""
    grouped = not doc[end + 1 : other[0]].text.isdigit() and not scale_of(doc, other[0])
    tied = doc[end].text in TIES and number < THOUSAND and number == int(number) and not doc[end].whitespace_
    return grouped and tied and other[1] % THOUSAND == 0 and number * THOUSAND < other[1]


def _article(doc: Doc, first: int, sentence: Sentence) -> int:
    """Where 'a hundred' or 'half a dozen' begins."""
    one = doc[first].lower_ in listed("quantity_lists", "scale_of_one")
    if not one or first == sentence.first or doc[first - 1].lower_ not in listed("quantity_lists", "a"):
        return first
    halved = first - 1 > sentence.first and doc[first - 2].lower_ in listed("quantity_lists", "half")
    return first - 2 if halved else first - 1


def _limits(number: float, upper: float | None, bound: str, vague: bool) -> tuple[float | None, float | None, float | None]:
    if upper is not None:
        return number, None, upper
    if vague:
        return (None, None, None) if bound == "high" else (number, None, None)
    if bound in ("low", "above"):
        return number, number if bound == "low" else None, None
    if bound == "high":
        return None, None, number
    rounded = number >= ROUND_FROM and len(f"{number:.0f}".rstrip("0")) <= 2
    return (None, number, None) if bound == "about" or rounded else (number, number, number)


def _unit(doc: Doc, first: int, end: int, sentence: Sentence) -> tuple[str, int | None, int, int]:
    """The unit, the counted noun's token, and where the number with its sign begins and ends."""
    before = doc[first - 1].lower_ if first > sentence.first else ""
    measures = lexicon("measure_units", "unit")
    if before in measures and not before.isalpha() and before != "%":
        return measures[before], None, first - 1, end
    for length in (1, 2):
        said = " ".join(token.lower_ for token in doc[end : min(end + length, sentence.last)])
        if end + length <= sentence.last and said in listed("quantity_lists", "percent"):
            return PERCENT, end + length - 1, first, end + length
    if _is_age(doc, first, end, sentence):
        return YEAR_OF_AGE, None, first, end
    magnitude = listed("quantity_lists", "magnitude")
    scale = first - 2 if before in listed("quantity_lists", "of") else first - 1
    if scale >= sentence.first and doc[scale].lower_ in magnitude:
        return MAGNITUDE, scale, first, end
    after = end + (end < sentence.last and doc[end].text == "-")
    if after < sentence.last and doc[after].lower_ in magnitude:
        return MAGNITUDE, after, first, end
    noun = _noun(doc, first, end, sentence)
    return ("" if noun is None else unit_of(noun)), None if noun is None else noun.i, first, end


def _is_age(doc: Doc, first: int, end: int, sentence: Sentence) -> bool:
    after = [doc[at].lower_ for at in range(end, min(end + AGE_WITHIN, sentence.last))]
    if not listed("quantity_lists", "old").isdisjoint(after) and not listed("quantity_lists", "year").isdisjoint(after):
        return True
    before = doc[first - 1] if first > sentence.first else None
    if before is None or doc[end - 1].text[0].isalpha() or not doc[first].is_digit:
        return False
    apposed = before.text == "," and after[:1] == [","] and first - 2 >= sentence.first and doc[first - 2].pos_ == "PROPN"
    return before.lower_ in listed("quantity_lists", "aged") or (apposed and 0 < float(numeral(doc[first].text) or 0) < OLDEST)


def _noun(doc: Doc, first: int, end: int, sentence: Sentence) -> Token | None:
    """The noun counted: what the number modifies, or what stands after its 'of'."""
    head = doc[end - 1]
    if end < sentence.last and doc[end].text in ("-", "–") and end + 1 < sentence.last and doc[end + 1].pos_ in ("NOUN", "PROPN"):
        return doc[end + 1]
    for child in head.children:
        if child.lower_ in listed("quantity_lists", "of") and child.i >= end:
            return next((each for each in child.children if each.dep_ == "pobj" and each.pos_ in ("NOUN", "PROPN")), None)
    for _ in range(3):
        if first <= head.head.i < end and head.head != head:
            head = head.head
        elif head.dep_ in ("nummod", "quantmod", "compound", "amod", "det") and head.head.i >= end and head.head.pos_ in ("NOUN", "PROPN"):
            return head.head
        elif head.dep_ == "quantmod" and head.head.pos_ == "NUM":
            head = head.head
        else:
            break
    return None


def unit_of(noun: Token) -> str:
    """The unit a noun counts in: a measure's own name, 'person' for people, else its lemma."""
    lemma = noun.lemma_.lower()
    measures = lexicon("measure_units", "unit")
    return measures.get(noun.lower_) or measures.get(lemma) or lexicon("unit_kin", "unit").get(lemma, lemma)
