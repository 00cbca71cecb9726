"""Search over reports and claims: what matched in each report, and facets that narrow what was found."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from twosource.language.dates import month_names
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import counted, line, tie_words
from twosource.store.pages import FACETS, HITS_PER_PAGE, MAX_CANDIDATES, UNSTATED, Asked, ClaimHit, Facet, Found, Hit, Snippet
from twosource.web.addresses import address, listed, sentence
from twosource.web.page import Page, View, plain
from twosource.web.pages.texts.reports import published

HEADINGS: dict[Facet, str] = {
    "source": "Published by",
    "published": "Published",
    "happened": "Said to have happened",
    "place": "Place of the claim",
    "certainty": "How surely",
    "kind": "Kind of event or tie",
}
MAX_FACET_ITEMS, LISTED = 8, 40
"""Values of a facet shown at once, and those that unfold with them."""
HELP = (
    "Every word has to stand in the report. “Words in quotation marks” stand together; a minus before a word leaves out reports that"
    " have it."
)


def search(view: View) -> Page:
    """The form, and what was found."""
    words = view.query.get("q", "").strip()
    asked = Asked(words, _facets(view), _before(view), view.page())
    found = view.window.finds.search(asked)
    body = tag(
        "div",
        tag("h1", "Search"),
        _form(words),
        _results(view, asked, found) if words else tag("p", HELP, class_="note"),
        class_="search",
    )
    title = f"Search: {line(words)}" if words else "Search"
    return Page(title, body, lambda: plain(found) | {"words": words}, here="Search")


def _facets(view: View) -> dict[Facet, str]:
    return {facet: view.query[facet] for facet in FACETS if view.query.get(facet)}


def _before(view: View) -> int | None:
    number = view.query.get("before", "")
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 16 and int(number) else None


def _form(words: str) -> Html:
    return tag(
        "form",
        tag("label", "Words to look for", for_="words", class_="away"),
        tag("input", type="search", id="words", name="q", value=words or None),
        tag("button", "Search", type="submit", class_="main"),
        class_="asking",
        action="/search",
        aria_label="Search the case",
    )


def _results(view: View, asked: Asked, found: Found) -> Html:
    if not found.total:
        return join([_chosen(view, asked.facets), _nothing(view, asked, found)])
    hits = tag("ol", [_hit(hit) for hit in found.hits], class_="hits", start=(asked.page - 1) * HITS_PER_PAGE + 1)
    inner = tag("div", _summary(found), tag("h2", "Reports", class_="away"), hits, _onward(view, found), class_="found")
    return join([_chosen(view, asked.facets), tag("div", _narrowing(view, asked, found), inner, class_="narrowed")])


def _nothing(view: View, asked: Asked, found: Found) -> Html:
    said = "Nothing was found." if not found.further else "Nothing was found among the newest reports of the case."
    hint = (
        " Leave out a word or a facet."
        if asked.facets
        else " Try fewer words, or another spelling: words are looked for as they are written."
    )
    return tag("p", said, hint, _further(view, found), class_="nothing")


def _summary(found: Found) -> Html:
    many = counted(found.total, "report")
    said = f"{many} found."
    if found.further:
        many_hold = f"the newest {found.looked:,} of many that hold these words"
        newest = many_hold if found.looked >= MAX_CANDIDATES else "the newest of the case"
        said = f"{many} found among {newest}."
    return tag("p", said, tag("a", "Narrow what was found", href="#narrow", class_="to-narrow"), class_="note summing", role="status")


def _chosen(view: View, facets: Mapping[Facet, str]) -> Html:
    """What narrows the search, each with the way to take it off."""
    links = [
        tag(
            "li",
            tag(
                "a", f"{HEADINGS[facet]}: ", bdi(_value(facet, value)), tag("span", " ×", aria_hidden="true"), href=_with(view, facet, None)
            ),
        )
        for facet, value in facets.items()
    ]
    return tag("ul", links, class_="choices taken", aria_label="Narrowed to; a link takes one off") if links else Html("")


def _narrowing(view: View, asked: Asked, found: Found) -> Html:
    groups = [_group(view, facet, found.facets.get(facet, ())) for facet in FACETS if _open(facet, asked.facets)]
    return tag("nav", tag("h2", "Narrow"), groups, class_="facets", id="narrow", aria_label="Narrow what was found")


def _open(facet: Facet, facets: Mapping[Facet, str]) -> bool:
    """Whether a facet can still be narrowed: a chosen year by its months."""
    return facet not in facets or (facet in {"published", "happened"} and len(facets[facet]) == 4 and facets[facet].isdecimal())


def _group(view: View, facet: Facet, values: tuple[tuple[str, int], ...]) -> Html:
    if not values:
        return Html("")
    if facet in {"published", "happened"}:
        values = tuple(sorted(values, reverse=True))
    items = [
        tag("li", tag("a", bdi(_value(facet, value)), href=_with(view, facet, value)), tag("span", f" {number:,}", class_="count"))
        for value, number in values[:LISTED]
    ]
    rest = (
        tag("details", tag("summary", f"{len(items) - MAX_FACET_ITEMS} more"), tag("ul", items[MAX_FACET_ITEMS:]))
        if len(items) > MAX_FACET_ITEMS
        else ""
    )
    return tag("section", tag("h3", HEADINGS[facet]), tag("ul", items[:MAX_FACET_ITEMS]), rest)


def _value(facet: Facet, value: str) -> str:
    """A value in plain words."""
    if value == UNSTATED:
        return "not stated"
    year, _, month = value.partition("-")
    if facet in {"published", "happened"} and month.isdecimal() and 0 < int(month) < 13:
        return f"{month_names()[int(month) - 1]} {year}"
    return tie_words(value) if facet == "kind" else line(value).replace("/", " to ") if facet == "happened" else line(value)


def _with(view: View, name: str, value: str | None) -> str:
    """This search with a facet chosen or taken off."""
    rest = [(key, each) for key, each in view.queries if key not in {name, "page", "before"}]
    return listed("/search", [*rest, (name, value)])


def _hit(hit: Hit) -> Html:
    row = hit.report
    title = shown(hit.title) if hit.title.parts else bdi(line(row.title or "without a title"))
    outlet = bdi(line(row.publisher or "publisher not stated"))
    story = [" · ", tag("a", "its story", href=address("story", row.story))] if row.story else []
    said = list(_said(row.id, hit.said))
    rest = hit.claims - len(hit.said)
    more = tag("p", f"and {counted(rest, 'more claim')}", class_="note") if rest > 0 else ""
    return tag(
        "li",
        tag("h3", tag("a", title, href=address("report", row.id))),
        tag("p", outlet, " · ", published(row), *story, class_="setting"),
        tag("ul", said, class_="sayings") if said else _text(row.id, hit.text),
        more,
    )


def _text(report: str, text: Snippet) -> Html:
    if not text.parts:
        return Html("")
    path = sentence(report, text.start, text.end) if text.start is not None and text.end is not None else address("report", report)
    return tag("p", tag("a", tag("q", shown(text)), href=path, class_="quote"), class_="snippet")


def _said(report: str, claims: Iterable[ClaimHit]) -> Iterator[Html]:
    """The sentences that matched, each with the claims it makes."""
    for (start, end), group in groupby(claims, key=lambda claim: (claim.start, claim.end)):
        made = list(group)
        quote = tag("a", tag("q", shown(made[0].quote)), href=sentence(report, start, end), class_="quote")
        yield tag(
            "li", tag("p", quote), tag("p", join([" · " if i else "", _claim(claim)] for i, claim in enumerate(made)), class_="makes")
        )


def _claim(claim: ClaimHit) -> Html:
    label = f"{line(claim.label)} ({tie_words(claim.type)})"
    link = tag("a", bdi(label), href=address(claim.kind, claim.thing) if claim.thing else address("claim", claim.id))
    told = [claim.time or "", line(claim.place or ""), "" if claim.certainty == "certain" else claim.certainty]
    beside = ", ".join(filter(None, told))
    return tag("span", link, [" ", bdi(beside)] if beside else "")


def shown(text: Snippet) -> Html:
    """A snippet with what matched marked."""
    return tag("bdi", [tag("mark", each) if matched else each for each, matched in text.parts])


def _onward(view: View, found: Found) -> Html:
    page = view.page()
    rest = [(key, each) for key, each in view.queries if key != "page"]
    links = [tag("a", "← before", href=listed("/search", [*rest, ("page", page - 1)]), rel="prev")] if page > 1 else []
    if page * HITS_PER_PAGE < found.total:
        links.append(tag("a", "after →", href=listed("/search", [*rest, ("page", page + 1)]), rel="next"))
    shown = tag("nav", tag("span", f"page {page}"), links, class_="onward", aria_label="Pages of what was found") if links else ""
    return join([shown, tag("p", _further(view, found), class_="more")])


def _further(view: View, found: Found) -> Html:
    if not found.further:
        return Html("")
    rest = [(key, each) for key, each in view.queries if key not in {"page", "before"}]
    return join([" ", tag("a", "Look further back", href=listed("/search", [*rest, ("before", found.further)]))])
