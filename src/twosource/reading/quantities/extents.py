"""Where a number of one or several tokens ends, and its value: 'twenty-three', '1.5 million', '12 000', 'hundreds of thousands'."""

import re

from spacy.tokens import Doc, Token

from twosource.language import lexicon, listed, per_language_up_to, words
from twosource.reading.page import Sentence
from twosource.reading.quantities.numerals import (
    BY_COMMA,
    BY_POINT,
    CURRENCY_SIGNS,
    FIRST_GROUP,
    GROUP,
    composed,
    number_words,
    numeral,
)  # fmt: skip

HARD_BLANKS = frozenset({"\u00a0", "\u2007", "\u2009", "\u202f"})
"""Blanks that hold a number together: no-break, of a figure's width, thin, narrow."""

TIES = frozenset("-–/")
"""Signs that tie numbers to one another, or to a word."""

MILLION = 1e6
ROUND_GROUP = "000"
"""A group that is never a number of its own."""

LEADING = frozenset({"VERB", "AUX", "ADP", "ADV", "ADJ"})
"""Parts of speech before a number that is told by itself ('They freed 1 500.')."""

PERCENT = "percent"
NOUN_WITHIN = 4
"""Tokens behind a number within which the noun it counts is looked for."""

ROUND_THOUSANDS = "00"
"""Decimals nobody writes: '3.500' euros are thousands."""


@per_language_up_to(65536)
def is_numeric(text: str) -> bool:
    """Whether a token is a number or may be one by what stands beside it."""
    return (
        numeral(text) is not None
        or BY_COMMA.fullmatch(text) is not None
        or number_words().get(text.lower(), ("", 0))[0] in ("scale", "plural")
    )


def number_end(doc: Doc, first: int, limit: int) -> int:
    """Where the number that begins at `first` ends: 'twenty - three', '1.5 million', '12 000', 'hundreds of thousands'."""
    end = grouped_end(doc, first, limit)
    digits = doc[first].text[0].isdigit()
    while end < limit:
        word = doc[end].lower_
        kind = number_words().get(word, ("", 0.0))[0]
        priced = word in listed("quantity_lists", "million") and _is_money(doc, first, end)
        joins = word in listed("quantity_lists", "joint") and end + 1 < limit and _goes_on(doc, end)
        if kind in ("scale", "plural") or (not digits and kind) or priced:
            end += 1
        elif joins or _is_parted(doc, end, limit):
            end += 2
        else:
            break
    return end


def grouped_end(doc: Doc, first: int, limit: int) -> int:
    """The end of the digits that begin at `first`: behind all the groups of '12 000' or '1 200 000' where these can only be one number."""
    end = first + 1
    if not FIRST_GROUP.fullmatch(doc[first].text) or (first and _holds_apart(doc[first - 1])):
        return end
    blanks = []
    while (group := _next_group(doc, end, limit)) is not None:
        blanks.append(doc[end].is_space)
        end = group + 1
    if not blanks or all(blanks):
        return end
    whole = doc[end - 1].text == ROUND_GROUP
    if end < limit and (doc[end].text[0].isdigit() or (not whole and doc[end].text in TIES and doc[end - 1].whitespace_ == "")):
        return first + 1
    return end if whole or _told_as_one(doc, first, end, limit) else first + 1


def _told_as_one(doc: Doc, first: int, end: int, limit: int) -> bool:
    """Whether something says that groups parted by blanks are one number: a price, what it counts, a verb before and nothing behind."""
    before = doc[first - 1] if first else None
    if before is not None and before.text in CURRENCY_SIGNS:
        return True
    if before is not None and before.pos_ == "PROPN":
        return False
    ends = end >= limit or doc[end].is_punct
    return _counted_behind(doc, end) is not None or (ends and before is not None and before.pos_ in LEADING)


def _holds_apart(before: Token) -> bool:
    """Whether the word before a number makes what follows a second one: a label, another number, the code of a telephone."""
    return (
        before.text[0].isdigit()
        or before.text in (")", "+")
        or before.lower_ in words("number_labels") | listed("quantity_lists", "of_age")
    )


def _next_group(doc: Doc, at: int, limit: int) -> int | None:
    """Where the next group of three digits stands if only a blank parts it from the digits before `at`."""
    if at < limit and doc[at - 1].whitespace_ == " " and GROUP.fullmatch(doc[at].text):
        return at
    hard = at + 1 < limit and doc[at - 1].whitespace_ == "" and doc[at].text in HARD_BLANKS and doc[at].whitespace_ == ""
    return at + 1 if hard and GROUP.fullmatch(doc[at + 1].text) else None


def _in_words(parts: list[str]) -> list[str]:
    """The parts with the letter behind a price in full: '$20 m'."""
    if parts[-1] not in listed("quantity_lists", "million"):
        return parts
    return [*parts[:-1], next(word for word, (kind, value) in number_words().items() if kind == "scale" and value == MILLION)]


def _joined(parts: list[str]) -> list[str]:
    """The parts with the groups of '12 000' in one."""
    digits = 1
    while FIRST_GROUP.fullmatch(parts[0]) and digits < len(parts) and (parts[digits].isspace() or GROUP.fullmatch(parts[digits])):
        digits += 1
    return ["".join(part for part in parts[:digits] if not part.isspace()).replace(",", "."), *parts[digits:]] if digits > 1 else parts


def _counted_behind(doc: Doc, end: int) -> Token | None:
    """The noun in the plural, the measure or the percent behind a number, past the words that describe it."""
    for token in doc[end : end + NOUN_WITHIN]:
        if token.tag_ in ("NNS", "NNPS") or _measures(token) or number_words().get(token.lower_, ("", 0.0))[0] == "scale":
            return token
        if token.pos_ not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def _measures(token: Token) -> bool:
    """Whether a word is a unit that can be parted: not people."""
    return _unit_of_measure(token) not in (None, "person")


def _unit_of_measure(token: Token) -> str | None:
    known = lexicon("measure_units", "unit")
    return known.get(token.lower_) or known.get(token.lemma_.lower())


def _by_what_is_counted(doc: Doc, first: int, end: int) -> float | None:
    """'1.200' and '1,5': thousands of what comes whole, decimals of what is measured; None where that stays open."""
    text, priced = doc[first].text, first > 0 and doc[first - 1].text[-1] in CURRENCY_SIGNS
    counted = _counted_behind(doc, end)
    measured = priced or (counted is not None and _measures(counted))
    if BY_COMMA.fullmatch(text):
        return float(text.replace(",", ".")) if measured or text.startswith("0,") else None
    value, thousands = float(text), float(text.replace(".", ""))
    behind = doc[counted.i + 1].lower_ if counted is not None and counted.i + 1 < len(doc) else ""
    shared = behind in listed("quantity_lists", "for_each")
    if counted is not None and not shared and counted.tag_ in ("NNS", "NNPS") and not measured:
        return thousands
    if measured and text.endswith(ROUND_THOUSANDS) and not (counted is not None and _unit_of_measure(counted) == PERCENT):
        return thousands
    return None if value == int(value) and counted is None and not (end < len(doc) and doc[end].pos_ == "NOUN") else value


def _is_parted(doc: Doc, comma: int, limit: int) -> bool:
    """Whether the comma parts the thousands of a number set with a blank behind it: '2, 000 feet'."""
    if doc[comma].text != "," or comma + 1 >= limit:
        return False
    before, after = doc[comma - 1].text, doc[comma + 1].text
    return before.isdigit() and len(before) <= 3 and before != "0" and bool(re.fullmatch(r"\d00", after))


def _is_money(doc: Doc, first: int, end: int) -> bool:
    return first > 0 and doc[first - 1].text in CURRENCY_SIGNS and doc[end - 1].whitespace_ == ""


def _goes_on(doc: Doc, at: int) -> bool:
    before, joint, after = (doc[each].lower_ for each in (at - 1, at, at + 1))
    kinds = [number_words().get(word, ("", 0.0))[0] for word in (before, after)]
    if joint == "-":
        return kinds == ["tens", "unit"]
    if joint in listed("quantity_lists", "of"):
        return kinds == ["plural", "plural"]
    return kinds[0] == "scale" and kinds[1] in ("unit", "tens")


def number_value(doc: Doc, first: int, end: int) -> tuple[float, bool] | None:
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
    parts = _joined(parts)
    if len(parts) == 1 and (BY_POINT.fullmatch(parts[0]) or BY_COMMA.fullmatch(parts[0])):
        decided = _by_what_is_counted(doc, first, end)
        return None if decided is None else (decided, False)
    if BY_COMMA.fullmatch(parts[0]):
        parts[0] = parts[0].replace(",", ".")
    value = composed(_in_words(parts))
    if value is None:
        return None
    halves = first > 1 and doc[first - 2].lower_ in listed("quantity_lists", "half")
    return (value / 2 if halves and doc[first].lower_ in listed("quantity_lists", "dozen") else value, False)


def upper_end(doc: Doc, first: int, end: int, sentence: Sentence) -> tuple[int, float] | None:
    """The end and value of a second number that makes a range of the first: '10 to 15', '10-15', 'between 10 and 15'."""
    if end + 1 >= sentence.last or not is_numeric(doc[end + 1].text):
        return None
    joint = doc[end].lower_
    before = doc[first - 1].lower_ if first > sentence.first else ""
    either, to, both = (joint in listed("quantity_lists", name) for name in ("either", "to", "and"))
    between, beginning = (before in listed("quantity_lists", name) for name in ("between", "from"))
    tied = joint in ("-", "–") or either or (to and not beginning) or (both and between)
    last = number_end(doc, end + 1, sentence.last)
    value = number_value(doc, end + 1, last) if tied else None
    return (last, value[0]) if value and not value[1] else None


def scale_of(doc: Doc, end: int) -> float:
    """The scale that ends a number, 0 if none does."""
    kind, value = number_words().get(doc[end - 1].lower_, ("", 0.0))
    return value if kind == "scale" else 0.0
