"""What is answered while the case cannot be had: a plain page or one JSON shape, with what somebody had typed kept for another try."""

import json
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from twosource.outputs.html.markup import Child, Html, bdi, join, tag
from twosource.outputs.view.labels import line
from twosource.web.headers import HEADERS
from twosource.web.people.answers import HTML, bare
from twosource.web.served import SOON, Unavailable

UNAVAILABLE_TITLE = "The case cannot be had now"
TYPED = frozenset({"why", "after", "label", "value"})
"""Fields that people type into, which they see again."""
Form = Sequence[tuple[str, str]]


def unavailable(request: Request, error: Unavailable, form: Form = ()) -> Response:
    """The answer; `form` are the fields of a form that was posted and not decided."""
    headers = HEADERS | {"cache-control": "no-store"} | ({"retry-after": str(SOON)} if error.again else {})
    path = request.url.path
    if path.endswith(".json") or path.startswith("/api/"):
        return Response(json.dumps({"error": str(error)}), error.status, headers, "application/json")
    told: list[Child] = [tag("h1", UNAVAILABLE_TITLE), tag("p", str(error), role="alert")]
    if form:
        told.append(_again(path, form) if error.again else _typed(form))
    elif error.again:
        told.append(tag("p", tag("a", "Try again", href="/")))
    return Response(bare(UNAVAILABLE_TITLE, tag("div", told)), error.status, headers, HTML)


def _again(path: str, form: Form) -> Html:
    """The form once more, as it was filled in."""
    hidden = [tag("input", type="hidden", name=name, value=value) for name, value in form if name not in TYPED]
    typed = [
        tag("p", tag("label", f"{_words(name)} ", tag("input", type="text", name=name, value=value)))
        for name, value in form
        if name in TYPED and value
    ]
    hint = tag("p", "Nothing was decided. What you filled in is kept here:")
    return tag("form", hint, hidden, typed, tag("p", tag("button", "Try again", type="submit", class_="main")), method="post", action=path)


def _typed(form: Form) -> Html:
    """What was typed, to be copied: a try in another case would decide of something else."""
    said = [join([tag("dt", _words(name)), tag("dd", bdi(line(value)))]) for name, value in form if name in TYPED and value]
    return tag("div", tag("p", "What you had written:"), tag("dl", said)) if said else Html("")


def _words(name: str) -> str:
    return {"why": "Why", "after": "New value"}.get(name, name)
