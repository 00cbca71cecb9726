from html.parser import HTMLParser

import pytest

from twosource.model import Case
from twosource.outputs import as_html

VOID = {"meta", "br", "input"}


class Page(HTMLParser):
    """What a browser would make of the page: ids, links, tags, the text under each element with an id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.open: list[tuple[str, str | None]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.unbalanced: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append((tag, given.get("id")))
        if given.get("id"):
            self.texts.setdefault(given["id"], "")

    def handle_endtag(self, tag):
        while self.open and self.open[-1][0] != tag and self.open[-1][0] == "td":
            self.open.pop()
        if not self.open or self.open.pop()[0] != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        for _, id in self.open:
            if id:
                self.texts[id] += data

    @property
    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.tags if given.get("id")]

    @property
    def links(self) -> list[str]:
        return [given["href"] for tag, given in self.tags if tag == "a"]


@pytest.fixture(scope="session")
def page(case: Case) -> Page:
    return Page(as_html(case))


@pytest.fixture(scope="session")
def parsed():
    return Page
