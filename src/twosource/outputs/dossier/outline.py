"""All sections in their order."""

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.model import Case
from twosource.outputs.dossier.decisions import decisions
from twosource.outputs.dossier.elements import Part, Section, Words, plain
from twosource.outputs.dossier.findings import cards, differences
from twosource.outputs.dossier.glance import glance
from twosource.outputs.dossier.record import legend, listed, method, promise, record
from twosource.outputs.dossier.tables import people, timeline
from twosource.outputs.dossier.texts import reports
from twosource.outputs.view.digest import Digest, digest
from twosource.outputs.view.labels import HEADINGS
from twosource.outputs.view.stories import namesake_lines, story_lines
from twosource.outputs.view.summary import omission_lines, origin_lines, summary

TITLE = "What the reports say"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The dossier's words: its heading, the name of the file's window or tab, what it opens with, its sections, none of them empty."""

    title: str
    name: str
    opening: tuple[Words, ...]
    sections: tuple[Section, ...]


def sheet(case: Case, quotes_only: bool) -> Sheet:
    """Everything that is shown of a case, with the reports' full texts or, `quotes_only`, the quoted sentences alone."""
    shown = digest(case)
    claims = case.claims
    apart = [*differences(shown.differing, claims), *differences(shown.told_differently, claims)]
    made: list[tuple[str, Iterable[Part]]] = [
        ("glance", glance(shown, claims) if shown.items else ()),
        ("decisions", decisions(shown)),
        ("told", cards(shown.several)),
        ("differences", apart),
        ("alone", cards(shown.alone)),
        ("relations", cards(shown.ties)),
        ("timeline", timeline(shown)),
        ("people", people(shown)),
        ("affairs", listed(story_lines(shown))),
        ("origins", listed(origin_lines(shown))),
        ("left-out", listed(iter((*namesake_lines(shown), *omission_lines(shown))))),
        ("method", listed(iter(method(quotes_only)))),
        ("legend", legend()),
        ("record", record(shown)),
        ("quotes" if quotes_only else "reports", reports(shown, quotes_only)),
    ]
    sections = (Section(name, heading(name, shown), tuple(parts)) for name, parts in made)
    opening = (promise(), *(Words(plain(each)) for each in summary(shown)))
    return Sheet(TITLE, name_of(shown), opening, tuple(section for section in sections if section.parts))


def name_of(shown: Digest) -> str:
    """The heading with the first reports' names, so that two dossiers are told apart."""
    return f"{TITLE}: {', '.join(teller.name for teller in shown.tellers[:3])}" if shown.tellers else TITLE


def heading(section: str, shown: Digest) -> str:
    """What a section is called."""
    return "Told by both" if section == "told" and len(shown.tellers) == 2 else HEADINGS[section]
