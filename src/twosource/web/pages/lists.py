"""What lists share: a table that scrolls within itself, and the way on to the next page."""

from collections.abc import Sequence

from twosource.outputs.html.markup import Child, Html, tag
from twosource.store.pages import ROWS_PER_PAGE
from twosource.web.addresses import listed
from twosource.web.page import View


def table(caption: str, columns: Sequence[str], rows: Sequence[Html], class_: str = "list") -> Html:
    """A table with a caption; a screen too narrow for it scrolls it sideways."""
    head = tag("thead", tag("tr", [tag("th", column, scope="col") for column in columns]))
    inner = tag("table", tag("caption", caption), head, tag("tbody", rows), class_=class_)
    return tag("div", inner, class_="scroll", tabindex="0", role="region", aria_label=caption)


def onward(view: View, shown: int) -> Html:
    """Links to the page before and the page after; `shown` are the rows on this one."""
    page = view.page()
    query = [(name, value) for name, value in view.queries if name != "page"]
    links: list[Child] = []
    if page > 1:
        links.append(tag("a", "← before", href=listed(view.path, [*query, ("page", page - 1)]), rel="prev"))
    if shown == ROWS_PER_PAGE:
        links.append(tag("a", "after →", href=listed(view.path, [*query, ("page", page + 1)]), rel="next"))
    return tag("nav", tag("span", f"page {page}"), links, class_="onward", aria_label="Pages of this list") if links else Html("")


def choices(view: View, name: str, options: Sequence[tuple[str, str]], chosen: str) -> Html:
    """Links that show the list another way: the value and the words of each; the one in force is marked."""
    rest = [(key, value) for key, value in view.queries if key not in {name, "page"}]
    links = [
        tag("li", tag("a", words, href=listed(view.path, [*rest, (name, value)]), aria_current="true" if value == chosen else None))
        for value, words in options
    ]
    return tag("ul", links, class_="choices")
