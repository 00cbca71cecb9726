"""Legend, decisions, origins, what was left out, how the page was made and where it may be wrong, and what it is known by."""

from collections.abc import Iterable

from twosource.outputs.dossier import decisions as decided
from twosource.outputs.dossier import record as recorded
from twosource.outputs.dossier.elements import Part
from twosource.outputs.html.elements import laid
from twosource.outputs.html.events import Section, sign
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Digest
from twosource.outputs.view.labels import HEADINGS, LEVELS, STANCES
from twosource.outputs.view.stories import namesake_lines, story_lines
from twosource.outputs.view.summary import omission_lines, origin_lines


def legend() -> Html:
    """The signs in words."""
    stances = [join([tag("dt", sign(stance)), tag("dd", meaning)]) for stance, (_, meaning) in STANCES.items()]
    levels = [join([tag("dt", name), tag("dd", meaning)]) for level, (name, meaning) in LEVELS.items() if level != "not-stated"]
    return tag("details", tag("summary", HEADINGS["legend"]), tag("dl", stances), tag("dl", levels), class_="legend")


def decisions(shown: Digest) -> Section | None:
    """Who decided what, when and why, and what came of it."""
    return worded("decisions", decided.decisions(shown))


def affairs(shown: Digest) -> Section | None:
    """Which reports belong together, where there is more than one affair."""
    return _lines("affairs", story_lines(shown))


def origins(shown: Digest) -> Section | None:
    """Which reports share a root."""
    return _lines("origins", origin_lines(shown))


def omissions(shown: Digest) -> Section | None:
    """What is not on this page."""
    return _lines("left-out", (*namesake_lines(shown), *omission_lines(shown)))


def method(quotes_only: bool) -> Section | None:
    """How the page came about, and its limits."""
    return _lines("method", recorded.method(quotes_only))


def record(shown: Digest, excerpt: bool) -> Section | None:
    """Version and hashes."""
    return worded("record", recorded.record(shown, excerpt))


def worded(name: str, parts: Iterable[Part]) -> Section | None:
    """A section of the sheet; None where it is empty."""
    kept = tuple(parts)
    return (HEADINGS[name], laid(kept)) if kept else None


def _lines(name: str, lines: Iterable[str]) -> Section | None:
    kept = [tag("li", bdi(each)) for each in lines]
    return (HEADINGS[name], tag("ul", kept)) if kept else None
