"""People, groups and organizations, as the reports name and describe them."""

from twosource.model import Entity
from twosource.outputs.dossier.tables import distinct
from twosource.outputs.html.events import Section
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Digest
from twosource.outputs.view.labels import HEADINGS, line


def people(shown: Digest) -> Section | None:
    """A table of names, other names, descriptions, mentions by report, and the events they take part in."""
    if not shown.entities:
        return None
    columns = ("Name", "Also called", "Described as", "Mentions", "In")
    head = tag("thead", tag("tr", [tag("th", column, scope="col") for column in columns]))
    rows = tag("tbody", [_row(entity, shown) for entity in shown.entities])
    table = tag("table", tag("caption", "Named more than once, or part of an event or relation shown"), head, rows, class_="people")
    return HEADINGS["people"], tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=f"{HEADINGS['people']}, table")


def _row(entity: Entity, shown: Digest) -> Html:
    counts = [(t.key, sum(m.report == t.report.id for m in entity.mentions)) for t in shown.tellers]
    items = [item for item in shown.items if any(party == entity.id for _, party, _ in item.parties)]
    return tag(
        "tr",
        tag("th", bdi(line(entity.name)), tag("span", f" {entity.type}", class_="type"), scope="row"),
        tag("td", _listed(entity.aliases)),
        tag("td", _listed(entity.descriptions)),
        tag("td", ", ".join(f"{key} {count}" for key, count in counts if count)),
        tag("td", join(join([tag("a", item.number, href=f"#{item.id}", title=item.title), " "]) for item in items)),
        id=entity.id,
    )


def _listed(words: tuple[str, ...]) -> Html:
    return join(join(["; " if i else "", bdi(word)]) for i, word in enumerate(distinct(words)))
