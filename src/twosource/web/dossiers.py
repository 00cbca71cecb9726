"""The dossier to take along: a case or a story as one file that opens anywhere."""

from collections.abc import Callable
from functools import partial
from time import monotonic
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.case import write
from twosource.case.read import Window
from twosource.errors import TwosourceError
from twosource.model import Case
from twosource.outputs.html import as_html
from twosource.outputs.html.markup import Html, tag
from twosource.outputs.view.labels import line
from twosource.web.headers import HEADERS
from twosource.web.page import Missing, Page, found
from twosource.web.served import Served, Unavailable
from twosource.web.unavailable import unavailable

ON_DEMAND = 200
"""Reports of which a dossier is made on demand; for more there is the command line, or a story's own."""
MAX_FILE_NAME_CHARACTERS = 80
"""Characters of a file's name."""
Shower = Callable[[Request, Page], Response]
Cut = Callable[[Window, Request], tuple[str, Case]]


def routes(served: Served, show: Shower) -> list[Route]:
    """Where dossiers are. `show` makes an answer of a page. One is made at a time: each takes a second of the machine."""
    making = CapacityLimiter(1)

    def made(address: str, cut: Cut) -> Route:
        async def answer(request: Request) -> Response:
            return await to_thread.run_sync(_made, partial(_cut, served, cut, request, monotonic()), request, show, limiter=making)

        return Route(address, answer)

    return [made("/dossier.html", _whole), made("/stories/{id}/dossier.html", _story)]


def offer(path: str, reports: int) -> Html:
    """Links to the dossier at `path`; how else to have it where it would be of too many reports."""
    if reports > ON_DEMAND:
        return tag(
            "p",
            f"A dossier is made of up to {ON_DEMAND} reports here; of more, by ",
            tag("code", "twosource show CASE -o dossier.html"),
            ".",
        )
    full = tag("a", "Dossier to keep or hand on", href=path, download=True)
    bare = tag("a", "without full texts", href=f"{path}?quotes=only", download=True)
    return tag("p", full, " (one file that opens anywhere, without a network), or ", bare, class_="take")


def _cut(served: Served, cut: Cut, request: Request, asked: float) -> tuple[str, Case]:
    with served.looking(asked) as window:
        return cut(window, request)


def _whole(window: Window, _request: Request) -> tuple[str, Case]:
    _bounded(window.totals().reports)
    return window.path.stem, write.load_from(window.file)


def _story(window: Window, request: Request) -> tuple[str, Case]:
    identity = request.path_params["id"]
    case = found(window.story(identity), "story", identity)
    _bounded(len(case.reports))
    return case.stories[0].label or "story", case


def _bounded(reports: int) -> None:
    if not reports:
        raise Missing("The case holds no report yet, so there is no dossier of it.")
    if reports > ON_DEMAND:
        raise Missing(f"Of more than {ON_DEMAND} reports a dossier is made on the command line: twosource show CASE -o dossier.html")


def _made(cut: Callable[[], tuple[str, Case]], request: Request, show: Shower) -> Response:
    try:
        name, case = cut()
    except Unavailable as error:
        return unavailable(request, error)
    except (Missing, TwosourceError) as error:
        return show(request, Page("No dossier", tag("div", tag("h1", "No dossier"), tag("p", str(error))), dict, status=404))
    made = as_html(case, quotes_only=request.query_params.get("quotes") == "only", excerpt="id" in request.path_params)
    kept = "".join(each if each.isalnum() or each in " -_" else "-" for each in line(name))[:MAX_FILE_NAME_CHARACTERS].strip(" -") or "case"
    disposition = f"attachment; filename=\"dossier.html\"; filename*=UTF-8''{quote(kept, safe='')}-dossier.html"
    return Response(made, 200, {**HEADERS, "content-disposition": disposition, "cache-control": "no-store"}, "text/html; charset=utf-8")
