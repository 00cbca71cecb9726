"""Where people decide: what was decided about a thing, and, for those who may, the controls to decide more."""

from collections.abc import Collection

from twosource.model import Judgement
from twosource.outputs.html.markup import Html, bdi, tag
from twosource.outputs.view.labels import line
from twosource.web.addresses import Kind
from twosource.web.page import View
from twosource.web.pages.corrections.correcting import controls


def decided(judgements: Collection[Judgement], subjects: Collection[str]) -> Html:
    """The decisions in force that are about any of `subjects`, the last first; '' where there is none."""
    wanted = set(subjects)
    about = [each for each in judgements if wanted & set(each.subjects)]
    items = [
        tag(
            "li",
            tag("strong", each.verb),
            ": ",
            bdi(line(each.why) or "no reason given"),
            " – ",
            tag(
                "span",
                bdi(line(each.who)),
                f", {each.when:%Y-%m-%d %H:%M} ",
                tag("a", f"no. {each.id}", href=f"/log?entry={each.id}#entry-{each.id}"),
                class_="by",
            ),
        )
        for each in reversed(about)
    ]
    return tag("ul", items, class_="decided") if items else Html("")


def decide(view: View, kind: Kind, identity: str) -> Html:
    """The controls for a thing, for those who may decide; '' for those who only read."""
    made = controls(view, kind, identity) if view.person.may_edit else Html("")
    return tag("aside", made, class_="decide", id="correct", aria_label=f"Correct this {kind}") if made else made
