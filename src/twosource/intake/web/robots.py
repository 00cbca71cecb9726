"""What a site's robots.txt asks of programs (RFC 9309): one walk over the file, one over an address for each rule, whatever is in them.

Only the group for this program is kept, or the one for all where there is none; a rule with asterisks is looked for piece by piece, each
piece behind the one before, so that no pattern takes longer than the address is long.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

MAX_ROBOTS_LINES = 100_000
"""Lines of a robots.txt that are looked at."""
SAFE = "/%:@!$&'()*+,;=~-._?[]"
"""What stands in an address as it is; anything else is compared percent-encoded."""
_ESCAPED = re.compile("%([0-9a-fA-F]{2})")
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")
_FIELD_NAME = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether addresses that fit are allowed. `pieces` stand one behind another, the first at the beginning; `to_end` at the end."""

    allowed: bool
    pieces: tuple[str, ...]
    to_end: bool
    length: int

    def fits(self, path: str) -> bool:
        """Whether the path and query of an address are what the rule is about."""
        first, *rest = self.pieces
        if not path.startswith(first):
            return False
        if not rest:
            return not self.to_end or len(path) == len(first)
        at = len(first)
        last = rest.pop() if self.to_end else ""
        for piece in rest:
            at = path.find(piece, at)
            if at < 0:
                return False
            at += len(piece)
        return not self.to_end or (len(path) - len(last) >= at and path.endswith(last))


@dataclass(frozen=True, slots=True)
class Rules:
    """What one program is asked: its rules and the seconds to leave between two requests, None where nothing is said of that."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allow(self, path: str) -> bool:
        """Whether the path and query of an address may be asked for: the longest rule that fits says so, of two as long the kinder."""
        spelt = _spelt(path)
        fitting = (rule for rule in self.rules if rule.fits(spelt))
        best = max(fitting, key=lambda rule: (rule.length, rule.allowed), default=None)
        return best is None or best.allowed


def rules_for(text: str, agent: str) -> Rules:
    """What a robots.txt asks of the program that calls itself `agent`, in small letters."""
    groups: dict[str, tuple[dict[tuple[str, str], None], list[float]]] = {agent: ({}, []), "*": ({}, [])}
    named: set[str] = set()
    heading, met = False, set[str]()
    for field, value in _fields(text):
        if field in ("user-agent", "useragent"):
            named = named if heading else set()
            heading = True
            word = _FIELD_NAME.match(value)
            who = "*" if value.startswith("*") else word[0].lower() if word else ""
            named |= {who} & groups.keys()
            met |= named
        elif field in ("allow", "disallow", "crawl-delay"):
            heading = False
            for who in named:
                rules, delays = groups[who]
                if field == "crawl-delay":
                    delays += _seconds(value)
                elif value:
                    rules[field, value] = None
    rules, delays = groups[agent if agent in met else "*"]
    return Rules(tuple(_rule(field == "allow", value) for field, value in rules), delays[-1] if delays else None)


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """The fields of each line in small letters, with their values."""
    lines: Iterable[str] = text.removeprefix("\ufeff").splitlines()[:MAX_ROBOTS_LINES]
    found = (_LINE.match(line) for line in lines)
    return ((each[1].lower(), each[2].strip()) for each in found if each)


def _rule(allowed: bool, value: str) -> Rule:
    to_end = value.endswith("$")
    spelt = _spelt(value.removesuffix("$"))
    pieces = re.sub(r"\*+", "*", spelt).split("*")
    return Rule(allowed, tuple(pieces), to_end, len(spelt))


def _spelt(path: str) -> str:
    """A path or rule as it is compared: percent-encoded where it must be and no further, in capitals."""
    quoted = quote(path, safe=SAFE, errors="replace")
    return _ESCAPED.sub(lambda found: _plain(found[1]), quoted)


def _plain(digits: str) -> str:
    """A percent-encoded character as itself where that means the same, else in capitals."""
    character = chr(int(digits, 16))
    return character if character.isascii() and (character.isalnum() or character in "-._~") else f"%{digits.upper()}"


def _seconds(value: str) -> list[float]:
    try:
        found = float(value)
    except ValueError:
        return []
    return [found] if 0 <= found < float("inf") else []
