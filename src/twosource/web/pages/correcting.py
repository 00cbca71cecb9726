"""The forms with which people correct what the machine got wrong. Each asks for a short why, and works without a script."""

from collections.abc import Sequence
from urllib.parse import quote

from twosource.outputs.dossier.markup import Child, Html, tag
from twosource.web.addresses import PLURALS, Kind
from twosource.web.page import View

LONGEST_WHY = 500
"""Characters of a reason."""

WORDS = {
    "accept": ("Confirm", "it is read rightly"),
    "reject": ("Leave out", "it is misread: the reports do not say this"),
}
"""The button and the meaning of what can be decided of one thing alone."""


def controls(view: View, kind: Kind, identity: str) -> Html:
    """What can be decided of a thing, folded away: confirm or leave out at once, the rest on a page of its own. Nothing for readers.

    For a story, event, relation, claim, entity, report or origin; what is decided leads back to the page it was decided on.
    """
    if not view.person.may_edit:
        return Html("")
    more = tag("a", "Correct it otherwise", href=correct(kind, identity, view.path))
    at_once = kind in {"claim", "event", "relation"}
    forms = [decision(view, verb, [identity], [], WORDS[verb][0], back=_back(view)) for verb in WORDS] if at_once else []
    return tag("details", tag("summary", "Correct this"), forms, tag("p", more, class_="more"), class_="correct")


def correct(kind: Kind, identity: str, back: str = "") -> str:
    """The address of the page on which a thing is corrected."""
    where = f"/correct/{PLURALS[kind]}/{quote(identity, safe='')}"
    return where + (f"?back={quote(back, safe='')}" if back else "")


def decision(view: View, verb: str, subjects: Sequence[str], inner: Sequence[Child], button: str, back: str = "/") -> Html:
    """A form that decides `verb` of `subjects` and of what `inner` lets one choose."""
    return tag(
        "form",
        token(view),
        tag("input", type="hidden", name="verb", value=verb),
        [tag("input", type="hidden", name="subject", value=each) for each in subjects],
        tag("input", type="hidden", name="back", value=back),
        inner,
        why(),
        tag("button", button, type="submit"),
        method="post",
        action="/decisions",
        class_=f"decide {verb}",
    )


def undoing(view: View, entry: int, said: str = "Undo", back: str | None = None) -> Html:
    """A form that takes an entry of the log back; nothing for readers."""
    if not view.person.may_edit:
        return Html("")
    return tag(
        "form",
        token(view),
        tag("input", type="hidden", name="entry", value=str(entry)),
        tag("input", type="hidden", name="back", value=_back(view) if back is None else back),
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
    field = tag(
        "input", type="text", name="why", required=True, maxlength=LONGEST_WHY, value=said or None, placeholder="why, in a few words"
    )
    return tag("label", "Why ", field, class_="reason-field")


def _back(view: View) -> str:
    query = "&".join(f"{part}" for part in view.search.split("&") if part and not part.startswith("decided="))
    return view.path + (f"?{query}" if query else "")
