"""Look-ups over the excerpt that a page shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from twosource.model import Case, Claim, Entity, Report, Story, names_of
from twosource.outputs.html.markup import Html, bdi, tag
from twosource.outputs.view.labels import line, when
from twosource.web.addresses import address

REPORT_NAME_CHARACTERS = 44
"""Characters of a report's name within a line; its page has all of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A case with what is asked of it again and again: reports and what to call them, claims and entities by id, the entity of a chain."""

    case: Case
    reports: dict[str, Report]
    names: dict[str, str]
    claims: dict[str, Claim]
    entities: dict[str, Entity]
    entity_of: dict[str, str]

    @classmethod
    def of(cls, case: Case) -> "Known":
        """The look-ups of `case`."""
        names = {each: line(name) for each, name in names_of(case.reports).items()}
        entities = {entity.id: entity for entity in case.entities}
        return cls(case, {report.id: report for report in case.reports}, names, case.claims, entities, case.entity_of)

    def story(self) -> Story | None:
        """The story it is all of, None where it is of several or none."""
        return self.case.stories[0] if len(self.case.stories) == 1 else None

    def by_time(self, reports: Iterable[str]) -> list[str]:
        """Reports by the day they were published, those without one last."""
        known = [each for each in dict.fromkeys(reports) if each in self.reports]
        return sorted(known, key=lambda each: (self.reports[each].published.earliest or date.max, self.names[each]))

    def short(self, identity: str) -> str:
        """A report's name as it stands within a line."""
        name = self.names.get(identity, identity)
        return name if len(name) <= REPORT_NAME_CHARACTERS else name[:REPORT_NAME_CHARACTERS].rsplit(" ", 1)[0] + "…"

    def report(self, identity: str) -> Html:
        """A report's name, leading to its page."""
        name, short = self.names.get(identity, identity), self.short(identity)
        return tag("a", bdi(short), href=address("report", identity), title=name if short != name else None)

    def published(self, identity: str) -> str:
        """When a report was published, in plain words."""
        return when(self.reports[identity].published) or "day of publication not stated"

    def entity(self, identity: str, words: str | None = None) -> Html:
        """An entity's name (or other words for it), leading to its page."""
        known = self.entities.get(identity)
        return tag("a", bdi(line(words or (known.name if known else identity))), href=address("entity", identity))


def trail(known: Known, sort: str) -> Html:
    """Where a page's thing belongs: its story, and of what sort it is."""
    story = known.story()
    link = tag("a", bdi(line(story.label) or "one affair"), href=address("story", story.id)) if story else "Case"
    return tag("p", tag("span", "Story: ") if story else "", link, " › ", bdi(sort), class_="trail")


def facts(pairs: Iterable[tuple[str, Html | str | None]]) -> Html:
    """Names with values; what has none is left out."""
    return tag("dl", [[tag("dt", name), tag("dd", value)] for name, value in pairs if value], class_="facts")


def section(heading: str, *content: Html | str, id: str | None = None, note: str = "") -> Html:
    """A part of a page under a heading; '' where it holds nothing."""
    if not any(content):
        return Html("")
    return tag("section", tag("h2", heading), tag("p", note, class_="note") if note else "", content, id=id)
