"""Time expressions in a row of tokens, before they are resolved against anything: found by the rules of the language, then joined.

Which words count as time and what they mean is `time_words.tsv`, what rows of them are an expression `time_rules.tsv`, and which two
neighbours are one `time_joins.tsv`, each in the folder of its language.
"""

from collections.abc import Iterator
from dataclasses import replace

from twosource.language import listed
from twosource.reading.times.builders import BUILDERS
from twosource.reading.times.edtf import interval
from twosource.reading.times.rules import edge, joins, scanner
from twosource.reading.times.token_classes import TokenClass
from twosource.reading.times.tokens import Words
from twosource.reading.times.values import UNSAID, Expression, over_new_year

TIMELY = frozenset(
    {
        TokenClass.YEAR, TokenClass.ORDINAL_DAY, TokenClass.DECADE, TokenClass.CLOCK, TokenClass.WRITTEN_DATE,
        TokenClass.SHORT_DATE, TokenClass.DOTTED_DAY, TokenClass.ERA, TokenClass.COLON,
        TokenClass.MONTH_NAME, TokenClass.MONTH_OR_WORD, TokenClass.WEEKDAY, TokenClass.WEEKDAY_OR_WORD, TokenClass.SEASON,
        TokenClass.UNIT, TokenClass.UNIT_QUARTER, TokenClass.UNIT_CENTURY, TokenClass.QUARTER_NUMBER, TokenClass.DAY_PART,
        TokenClass.HOUR_NAME, TokenClass.MERIDIEM, TokenClass.ZONE, TokenClass.DEICTIC, TokenClass.RELATIVE, TokenClass.AGO,
        TokenClass.LATER, TokenClass.EARLIER, TokenClass.RECENT, TokenClass.RECURRENT, TokenClass.VAGUE,
    }
)  # fmt: skip
"""A sentence without one of these holds no time expression."""

LONGEST_GAP, LONGEST_EDGE = 3, 5
"""Tokens at the most between two expressions that are one, and in the words 'at the end of' before one."""

FROM_TO = frozenset({(TokenClass.FROM, TokenClass.UNTIL), (TokenClass.BETWEEN, TokenClass.AND)})
"""What stands before the first and between the two dates of a range told in words."""


def expressions(words: Words) -> list[Expression]:
    """Every time expression of one sentence, in order; the ends of an interval stand beside it."""
    if TIMELY.isdisjoint(words.classes):
        return []
    return list(_ranges(words, _merged(words, [_edged(words, found) for found in _atoms(words)])))


def _atoms(words: Words) -> Iterator[Expression]:
    rules = scanner()
    for match in rules.pattern.finditer(words.classes):
        found = BUILDERS[rules.rule_of(match).builder](words, match.start(), match.end())
        if isinstance(found, list):
            yield from found
        elif found is not None:
            yield found


def _edged(words: Words, found: Expression) -> Expression:
    """With 'early', 'the end of' and the like before it."""
    if found.kind not in ("date", "season"):
        return found
    if " ".join(words.texts[max(0, found.first - 2) : found.first]).lower() in listed("time_lists", "at_least"):
        return replace(found, first=found.first - 2)
    match = edge().search(words.classes, max(0, found.first - LONGEST_EDGE), found.first)
    return replace(found, first=match.start()) if match else found


def _is_day(found: Expression) -> bool:
    if found.kind == "date":
        return found.edtf is not None and "/" not in found.edtf and found.edtf.count("-") == 2
    return found.kind == "weekday" or (found.kind in ("move", "narrated") and found.unit in ("day", "weekday"))


def _kinds(found: Expression) -> set[str]:
    kinds: set[str] = {found.kind, "day"} if _is_day(found) else {found.kind}
    if found.kind == "date" and (found.edtf or "").startswith("XXXX") and "/" not in (found.edtf or "") and found.shift is None:
        kinds.add("month")
    if found.kind in ("move", "narrated") and found.shift is not None and found.unit in ("year", "week"):
        kinds.add(f"{found.unit}ly" if found.kind == "move" or found.unit == "year" else "")
    return kinds


def _merged(words: Words, found: list[Expression]) -> list[Expression]:
    merged: list[Expression] = []
    for each in found:
        while merged and (both := _joined(words, merged[-1], each)) is not None:
            merged.pop()
            each = both
        merged.append(each)
    return [each for each in merged if each.kind != "part"]


def _joined(words: Words, a: Expression, b: Expression) -> Expression | None:
    gap = words.classes[a.last : b.first]
    if len(gap) > LONGEST_GAP:
        return None
    kinds = [_kinds(each) for each in (a, b)]
    if not any(left in kinds[0] and right in kinds[1] and between.fullmatch(gap) for (left, right), between in joins().items()):
        return None
    if "month" in kinds[0] and "yearly" in kinds[1]:
        return replace(a, last=b.last, unit="year" if b.kind == "move" else "told year", shift=b.shift)
    if a.kind == "weekday" and "weekly" in kinds[1]:
        return replace(a, last=b.last, unit="week", shift=b.shift)
    if a.kind == "weekday" and b.kind != "date" and b.kind not in ("clock", "part"):
        return None
    main = b if a.kind in ("clock", "part", "weekday") and b.kind not in ("clock", "part") else a
    return replace(main, first=a.first, last=b.last, clock=a.clock or b.clock)


def _ranges(words: Words, found: list[Expression]) -> Iterator[Expression]:
    """The expressions, each interval before its two ends."""
    for at, each in enumerate(found):
        if at + 1 < len(found) and (whole := _range(words, each, found[at + 1])) is not None:
            yield whole
        yield each


def _range(words: Words, a: Expression, b: Expression) -> Expression | None:
    before, between = words.classes[a.first - 1 : a.first], words.classes[a.last : b.first]
    if (before, between) not in FROM_TO and between[-1:] != TokenClass.DASH:
        return None
    first = a.first - (before in (TokenClass.FROM, TokenClass.BETWEEN))
    if a.kind == b.kind == "weekday" and between[:-1] == "":
        told = b if b.unit == "week" else a
        return Expression(first, b.last, "weekday", f"{a.edtf}/{b.edtf}", told.unit, told.shift)
    value = _range_of_dates(a.edtf or "", b.edtf or "") if a.kind == b.kind == "date" else None
    return Expression(first, b.last, "date", value) if value else None


def _range_of_dates(begin: str, end: str) -> str | None:
    """The EDTF from one date to another; a year said with one is that of both, or the one beside it ('28 December to 3 January')."""
    if not begin or not end or "/" in begin + end or "|" in begin + end:
        return None
    if begin.startswith(UNSAID) and end.startswith(UNSAID):
        return f"{begin}/{end}"
    if begin.startswith(UNSAID):
        begin = f"{int(end[:4]) - over_new_year(begin, end):04d}{begin[4:]}" if end[:4].isdigit() else ""
    elif end.startswith(UNSAID):
        end = f"{int(begin[:4]) + over_new_year(begin, end):04d}{end[4:]}" if begin[:4].isdigit() else ""
    return interval(begin, end) if begin and end else None
