"""What the event stages make of a made-up text, in a form that is easy to compare."""

from dataclasses import replace
from functools import cache

from tests.reading.conftest import parsed
from twosource.reading import ENGLISH
from twosource.reading.page import EventMention, Page

STAGES = ("mentions", "chains", "times", "counts", "ties", "event_mentions", "answers", "roles", "settings")


@cache
def read(text: str) -> Page:
    """The page after the stages up to roles and settings."""
    page = parsed(text)
    for stage in ENGLISH.stages:
        if stage.name in STAGES:
            page = replace(page, **stage.run(page))
    return page


def at(text: str, word: str) -> int:
    """The index of the happening on the first `word`."""
    page = read(text)
    return next(index for index, event_mention in enumerate(page.event_mentions) if event_mention.span.of(text) == word)


def event_mention(text: str, word: str) -> EventMention:
    return read(text).event_mentions[at(text, word)]


def fillers(text: str, word: str) -> dict[str, list[str]]:
    """Role to the words that fill it, for the happening on `word`."""
    found: dict[str, list[str]] = {}
    for role in read(text).roles[at(text, word)]:
        assert role.span.of(text) == role.text
        found.setdefault(role.role, []).append(role.text)
    return found


def triggers(text: str) -> list[str]:
    return [each.span.of(text) for each in read(text).event_mentions]
