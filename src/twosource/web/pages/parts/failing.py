"""What could not be read or drawn, said on the pages it is missing from."""

from twosource.model import Case, Failure
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.failures import failed
from twosource.web.addresses import address


def missing(case: Case) -> Html:
    """Why the page of one report or one story shows less than it might; '' where nothing failed."""
    return join([tag("p", bdi(told), class_="note") for told in failed(case)])


def failures(case: Case, every: int) -> Html:
    """A list of `every` failure of a case as far as it is given, each leading to its report or story."""
    more = tag("p", f"and {every - len(case.failures):,} more", class_="note") if every > len(case.failures) else ""
    rows = [tag("li", *_row(failure, told)) for failure, told in zip(case.failures, failed(case), strict=True)]
    return join([tag("h2", "Not read or not drawn"), tag("ul", rows), more])


def _row(failure: Failure, told: str) -> list[Html | str]:
    if failure.report:
        return [bdi(told), " ", tag("a", "see the report", href=address("report", failure.report))]
    return [bdi(told), " ", tag("a", "see the story", href=address("story", failure.story))] if failure.story else [bdi(told)]
