"""What the guard itself answers: refusals with a sentence, and the page to sign in on. They show nothing of the case."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from starlette.types import Message, Receive, Scope, Send

from twosource.outputs.html.markup import Html, tag
from twosource.web.headers import HEADERS
from twosource.web.people.asked import Asked
from twosource.web.shelf import static

Pair = tuple[str, str]


class Answer:
    """A small answer as an ASGI application."""

    def __init__(self, status: int, body: str, kind: str, more: Sequence[Pair] = ()) -> None:
        """`kind` is the type of the body, `more` are further headers."""
        content = body.encode("utf-8")
        told = [*HEADERS.items(), ("content-type", kind), ("content-length", str(len(content))), ("cache-control", "no-store"), *more]
        head = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in told]
        self.status = status
        self._messages: tuple[Message, ...] = (
            {"type": "http.response.start", "status": status, "headers": head},
            {"type": "http.response.body", "body": content},
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends it."""
        for message in self._messages:
            await send(message)


def refusal(asked: Asked, status: int, said: str, more: Sequence[Pair] = ()) -> Answer:
    """A refusal: a page for a browser, one JSON shape for a program."""
    if asked.wants_json:
        return Answer(status, json.dumps({"error": said}), "application/json", more)
    back = tag("p", tag("a", "To the case", href="/"))
    return Answer(status, bare("That cannot be done", tag("div", tag("h1", "That cannot be done"), tag("p", said), back)), HTML, more)


def elsewhere(path: str, more: Sequence[Pair] = ()) -> Answer:
    """On to a path of this site."""
    return Answer(303, "", HTML, [("location", quote(path, safe="/?&=%:;,+@!$'()*~-._#")), *more])


def sign_in(to: str, said: str = "", status: int = 200, more: Sequence[Pair] = ()) -> Answer:
    """The page to sign in on; `to` is where it leads, `said` why it did not."""
    form = tag(
        "form",
        tag("input", type="hidden", name="to", value=to),
        tag("p", tag("label", "Name", for_="name"), tag("br"), _field("name", "text", "username")),
        tag("p", tag("label", "Password", for_="password"), tag("br"), _field("password", "password", "current-password")),
        tag("p", tag("button", "Sign in", type="submit", class_="main")),
        method="post",
        action="/people/in",
    )
    wrong = tag("p", said, role="alert", class_="differs") if said else ""
    return Answer(status, bare("Sign in", tag("div", tag("h1", "Sign in"), wrong, form)), HTML, more)


HTML = "text/html; charset=utf-8"


def _field(name: str, kind: str, known: str) -> Html:
    return tag("input", type=kind, id=name, name=name, required=True, autocomplete=known, maxlength=512, autocapitalize="none")


def bare(title: str, body: Html) -> str:
    """A page without the frame, which names the case."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} – twosource"),
        tag("link", rel="stylesheet", href=static("site.css")),
        tag("link", rel="icon", href=static("icon.svg")),
    )
    return "<!doctype html>\n" + tag("html", head, tag("body", tag("main", body, id="main")), lang="en")
