"""How a dossier came about, where it may be wrong, and by what it is known again: version and hashes."""

from collections.abc import Iterator
from importlib.metadata import version

from twosource.model import Case
from twosource.outputs.contract.dump import fingerprint
from twosource.outputs.dossier.elements import Grid, Line, Part, Point, Points, Run, Words, keyed, plain, sign
from twosource.outputs.view.digest import Digest
from twosource.outputs.view.labels import LEVELS, STANCES

STANDS_ON = "Every line here stands on a sentence of a report, named by the report's letter and by its place in the report's text."
PLACES = "Places count Unicode code points from 0: [46, 176) begins with the 46th and ends before the 176th."
FULL = "The full text of every report stands at the end."
QUOTES_ONLY = "This copy holds quotes only, no report's full text: each report's quoted sentences stand at the end."
METHOD = (
    "A report that tells a thing in several places is shown by its surest telling; the other places stand beneath it.",
    "What is not stated is left open: no date of publication stands in for the date of an event, and no place is guessed. "
    "Dates are as wide as the words that give them.",
    "Origins are counted, not articles: reports that copy one text, credit one agency, or rest on one source or one piece of evidence "
    "count once. A report that shows no ground of its own is not taken for an independent one.",
    "Names, events and their ties were found by a program. It overlooks things and at times joins or parts what it should not; "
    "read the sentence before relying on a line.",
    "That reports agree does not make a thing true, and that they differ does not make it false.",
)
COMMAND = "twosource show CASE --format json | sha256sum"
"""What gives the hash of the case again, from the case file."""


def method(quotes_only: bool) -> tuple[str, ...]:
    """The method and its limits, a sentence or two each."""
    return (STANDS_ON, PLACES, QUOTES_ONLY if quotes_only else FULL, *METHOD)


def record(shown: Digest, excerpt: bool = False) -> Iterator[Part]:
    """The version, the hash of the case and how to get it again, the hash of each report as it was taken in.

    An `excerpt` is a part of a kept case, which the command would give another hash.
    """
    yield Points(tuple(Point(each) for each in known_by(shown.case, excerpt)))
    if shown.tellers:
        rows = tuple(((*keyed([teller]), Run(" "), Run(teller.name)), plain(teller.report.sha256, "code")) for teller in shown.tellers)
        yield Grid("SHA-256 of each report's file as it was taken in", ("Report", "SHA-256"), rows, (4, 7))


def known_by(case: Case, excerpt: bool) -> tuple[Line, ...]:
    """Version and hash, with the command that gives the hash again."""
    made = (Run(f"Made by twosource {version('twosource')}."),)
    if excerpt:
        words = "This is a part of a case. SHA-256 of the part as JSON, full texts and decisions included: "
        return made, (Run(words), Run(fingerprint(case), "code"))
    return (
        made,
        (Run("SHA-256 of the whole case as JSON, full texts and decisions included: "), Run(fingerprint(case), "code")),
        (Run("The same version makes it again from the case file: "), Run(COMMAND, "code"),
         Run(" (or, where no case was kept, with compare and the same files in place of show).")),
    )  # fmt: skip


def legend() -> Iterator[Part]:
    """The signs in words."""
    yield Points(tuple(Point((sign(stance), Run(f": {meaning}"))) for stance, (_, meaning) in STANCES.items()))
    levels = ((name, meaning) for level, (name, meaning) in LEVELS.items() if level != "not-stated")
    yield Points(tuple(Point((Run(name, "strong"), Run(f": {meaning}"))) for name, meaning in levels))


def listed(lines: Iterator[str]) -> Iterator[Part]:
    """Sentences as a list; nothing for none."""
    if points := tuple(Point(plain(each)) for each in lines):
        yield Points(points)


def promise() -> Words:
    """What the page is, and is not."""
    return Words(plain("This page says who reports what, never what is true."), soft=True)
