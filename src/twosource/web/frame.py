"""The frame around every page: head, navigation, search, and what the site promises."""

from twosource import __version__
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import line
from twosource.web.addresses import twin
from twosource.web.banner import banner
from twosource.web.page import Page, View
from twosource.web.shelf import static

NAVIGATION = (
    ("Overview", "/"),
    ("Stories", "/stories"),
    ("Differences", "/differences"),
    ("Names", "/entities"),
    ("Reports", "/reports"),
    ("Origins", "/origins"),
    ("Review", "/review"),
    ("Log", "/log"),
)


def framed(page: Page, view: View) -> str:
    """The whole page as text."""
    title = line(page.title)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} – {line(view.window.path.stem)}"),
        tag("link", rel="stylesheet", href=static("site.css")),
        tag("link", rel="stylesheet", href=static("pictures.css")),
        tag("link", rel="stylesheet", href=static("reader.css")),
        tag("link", rel="stylesheet", href=static("pages.css")),
        tag("link", rel="icon", href=static("icon.svg")),
        tag("link", rel="alternate", type="application/json", href=_twin(view)),
        [tag("script", src=static(name), type="module") for name in page.scripts],
    )
    return "<!doctype html>\n" + tag(
        "html", head, tag("body", _top(page, view), tag("main", banner(view), page.body, id="main"), _foot(view)), lang="en"
    )


def _top(page: Page, view: View) -> Html:
    here = page.here or page.title
    links = [tag("li", tag("a", name, href=path, aria_current="page" if name == here else None)) for name, path in NAVIGATION]
    search = tag(
        "form",
        tag("label", "Search", for_="q", class_="away"),
        tag("input", type="search", id="q", name="q", placeholder="Search the reports", value=view.query.get("q")),
        tag("button", "Search", type="submit"),
        action="/search",
        role="search",
    )
    return tag(
        "header",
        tag("a", "Skip to the page", class_="skip", href="#main"),
        tag("p", tag("a", bdi(line(view.window.path.stem)), href="/"), class_="case"),
        tag("nav", tag("ul", links), aria_label="The case"),
        search,
        _who(view),
        class_="top",
    )


def _who(view: View) -> Html:
    person = view.person
    if not person.signed_in:
        return Html("")
    role = "editor" if person.may_edit else "reader"
    out = tag("form", _token(view), tag("button", "Sign out", type="submit"), method="post", action="/people/out")
    return tag("div", tag("span", bdi(person.name), f", {role}"), out, class_="who")


def _token(view: View) -> Html:
    return tag("input", type="hidden", name="token", value=view.token)


def _foot(view: View) -> Html:
    return tag(
        "footer",
        tag("p", "These pages say who reports what, never what is true. Every item stands on the words it links to."),
        tag("p", join(["twosource ", __version__, " · ", tag("a", "this page as JSON", href=_twin(view))])),
    )


def _twin(view: View) -> str:
    return twin(view.path) + (f"?{view.search}" if view.search else "")
