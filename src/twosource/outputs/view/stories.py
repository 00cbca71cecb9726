"""Which reports belong together, where a case holds more than one affair, and who of one name is not one person."""

from collections.abc import Iterator

from twosource.outputs.view.digest import Digest
from twosource.outputs.view.labels import counted, line
from twosource.outputs.view.summary import called, keys


def story_lines(shown: Digest) -> Iterator[str]:
    """One line for each affair that several reports tell, the largest first, then one for the reports of none; nothing for one affair."""
    stories = shown.case.stories
    if len(stories) < 2:
        return
    alone = {report for story in stories if len(story.reports) == 1 for report in story.reports}
    for story in sorted(stories, key=lambda story: -len(story.reports)):
        if len(story.reports) > 1:
            tellers = tuple(teller for teller in shown.tellers if teller.report.id in story.reports)
            yield f"{keys(tellers)} ({counted(len(tellers), 'report')}): {line(story.label) or 'one affair'}."
    rest = tuple(teller for teller in shown.tellers if teller.report.id in alone)
    if rest:
        told = ", ".join(called(teller) for teller in rest[:MAX_LOOSE_NAMED])
        more = f" and {len(rest) - MAX_LOOSE_NAMED} more" if len(rest) > MAX_LOOSE_NAMED else ""
        yield f"Of no affair with another report: {told}{more}."


def namesake_lines(shown: Digest) -> Iterator[str]:
    """One line for each two people of one name who are kept apart."""
    yield from dict.fromkeys(f"Kept apart: {line(link.reason)}." for link in shown.case.namesakes)


MAX_LOOSE_NAMED = 20
"""Reports of no affair that are named."""
