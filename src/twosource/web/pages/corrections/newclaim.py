"""A claim that a person adds by pointing at words of a report: the words in their context, and a form for what they say."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from twosource.case.judging.edits import TYPES
from twosource.language.tables import rows
from twosource.model import Certainty, Polarity, Report, Status
from twosource.outputs.html.events import bdi_parts
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import line
from twosource.web.addresses import address
from twosource.web.page import Page, View, found
from twosource.web.pages.corrections.correct import PLAIN_VALUES
from twosource.web.pages.corrections.correcting import token, why

AROUND = 240
"""Characters shown before and after the words."""
WORD_FIELDS: Sequence[tuple[str, str, str]] = (
    ("trigger", "Words that name it", "the word or words for the event or tie: “met”, “was killed”"),
    ("actor", "Who", "as the words have it; empty: not stated"),
    ("target", "To whom", "as the words have it; empty: not stated"),
    ("place", "Where", "as the words have it; empty: not stated"),
    ("source", "Who says so", "the one the report names or describes; empty: the report itself"),
    ("cue", "Said how", "the word for saying: “said”, “according to”"),
)
"""Fields that stand in the claim's words, each with its label and a hint."""
PARTY_ROLES = ("actor", "target")
SLOT_CHOICES: Sequence[tuple[str, str, Sequence[str]]] = (
    ("polarity", "Whether", get_args(Polarity)),
    ("certainty", "How surely", get_args(Certainty)),
    ("status", "How far", get_args(Status)),
)


def newclaim(view: View) -> Page:
    """The form for `?report=...&start=...&end=...` in code points; without these two the words are typed in."""
    identity = view.query.get("report", "")
    case = found(view.window.reports((identity,)) if identity else None, "report", identity)
    (report,) = case.reports
    span = _asked(view, report)
    head = tag("p", tag("a", "← ", bdi(line(report.publisher or report.title or "the report")), href=address("report", report.id)))
    form = _form(view, report, span) if view.person.may_edit else tag("p", "You may read this case, not decide in it.")
    body = tag("div", head, tag("h1", "Add a claim"), _context(report, span), form, class_="correcting")
    told = {"report": report.id, "start": span[0] if span else None, "end": span[1] if span else None}
    return Page("Add a claim", body, lambda: told, here="Reports")


def value_of(fields: Mapping[str, str]) -> dict[str, Any]:
    """What a filled-in form says, as `judging.claims` takes it."""
    given: dict[str, Any] = {
        name: fields[name].strip() for name in ("trigger", "place", "source", "cue", "time") if fields.get(name, "").strip()
    }
    given |= {name: fields[name] for name in ("type", "polarity", "certainty", "status") if fields.get(name)}
    if fields.get("start", "").isdecimal() and fields.get("end", "").isdecimal():
        given |= {"start": int(fields["start"][:9]), "end": int(fields["end"][:9])}
    else:
        given["words"] = fields.get("words", "").strip()
    roles = [{"role": role, "text": fields[role].strip()} for role in PARTY_ROLES if fields.get(role, "").strip()]
    return given | ({"roles": roles} if roles else {})


def _asked(view: View, report: Report) -> tuple[int, int] | None:
    """The stretch asked for, if it lies within the text and holds words."""
    start, end = (view.query.get(name, "") for name in ("start", "end"))
    if not all(each.isascii() and each.isdecimal() and len(each) < 10 for each in (start, end)):
        return None
    first, last = int(start), int(end)
    return (first, last) if first < last <= len(report.text) and report.text[first:last].strip() else None


def _context(report: Report, span: tuple[int, int] | None) -> Html:
    if span is None:
        return tag("p", "Give the words of the claim as they stand in the report, or select them in the reader.", class_="note")
    start, end = span
    before, after = report.text[max(0, start - AROUND) : start], report.text[end : end + AROUND]
    return tag("blockquote", bdi_parts(before, report.text[start:end], after), class_="pointed")


def _form(view: View, report: Report, span: tuple[int, int] | None) -> Html:
    hidden = [("subject", report.id), ("verb", "claim"), ("back", address("report", report.id))]
    hidden += [("start", str(span[0])), ("end", str(span[1]))] if span else []
    typed = (
        [] if span else [_row("words", "Its words", tag("textarea", id="words", name="words", required=True, rows=3, maxlength=5000), "")]
    )
    texts = [_row(name, label, _text(name, required=name == "trigger"), hint) for name, label, hint in WORD_FIELDS]
    texts.insert(3, _row("time", "When", _text("time"), "EDTF, such as 2024-02-14, 2024-02, 2024?; empty: not stated"))
    chosen = [
        _row(name, label, _select(name, [("", [(each, PLAIN_VALUES.get(each, each)) for each in options])]), "")
        for name, label, options in SLOT_CHOICES
    ]
    return tag(
        "form",
        token(view),
        [tag("input", type="hidden", name=name, value=value) for name, value in hidden],
        typed,
        _row("type", "What sort", _select("type", _types()), ""),
        texts,
        chosen,
        why(),
        tag("button", "Add it", type="submit", class_="main"),
        method="post",
        action="/decisions",
        class_="adding",
    )


def _types() -> list[tuple[str, list[tuple[str, str]]]]:
    names = {"event": "Something that happens", "relation": "A standing tie", "attribute": "What somebody or something is"}
    return [(names[kind], [(row["type"], f"{row['type']} – {row['definition']}") for row in rows(table)]) for kind, table in TYPES.items()]


def _text(name: str, *, required: bool = False) -> Html:
    return tag("input", type="text", id=name, name=name, maxlength=300, required=required, aria_describedby=f"{name}-hint")


def _select(name: str, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Html:
    inner = [
        tag("optgroup", [tag("option", said, value=value) for value, said in options], label=label)
        if label
        else join(tag("option", said, value=value) for value, said in options)
        for label, options in groups
    ]
    return tag("select", inner, id=name, name=name)


def _row(name: str, label: str, field: Html, hint: str) -> Html:
    said = tag("span", hint, class_="note", id=f"{name}-hint") if hint else ""
    return tag("p", tag("label", label, for_=name), field, said)
