"""The queue of what is worth a person's look: one question a screen, both sentences, and why it is asked."""

from collections.abc import Sequence

from twosource.outputs.html.events import bdi_parts
from twosource.outputs.html.markup import Child, Html, bdi, join, tag
from twosource.outputs.view.labels import line
from twosource.store.pages import MAX_COUNTED, QueuePlace, Review, ReviewItem, Suggestion
from twosource.web.addresses import Kind, address, listed, sentence
from twosource.web.page import Page, View, plain
from twosource.web.pages.corrections.correcting import here, token, why

ANSWERS = (("same", "Same", "x"), ("different", "Not the same", "n"), ("unsure", "Not sure", "u"))
"""Verb, button and key of each answer."""
REVIEWED = frozenset({"same", "different", "unsure"})
DEFAULT_WHY = "read both sentences"
"""The reason that stands there unless another is given: it says what whoever answers here has done."""
QUESTION = {"entity": "Is this one and the same?", "event": "Do both tell of one happening?"}


def review(view: View) -> Page:
    """The question that matters most, or the next one behind `?after=`."""
    queue = Review(view.window.lists.path, view.window.lists.connection)
    asked = queue.next(after(view.query.get("after", "")))
    done = sum(judgement.verb in REVIEWED for judgement in view.window.standing())
    left = queue.left()
    if asked is None:
        return _empty(view, done, left)
    one, other = queue.sight(asked)
    progress = f"{done + 1} of {'more than' if left >= MAX_COUNTED else 'about'} {done + left:,}"
    body = tag(
        "div",
        tag("h1", QUESTION[asked.kind]),
        tag("p", progress, " · ", _skip(asked), class_="note progress"),
        tag("div", _seen(asked, one), _seen(asked, other), class_="pair"),
        tag("div", tag("h2", "Why this is asked"), _reason(asked), class_="asked"),
        _answers(view, asked) if view.person.may_edit else tag("p", "You may read this case, not decide in it.", class_="note"),
        class_="review",
    )
    told = {"suggestion": asked, "sights": [one, other], "decided": done, "left": left}
    return Page("Review", body, lambda: plain(told), scripts=("review.js",))


def after(text: str) -> QueuePlace | None:
    """A place in the queue from an address; None for what is none."""
    parts = text.split("~")
    if len(parts) != 3 or len(text) > 200:
        return None
    try:
        weight = float(parts[0])
    except ValueError:
        return None
    return weight, parts[1], parts[2]


def _empty(view: View, done: int, left: int) -> Page:
    said = "Nothing more behind this; what was skipped is asked again." if left else "Nothing is left to be looked at."
    again = tag("p", tag("a", f"From the top ({left} left)", href="/review")) if left else ""
    body = tag("div", tag("h1", "Review"), tag("p", said), again, tag("p", tag("a", "What was decided", href="/log")))
    return Page("Review", body, lambda: {"suggestion": None, "decided": done, "left": left})


def _skip(asked: Suggestion) -> Html:
    weight, a, b = asked.place
    where = listed("/review", [("after", f"{weight!r}~{a}~{b}")])
    return tag("a", "Skip (", tag("kbd", "s"), ")", href=where, data_key="s")


def _seen(asked: Suggestion, sight: ReviewItem | None) -> Html:
    if sight is None:
        return tag("section", tag("p", "The case does not hold this any more."), class_="card")
    kind: Kind = asked.kind
    name = bdi(line(sight.name) or "not named")
    head = tag("a", name, href=address(kind, sight.thing)) if sight.thing else name
    text, focus = sight.text, sight.focus
    before, behind = text[: focus.start], text[focus.end :]
    cut = asked.kind == "entity"
    shown = bdi_parts(_from_word(before, sight.start) if cut else before, focus.of(text), _to_word(behind) if cut else behind)
    at = sentence(sight.report, sight.start + focus.start, sight.start + focus.end)
    source = tag("p", bdi(line(sight.within)), " · ", tag("a", "in its report", href=at), class_="note")
    return tag("section", tag("h2", head), tag("blockquote", tag("q", shown)), source, class_="card")


def _from_word(text: str, start: int) -> str:
    return text if start == 0 else "…" + text.partition(" ")[2]


def _to_word(text: str) -> str:
    return text.rpartition(" ")[0] + "…" if " " in text else text


def _reason(asked: Suggestion) -> Html:
    now = "They stand as one now" if asked.joined else "They stand apart now"
    score = f"; how sure the machine is that they are one: {asked.score:.2f} of 1" if asked.joined else ""
    return join([tag("p", bdi(line(asked.reason)), "."), tag("p", f"{now}{score}.", class_="note")])


def _answers(view: View, asked: Suggestion) -> Html:
    buttons: Sequence[Child] = [
        tag("button", words, " ", tag("kbd", key), type="submit", name="verb", value=verb, data_key=key) for verb, words, key in ANSWERS
    ]
    return tag(
        "form",
        token(view),
        [tag("input", type="hidden", name="subject", value=each) for each in (asked.a, asked.b)],
        tag("input", type="hidden", name="back", value=here(view)),
        why(DEFAULT_WHY),
        tag("div", buttons, class_="answers"),
        method="post",
        action="/decisions",
        class_="decision",
    )
