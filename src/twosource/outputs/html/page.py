"""The page around the sections: head, content policy, landmarks, contents."""

from base64 import b64encode
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

from twosource.model import Case
from twosource.outputs.dossier.glance import glance
from twosource.outputs.dossier.outline import TITLE, name_of
from twosource.outputs.dossier.record import promise
from twosource.outputs.html.elements import runs
from twosource.outputs.html.entities import people
from twosource.outputs.html.events import alone, differences, several, ties
from twosource.outputs.html.markup import Html, join, raw, tag
from twosource.outputs.html.matrix import matrix
from twosource.outputs.html.method import affairs, decisions, legend, method, omissions, origins, record, worded
from twosource.outputs.html.network import network
from twosource.outputs.html.reader import reader, rules
from twosource.outputs.html.timeline import timeline
from twosource.outputs.view.digest import Digest, digest
from twosource.outputs.view.labels import HEADINGS
from twosource.outputs.view.summary import summary


def as_html(case: Case, *, quotes_only: bool = False, excerpt: bool = False) -> str:
    """The dossier as one page that opens anywhere and asks no network.

    Args:
        case: What was compared or loaded.
        quotes_only: It holds no report's full text, only the sentences that are quoted.
        excerpt: The case is a part of a kept one, such as a story, and the page says so.

    Returns:
        The page as text; UTF-8 when written out.

    Example:
        >>> twosource.as_html(case)[:15]
        '<!doctype html>'
    """
    shown = digest(case)
    style = _shipped("dossier.css") + ("" if quotes_only else rules(shown))
    script = _shipped("dossier.js") + _shipped("finding.js")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content=f"twosource {version('twosource')}"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", name_of(shown)),
        tag("style", raw(style)),
    )
    return "<!doctype html>\n" + tag("html", head, _body(shown, quotes_only, excerpt), tag("script", raw(script)), lang="en") + "\n"


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _shipped(name: str) -> str:
    return files("twosource.outputs.html").joinpath(name).read_text(encoding="utf-8")


def _body(shown: Digest, quotes_only: bool, excerpt: bool) -> Html:
    sections = {
        "glance": worded("glance", glance(shown, shown.case.claims) if shown.items else ()),
        "decisions": decisions(shown),
        "told": several(shown),
        "differences": differences(shown),
        "alone": alone(shown),
        "relations": ties(shown),
        "matrix": matrix(shown),
        "timeline": timeline(shown),
        "network": network(shown),
        "people": people(shown),
        "affairs": affairs(shown),
        "origins": origins(shown),
        "left-out": omissions(shown),
        "method": method(quotes_only),
        "record": record(shown, excerpt),
    }
    kept = {anchor: made for anchor, made in sections.items() if made}
    contents = [tag("li", tag("a", heading, href=f"#{anchor}")) for anchor, (heading, _) in kept.items()]
    contents.append(tag("li", tag("a", HEADINGS["quotes" if quotes_only else "reports"], href="#reports")))
    return tag(
        "body",
        tag("a", "Skip to what the reports say", class_="skip", href="#summary"),
        tag(
            "div",
            tag("header", tag("h1", TITLE), tag("p", runs(promise().line), class_="promise")),
            _box(),
            tag("nav", tag("ul", contents), aria_label="Contents"),
            tag(
                "main",
                tag("section", tag("h2", "In short"), [tag("p", s) for s in summary(shown)], legend(), id="summary", class_="summary"),
                [_section(anchor, heading, content) for anchor, (heading, content) in kept.items()],
            ),
            class_="findings",
        ),
        reader(shown, quotes_only),
    )


def _box() -> Html:
    """The search box, which shows itself only where the script runs."""
    field = tag("input", type="search", id="find", autocomplete="off", spellcheck="false", aria_describedby="found")
    label = tag("label", "Find items, names, sentences ", tag("kbd", "/"), for_="find")
    return tag("search", label, field, tag("p", id="found", role="status"), class_="finding", hidden=True)


def _section(anchor: str, heading: str, content: Html) -> Html:
    return tag("section", tag("h2", heading, id=f"{anchor}-heading"), join([content]), id=anchor, aria_labelledby=f"{anchor}-heading")
