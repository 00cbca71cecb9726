"""What the slots need to know of the case around an event."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from twosource.model import Case, Claim, Entity, Report


@dataclass(frozen=True)
class Scene:
    """A case with the look-ups that comparison makes again and again. Not slotted, so that the look-ups are made once."""

    case: Case

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return self.case.claims

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id."""
        return {report.id: report for report in self.case.reports}

    @cached_property
    def entity_of(self) -> dict[str, Entity]:
        """Entities by the id of each of their chains."""
        return {chain: entity for entity in self.case.entities for chain in entity.chains}

    @cached_property
    def names(self) -> dict[str, str]:
        """What to call each report: its publisher if no other report has the same, else its title, file or number."""
        publishers = [report.publisher for report in self.case.reports]
        return {
            report.id: report.publisher
            if report.publisher and publishers.count(report.publisher) == 1
            else report.title or (report.path or "").rsplit("/", 1)[-1] or report.source_id or f"report {number}"
            for number, report in enumerate(self.case.reports, 1)
        }

    def published(self, claim: Claim) -> date | None:
        """The first day on which the claim's report can have been published, None if it doesn't say."""
        return self.reports[claim.report].published.earliest

    def quote(self, claim: Claim) -> str:
        """The claim's sentence."""
        return claim.span.of(self.reports[claim.report].text)
