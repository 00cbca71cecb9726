"""What a web page states of itself in its head: meta tags and JSON-LD. Nothing is guessed from addresses or running text."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from twosource.intake import dates
from twosource.model import UNSTATED, Moment

MAX_HEAD_CHARACTERS = 600_000
"""Characters from the start in which meta tags and JSON-LD are looked for; some sites put styles of half a million in front."""

BLOCK = 200_000
"""Longest JSON-LD block that is read."""

_META = re.compile(r"<(?:meta|link|time)\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z:-]{1,30})\s*=\s*(?:"([^"]{0,1500})"|'([^']{0,1500})'|([^\s"'>]{1,500}))""")
_LINKED = re.compile(r"<script[^<>]{0,300}application/ld\+json[^<>]{0,300}>", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+(?:\||[-–—•·:]{1,2}|::)\s+[^|]{2,60}$")

_FIELDS = {
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "headline": "title",
    "og:site_name": "publisher", "dc.publisher": "publisher", "publisher": "publisher",
    "author": "author", "article:author": "author", "dc.creator": "author", "parsely-author": "author", "sailthru.author": "author",
    "byl": "author",
    "article:published_time": "published", "datepublished": "published", "og:published_time": "published", "parsely-pub-date": "published",
    "sailthru.date": "published", "pubdate": "published", "publish-date": "published", "publication_date": "published",
    "dc.date": "published",
    "dc.date.issued": "published", "dcterms.created": "published", "date": "published", "article.published": "published",
    "og:url": "url", "canonical": "url",
}  # fmt: skip

_ARTICLES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "analysisnewsarticle", "backgroundnewsarticle"}
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head states; None or empty where it says nothing."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment = UNSTATED
    url: str | None = None


def head_of(raw: str) -> Head:
    """The head of a page, JSON-LD before meta tags (it parts several authors), the title tag last."""
    top = raw[:MAX_HEAD_CHARACTERS]
    found: dict[str, list[str]] = {}
    for name, value in (*_linked(top), *_tagged(top)):
        value = " ".join(html.unescape(value).split())
        if value:
            found.setdefault(name, []).append(value)
    title = next(iter(found.get("title", ())), None) or _title(top)
    moments = (dates.published(value) for value in found.get("published", ()))
    authors = tuple(dict.fromkeys(name for value in found.get("authors", ()) or found.get("author", ())[:1] for name in _names(value)))
    url = next((value for value in found.get("url", ()) if value.startswith(("http://", "https://"))), None)
    return Head(title, next(iter(found.get("publisher", ())), None), authors, next(filter(None, moments), UNSTATED), url)


def _title(top: str) -> str | None:
    found = _TITLE.search(top)
    words = " ".join(html.unescape(found[1]).split()) if found else ""
    # the outlet's name behind a bar or dash is no part of the title, unless it would leave nothing of a title
    short = _SUFFIX.sub("", words)
    return (short if len(short) >= 15 else words) or None


def _names(value: str) -> Iterator[str]:
    if value.startswith(("http://", "https://", "@", "/")):
        return
    for name in re.split(r"\s*(?:;|,| and | & )\s*", re.sub(r"^by\s+", "", value, flags=re.IGNORECASE)):
        if name:
            yield name


def _tagged(top: str) -> Iterator[tuple[str, str]]:
    for tag in _META.finditer(top):
        values = {name.lower(): quoted or single or bare for name, quoted, single, bare in _ATTRIBUTE.findall(tag[0])}
        key = values.get("property") or values.get("name") or values.get("itemprop") or values.get("rel") or ""
        content = values.get("content") or values.get("href") or values.get("datetime") or ""
        if tag[0][1:5].lower() == "time" and "pubdate" in tag[0].lower():
            key = "pubdate"
        if key.lower() in _FIELDS and content:
            yield _FIELDS[key.lower()], content


def _linked(top: str) -> Iterator[tuple[str, str]]:
    for found in islice(_LINKED.finditer(top), 20):
        end = top.find("</script", found.end(), found.end() + BLOCK)
        if end < 0:
            continue
        try:
            value = json.loads(top[found.end() : end], strict=False)
        except (ValueError, RecursionError):
            continue
        for article in _articles(value):
            yield from _told(article)


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    """The articles among JSON-LD objects: the object itself, a list of them, or a graph."""
    objects = value if isinstance(value, list) else [value]
    for thing in objects:
        if not isinstance(thing, dict):
            continue
        graph = thing.get("@graph")
        kinds = thing.get("@type")
        if any(isinstance(kind, str) and kind.lower() in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield thing
        if isinstance(graph, list):
            yield from _articles([inner for inner in graph if isinstance(inner, dict) and "@graph" not in inner])


def _told(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, name in (("headline", "title"), ("datePublished", "published"), ("url", "url")):
        if isinstance(article.get(key), str):
            yield name, article[key]
    for key, name in (("author", "authors"), ("publisher", "publisher")):
        value = article.get(key)
        for one in value if isinstance(value, list) else [value]:
            words = one.get("name") if isinstance(one, dict) else one
            if isinstance(words, str):
                yield name, words
