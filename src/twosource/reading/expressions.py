"""Time expressions in a row of tokens, before they are resolved against anything: a small grammar over one-letter symbols.

Which words count as time and what they mean is `language/en/time_words.tsv`; symbols are those of `twosource.reading.symbols`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from twosource.reading.calendar import interval, written
from twosource.reading.symbols import CLOCK, CORE, DECADE, GLUED_HOUR, Words

Kind = Literal["date", "season", "weekday", "move", "narrated", "after", "part", "clock", "words"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression in tokens `[first, last)`.

    - `date`: `edtf` holds it, `XXXX` for an unsaid year; `shift` -1, 0, 1 for 'last', 'this', 'next October'.
    - `season`: a season without a year, `edtf` its code. `weekday`: `edtf` its number, Monday 0.
    - `move`: `shift` units from the published date; `narrated`: from the date told before; `after`: from what the words after it tell.
    - `part`: part of a day; `clock`: a time of day alone; `words`: vague, lasting or recurrent, no date.

    `shift` None: the amount is not said ('weeks ago').
    """

    first: int
    last: int
    kind: Kind
    edtf: str | None = None
    unit: str = ""
    shift: int | None = None
    clock: str | None = None


COUNT = r"(?:aqo?|[aq]|[ND](?:-[ND])?)"
UNIT = "[UVX]"

GRAMMAR: tuple[tuple[str, str], ...] = (
    ("iso", "Y-D-D"),
    ("slashed", "#"),
    ("season_years", "Y-[DN]"),
    ("day", r"(?<=b)[Mm][DO]&[DO](?:,?Y)?|(?<=r)[Mm][DO]u[DO](?:,?Y)?|(?<=b)[DO]&[DO][Mm](?:,?Y)?|(?<=r)[DO]u[DO][Mm](?:,?Y)?"),
    ("day", r"(?:[Ww],?)?[Mm]t?[DO](?:-[DO](?!-?U))?(?:,?Y)?(?!-?[UMm])|(?:[Ww],?)?[Mm]t?[DO],?Y"),
    ("day", r"(?:[Ww],?)?t?[DO](?:-[DO])?o?[Mm](?:,?Y)?"),
    ("month", r"[Mm][,o]?Y|LM|M|(?<=[incurbLEo])m"),
    ("quarter", r"QY?|t?hV(?:o?t?y?U?,?Y)?"),
    ("fiscal", "yU?Y"),
    ("season", "t?So?,?Y|LS|(?<=[t])S"),
    ("decade", "t?G"),
    ("century", "t?OX"),
    ("year", "t?UY|Y"),
    ("deictic", "TP?|LP"),
    ("ago", f"{COUNT}?{UNIT}A"),
    ("later", f"{COUNT}?{UNIT}[BC](?!%)"),
    ("after", f"~?(?:{COUNT}|t)?{UNIT}[fg]"),
    ("words", rf"t?[Ls](?:[ND](?:-[ND])?|aq|q)o?{UNIT}|t?s{UNIT}"),
    ("narrated", f"t?F{{1,2}}{UNIT}|tL[U]"),
    ("move", "[BC]L[UV]|t?E-?o?t?L[UV]|t?L[UV]|t?Eot[UV]"),
    ("weekday", "[LF]?[W]"),
    ("clock", "K[pz]*|[DN]pz?|Dk|H"),
    ("words", f"e(?:{UNIT}|W|S|P|M|[ND]{UNIT})|v|t?R{UNIT}|{COUNT}-?{UNIT}"),
    ("part", "t?P"),
)
"""Name of the builder and its pattern; the first that fits at a place wins. Lower rows are what is left over."""

SCANNER = re.compile("|".join(f"(?P<r{n}>{pattern})" for n, (_, pattern) in enumerate(GRAMMAR)))


def expressions(words: Words) -> list[Expression]:
    """Every time expression of one sentence, in order; the ends of an interval stand beside it."""
    if CORE.isdisjoint(words.symbols):
        return []
    return list(_ranges(words, _merged(words, [_edged(words, found) for found in _atoms(words)])))


def _atoms(words: Words) -> Iterator[Expression]:
    for match in SCANNER.finditer(words.symbols):
        name = GRAMMAR[int(match.lastgroup[1:])][0] if match.lastgroup else ""
        found = BUILDERS[name](words, match.start(), match.end())
        if found is not None:
            yield found


def _at(words: Words, first: int, last: int, symbols: str) -> list[int]:
    return [at for at in range(first, last) if words.symbols[at] in symbols]


def _year(words: Words, first: int, last: int) -> int | None:
    years = _at(words, first, last, "Y")
    return int(words.texts[years[-1]]) if years else None


def _iso(words: Words, first: int, last: int) -> Expression | None:
    value = written(*(int(words.texts[at]) for at in (first, first + 2, first + 4)))
    return Expression(first, last, "date", value) if value else None


def _slashed(words: Words, first: int, last: int) -> Expression | None:
    value = slashed(words.texts[first])
    return Expression(first, last, "date", value) if value else None


def _season_years(words: Words, first: int, last: int) -> Expression:
    """'2015-16' where the second follows the first; else the year alone."""
    year = int(words.texts[first])
    if words.number(last - 1) == (year + 1) % 100:
        return Expression(first, last, "date", f"{year}/{year + 1}")
    return Expression(first, first + 1, "date", str(year))


def slashed(text: str) -> str | None:
    """The EDTF of a date in one token with slashes, dots or dashes. Where day and month can't be told apart: `A|B`, American first."""
    parts = [part for part in re.split(r"[/.–-]", text) if part]
    if not parts[0].isdigit():
        return parts[1]
    if len(parts) == 2 and len(parts[0]) == 4:
        return interval(parts[0], parts[1] if len(parts[1]) == 4 else parts[0][:2] + parts[1])
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        return written(int(parts[0]), int(parts[1]), int(parts[2]))
    a, b, year = (int(part) for part in parts)
    year += 0 if len(parts[2]) == 4 else 2000 if year < 50 else 1900
    options = [value for value in (written(year, a, b), written(year, b, a)) if value]
    return "|".join(dict.fromkeys(options)) or None


def _day(words: Words, first: int, last: int) -> Expression | None:
    month = int(words.value(_at(words, first, last, "Mm")[0]))
    days = [words.number(at) for at in _at(words, first, last, "DO")]
    values = [written(_year(words, first, last), month, day) for day in days]
    if None in values:
        return None
    if len(values) == 1:
        return Expression(first, last, "date", values[0])
    return Expression(first, last, "date", f"{values[0]}/{values[1]}" if days[0] < days[1] else None)


def _month(words: Words, first: int, last: int) -> Expression:
    month = int(words.value(_at(words, first, last, "Mm")[0]))
    shift = int(words.value(first)) if words.symbols[first] == "L" else None
    return Expression(first, last, "date", written(_year(words, first, last), month), shift=shift)


def _quarter(words: Words, first: int, last: int) -> Expression:
    year = _year(words, first, last)
    rank = int(words.value(_at(words, first, last, "Qh")[0]))
    fiscal = "y" in words.symbols[first:last]
    if year is None:
        return Expression(first, last, "words")
    return Expression(first, last, "date", f"{year}~" if fiscal else f"{year}-{32 + rank}")


def _fiscal(words: Words, first: int, last: int) -> Expression:
    return Expression(first, last, "date", f"{_year(words, first, last)}~")


def _season(words: Words, first: int, last: int) -> Expression:
    year, code = _year(words, first, last), words.value(_at(words, first, last, "S")[0])
    shift = int(words.value(first)) if words.symbols[first] == "L" else None
    if year is None:
        return Expression(first, last, "season" if shift is not None else "words", code, shift=shift)
    return Expression(first, last, "date", seasonal(year, code))


def seasonal(year: int, code: str) -> str:
    """The EDTF of a season; 'winter 2012' can mean its first or its second year, so it spans both."""
    return f"{year}-{code}" if code != "24" else f"{year}-01/{year + 1}-02"


def _decade(words: Words, first: int, last: int) -> Expression | None:
    match = DECADE.match(words.texts[last - 1])
    digits = match.group(1) if match else ""
    if words.symbols[first] != "t" and len(digits) < 4:
        return None
    return Expression(first, last, "date", (digits if len(digits) == 4 else "19" + digits)[:3] + "X")


def _century(words: Words, first: int, last: int) -> Expression:
    return Expression(first, last, "date", f"{words.number(last - 2) - 1:02d}XX")


def _whole_year(words: Words, first: int, last: int) -> Expression | None:
    if last - first > 1 and words.value(last - 2) != "year":
        return Expression(last - 1, last, "date", words.texts[last - 1])
    return Expression(first, last, "date", words.texts[last - 1])


def _deictic(words: Words, first: int, last: int) -> Expression | None:
    if words.symbols[first] == "L" and words.value(first) == "1":
        return None
    return Expression(first, last, "move", unit="day", shift=int(words.value(first)))


def _amount(words: Words, first: int, last: int) -> int | None:
    """The number of units said between `first` and `last`: 'a' and 'the' are one, 'a few' and nothing at all None."""
    numbers = [words.number(at) for at in _at(words, first, last, "ND")]
    if numbers:
        return numbers[0] + (numbers[1] if len(numbers) > 1 and numbers[0] >= 20 and numbers[1] < 10 else 0) if numbers[0] >= 0 else None
    single = _at(words, first, last, "at") and not _at(words, first, last, "q")
    return 1 if single else None


def _moved(kind: Kind, back: str) -> Callable[[Words, int, int], Expression | None]:
    def build(words: Words, first: int, last: int) -> Expression | None:
        amount, unit = _amount(words, first, last - 2), words.value(last - 2)
        sign = -1 if words.symbols[last - 1] in back else 1
        if unit in ("hour", "minute", "second"):
            return Expression(first, last, "words")
        return Expression(first, last, kind, unit=unit, shift=None if amount is None else sign * amount)

    return build


def _narrated(words: Words, first: int, last: int) -> Expression | None:
    unit = words.value(last - 1)
    if unit in ("hour", "minute", "second"):
        return Expression(first, last, "words")
    if words.symbols[last - 2] == "L" and not (words.value(last - 2) == "1" and unit == "day"):
        return _move(words, first, last)
    return Expression(first, last, "narrated", unit=unit, shift=int(words.value(last - 2)))


def _move(words: Words, first: int, last: int) -> Expression | None:
    unit = words.value(last - 1)
    relative = _at(words, first, last, "L")
    if unit in ("hour", "minute", "second") or words.texts[last - 1].endswith("s"):
        return Expression(first, last, "words")
    return Expression(first, last, "move", unit=unit, shift=int(words.value(relative[0])) if relative else 0)


def _weekday(words: Words, first: int, last: int) -> Expression:
    shift = None if last - first == 1 or words.value(first) == "" else int(words.value(first))
    kind: Kind = "narrated" if words.symbols[first] == "F" else "weekday"
    return Expression(first, last, kind, words.value(last - 1), "weekday", shift)


def _clock(words: Words, first: int, last: int) -> Expression | None:
    text, symbols = words.texts[first], words.symbols[first:last]
    if symbols[0] == "H":
        return Expression(first, last, "clock", clock=words.value(first))
    match = GLUED_HOUR.match(text) or CLOCK.match(text)
    hour = int(match.group(1)) if match else words.number(first)
    minute = int(match.group(2)) if match and match.lastindex and match.group(2).isdigit() else 0
    half = match.group(match.lastindex or 0)[:1].lower() if match else ""
    half = "p" if "p" in symbols and words.value(first + symbols.index("p")) == "12" else "a" if "p" in symbols else half
    if half in ("a", "p"):
        hour = hour % 12 + (12 if half == "p" else 0)
    if not (0 <= hour <= 23 and 0 <= minute <= 59):
        return None
    said = f"{hour:02d}:{minute:02d}" if symbols != "Dk" else None
    return Expression(first, last, "clock", clock=said)


def _words(words: Words, first: int, last: int) -> Expression | None:
    if "old" in words.texts[last : last + 2]:
        return None
    return Expression(first, last, "words")


def _part(words: Words, first: int, last: int) -> Expression:
    return Expression(first, last, "part")


BUILDERS: dict[str, Callable[[Words, int, int], Expression | None]] = {
    "iso": _iso,
    "season_years": _season_years, "slashed": _slashed, "day": _day, "month": _month, "quarter": _quarter, "fiscal": _fiscal,
    "season": _season,
    "decade": _decade, "century": _century, "year": _whole_year, "deictic": _deictic, "ago": _moved("move", "A"),
    "later": _moved("narrated", "C"), "after": _moved("after", "g"), "words": _words, "narrated": _narrated, "move": _move,
    "weekday": _weekday, "clock": _clock, "part": _part,
}  # fmt: skip

EDGE = re.compile(r"t?E-?o?t?$")
JOINED: dict[tuple[str, str], frozenset[str]] = {
    ("clock", "day"): frozenset({"", "n", "i", ",", ",n", "o", "z"}),
    ("day", "clock"): frozenset({"", "n", ",", ",n", "n~", "~", ",n~"}),
    ("weekday", "date"): frozenset({"", ",", ",n", ",t", "t", "n"}),
    ("part", "day"): frozenset({"o", "n", ",", "ot", ""}),
    ("day", "part"): frozenset({"", "i", "n"}),
    ("clock", "part"): frozenset({"it", "i", "", "nt"}),
}
"""Which two neighbours are one expression, and the symbols that may stand between them. `day` is any expression of one day."""


def _edged(words: Words, found: Expression) -> Expression:
    """With 'early', 'the end of' and the like before it."""
    if found.kind not in ("date", "season"):
        return found
    if found.first >= 2 and words.texts[found.first - 1] == "least" and words.texts[found.first - 2].lower() == "at":
        return replace(found, first=found.first - 2)
    match = EDGE.search(words.symbols, max(0, found.first - 5), found.first)
    return replace(found, first=match.start()) if match else found


def _is_day(found: Expression) -> bool:
    if found.kind == "date":
        return found.edtf is not None and "/" not in found.edtf and found.edtf.count("-") == 2
    return found.kind == "weekday" or (found.kind in ("move", "narrated") and found.unit in ("day", "weekday"))


def _merged(words: Words, found: list[Expression]) -> list[Expression]:
    merged: list[Expression] = []
    for each in found:
        while merged and (both := _joined(words, merged[-1], each)) is not None:
            merged.pop()
            each = both
        merged.append(each)
    return [each for each in merged if each.kind != "part"]


def _joined(words: Words, a: Expression, b: Expression) -> Expression | None:
    gap = words.symbols[a.last : b.first]
    kinds = [{each.kind, "day"} if _is_day(each) else {each.kind} for each in (a, b)]
    if not any(left in kinds[0] and right in kinds[1] and gap in gaps for (left, right), gaps in JOINED.items()):
        return None
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
    if a.kind != "date" or b.kind != "date" or not a.edtf or not b.edtf or "/" in a.edtf + b.edtf or "|" in a.edtf + b.edtf:
        return None
    before = words.symbols[a.first - 1] if a.first else ""
    pair = before + words.symbols[a.last : b.first]
    if pair not in ("ru", "b&") and pair[-1:] != "-":
        return None
    begin, end = a.edtf, b.edtf
    if begin.startswith("XXXX-") and not end.startswith("XXXX"):
        begin = end[:4] + begin[4:]
    if begin.startswith("XXXX") or end.startswith("XXXX"):
        return Expression(a.first - (pair[0] in "rb"), b.last, "date", f"{begin}/{end}") if begin[:4] == end[:4] else None
    value = interval(begin, end)
    return Expression(a.first - (pair[:1] in ("r", "b")), b.last, "date", value) if value else None
