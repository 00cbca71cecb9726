"""Time expressions in a row of tokens, before they are resolved against anything: a small grammar over one-letter symbols.

Which words count as time and what they mean is `language/en/time_words.tsv`; symbols are those of `twosource.reading.times.tokens`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from twosource.reading.times.edtf import interval
from twosource.reading.times.tokens import CORE, Words
from twosource.reading.times.values import BUILDERS, Expression, listed

COUNT = r"(?:aqo?|[aq]|[ND](?:-[ND])?)"
UNIT = "[UVX]"
HALF_DAY = r"(?:p|[aZ]\.?j)"
"""'a.m.' as one token or as the letters and points it was spaced into."""

GRAMMAR: tuple[tuple[str, str], ...] = (
    ("iso", "Y-D-D"),
    ("slashed", "#"),
    ("season", "t?[Sl]o?,?Y-[DN]"),
    ("season_years", "Y-[DN]"),
    ("days", r"(?<!b)(?<!b[Mm])(?:[DO],)*[DO],?&[DO]o?[Mm](?:,?Y)?|(?<!b)[Mm][DO](?:,[DO])*,?&[DO](?:,?Y)?(?![Mm-])"),
    ("day", r"(?<=b)[Mm][DO]&[DO](?:,?Y)?|(?<=r)[Mm][DO]u[DO](?:,?Y)?|(?<=b)[DO]&[DO][Mm](?:,?Y)?|(?<=r)[DO]u[DO][Mm](?:,?Y)?"),
    ("day", r"(?:[Ww],?)?[Mm]t?[DO](?:-[DO](?!-?U))?,?Y|(?:[Ww],?)?[Mm]t?[DO](?:-[DO](?!-?U))?(?!-?[UMm])"),
    ("day", r"(?:[Ww],?)?t?[DO](?:-[DO])?o?[Mm](?:,?Y)?|tho[Mm](?:,?Y)?"),
    ("month", r"[Mm][,oi]?Y|LM|M|(?<=[incurbLEo])m|(?<=E-)m"),
    ("half", r"t?hdo?Y"),
    ("quarter", r"QY?|t?hV(?:o?t?y?U?,?Y)?"),
    ("fiscal", "yU?Y"),
    ("season", "t?[Sl]o?,?Y|L[Sl]|(?<=[t])S"),
    ("decade", "t?G|(?:t|(?<=E)|(?<=E-))Yx"),
    ("century", "t?(?:O|h|N-h)-?X"),
    ("narrated", "tLP"),
    ("deictic", "tU[fg]T|TP?|LP"),
    ("clock", f"[DN]:[DN](?::[DN])?(?:{HALF_DAY})?z*|[DN]\\.[DN]{HALF_DAY}z*|[DN]{HALF_DAY}z*|[DNY]z|(?<=n)[NY]U"),
    ("year", "t?UY|Y"),
    ("ago", f"{COUNT}?{UNIT}A"),
    ("later", f"{COUNT}?{UNIT}[BC](?!%)"),
    ("after", f"~?(?:{COUNT}|t)?{UNIT}[fg]|tP[fg]"),
    ("onset", r"t[UP]o(?=t\.)"),
    ("words", rf"t?[Ls](?:[ND](?:-[ND])?|aq|q)o?{UNIT}|t?s{UNIT}"),
    ("narrated", f"(?:[BC]i?t?|Ei?t?)?F{{1,2}}(?:{UNIT}|P)|tL[U]|t?F{{1,2}}(?:{UNIT}|P)"),
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
        if name == "days":
            yield from listed(words, match.start(), match.end())
        elif (found := BUILDERS[name](words, match.start(), match.end())) is not None:
            yield found


EDGE = re.compile(r"t?E-?o?t?$")
JOINED: dict[tuple[str, str], frozenset[str]] = {
    ("clock", "day"): frozenset({"", "n", "i", ",", ",n", "o", "z"}),
    ("day", "clock"): frozenset({"", "n", ",", ",n", "n~", "~", ",n~"}),
    ("weekday", "date"): frozenset({"", ",", ",n", ",t", "t", "n"}),
    ("part", "day"): frozenset({"o", "n", ",", "ot", ""}),
    ("day", "part"): frozenset({"", "i", "n"}),
    ("clock", "part"): frozenset({"it", "i", "", "nt"}),
    ("month", "yearly"): frozenset({"", "o", ",", "i"}),
    ("weekday", "weekly"): frozenset({"", "o", ","}),
}
"""Which two neighbours are one expression, and the symbols that may stand between them. `day` is any expression of one day, `month` a
month or day without its year, `yearly` 'last year' and the like, `weekly` 'last week'."""


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
    gap = words.symbols[a.last : b.first]
    if len(gap) > 2:
        return None
    kinds = [_kinds(each) for each in (a, b)]
    if not any(left in kinds[0] and right in kinds[1] and gap in gaps for (left, right), gaps in JOINED.items()):
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
