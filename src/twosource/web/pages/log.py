"""The log of decisions as a history, newest first."""

from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.history import ADRIFT
from twosource.outputs.view.labels import counted, line
from twosource.store.pages import ROWS_PER_PAGE
from twosource.web.page import Page, View
from twosource.web.pages.corrections.correcting import undoing
from twosource.web.pages.lists import onward
from twosource.web.recounted import Entry, plainly, recounted, sentence_of


def log(view: View) -> Page:
    """A page of the log; `?entry=N` shows the page that N is on."""
    whole = view.window.log()
    first = (view.page() - 1) * ROWS_PER_PAGE
    asked = view.query.get("entry", "")
    if asked.isdecimal() and len(asked) < 10:
        newer = sum(judgement.id > int(asked) for judgement in whole)
        first = newer // ROWS_PER_PAGE * ROWS_PER_PAGE
    entries = recounted(view, whole[::-1][first : first + ROWS_PER_PAGE])
    body = tag(
        "div",
        tag("h1", "Log"),
        tag("p", f"{counted(len(whole), 'entry', 'entries')}, newest first. Nothing is ever taken out: an undo is an entry too."),
        tag("ol", [_item(view, entry) for entry in entries], class_="log") if entries else tag("p", "Nobody has decided anything yet."),
        onward(view, len(entries)) if not asked else tag("p", tag("a", "The whole log", href="/log"), class_="more"),
    )
    return Page("Log", body, lambda: {"entries": [plainly(entry) for entry in entries], "page": view.page(), "of": len(whole)})


def _item(view: View, entry: Entry) -> Html:
    judgement = entry.judgement
    stands = entry.undone is None
    when = tag("time", f"{judgement.when:%-d %B %Y, %H:%M}", datetime=judgement.when.isoformat(timespec="seconds"))
    head = tag(
        "p", tag("span", f"{judgement.id}.", class_="number"), " ", tag("strong", bdi(line(judgement.who))), " ", sentence_of(entry), "."
    )
    why = tag("p", "Because: ", bdi(line(judgement.why)), class_="why") if judgement.why else ""
    return tag(
        "li",
        head,
        why,
        tag("p", when, " · " if not stands else "", _taken(entry), f" · {ADRIFT}" if entry.adrift else "", class_="note"),
        undoing(view, judgement.id, f"Undo entry {judgement.id}") if stands else "",
        id=f"entry-{judgement.id}",
        class_=None if stands else "undone",
    )


def _taken(entry: Entry) -> Html:
    if entry.undone is None:
        return Html("")
    by = entry.undone
    link = tag("a", f"entry {by.id}", href=f"/log?entry={by.id}#entry-{by.id}")
    return join(["taken back by ", bdi(line(by.who)), " with ", link])
