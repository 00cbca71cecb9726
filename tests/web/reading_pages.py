"""Pages asked for as a browser does, and looked at by their elements, not their letters."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lxml import html
from starlette.testclient import TestClient

from tests.outputs.story import ENTITIES, MEETING, RELATIONS, REPORTS
from tests.outputs.story import case as story
from tests.web.kept import client
from twosource.model import Case, Source
from twosource.store import create
from twosource.workflow import drawing_version

NASTY = '<script>alert("x")</script> \u202eevil" onmouseover="x'
"""A label as a stranger would like it."""


def kept(folder: Path, change: Callable[[Case], Case] = lambda told: told) -> TestClient:
    """A browser at the hand-built story, changed first."""
    told = change(story())
    with create(folder / "told.two") as file:
        file.add([Source(report, report.text.encode(), "text/plain") for report in told.reports], told.readings, "test", told.refusals)
        file.stories.forget(drawing_version())
        file.stories.put([told], 0)
    return client(folder / "told.two")


def nasty(told: Case) -> Case:
    """The story with every label that strangers choose set to NASTY."""
    report = replace(REPORTS[0], title=NASTY, publisher=NASTY, url="javascript:alert(1)", path=NASTY, credit=NASTY)
    event = replace(MEETING, label=NASTY, findings=tuple(replace(each, reason=NASTY) for each in MEETING.findings))
    entity = replace(ENTITIES[0], name=NASTY, aliases=(NASTY,), descriptions=(NASTY,))
    return replace(
        told,
        reports=(report, *told.reports[1:]),
        events=(event, *told.events[1:]),
        entities=(entity, *told.entities[1:]),
        relations=(replace(RELATIONS[0], subject="e1"), *told.relations[1:]),
        stories=tuple(replace(each, label=NASTY) for each in told.stories),
    )


def tree(browser: TestClient, path: str) -> html.HtmlElement:
    """The page at a path as a tree; it has to be there."""
    answer = browser.get(path)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def text(found: html.HtmlElement) -> str:
    """The words of an element on one line."""
    return " ".join(found.text_content().split())


def one(found: html.HtmlElement, path: str) -> html.HtmlElement:
    """The one element of an XPath."""
    (element,) = found.xpath(path)
    return element
