"""What could not be read or drawn, in a line each."""

from collections.abc import Iterator

from twosource.model import Case, Failure, Report, Story, taken_from
from twosource.model.called import outward
from twosource.outputs.view.labels import counted, line


def failed(case: Case) -> Iterator[str]:
    """What could not be read or drawn, a sentence each.

    Args:
        case: What was compared or loaded.

    Returns:
        The sentences; none where all went well.

    Example:
        >>> from twosource.outputs import failed
        >>> list(failed(case))
        []
    """
    reports = {report.id: report for report in case.reports}
    stories = {story.id: story for story in case.stories}
    return (told(failure, reports.get(failure.report or ""), stories.get(failure.story or "")) for failure in case.failures)


def told(failure: Failure, report: Report | None, story: Story | None) -> str:
    """A failure in a line; `report` and `story` are those it is of, None where it is of none or they are not at hand."""
    if failure.report is not None:
        what = f"not read: {line(outward(taken_from(report))) if report else failure.report}"
    elif failure.story is not None:
        label = f" “{line(story.label)}”" if story and story.label else ""
        size = f" of {counted(len(story.reports), 'report')}" if story else ""
        what = f"not drawn: the story {failure.story}{label}{size}"
    else:
        what = "not joined: the stories of the case"
    return f"{what}: {why(failure)}"


def why(failure: Failure) -> str:
    """The reason with the stage."""
    return f"{line(failure.reason)} (at the stage {line(failure.stage)})"
