"""The site of one case as an ASGI application: which page is at which address, its JSON twin, and what goes with every answer."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from twosource.case.read import Window
from twosource.errors import TwosourceError, UsageError
from twosource.outputs.html.markup import tag
from twosource.store import examine
from twosource.web.addresses import address
from twosource.web.addresses import twin as twin_of
from twosource.web.deciding import routes as deciding
from twosource.web.dossiers import routes as dossiers
from twosource.web.frame import framed
from twosource.web.headers import HEADERS
from twosource.web.page import Maker, Missing, Page, Person, View
from twosource.web.pages import PAGES
from twosource.web.served import Served, Unavailable
from twosource.web.shelf import file
from twosource.web.unavailable import unavailable

PAGES_AT_ONCE = 1
"""Pages made at the same time. With two, as many leave in a second and the slowest twentieth take longer (bench/load.py): they wait for
each other all the way, not only at the start."""
MAX_QUERY_CHARACTERS = 2_000
"""Characters of a query that are looked at."""
MAX_QUERY_VALUES = 100
"""Values of a query that are looked at."""

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pages are made: the case, and how many threads work at once."""

    served: Served
    limiter: CapacityLimiter


def site(path: Path | str) -> Starlette:
    """The application for the case at `path`. Raises UsageError where there is none, StoreError where it cannot be read."""
    place = Place(Served(path), CapacityLimiter(PAGES_AT_ONCE))
    routes = []
    for at, maker in PAGES:
        routes.append(Route("/index.json" if at == "/" else f"{at}.json", _answer(place, maker, twin=True)))
        routes.append(Route(at, _answer(place, maker)))
    routes += deciding(place.served, partial(_shown, place))
    routes += dossiers(place.served, partial(_shown, place))
    routes.append(Route("/static/{name:path}", _shipped))
    handlers = {404: partial(_refused, place), 405: partial(_refused, place)}

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        yield
        place.served.close()

    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=life)
    # A redirect to the address with a slash more or less would be made of what the Host header says.
    app.router.redirect_slashes = False
    return app


def _answer(place: Place, maker: Maker, *, twin: bool = False) -> Handler:
    async def answer(request: Request) -> Response:
        return await to_thread.run_sync(_made, place, maker, request, twin, monotonic(), limiter=place.limiter)

    return answer


def _made(place: Place, maker: Maker, request: Request, twin: bool, asked: float) -> Response:
    try:
        with place.served.looking(asked) as window:
            view = viewed(window, request)
            try:
                page = maker(view)
            except Missing as missing:
                if where := moved(view):
                    return RedirectResponse(twin_of(where) if twin else where, 307, HEADERS)
                page = nothing_there(str(missing))
            if twin:
                told = json.dumps(page.data(), ensure_ascii=False).encode("utf-8", "replace")  # half a surrogate pair has no bytes
                return Response(told, page.status, HEADERS, "application/json")
            return Response(framed(page, view), page.status, HEADERS, "text/html; charset=utf-8")
    except Unavailable as error:
        return unavailable(request, error)
    except TwosourceError as error:
        return unavailable(request, Unavailable(f"{error}.", 400 if isinstance(error, UsageError) else 500, again=False))
    except Exception:  # a case from a stranger may hold what no page expects; a fault of ours is raised for whoever mends it
        if (wrong := examine(place.served.path)) is None:
            raise
        return unavailable(request, Unavailable(f"{wrong}.", 500, again=False))


def moved(view: View) -> str | None:
    """Where the thing is by now to which an old link, or one of the wrong sort, leads; None where it leads nowhere."""
    found = view.window.now(view.values["id"]) if "id" in view.values else None
    if found is None or found.kind == "chain":
        return None
    where = address(found.kind, found.id)
    return where if where != view.path and view.path.count("/") == where.count("/") else None


def _shown(place: Place, request: Request, page: Page) -> Response:
    """A page that is no page of the case: the answer to a form, or a refusal."""
    try:
        with place.served.looking(monotonic()) as window:
            return Response(framed(page, viewed(window, request)), page.status, HEADERS, "text/html; charset=utf-8")
    except Unavailable as error:
        return unavailable(request, error)


def viewed(window: Window, request: Request) -> View:
    """What a request asks for."""
    search = request.url.query[:MAX_QUERY_CHARACTERS]
    pairs = tuple(parse_qsl(search, keep_blank_values=True))[:MAX_QUERY_VALUES]
    path = request.url.path.removesuffix(".json") if request.url.path != "/index.json" else "/"
    person: Person = getattr(request.state, "person", Person("you"))
    token: str = getattr(request.state, "token", "")
    return View(window, path, request.path_params, dict(pairs), search, pairs, person, token)


def nothing_there(said: str) -> Page:
    """The page of an address at which there is nothing."""
    return Page("Not found", tag("div", tag("h1", "Not found"), tag("p", said)), lambda: {"error": said}, status=404)


async def _refused(place: Place, request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    page = nothing_there("There is no page at this address.")
    if request.url.path.endswith(".json"):
        return Response(json.dumps(page.data()), status, HEADERS, "application/json")
    return await to_thread.run_sync(_shown, place, request, replace(page, status=status), limiter=place.limiter)


async def _shipped(request: Request) -> Response:
    found = file(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    kept = "public, max-age=31536000, immutable" if request.url.query == found.mark else "no-cache"
    return Response(found.content, 200, HEADERS | {"cache-control": kept}, found.type)
