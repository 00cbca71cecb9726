"""A folder of linked Markdown notes for Obsidian: one for each report, event and entity.

Texts of reports are written so that Markdown, HTML, tags, comments and links in them show instead of acting. Names of files hold no
character that a system or a link gives a meaning, and end in the thing's id, so that no two are one.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from twosource.model import Case, Claim, Entity, Event, Relation, Report
from twosource.outputs.exports.ftm import address
from twosource.outputs.exports.index import ExportIndex, by_report, disputed, standing, surest, telling, voiced
from twosource.outputs.exports.writer import Piece, text
from twosource.outputs.text.markdown import escaped
from twosource.outputs.view.labels import LEVELS, line, slot_words, visible, when
from twosource.outputs.view.stance import voice

MEANT = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*#^\[\]`%{}⟦⟧]+")
"""Characters that a file system, a link or Obsidian gives a meaning."""
RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?=$|[. ])", re.IGNORECASE)
MAX_TITLE_BYTES = 80
"""Bytes of a title in a file's name; with the id and the ending that stays under every system's limit."""
DOUBLED = re.compile(r"%%|==|\^")


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """Every note, the overview first."""
    vault = Vault(known)
    yield "Case.md", text([vault.overview()])
    for report in known.case.reports:
        yield f"{vault.paths[report.id]}.md", text([vault.report(report)])
    for event in known.case.events:
        yield f"{vault.paths[event.id]}.md", text([vault.event(event)])
    for entity in known.case.entities:
        yield f"{vault.paths[entity.id]}.md", text([vault.entity(entity)])


def filename(title: str, identity: str) -> str:
    """A name for a note: the title without what has a meaning somewhere, cut, and the id."""
    words = MEANT.sub(" ", visible(unicodedata.normalize("NFC", title)))
    words = RESERVED.sub("_", " ".join(words.split()).strip(". ").lstrip("-~. "))
    cut = words.encode("utf-8", "ignore")[:MAX_TITLE_BYTES].decode("utf-8", "ignore").strip(". ")
    return f"{cut} ({identity})" if cut else identity


def plain(words: str) -> str:
    """Words on one line that Obsidian shows as they are."""
    return DOUBLED.sub(lambda found: "".join(f"\\{mark}" for mark in found[0]), escaped(words))


def front(**values: Any) -> str:
    """YAML front matter. Every value is written as JSON, which YAML reads as it stands, so that no text can break out."""
    return "".join(["---\n", *(f"{name}: {json.dumps(value)}\n" for name, value in values.items()), "---\n"])


class Vault:
    """The notes of a case and how they are linked."""

    def __init__(self, known: ExportIndex) -> None:
        """Names every note."""
        case = known.case
        self.known = known
        self.titles: dict[str, str] = {}
        self.paths: dict[str, str] = {}
        named = (
            ("reports", {report.id: known.called(report.id) for report in case.reports}),
            ("events", {event.id: event.label for event in case.events}),
            ("entities", {entity.id: entity.name for entity in case.entities}),
        )
        for folder, titles in named:
            self.titles |= titles
            self.paths |= {identity: f"{folder}/{filename(title, identity)}" for identity, title in titles.items()}
        self.events_of = _events_of(case)
        self.ties_of = _ties_of(case)
        self.claims_of = by_report(known.claims.values())
        self.event_of = {claim: event.id for event in case.events for claim in event.claims}

    def link(self, identity: str) -> str:
        """A link to a note, shown by its title."""
        if identity not in self.paths:
            return f"`{identity}`"
        shown = MEANT.sub(" ", line(self.titles[identity])).strip() or identity
        return f"[[{self.paths[identity]}|{shown}]]"

    def overview(self) -> str:
        """The note that leads to all others."""
        case = self.known.case
        parts = [front(reports=len(case.reports), events=len(case.events), entities=len(case.entities)), "# Case\n"]
        parts.append("These notes say what reports say, not what is true.\n")
        parts += _section("Reports", [self.link(report.id) for report in case.reports])
        several = sorted((event for event in case.events if len(event.reports) > 1), key=lambda event: -len(event.reports))
        alone = [event for event in case.events if len(event.reports) == 1]
        parts += _section("Told by several", [f"{self.link(e.id)} – {standing(e)}" for e in several])
        parts += _section("Told by one only", [self.link(event.id) for event in alone])
        parts += _section("Standing ties", [self._tie(tie) for tie in case.relations])
        parts += _section("People, organizations, places and the rest", [self.link(entity.id) for entity in case.entities])
        return "\n".join(parts) + "\n"

    def report(self, report: Report) -> str:
        """A report: where it comes from, what it says, and its text."""
        web, published = address(report.url), report.published.edtf
        parts = [
            front(
                kind="report", id=report.id, title=line(report.title or "") or None, publisher=line(report.publisher or "") or None,
                authors=[line(author) for author in report.authors], published=published, url=web, sha256=report.sha256,
            ),
            f"# {plain(self.titles[report.id])}\n",
            f"Published: {plain(when(report.published)) or 'not stated'}\n",
        ]  # fmt: skip
        parts += _section("What it says", [self._said(claim) for claim in self.claims_of.get(report.id, ())])
        if not self.known.quotes_only:
            parts.append("## Text\n")
            parts += [f"{plain(block.span.of(report.text))}\n" for block in report.blocks if block.span.of(report.text).strip()]
        return "\n".join(parts) + "\n"

    def event(self, event: Event) -> str:
        """An event: when, where, who, and how each report tells it."""
        known, claims = self.known, self.known.claims_of(event)
        parts = [
            front(
                kind="event", id=event.id, type=event.type, time=event.time.edtf, place=line(event.place.text) if event.place else None,
                reports=len(event.reports), origins=event.origins, origins_unknown=event.unknown, support=event.support,
                certainty=surest(claims), disputed=disputed(event),
            ),
            f"# {plain(event.label)}\n",
            f"When: {plain(when(event.time)) or 'not stated'}. Where: {plain(event.place.text) if event.place else 'not stated'}. "
            f"{standing(event)}.\n",
        ]  # fmt: skip
        parts += _section("Who", [f"{self.link(p.entity)} ({p.role})" for p in dict.fromkeys(event.participants)])
        differing = [f for f in event.findings if f.level in {"conflict", "updated", "coarser", "agree"}]
        parts += _section("Compared", [f"{slot_words(f.slot)}: {LEVELS[f.level][0]}: {plain(f.reason)}" for f in differing])
        parts.append("## Who says it\n")
        own = by_report(claims)
        for report, (stance, claim) in voiced(known, claims).items():
            parts.append(f"- {self.link(report)}: {plain(telling(stance, claim))}")
            parts += [f"    - {self._quote(each)}" for each in own[report]]
        return "\n".join(parts) + "\n"

    def entity(self, entity: Entity) -> str:
        """An entity: its names, how it is described, and what reports say of it, always with who says so."""
        aliases, described = ([line(each) for each in some] for some in (entity.aliases, entity.descriptions))
        parts = [front(kind=entity.type, id=entity.id, aliases=aliases), f"# {plain(entity.name)}\n"]
        parts += _section("Also called", [plain(alias) for alias in aliases])
        parts += _section("Described as", [plain(each) for each in described])
        parts += _section("Ties", [self._tie(tie) for tie in self.ties_of.get(entity.id, ())])
        parts += _section("Events", [f"{self.link(e.id)} – {standing(e)}" for e in self.events_of.get(entity.id, ())])
        parts += _section("Mentioned by", [self.link(report) for report in dict.fromkeys(m.report for m in entity.mentions)])
        return "\n".join(parts) + "\n"

    def _said(self, claim: Claim) -> str:
        event = self.event_of.get(claim.id)
        return f"{self._quote(claim)}{f' → {self.link(event)}' if event else ''}"

    def _quote(self, claim: Claim) -> str:
        at = f"{claim.span.start}–{claim.span.end}"
        return f"“{plain(self.known.quote(claim))}” ({at}; {plain(telling(voice(claim), claim))})"

    def _tie(self, tie: Relation) -> str:
        ends = f"{self.link(tie.subject)} {plain(tie.type.replace('-', ' '))} {self.link(tie.object)}"
        heard = voiced(self.known, self.known.claims_of(tie)).items()
        said = "; ".join(f"{self.link(report)}: {plain(telling(stance, claim))}" for report, (stance, claim) in heard)
        return f"{ends} – {said}"


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    kept = [f"- {each}" for each in lines]
    return [f"## {heading}\n", *kept, ""] if kept else []


def _events_of(case: Case) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in case.events:
        for entity in dict.fromkeys(p.entity for p in event.participants):
            found.setdefault(entity, []).append(event)
    return found


def _ties_of(case: Case) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = {}
    for tie in case.relations:
        for entity in dict.fromkeys((tie.subject, tie.object)):
            found.setdefault(entity, []).append(tie)
    return found
