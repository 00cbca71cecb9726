"""The forms with which people correct what the machine got wrong. Each asks for a short why, and works without a script."""

from collections.abc import Sequence
from urllib.parse import quote

from twosource.outputs.html.markup import Child, Html, tag
from twosource.web.addresses import PLURALS, Kind
from twosource.web.page import View

LONGEST_WHY = 500
"""Characters of a reason."""
Button = tuple[str, str]
"""A verb and what the button that decides it says."""
VERDICTS: tuple[Button, ...] = (("accept", "Confirm"), ("reject", "Leave out"))
WIDER: dict[Kind, str] = {
    "claim": "Edit a value, or move it to another event",
    "event": "Split it, merge it, or say which other is the same",
    "entity": "The same as another, somebody else among it, another name",
    "report": "Independent of another report, or not; add a claim",
    "origin": "These reports are independent",
}
CORRECTED: frozenset[Kind] = frozenset({"claim", "event", "relation", "entity", "report", "origin"})
"""What has a page of its own to be corrected on."""


def controls(view: View, kind: Kind, identity: str) -> Html:
    """What can be decided of a thing: confirm or leave out at once, the rest on a page of its own. Nothing for readers.

    For an event, relation, claim, entity, report or origin; what is decided leads back to the page it was decided on.
    """
    if not view.person.may_edit or kind not in CORRECTED:
        return Html("")
    more = tag("a", WIDER.get(kind, "More corrections"), href=correct(kind, identity, here(view)))
    at_once = decision(view, [identity], [], VERDICTS, here(view)) if kind in {"claim", "event", "relation"} else ""
    return tag("div", tag("h2", "Correct it"), at_once, tag("p", more, class_="more"), class_="correct")


def correct(kind: Kind, identity: str, back: str = "") -> str:
    """The address of the page on which a thing is corrected; `back` is where it leads afterwards."""
    where = f"/correct/{PLURALS[kind]}/{quote(identity, safe='')}"
    return where + (f"?back={quote(back, safe='')}" if back else "")


def decision(view: View, subjects: Sequence[str], inner: Sequence[Child], buttons: Sequence[Button], back: str) -> Html:
    """A form that decides of `subjects`, and of what `inner` lets one choose, what the button pressed says."""
    return tag(
        "form",
        token(view),
        [tag("input", type="hidden", name="subject", value=each) for each in subjects],
        tag("input", type="hidden", name="back", value=back),
        inner,
        why(),
        [tag("button", words, type="submit", name="verb", value=verb) for verb, words in buttons],
        method="post",
        action="/decisions",
        class_="decision",
    )


def undoing(view: View, entry: int, said: str = "Undo", back: str | None = None) -> Html:
    """A form that takes an entry of the log back; nothing for readers."""
    if not view.person.may_edit:
        return Html("")
    return tag(
        "form",
        token(view),
        tag("input", type="hidden", name="entry", value=str(entry)),
        tag("input", type="hidden", name="back", value=here(view) if back is None else back),
        tag("button", "Undo", type="submit", aria_label=said),
        method="post",
        action="/undo",
        class_="undo",
    )


def token(view: View) -> Html:
    """What shows that a form is ours."""
    return tag("input", type="hidden", name="token", value=view.token)


def why(said: str = "") -> Html:
    """The short reason that every decision asks for."""
    field = tag("input", type="text", name="why", required=True, maxlength=LONGEST_WHY, value=said or None, placeholder="in a few words")
    return tag("label", "Why ", field, class_="reason-field")


def here(view: View) -> str:
    """The page one is on, without what it says of the last decision."""
    query = "&".join(part for part in view.search.split("&") if part and not part.startswith("decided="))
    return view.path + (f"?{query}" if query else "")
