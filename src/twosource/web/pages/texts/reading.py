"""Two or three reports side by side, with the passages they share and the events that both tell joined by numbers."""

from collections.abc import Sequence

from twosource.model import Report, names_of
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import counted, line, slot_words, when
from twosource.outputs.view.letters import letter
from twosource.web.addresses import address
from twosource.web.page import Page, View, found, of_case
from twosource.web.pages.texts.joints import Joint, joints_of
from twosource.web.pages.texts.marked import Flag, Highlight, flag, layered, marked

MAX_SIDE_BY_SIDE = 3
"""Reports side by side."""
TITLE_CHARACTERS = 90
"""Characters of a passage that its entry in the list shows."""


def reading(view: View) -> Page:
    """The reports of the query, a column each."""
    asked = tuple(dict.fromkeys(view.all("report")))
    if not 2 <= len(asked) <= MAX_SIDE_BY_SIDE:
        return _ask(len(asked))
    case = found(view.window.reports(asked), "report", " or ".join(asked))
    reports = sorted(case.reports, key=lambda each: asked.index(each.id))
    joints = joints_of(case, reports)
    names = names_of(reports)
    columns = [_column(number, report, line(names[report.id]), joints) for number, report in enumerate(reports)]
    body = tag(
        "div",
        tag("h1", "Side by side"),
        tag("p", _summary(joints), class_="note"),
        _index(joints, [line(names[report.id]) for report in reports]),
        _switches(joints),
        tag("div", columns, class_=f"columns of-{len(columns)}"),
        class_="abreast reader",
    )
    return Page("Side by side", body, of_case(case), here="Reports", scripts=("reader.js",))


def _ask(many: int) -> Page:
    said = f"{counted(many, 'report')} cannot be read side by side; " if many else ""
    text = tag("p", said, "choose two or three in the ", tag("a", "list of reports", href="/reports"), ".")
    body = tag("div", tag("h1", "Side by side"), text)
    return Page("Side by side", body, lambda: {"error": "choose two or three reports"}, here="Reports", status=400 if many else 200)


def _summary(joints: Sequence[Joint]) -> Html:
    passages = sum(joint.sign.startswith("≈") for joint in joints)
    differ = sum(bool(joint.differs) for joint in joints)
    told = counted(len(joints) - passages, "event or tie", "events and ties")
    same = counted(passages, "passage") if passages else "No passage"
    said = f"{same} with the same text, {told} that more than one of them tells"
    keys = join([" The keys ", tag("kbd", "n"), " and ", tag("kbd", "p"), " go to the next and the one before."])
    return join([said, f", {differ} of them contradicted." if differ else ".", tag("span", keys, class_="keys-said", hidden=True)])


def _index(joints: Sequence[Joint], names: Sequence[str]) -> Html:
    if not joints:
        return tag("p", "Nothing joins these reports: no passage in common, no event that more than one of them tells.")
    items = [
        tag(
            "li",
            tag("a", joint.sign, href=f"#{joint.key}-{_first(joint)}", class_="number"),
            " ",
            _entry(joint),
            " ",
            _places(joint, names),
        )
        for joint in joints
    ]
    return tag("details", tag("summary", "What joins them"), tag("ol", items, class_="joints"), class_="index")


def _first(joint: Joint) -> int:
    return next(number for number, spans in enumerate(joint.columns) if spans)


def _entry(joint: Joint) -> Html:
    if joint.sign.startswith("≈"):
        words = joint.title if len(joint.title) <= TITLE_CHARACTERS else joint.title[:TITLE_CHARACTERS].rpartition(" ")[0] + "…"
        return tag("a", tag("q", bdi(line(words))), href=joint.href, class_="quote")
    slots = ", ".join(dict.fromkeys(slot_words(each.slot) for each in joint.differs))
    differs = tag("span", f" ≠ {slots}", class_="differs") if slots else ""
    return join([tag("a", bdi(joint.title), href=joint.href), differs])


def _places(joint: Joint, names: Sequence[str]) -> Html:
    links = [
        tag("a", letter(number), href=f"#{joint.key}-{number}", class_="key", title=names[number], aria_label=f"in {names[number]}")
        for number, spans in enumerate(joint.columns)
        if spans
    ]
    return tag("span", join(join([" " if i else "", each]) for i, each in enumerate(links)), class_="keys")


def _switches(joints: Sequence[Joint]) -> Html:
    if not joints:
        return Html("")
    boxes = [
        tag(
            "label",
            tag("input", type="checkbox", id=f"layer-{name}", checked=True),
            tag("span", tag("span", words, class_=name), class_="sample"),
        )
        for name, words in (("shared", "the same text"), ("told", "told by several"))
    ]
    return tag("form", tag("fieldset", tag("legend", "Marked in the texts"), boxes), class_="layers")


def _column(number: int, report: Report, name: str, joints: Sequence[Joint]) -> Html:
    marks, flags = [], []
    for joint in joints:
        marks += _marks(joint, number)
        flags += _flags(joint, number)
    day = when(report.published) or "date not stated"
    untitled = not any(block.kind == "title" for block in report.blocks)
    text = Html(marked(report, layered(marks), flags).replace("<h1", "<h3").replace("</h1>", "</h3>"))
    text = Html(text.replace("<h2", "<h3").replace("</h2>", "</h3>"))
    return tag(
        "article",
        tag("h2", tag("span", letter(number), class_="key"), " ", tag("a", bdi(name), href=address("report", report.id))),
        tag("p", day, class_="kicker"),
        tag("h3", bdi(line(report.title)), class_="title") if untitled and report.title else "",
        text,
        class_="column read",
        tabindex="0",
        aria_label=name,
        data_report=report.id,
    )


def _marks(joint: Joint, column: int) -> list[Highlight]:
    passage = joint.sign.startswith("≈")
    found = [Highlight(whole, "shared" if passage else "whole", joint.key) for whole, _ in joint.columns[column]]
    return found if passage else [*found, *(Highlight(at, "told", joint.key) for _, at in joint.columns[column])]


def _flags(joint: Joint, column: int) -> list[Flag]:
    """The number at each stretch, leading to the same number in the next column."""
    href = f"#{joint.key}-{joint.next(column)}"
    what = "Passage" if joint.sign.startswith("≈") else "Event"
    differs = ", contradicted" if joint.differs else ""
    says = f"{what} {joint.sign.strip('≈')}{differs}: on to {letter(joint.next(column))}"
    return [
        flag(
            at.end,
            f"{joint.sign} ≠" if joint.differs else joint.sign,
            href,
            says,
            f"{joint.key}-{column}" if not count else f"{joint.key}-{column}-{count}",
        )
        for count, (_, at) in enumerate(joint.columns[column])
    ]
