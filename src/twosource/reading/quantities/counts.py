"""Numbers with their bounds and what they count."""

import re
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Token

from twosource.language import lexicon, per_language, per_language_up_to, rows, words
from twosource.model import Quantity, Span
from twosource.reading.page import Counted, Page, Sentence
from twosource.reading.quantities.numerals import composed, number_words, numeral

NAMED = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "FAC", "EVENT", "ORG", "PERSON", "GPE", "LOC"})
"""Entity labels inside which a number is a name's own part."""

TIES = frozenset("-–/")

LETTERS = 3
"""Capitals at the most in the name of a model that a number follows."""

ROUND_FROM = 100
"""From here on a plain number with at most two digits before its zeros may be rounded: it gets no bounds."""


def counts(page: Page) -> dict[str, Any]:
    """Every number of the story with low, best and high, in text order; numbers in dates, names, labels and lists are left out."""
    found: list[Counted] = []
    within = {at for moment in page.times if moment.span for at in range(moment.span.start, moment.span.end)}
    for sentence in page.sentences:
        found += _of_sentence(page.doc, sentence, within)
    return {"counts": tuple(found)}


@per_language_up_to(65536)
def _numeric(text: str) -> bool:
    return numeral(text) is not None or number_words().get(text.lower(), ("", 0))[0] in ("scale", "plural")


@per_language
def _phrases(side: str) -> dict[str, str]:
    return {row["phrase"]: row["bound"] for row in rows("number_bounds") if row["side"] == side}


def _of_sentence(doc: Doc, sentence: Sentence, within: set[int]) -> Iterator[Counted]:
    at = sentence.first
    while at < sentence.last:
        token = doc[at]
        if not _numeric(token.text) or token.idx in within:
            at += 1
            continue
        end = _end(doc, at, sentence.last)
        value = _value(doc, at, end)
        if value is not None and _is_count(doc, at, end, sentence):
            other = _upper(doc, at, end, sentence)
            counted = _counted(doc, at, end, value, other, sentence)
            if counted is not None:
                yield counted
                end = max(end, other[0] if other else end)
        at = end


def _end(doc: Doc, first: int, limit: int) -> int:
    """Where the number that begins at `first` ends: 'twenty - three', '1.5 million', 'a hundred and five', 'hundreds of thousands'."""
    end = first + 1
    digits = doc[first].text[0].isdigit()
    while end < limit:
        word = doc[end].lower_
        kind = number_words().get(word, ("", 0.0))[0]
        if kind in ("scale", "plural") or (not digits and kind) or (word == "m" and _is_money(doc, first, end)):
            end += 1
        elif _is_parted(doc, end, limit) or (word in ("-", "and", "of") and end + 1 < limit and _goes_on(doc, end)):
            end += 2
        else:
            break
    return end


def _is_parted(doc: Doc, comma: int, limit: int) -> bool:
    """Whether the comma parts the thousands of a number set with a blank behind it: '2, 000 feet'."""
    if doc[comma].text != "," or comma + 1 >= limit:
        return False
    before, after = doc[comma - 1].text, doc[comma + 1].text
    return before.isdigit() and len(before) <= 3 and before != "0" and bool(re.fullmatch(r"\d00", after))


def _is_money(doc: Doc, first: int, end: int) -> bool:
    return first > 0 and doc[first - 1].text in ("$", "€", "£") and doc[end - 1].whitespace_ == ""


def _goes_on(doc: Doc, at: int) -> bool:
    before, joint, after = (doc[each].lower_ for each in (at - 1, at, at + 1))
    kinds = [number_words().get(word, ("", 0.0))[0] for word in (before, after)]
    if joint == "-":
        return kinds == ["tens", "unit"]
    if joint == "of":
        return kinds == ["plural", "plural"]
    return kinds[0] == "scale" and kinds[1] in ("unit", "tens")


def _value(doc: Doc, first: int, end: int) -> tuple[float, bool] | None:
    """The value, and whether it is a vague amount of which it is the least."""
    parts = [doc[at].text for at in range(first, end)]
    plural = [number_words()[word.lower()] for word in parts if number_words().get(word.lower(), ("", 0.0))[0] == "plural"]
    if plural:
        least = plural[0][1]
        for _, each in plural[1:]:
            least *= each / 2
        return (least, True) if len(plural) > 1 or len(parts) == 1 else None
    if len(parts) > 2 and parts[1] == ",":
        parts = [parts[0] + parts[2], *parts[3:]]
    value = composed([*parts[:-1], "million"] if parts[-1] == "m" else parts)
    if value is None:
        return None
    half = first > 1 and doc[first].lower_ == "dozen" and doc[first - 2].lower_ == "half"
    return (value / 2 if half else value, False)


def _is_count(doc: Doc, first: int, end: int, sentence: Sentence) -> bool:
    token, before = doc[first], doc[first - 1] if first > sentence.first else None
    after = doc[end] if end < sentence.last else None
    if token.lower_ == "one" and end == first + 1 and (token.dep_ != "nummod" or token.head.i < token.i):
        return False
    if any(doc[at].ent_type_ in NAMED for at in range(first, end)):
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
        and before.lower_ not in ("us$", "rs", "rs.")
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
        letters.isalpha() and letters.isupper() and 1 < len(letters) <= LETTERS and doc[first].text.isdigit()
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


def _upper(doc: Doc, first: int, end: int, sentence: Sentence) -> tuple[int, float] | None:
    """The end and value of a second number that makes a range of the first: '10 to 15', '10-15', 'between 10 and 15'."""
    if end + 1 >= sentence.last or not _numeric(doc[end + 1].text):
        return None
    joint = doc[end].lower_
    before = doc[first - 1].lower_ if first > sentence.first else ""
    tied = joint in ("-", "–", "or") or (joint == "to" and before != "from") or (joint == "and" and before == "between")
    last = _end(doc, end + 1, sentence.last)
    value = _value(doc, end + 1, last) if tied else None
    return (last, value[0]) if value and not value[1] else None


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
        if other[1] <= number and not _scale(doc, other[0]):
            return None
        upper = other[1]
        if _scale(doc, other[0]) and not _scale(doc, end):
            number *= _scale(doc, other[0])
        end = other[0]
    unit, noun, first, end = _unit(doc, first, end, sentence)
    start = _article(doc, first, sentence)
    bound, begin, stop = _bound(doc, start, end, sentence)
    if upper is not None and begin > sentence.first and doc[begin - 1].lower_ == "between":
        begin -= 1
    low, best, high = _limits(number, upper, bound, vague)
    span = Span(doc[begin].idx, doc[stop - 1].idx + len(doc[stop - 1]))
    head = next((at for at in range(end - 1, first - 1, -1) if _numeric(doc[at].text)), first)
    return Counted(Quantity("", unit, doc[begin:stop].text, span, low, best, high), head, noun)


def _article(doc: Doc, first: int, sentence: Sentence) -> int:
    """Where 'a hundred' or 'half a dozen' begins."""
    if first > sentence.first and doc[first - 1].lower_ in ("a", "an") and doc[first].lower_ in SCALES:
        return first - 2 if first - 1 > sentence.first and doc[first - 2].lower_ == "half" else first - 1
    return first


SCALES = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})


def _scale(doc: Doc, end: int) -> float:
    """The scale that ends a number, 0 if none does."""
    kind, value = number_words().get(doc[end - 1].lower_, ("", 0.0))
    return value if kind == "scale" else 0.0


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
    if end < sentence.last and doc[end].lower_ in ("%", "percent"):
        return "percent", end, first, end + 1
    if end + 1 < sentence.last and doc[end].lower_ == "per" and doc[end + 1].lower_ == "cent":
        return "percent", end + 1, first, end + 2
    if _is_age(doc, first, end, sentence):
        return "year of age", None, first, end
    scale = first - 2 if before == "of" else first - 1
    if scale >= sentence.first and doc[scale].lower_ == "magnitude":
        return "magnitude", scale, first, end
    after = end + (end < sentence.last and doc[end].text == "-")
    if after < sentence.last and doc[after].lower_ == "magnitude":
        return "magnitude", after, first, end
    noun = _noun(doc, first, end, sentence)
    return ("" if noun is None else unit_of(noun)), None if noun is None else noun.i, first, end


def _is_age(doc: Doc, first: int, end: int, sentence: Sentence) -> bool:
    after = [doc[at].lower_ for at in range(end, min(end + 4, sentence.last))]
    if "old" in after and ("year" in after or "years" in after):
        return True
    before = doc[first - 1] if first > sentence.first else None
    if before is None or doc[end - 1].text[0].isalpha() or not doc[first].is_digit:
        return False
    apposed = before.text == "," and after[:1] == [","] and first - 2 >= sentence.first and doc[first - 2].pos_ == "PROPN"
    return before.lower_ == "aged" or (apposed and 0 < float(numeral(doc[first].text) or 0) < 120)


def _noun(doc: Doc, first: int, end: int, sentence: Sentence) -> Token | None:
    """The noun counted: what the number modifies, or what stands after its 'of'."""
    head = doc[end - 1]
    if end < sentence.last and doc[end].text in ("-", "–") and end + 1 < sentence.last and doc[end + 1].pos_ in ("NOUN", "PROPN"):
        return doc[end + 1]
    for child in head.children:
        if child.lower_ == "of" and child.i >= end:
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
