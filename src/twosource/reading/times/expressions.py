"""Time expressions, normalised to EDTF with their anchors."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.tokens import Token

from twosource.language import listed
from twosource.model import Moment, Span
from twosource.reading.page import Page, Sentence
from twosource.reading.times.attachment import ADNOMINAL
from twosource.reading.times.datelines import dateline
from twosource.reading.times.edtf import bounds
from twosource.reading.times.event_anchors import recalls, told_of
from twosource.reading.times.grammar import expressions
from twosource.reading.times.normalize import Anchor, TimeContext, anchor_of, resolve
from twosource.reading.times.tense import puts_off, tense
from twosource.reading.times.token_classes import TokenClass
from twosource.reading.times.tokens import Words, token_class
from twosource.reading.times.values import Expression

DATE_WITH_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?(?:/|$)")
ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
NO_YEAR_BEFORE = frozenset({TokenClass.UNIT, TokenClass.UNIT_CENTURY, TokenClass.ERA})
"""Classes before which four digits are a number, or the year of a count said beside them."""

DOTTED_CLASSES = frozenset({TokenClass.WRITTEN_DATE, TokenClass.SHORT_DATE, TokenClass.DOTTED_DAY})
"""Classes that a version or the number of a section may have when written with dots."""

UNTOLD_BEFORE = frozenset(
    {
        TokenClass.OTHER, TokenClass.ARTICLE_A, TokenClass.NARRATED, TokenClass.POSSESSIVE, TokenClass.LETTER_M, TokenClass.LETTER_P,
        TokenClass.COLON, TokenClass.POINT,
    }
)  # fmt: skip
"""Classes after which, as at the start of a sentence, only the words themselves say whether four digits are a year."""

YEAR_AFTER = frozenset(
    {
        TokenClass.PREPOSITION_IN, TokenClass.PREPOSITION_ON, TokenClass.PREPOSITION_AT,
        TokenClass.PREPOSITION_OF, TokenClass.SINCE, TokenClass.UNTIL,
        TokenClass.BETWEEN, TokenClass.FROM, TokenClass.AND, TokenClass.ABOUT, TokenClass.EDGE, TokenClass.RELATIVE, TokenClass.HALF,
        TokenClass.DASH, TokenClass.COMMA, TokenClass.DAY_NUMBER, TokenClass.ORDINAL_DAY, TokenClass.YEAR, TokenClass.MONTH_NAME,
        TokenClass.MONTH_OR_WORD, TokenClass.SEASON, TokenClass.SEASON_OR_WORD, TokenClass.QUARTER_NUMBER, TokenClass.UNIT,
        TokenClass.FISCAL,
    }
)  # fmt: skip
"""Classes after which four digits are a year rather than a number (see `_is_year`)."""


@dataclass(slots=True)
class DatesTold:
    """The dates told so far, for words like 'the same day': the last one that tells when, and the block it stands in."""

    anchor: Anchor | None = None
    block: int = -2
    found: list[Moment] = field(default_factory=list)


def times(page: Page) -> dict[str, Any]:
    """Every time expression in text order, dated or not."""
    told = DatesTold()
    published = anchor_of(page.report.published.edtf) or dateline(page.report)
    order = {id(block): number for number, block in enumerate(page.report.blocks)}
    for sentence in page.sentences:
        tokens = page.tokens(sentence)
        words = words_of(tokens)
        found = [each for each in expressions(words) if not _is_mark(tokens[each.first]) and not _begins_put_off(tokens[each.first])]
        if not found:
            continue
        own = sentence.block.date
        now = anchor_of(own.edtf) if own else None if sentence.block.kind == "embed" else published
        number = order[id(sentence.block)]
        if number - told.block > 1:
            told.anchor = None
        told.found += _moments(page, sentence, tokens, found, now, told, number)
    found_all = tuple(sorted(_completed(told.found), key=_place))
    back = recalls(page, found_all)
    return {"times": tuple(sorted(found_all + back, key=_place)) if back else found_all}


def _is_mark(token: Token) -> bool:
    """'said that night fell': the word joins a clause."""
    return token.dep_ == "mark" and token.lower_ in listed("time_lists", "clause_mark")


def _begins_put_off(token: Token) -> bool:
    """'postponed from Tuesday to Thursday': no range."""
    if token_class(token.text) != TokenClass.FROM:
        return False
    return puts_off(token.head) or (token.head.pos_ in ("ADV", "ADP") and puts_off(token.head.head))


def _completed(found: Sequence[Moment]) -> list[Moment]:
    """The moments, a day without a year taking that of the report's only full date of the same day and month."""
    years: dict[str, dict[str, Moment]] = {}
    for each in found:
        if each.edtf is not None and ONE_DAY.fullmatch(each.edtf):
            years.setdefault(each.edtf[4:], {}).setdefault(each.edtf[:4], each)
    return [_with_year_of(each, years.get((each.edtf or "")[4:], {})) for each in found]


def _with_year_of(moment: Moment, years: dict[str, Moment]) -> Moment:
    if not (moment.edtf or "").startswith("XXXX") or len(years) != 1:
        return moment
    full = next(iter(years.values()))
    return replace(moment, edtf=full.edtf, earliest=full.earliest, latest=full.latest, basis="resolved", anchor=full.span)


def _place(moment: Moment) -> tuple[int, int]:
    span = moment.span or Span(0, 0)
    return span.start, -span.end


def words_of(tokens: Sequence[Token]) -> Words:
    """The sentence as token classes; four digits that are no year become a number."""
    classes = [token_class(token.text) for token in tokens]
    for at, each in enumerate(classes):
        no_year = each == TokenClass.YEAR and not _is_year(tokens, classes, at)
        if no_year or (each == TokenClass.DAY_NUMBER and at and classes[at - 1] == TokenClass.AND and _counts(tokens[at])):
            classes[at] = TokenClass.NUMBER
        if each in DOTTED_CLASSES and at and "." in tokens[at].text and tokens[at - 1].lower_ in listed("time_lists", "label_of_version"):
            classes[at] = TokenClass.OTHER
        if each == TokenClass.ERA and at > 1 and classes[at - 2] not in YEAR_AFTER and _describes(tokens[at]):
            classes[at] = TokenClass.OTHER
    return Words(tuple(token.text for token in tokens), "".join(classes))


def _describes(token: Token) -> bool:
    """Whether a word stands before the things a number counts: '12 BC residents'."""
    return token.head.i > token.i and token.head.tag_ == "NNS"


def _counts(token: Token) -> bool:
    """Whether a number counts the noun after it: 'on May 3 and 5 people'."""
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"


def _is_year(tokens: Sequence[Token], classes: Sequence[TokenClass], at: int) -> bool:
    """Whether four digits name a year: by the word before, by a name or a singular noun beside, or by the tagger's own view."""
    token, before = tokens[at], classes[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    counted = _counts(token)
    if after is not None and (after.text in listed("time_lists", "percent") or token_class(after.text) in NO_YEAR_BEFORE):
        return False
    if after is not None and after.text == ")" and at and tokens[at - 1].text == "(":
        return True
    if before is None or before in UNTOLD_BEFORE:
        named = at > 0 and (tokens[at - 1].pos_ in ("PROPN", "ADJ") or tokens[at - 1].text in ("'s", "’s", "("))
        if counted or (after is not None and after.tag_ == "NNS" and before in (TokenClass.OTHER, TokenClass.POINT)):
            return False
        return token.ent_type_ == "DATE" or (named and 1990 <= int(token.text) <= 2050 and token.ent_type_ != "CARDINAL")
    if before == TokenClass.THE:
        return token.head.i >= token.i or (
            TokenClass.DASH in classes[at + 1 : at + 2] and len(tokens[at + 2 :]) > 1 and tokens[at + 2].is_digit
        )
    return before in YEAR_AFTER and not counted


def _moments(
    page: Page, sentence: Sentence, tokens: Sequence[Token], found: list[Expression], now: Anchor | None, told: DatesTold, block: int
) -> Iterator[Moment]:
    """The sentence's expressions resolved; those told against others of the sentence come after them."""
    spans = {id(each): _span(tokens, each) for each in found}
    beside = _beside(found, spans)
    values: dict[int, tuple[str | None, Anchor | None]] = {}
    whole = _range_ends(found)
    for each in found:
        root = _root(tokens, each)
        adnominal = root.dep_ in ADNOMINAL and root.head.pos_ in ("NOUN", "PROPN")
        near = None if beside is not None and beside.span == spans[id(each)] else beside
        last, held = told.anchor, False
        if each.kind == "after":
            setting = TimeContext(now, None, near, tense(root))
            last, held = _told_from(page, tokens, each, told, _complement(tokens, each, found, spans, setting))
        value, anchor = resolve(each, TimeContext(now, last, near, tense(root), adnominal))
        if id(each) in whole:
            value, anchor = _end_of(*whole[id(each)], values, (value, anchor))
        values[id(each)] = value, anchor
        if value is not None and "XXXX" not in value and not held and not adnominal and not _in_complement(tokens, each, found):
            told.anchor, told.block = Anchor(value, spans[id(each)]), block
        elif each.kind == "after" and value is None and not _same_day_twice(tokens, each, found, values):
            told.anchor = None
    for each in found:
        yield moment_of(page, spans[id(each)], each, *values[id(each)])


def _range_ends(found: list[Expression]) -> dict[int, tuple[Expression, int]]:
    """The range that an expression is an end of, and which: 0 the first, 1 the last."""
    ends: dict[int, tuple[Expression, int]] = {}
    for at in range(len(found) - 2):
        whole, first, last = found[at : at + 3]
        if whole.last == last.last and first.first - whole.first in (0, 1) and first.last < last.first:
            ends |= {id(first): (whole, 0), id(last): (whole, 1)}
    return ends


def _end_of(
    whole: Expression, end: int, values: Mapping[int, tuple[str | None, Anchor | None]], alone: tuple[str | None, Anchor | None]
) -> tuple[str | None, Anchor | None]:
    """The value of one end as the range it belongs to has it; as it stands `alone` where the range has no value."""
    value, anchor = values[id(whole)]
    return (value.split("/")[end], anchor) if value is not None and "/" in value else alone


def _same_day_twice(
    tokens: Sequence[Token], each: Expression, others: list[Expression], values: Mapping[int, tuple[str | None, Anchor | None]]
) -> bool:
    """Whether a date stands right before, so that both are one day: 'on 12 February 2025, three weeks before the fire'."""
    before = (other for other in others if other.last < each.first and values.get(id(other), (None, None))[0] is not None)
    return any(all(token.is_punct for token in tokens[other.last : each.first]) for other in before)


def _told_from(
    page: Page, tokens: Sequence[Token], found: Expression, told: DatesTold, complement: Anchor | None
) -> tuple[Anchor | None, bool]:
    """What 'a week after' is told from, and whether that is a date beside it: the date beside it, the happening after it when that was
    dated before, and for 'the week before' with nothing after it the date told last."""
    if complement is not None:
        return complement, True
    event = _event_after(tokens[found.last - 1])
    if event is None:
        return told.anchor, False
    moment = told_of(page, told.found, event)
    return (Anchor(moment.edtf, moment.span), False) if moment is not None and moment.edtf else (None, False)


def _event_after(joint: Token) -> Token | None:
    """The word for the happening that 'after', 'before' or 'the day of' joins on, None where nothing follows."""
    if joint.dep_ == "mark":
        return joint.head
    return next((child for child in joint.children if child.dep_ in ("pobj", "pcomp", "advcl") and child.i > joint.i), None)


def moment_of(page: Page, span: Span, found: Expression, value: str | None, anchor: Anchor | None) -> Moment:
    """The moment at `span`."""
    text = span.of(page.report.text)
    if value is None:
        return Moment(text=text, span=span, clock=found.clock)
    earliest, latest = bounds(value)
    return Moment(value, earliest, latest, "resolved" if anchor else "stated", text, span, anchor.span if anchor else None, found.clock)


def _span(tokens: Sequence[Token], found: Expression) -> Span:
    last = tokens[found.last - 1]
    return Span(tokens[found.first].idx, last.idx + len(last))


def _root(tokens: Sequence[Token], found: Expression) -> Token:
    """The token of the expression that hangs on a word outside it."""
    first, last = tokens[found.first].i, tokens[found.last - 1].i
    for token in reversed(tokens[found.first : found.last]):
        if not first <= token.head.i <= last or token.head == token:
            return token
    return tokens[found.first]


def _beside(found: list[Expression], spans: dict[int, Span]) -> Anchor | None:
    """A date with year and month told in the sentence, if all such dates agree on the year."""
    full = [each for each in found if each.kind == "date" and DATE_WITH_MONTH.match(each.edtf or "")]
    if not full or len({(each.edtf or "")[:4] for each in full}) > 1:
        return None
    return Anchor((full[0].edtf or "").split("/")[0], spans[id(full[0])])


def _complement(
    tokens: Sequence[Token], found: Expression, others: list[Expression], spans: dict[int, Span], setting: TimeContext
) -> Anchor | None:
    """The date told by what stands after 'a week after': the first one there with no verb between."""
    for each in others:
        if each.first >= found.last and each.kind in ("date", "weekday", "move"):
            if _parted(tokens, found, each):
                return None
            value, _ = resolve(each, setting)
            return Anchor(value, spans[id(each)]) if value and "XXXX" not in value else None
    return None


def _in_complement(tokens: Sequence[Token], found: Expression, others: list[Expression]) -> bool:
    """Whether `found` only says what another is after or before."""
    return any(each.kind == "after" and each.last <= found.first and not _parted(tokens, each, found) for each in others)


def _parted(tokens: Sequence[Token], a: Expression, b: Expression) -> bool:
    """Whether a verb or a comma stands between, so that `b` is no part of what `a` is told from."""
    return any(token.pos_ == "VERB" or token.text in (",", ";", ":", "—") for token in tokens[a.last : b.first])
