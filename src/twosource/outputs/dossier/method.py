"""Legend, origins, what was left out, and how the page was made and where it may be wrong."""

from collections.abc import Iterable
from importlib.metadata import version

from twosource.outputs.affairs import namesake_lines, story_lines
from twosource.outputs.digest import Digest
from twosource.outputs.dossier.items import Section, sign
from twosource.outputs.dossier.markup import Html, bdi, join, tag
from twosource.outputs.summary import omission_lines, origin_lines
from twosource.outputs.wording import LEVELS, STANCES

METHOD = (
    "Every line on this page stands on a sentence of a report; following it shows the sentence in the report's full text.",
    "A report that tells a thing in several places is shown by its surest telling; the other places stand beneath it.",
    "What is not stated is left open: no date of publication stands in for the date of an event, and no place is guessed. "
    "Dates are as wide as the words that give them.",
    "Origins are counted, not articles: reports that copy one text, credit one agency, or rest on one source or one piece of evidence "
    "count once. A report that shows no ground of its own is not taken for an independent one.",
    "Names, events and their ties were found by a program. It overlooks things and at times joins or parts what it should not; "
    "read the sentence before relying on a line.",
    "That reports agree does not make a thing true, and that they differ does not make it false.",
)


def legend() -> Html:
    """The signs in words."""
    stances = [join([tag("dt", sign(stance)), tag("dd", meaning)]) for stance, (_, meaning) in STANCES.items()]
    levels = [join([tag("dt", name), tag("dd", meaning)]) for level, (name, meaning) in LEVELS.items() if level != "not-stated"]
    return tag("details", tag("summary", "What the signs mean"), tag("dl", stances), tag("dl", levels), class_="legend")


def affairs(shown: Digest) -> Section | None:
    """Which reports belong together, where there is more than one affair."""
    return _lines("Which belong together", story_lines(shown))


def origins(shown: Digest) -> Section | None:
    """Which reports share a root."""
    return _lines("Origins", origin_lines(shown))


def omissions(shown: Digest) -> Section | None:
    """What is not on this page."""
    return _lines("Left out", (*namesake_lines(shown), *omission_lines(shown)))


def method(shown: Digest) -> Section:
    """How the page came about, and its limits."""
    made = f"Made by twosource {version('twosource')} from the texts at the end of this page; offsets count Unicode code points."
    return "Method and limits", tag("ul", [tag("li", words) for words in (*METHOD, made)])


def _lines(heading: str, lines: Iterable[str]) -> Section | None:
    kept = [tag("li", bdi(each)) for each in lines]
    return (heading, tag("ul", kept)) if kept else None
