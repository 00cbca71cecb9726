"""Decisions that come in: from a form, which leads back to a page that shows the effect, or as JSON from a program."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from time import monotonic
from typing import Any, cast, get_args
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from anyio import CapacityLimiter, fail_after, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.case import decisions
from twosource.errors import NothingReadable, TwosourceError, UsageError
from twosource.model import Judgement, Verb
from twosource.outputs.html.markup import tag
from twosource.store.pages import HELD, Meanings, Sort
from twosource.web.addresses import PLURALS, Kind, address, within
from twosource.web.headers import HEADERS
from twosource.web.page import Page, Person
from twosource.web.pages.corrections.correcting import LONGEST_WHY
from twosource.web.pages.corrections.newclaim import value_of
from twosource.web.served import DECIDING, Served, Unavailable
from twosource.web.unavailable import unavailable

VERBS: frozenset[str] = frozenset(get_args(Verb)) - {"undo"}
MOST_SUBJECTS = 500
"""Things one decision may be about."""
LONGEST_ID, LONGEST_VALUE = 64, 16_000
"""Characters of an id, and of what a decision says beside."""
MAX_DECISION_FIELDS = 1_000
"""Fields of a form."""
SORTS: Mapping[str, Sort] = {PLURALS[kind]: kind for kind in HELD}
"""The first part of a page's path, and what sort of thing stands behind it."""
Shower = Callable[[Request, Page], Response]


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision as it came in."""

    verb: Verb
    subjects: tuple[str, ...]
    why: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Posted:
    """What was posted to a case: the body of the request, and when it came."""

    served: Served
    request: Request
    body: bytes
    asked: float


def routes(served: Served, show: Shower) -> list[Route]:
    """Where decisions are posted to. `show` makes an answer of a page. One decision is made at a time: a case has one writer."""
    writing = CapacityLimiter(1)

    def posted(address: str, work: Callable[[Posted], Response], refuse: Callable[[Request, int, str], Response]) -> Route:
        async def answer(request: Request) -> Response:
            post = Posted(served, request, await request.body(), monotonic())
            turn = object()
            try:
                with fail_after(DECIDING):
                    await writing.acquire_on_behalf_of(turn)
            except TimeoutError:
                return _unavailable(post, Unavailable("Others are deciding at this moment. Try again in a few seconds."))
            try:
                return await to_thread.run_sync(_answered, post, work, partial(refuse, request))
            finally:
                writing.release_on_behalf_of(turn)

        return Route(address, answer, methods=["POST"])

    in_page = partial(_refused_page, show)
    return [
        posted("/decisions", _decided_form, in_page),
        posted("/undo", _undone_form, in_page),
        posted("/api/decisions", _decided_json, _refused_json),
        posted("/api/undo", _undone_json, _refused_json),
    ]


def _answered(post: Posted, work: Callable[[Posted], Response], refuse: Callable[[int, str], Response]) -> Response:
    try:
        return work(post)
    except Unavailable as error:
        return _unavailable(post, error)
    except (UsageError, NothingReadable) as error:
        return refuse(422, str(error))
    except TwosourceError as error:
        return refuse(500, str(error))


def _unavailable(post: Posted, error: Unavailable) -> Response:
    """The answer where the case cannot be had, with the form as it was filled in."""
    try:
        form = [] if post.request.url.path.startswith("/api/") else _form(post.body)
    except UsageError:
        form = []
    return unavailable(post.request, error, form)


def _decided_form(post: Posted) -> Response:
    form = _form(post.body)
    fields = dict(form)
    value = fields.get("value", "")
    if slot := fields.get("slot", ""):
        value = json.dumps({"slot": slot, "after": fields.get("after", "").strip() or None})
    elif fields.get("verb") == "claim" and "trigger" in fields:
        value = json.dumps(value_of(fields))
    subjects = tuple(each for name, each in form if name == "subject" and each)
    asked = _sound(fields.get("verb", ""), subjects, fields.get("why", ""), value)
    back = within(fields.get("back", "/"))
    before = _held(post, back)
    judgement = _decide(post, asked)
    return _onward(_standing(post, back, before), judgement)


def _undone_form(post: Posted) -> Response:
    fields = dict(_form(post.body))
    back = within(fields.get("back", "/log"))
    before = _held(post, back)
    judgement = _undo(post, fields.get("entry", ""), fields.get("why", ""))
    return _onward(_standing(post, back, before), judgement)


def _decided_json(post: Posted) -> Response:
    asked = _object(post.body)
    subjects, value = asked.get("subjects"), asked.get("value")
    if not isinstance(subjects, list) or not all(isinstance(each, str) for each in subjects):
        raise UsageError("'subjects' is a list of ids")
    said = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _json(_decide(post, _sound(asked.get("verb"), subjects, asked.get("why"), said)))


def _undone_json(post: Posted) -> Response:
    asked = _object(post.body)
    entry = asked.get("entry")
    return _json(_undo(post, "" if entry is None else str(entry), asked.get("why") or ""))


def _sound(verb: Any, subjects: Sequence[str], why: Any, value: str) -> Asked:
    """A decision within its bounds. Raises UsageError for one that is not."""
    if not isinstance(verb, str) or verb not in VERBS:
        raise UsageError(f"a decision is one of {', '.join(sorted(VERBS))}")
    if not subjects or len(subjects) > MOST_SUBJECTS or any(not each.isascii() or not 0 < len(each) <= LONGEST_ID for each in subjects):
        raise UsageError(f"a decision is about 1 to {MOST_SUBJECTS} things, each named by its id")
    if not isinstance(why, str) or not why.strip():
        raise UsageError("say why in a few words, for whoever reads the log")
    if len(why) > LONGEST_WHY:
        raise UsageError(f"the reason has more than {LONGEST_WHY} characters; put it shorter")
    if len(value) > LONGEST_VALUE:
        raise UsageError("that is more than a decision can say")
    return Asked(cast(Verb, verb), tuple(subjects), _written(why.strip()), _written(value))


def _written(text: str) -> str:
    """Text that a file can hold: half a character becomes a mark."""
    return text.encode("utf-8", "replace").decode()


def _decide(post: Posted, asked: Asked) -> Judgement:
    person = _editor(post.request)
    post.request.state.action = asked.verb
    with post.served.deciding(post.asked) as kept:
        said = Judgement(0, asked.verb, asked.subjects, person.name, datetime.now(UTC), asked.why, asked.value)
        return decisions.decide_in(kept, said)


def _undo(post: Posted, entry: str, why: Any) -> Judgement:
    person = _editor(post.request)
    post.request.state.action = "undo"
    if entry and not (entry.isascii() and entry.isdecimal() and len(entry) < 10):
        raise UsageError("an entry of the log is named by its number")
    if not isinstance(why, str) or len(why) > LONGEST_WHY:
        raise UsageError(f"a reason is a text of at most {LONGEST_WHY} characters")
    with post.served.deciding(post.asked) as kept:
        return decisions.undo_in(kept, int(entry) if entry else None, _written(why.strip()), person.name)


def _editor(request: Request) -> Person:
    """Who asks, as the guard says. Raises UsageError where no guard stands before this, or for a reader."""
    person = getattr(request.state, "person", None)
    if not isinstance(person, Person) or not person.may_edit:
        raise UsageError("you may read this case, not decide in it")
    return person


def _form(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MAX_DECISION_FIELDS, errors="strict")
    except ValueError:
        raise UsageError("that is no form of ours") from None


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body, object_pairs_hook=_once, parse_constant=_number)
    except (ValueError, RecursionError):
        raise UsageError("the body is not JSON") from None
    if not isinstance(found, dict):
        raise UsageError("the body is not a JSON object")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object none of whose names stands twice: which of the two counts would be a guess."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _number(said: str) -> Any:
    raise ValueError(f"{said} is no JSON")


Held = tuple[Sort, list[str]] | None
"""What the page one comes from is about: its sort and what it holds."""


def _held(post: Posted, back: str) -> Held:
    parts = urlsplit(back).path.split("/")
    sort = SORTS.get(parts[1]) if len(parts) == 3 else None
    if sort is None:
        return None
    with post.served.looking(post.asked) as window:
        return sort, Meanings(window.path, window.lists.connection).members(sort, parts[2])


def _standing(post: Posted, back: str, held: Held) -> str:
    """`back`, or where what it was about stands now: an id follows from what a thing holds, so a decision may change it."""
    if held is None or not held[1]:
        return back
    sort, members = held
    try:
        with post.served.looking(monotonic()) as window:
            now = Meanings(window.path, window.lists.connection).holder(sort, members)
    except Unavailable:
        # The decision is kept by now; whatever befell the file since is said by the page it leads to.
        return "/log"
    if now is not None:
        return address(sort, now) + (f"?{query}" if (query := urlsplit(back).query) else "")
    gone: dict[Sort, Kind] = {"event": "claim", "relation": "claim", "story": "report", "origin": "report"}
    return address(gone[sort], members[0]) if sort in gone else "/log"


def _onward(back: str, judgement: Judgement) -> Response:
    """Back to a page of this site, which says what was decided."""
    parts = urlsplit(back)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "decided"]
    fragment = f"#{quote(parts.fragment)}" if parts.fragment else ""
    where = f"{quote(parts.path, safe='/%')}?{urlencode([*query, ('decided', str(judgement.id))])}{fragment}"
    return Response(None, 303, {**HEADERS, "location": where, "cache-control": "no-store"})


def _json(judgement: Judgement) -> Response:
    told = {
        "entry": judgement.id,
        "verb": judgement.verb,
        "subjects": list(judgement.subjects),
        "who": judgement.who,
        "when": judgement.when.isoformat(),
        "why": judgement.why,
    }
    return Response(json.dumps(told), 201, HEADERS, "application/json")


def _refused_json(_request: Request, status: int, said: str) -> Response:
    return Response(json.dumps({"error": said}), status, HEADERS, "application/json")


def _refused_page(show: Shower, request: Request, status: int, said: str) -> Response:
    told = tag("p", said, role="alert")
    hint = tag("p", "Nothing was decided. Go back, change it, and decide once more.")
    return show(request, Page("That cannot be decided", tag("div", tag("h1", "That cannot be decided"), told, hint), dict, status=status))
