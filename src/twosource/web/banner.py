"""What was just decided, said on the page that shows the effect."""

from twosource.outputs.html.markup import Html, bdi, tag
from twosource.outputs.view.labels import line
from twosource.web.page import View
from twosource.web.pages.corrections.correcting import undoing
from twosource.web.recounted import recounted, sentence_of


def banner(view: View) -> Html:
    """The entry of the log that `?decided=` names, with a button that takes it back; nothing where there is none."""
    number = view.query.get("decided", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return Html("")
    found = [judgement for judgement in view.window.log() if judgement.id == int(number)]
    if not found:
        return Html("")
    (entry,) = recounted(view, found)
    undo = undoing(view, entry.judgement.id, f"Undo entry {number}") if entry.undone is None else tag("span", " (taken back since)")
    told = tag("p", "Decided: ", bdi(line(entry.judgement.who)), " ", sentence_of(entry), ".")
    return tag("div", told, undo, tag("a", "Log", href=f"/log?entry={number}#entry-{number}"), class_="banner", role="status")
