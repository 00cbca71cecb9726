"""The rules of the time grammar: rows of token classes from the tables of the language at hand, compiled to one scanner.

The notation of a row stands at the top of `language/en/time_rules.tsv`. To add a form of date: a row there, and a function in
`builders.py` where none of those there says what the words mean.
"""

import re
from dataclasses import dataclass

from twosource.language import per_language, rows
from twosource.reading.times.token_classes import TokenClass

NOTATION = re.compile(r"\s+|(?P<beside>(?:not_)?(?:after|before)\()|(?P<name>[A-Z_]+)|(?P<part>[a-z_]+)|(?P<sign>[()|?*])")
BESIDE = {"after(": "(?<=", "not_after(": "(?<!", "before(": "(?=", "not_before(": "(?!"}


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A row of `time_rules`: the tokens that are a time expression, what builds its value, and an example with what it reads as."""

    name: str
    tokens: str
    builder: str
    example: str
    reads: str


@dataclass(frozen=True, slots=True)
class Scanner:
    """The rules as one regular expression over the classes of a sentence, an alternative each, in order."""

    rules: tuple[TimeRule, ...]
    pattern: re.Pattern[str]

    def rule_of(self, match: re.Match[str]) -> TimeRule:
        """The rule that made a match of `pattern`."""
        return self.rules[(match.lastindex or 1) - 1]


@per_language
def parts() -> dict[str, str]:
    """The parts of rules by name, compiled: rows of `time_rules` without a builder. A part may use those above it."""
    known: dict[str, str] = {}
    for row in rows("time_rules"):
        if not row["builder"]:
            known[row["rule"]] = compiled(row["tokens"], known)
    return known


@per_language
def scanner() -> Scanner:
    """The rules of `time_rules` and what finds them. No rule begins with a token of class OTHER, so that most places are passed at once."""
    rules = tuple(
        TimeRule(row["rule"], row["tokens"], row["builder"], row["example"], row["reads"]) for row in rows("time_rules") if row["builder"]
    )
    forms = "|".join(f"({compiled(rule.tokens, parts())})" for rule in rules)
    return Scanner(rules, re.compile(f"(?!{TokenClass.OTHER.value})(?:{forms})"))


def compiled(tokens: str, known: dict[str, str]) -> str:
    """A row of tokens as a regular expression over their classes, with no group of its own. Raises ValueError for what is no notation."""
    found, at = [], 0
    while at < len(tokens):
        match = NOTATION.match(tokens, at)
        name, part = (match["name"], match["part"]) if match is not None else (None, None)
        if match is None or (name is not None and name not in TokenClass.__members__) or (part is not None and part not in known):
            raise ValueError(f"no token class, part or sign of a time rule begins {tokens[at : at + 30]!r} in {tokens!r}")
        at = match.end()
        if name is not None:
            found.append(TokenClass[name].value)
        elif part is not None:
            found.append(f"(?:{known[part]})")
        else:
            found.append(BESIDE.get(match.group(), "(?:" if match["sign"] == "(" else match["sign"] or ""))
    return "".join(found)


@per_language
def edge() -> re.Pattern[str]:
    """What finds 'early', 'the end of' and the like at the end of a stretch of classes."""
    return re.compile(f"(?:{parts()['the_edge']})$")


@per_language
def joins() -> dict[tuple[str, str], re.Pattern[str]]:
    """Which two neighbours are one expression, and what may stand between them (`time_joins`)."""
    return {(row["left"], row["right"]): re.compile(compiled(row["between"], parts())) for row in rows("time_joins")}
