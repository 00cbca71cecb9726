from dataclasses import replace

import factories as make
from twosource.model import Case, Chain, Reading, Report, Story
from twosource.resolution import join


def told(number: int) -> tuple[Report, tuple[Chain, Chain]]:
    """A report with a body's name, once typed as a person's."""
    report = make.report(f"Norvia Ltd. lost ship {number}. Norvia wept.")
    body = make.chain(report, "Norvia Ltd.", type="organization")
    start = report.text.index("Norvia wept")
    mention = replace(body.mentions[0], span=make.span("Norvia wept", report.text), text="Norvia", type="person")
    return report, (body, Chain(f"k{start}{number}", report.id, "person", "Norvia", (mention,)))


def test_a_name_that_says_too_little_over_stories_keeps_nothing_apart() -> None:
    found = [told(number) for number in (1, 2)]
    stories = tuple(Story(f"s{number}", "", (report.id,), 1.0) for number, (report, _) in enumerate(found))
    case = Case(
        tuple(report for report, _ in found),
        tuple(Reading(report.id, chains) for report, chains in found),
        tuple(make.entity(*chains) for _, chains in found),
        stories=stories,
    )
    assert len(join(case).entities) == 1
