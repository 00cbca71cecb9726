"""A thing with every correction that can be made to it, each a form of its own."""

from collections.abc import Sequence
from typing import get_args

from twosource.case.judging.edits import TYPES
from twosource.language import words
from twosource.model import Certainty, Claim, EntityType, Polarity, Status
from twosource.outputs.html.markup import Child, Html, bdi, join, tag
from twosource.outputs.view.labels import counted, line, slot_words, tie_words
from twosource.store.pages import MAX_PICKS, Meaning, Meanings, Pick, Picking, PickKind
from twosource.web.addresses import address, listed, within
from twosource.web.page import Maker, Missing, Page, View, found, plain
from twosource.web.pages.corrections.correcting import VERDICTS, Button, decision
from twosource.web.recounted import short

PAIRS: tuple[Button, ...] = (("same", "Same"), ("different", "Different"), ("merge", "Merge"), ("unsure", "Not sure"))
ROOTS: tuple[Button, ...] = (("dependent", "They rest on one root"), ("independent", "They are independent"))
SPLIT: tuple[Button, ...] = (("split", "Split off what is ticked"),)
MOVE: tuple[Button, ...] = (("move", "Move it there"),)
SET: tuple[Button, ...] = (("edit", "Set"),)
HINTS = {
    "time": "EDTF, such as 2024-02-14, 2024-02, 2024?, 2024-02/2024-05; empty: not stated",
    "place": "the words of the report; empty: not stated",
}
PLAIN_VALUES = {
    "positive": "says that it is so",
    "negative": "says that it is not so",
    "certain": "without a hedge",
    "unknown": "not to be told",
    "planned": "is planned",
    "asked": "is asked for",
    "conditional": "would happen",
    "general": "happens in general",
}
"""Values of a slot in plain words, where the value itself is none."""
SLOT_NAMES = {"polarity": "whether", "type": "what sort", "label": "called"}
PAIR_HINT = "“Same” says that the two are one, “Merge” that everything in them is, “Different” that they are never one."


def claim(view: View) -> Page:
    """A claim: read rightly or not, its values, the event it belongs to."""
    case = found(view.window.claim(view.id()), "claim", view.id())
    one = case.claims[view.id()]
    text = next(report.text for report in case.reports if report.id == one.report)
    back, event = _back(view, address("claim", one.id)), next(iter(case.events), None)
    parts: list[Child] = [
        tag("blockquote", tag("q", bdi(line(one.span.of(text))))),
        _section("Is it read rightly?", decision(view, [one.id], [], VERDICTS, back)),
        _section("A value is wrong", [_edit(view, one.id, slot, now, back, choices) for slot, now, choices in _slots(one)]),
    ]
    if event is not None and one.kind == "event":
        picks = _picking(view).beside("event", event.id, view.query.get("q", ""))
        parts.append(_section("It belongs to another event", _pick(view, one.id, picks, MOVE, back, "radio")))
    return _page(view, "claim", line(one.label), parts, plain(one))


def event(view: View) -> Page:
    """An event: read rightly or not, what of it is another happening, which other is the same."""
    case = found(view.window.event(view.id()), "event", view.id())
    (one,) = case.events
    back = _back(view, address("event", one.id))
    parts = [
        _section("Is it read rightly?", decision(view, [one.id], [], VERDICTS, back)),
        _section("Some of it is another happening", _split(view, one.id, one.claims, back)) if len(one.claims) > 1 else "",
        _section("It is one with another, or never is", _beside(view, "event", one.id, back)),
    ]
    return _page(view, "event", line(one.label), parts, plain(one))


def relation(view: View) -> Page:
    """A standing tie: read rightly or not."""
    case = found(view.window.relation(view.id()), "standing tie", view.id())
    (one,) = case.relations
    names = {entity.id: entity.name for entity in case.entities}
    label = f"{names.get(one.subject, '')} – {tie_words(one.type)} – {names.get(one.object, '')}"
    ends = [tag("li", tag("a", bdi(line(names.get(end, end))), href=address("entity", end))) for end in (one.subject, one.object)]
    parts = [
        _section("Is it read rightly?", decision(view, [one.id], [], VERDICTS, _back(view, address("relation", one.id)))),
        _section("One of its ends is wrong", [tag("p", "A tie follows from its two ends; correct those:"), tag("ul", ends)]),
    ]
    return _page(view, "relation", line(label), parts, plain(one))


def entity(view: View) -> Page:
    """A name: what it is called, what of it is somebody else, who else is the same."""
    case = found(view.window.entity(view.id()), "name", view.id())
    one = next(each for each in case.entities if each.id == view.id())
    back = _back(view, address("entity", one.id))
    parts = [
        _section("It is one with another, or never is", _beside(view, "entity", one.id, back)),
        _section("Some of it is somebody or something else", _split(view, one.id, one.chains, back)) if len(one.chains) > 1 else "",
        _section(
            "A value is wrong",
            [
                _edit(view, one.id, "name", one.name, back, ()),
                _edit(view, one.id, "type", one.type, back, get_args(EntityType)),
            ],
        ),
    ]
    return _page(view, "entity", line(one.name), parts, plain(one))


def report(view: View) -> Page:
    """A report: with which others it rests on one root, and with which it does not."""
    one = _meanings(view).of([view.id()]).get(view.id())
    if one is None or one.kind != "report":
        raise Missing(f"The case holds no report with the id {view.id()}.")
    picks = _picking(view).beside("report", one.id, view.query.get("q", ""))
    back = _back(view, address("report", one.id))
    add = tag("p", tag("a", "Add a claim to this report", href=listed("/claims/new", [("report", one.id)])))
    parts = [_section("It and another report", _pick(view, one.id, picks, ROOTS, back, "checkbox")), add]
    return _page(view, "report", line(one.words), parts, plain(one))


def origin(view: View) -> Page:
    """A root: the reports that rest on it, and whether they do."""
    case = found(view.window.origin(view.id()), "origin", view.id())
    (one,) = case.origins
    meanings = _meanings(view).of(one.reports)
    boxes = [_box("checkbox", each, meanings[each], ticked=len(one.reports) == 2) for each in one.reports if each in meanings]
    form = decision(view, [], [tag("ul", boxes, class_="picks")], ROOTS, _back(view, address("origin", one.id)))
    return _page(view, "origin", line(one.basis), [_section("Two of these reports", form)], plain(one))


def _page(view: View, kind: str, title: str, parts: Sequence[Child], told: object) -> Page:
    back = _back(view, "/")
    head = [tag("p", tag("a", "← back", href=back)), tag("h1", "Correct: ", bdi(title) if title else kind)]
    if not view.person.may_edit:
        parts = [tag("p", "You may read this case, not decide in it.")]
    return Page(f"Correct: {title}", tag("div", head, parts, class_="correcting"), lambda: {kind: told}, here="Review")


def _section(heading: str, inner: Child | Sequence[Child]) -> Html:
    return tag("section", tag("h2", heading), inner)


def _back(view: View, otherwise: str) -> str:
    return within(view.query["back"]) if view.query.get("back") else otherwise


def _picking(view: View) -> Picking:
    return Picking(view.window.lists.path, view.window.lists.connection)


def _meanings(view: View) -> Meanings:
    return Meanings(view.window.lists.path, view.window.lists.connection)


def _slots(one: Claim) -> list[tuple[str, str | None, Sequence[str]]]:
    return [
        ("time", one.time.edtf, ()),
        ("place", one.place.text if one.place else None, ()),
        ("polarity", one.polarity, get_args(Polarity)),
        ("certainty", one.certainty, get_args(Certainty)),
        ("status", one.status, get_args(Status)),
        ("type", one.type, sorted(words(TYPES[one.kind]))),
        ("label", one.label, ()),
    ]


def _edit(view: View, identity: str, slot: str, now: str | None, back: str, choices: Sequence[str]) -> Html:
    """A form that sets one slot: from a list where there is one, else in words."""
    mark = f"set-{slot}"
    if choices:
        options = [tag("option", PLAIN_VALUES.get(each, each), value=each, selected=each == now) for each in choices]
        field = tag("select", options, name="after", id=mark)
    else:
        field = tag("input", type="text", name="after", id=mark, value=now or "", maxlength=200, required=slot not in HINTS)
    hint = tag("span", HINTS[slot], class_="note") if slot in HINTS else ""
    inner = [
        tag("input", type="hidden", name="slot", value=slot),
        tag("label", SLOT_NAMES.get(slot, slot_words(slot)), " ", for_=mark),
        field,
        hint,
    ]
    return decision(view, [identity], inner, SET, back)


def _split(view: View, identity: str, members: Sequence[str], back: str) -> Html:
    meanings = _meanings(view).of(members)
    boxes = [_box("checkbox", each, meanings[each]) for each in members if each in meanings]
    said = tag("p", f"Tick what does not belong to the rest of the {counted(len(members), 'place')}.", class_="note")
    return decision(view, [identity], [said, tag("ul", boxes, class_="picks")], SPLIT, back)


def _beside(view: View, kind: PickKind, identity: str, back: str) -> Html:
    asked = view.query.get("q", "")
    picks = _picking(view).beside(kind, identity, asked)
    if kind == "entity":
        picks += _picking(view).elsewhere(identity, asked)
    return join([tag("p", PAIR_HINT, class_="note"), _pick(view, identity, picks, PAIRS, back, "checkbox")])


def _pick(view: View, identity: str, picks: Sequence[Pick], buttons: Sequence[Button], back: str, sort: str) -> Html:
    """A field to look for a name, and what is found, to tick and decide on."""
    search = tag(
        "form",
        tag("input", type="hidden", name="back", value=back),
        tag("label", "Named ", tag("input", type="search", name="q", value=view.query.get("q", ""), maxlength=100)),
        tag("button", "Look for it", type="submit"),
        class_="look",
    )
    if not picks:
        return join([search, tag("p", "Nothing of that name stands beside it.", class_="note")])
    boxes = [_box(sort, pick.id, Meaning(pick.id, "report", pick.name, "", pick.note)) for pick in picks]
    more = tag("p", f"The first {MAX_PICKS}; look for others by name.", class_="note") if len(picks) >= MAX_PICKS else ""
    return join([search, more, decision(view, [identity], [tag("ul", boxes, class_="picks")], buttons, back)])


def _box(sort: str, identity: str, meaning: Meaning, *, ticked: bool = False) -> Html:
    box = tag("input", type=sort, name="subject", value=identity, checked=ticked, required=sort == "radio")
    note = tag("span", bdi(line(meaning.within)), class_="note") if meaning.within else ""
    return tag("li", tag("label", box, " ", bdi(short(meaning.words)) or "not named", " ", note))


CORRECTION_PAGES: tuple[tuple[str, Maker], ...] = (
    ("/correct/claims/{id}", claim),
    ("/correct/events/{id}", event),
    ("/correct/relations/{id}", relation),
    ("/correct/entities/{id}", entity),
    ("/correct/reports/{id}", report),
    ("/correct/origins/{id}", origin),
)
"""Where each sort of thing is corrected."""
