"""The guard in front of the pages. On this machine alone nobody signs in, and no other site can make a browser decide; on any other
address accounts are wanted. What passes carries who asks and the token of their forms.
"""

import logging
import traceback
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from secrets import token_hex, token_urlsafe
from typing import Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.case.decisions import user
from twosource.errors import UsageError
from twosource.web.page import Person
from twosource.web.people.accounts import Accounts, accounts_file
from twosource.web.people.answers import refusal
from twosource.web.people.asked import FORM, JSON, Asked, again, asked, body_of, fields_of, is_loopback
from twosource.web.people.audit import Audit
from twosource.web.people.gate import Gate
from twosource.web.people.knowing import READING, STALE, known, matching
from twosource.web.people.sessions import BYTES


def guarded(
    app: ASGIApp, case_path: Path | str, host: str, port: int, people_file: Path | str | None = None, behind_proxy: bool = False
) -> ASGIApp:
    """The application behind its guard.

    Raises UsageError where others can reach the address and nobody could sign in. `people_file` None takes the one beside the case;
    where it is named, people sign in on this machine too. `behind_proxy` believes X-Forwarded-For and X-Forwarded-Proto from this machine.
    """
    if not signed_in(host, people_file, behind_proxy):
        return Guard(Here(host, port, app))
    file = accounts_file(case_path, people_file)
    accounts = Accounts(file)
    if not accounts.all():
        raise UsageError(
            f"others can reach {host}, so people have to sign in, and {file} holds nobody; add somebody with:"
            f" twosource people {people_file or case_path} add NAME --role editor"
        )
    return Guard(Gate(app, accounts, Audit(file)), behind_proxy)


def signed_in(host: str, people_file: Path | str | None = None, behind_proxy: bool = False) -> bool:
    """Whether people sign in at an address: everywhere but on this machine alone, and there too where they are named."""
    return not is_loopback(host) or people_file is not None or behind_proxy


class Inner(Protocol):
    """What decides who asks: `Here` or `Gate`, before the pages `app`."""

    app: ASGIApp

    async def __call__(self, told: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        ...


class Guard:
    """Reads what is asked, bounds it, and hands it to what decides who asks."""

    def __init__(self, inner: Inner, behind_proxy: bool = False) -> None:
        """`inner` is `Here` or `Gate`."""
        self._inner = inner
        self._behind_proxy = behind_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            return await self._inner.app(scope, receive, send)
        if scope["type"] != "http":
            return await send({"type": "websocket.close", "code": 1008})
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._answered(scope, receive, watched)
        except Exception as error:  # a fault of ours: whoever asked gets a reference, whoever mends it the place, and neither any text
            reference = noted(error, str(scope["method"]))
            if not begun:
                told = asked(scope, behind_proxy=self._behind_proxy)
                await refusal(told, 500, FAULT.format(reference))(scope, receive, send)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        told = asked(scope, behind_proxy=self._behind_proxy)
        if scope["method"] in READING:
            return await self._inner(told, scope, receive, send)
        if scope["method"] != "POST":
            return await refusal(told, 405, "This can only be read or posted to.", [("allow", "GET, HEAD, POST")])(scope, receive, send)
        body = await body_of(told, receive)
        if isinstance(body, HTTPStatus):
            return await refusal(told, body, BODIES[body], [("connection", "close")])(scope, receive, send)
        try:
            told = replace(told, body=body, form=dict(fields_of(body)) if told.sort == FORM else {})
        except ValueError:
            return await refusal(told, 400, "That is no form of ours.")(scope, receive, send)
        wanted = JSON if told.path.startswith("/api/") else FORM
        if told.sort != wanted:
            return await refusal(told, 415, f"Only {wanted} can be posted here.")(scope, receive, send)
        return await self._inner(told, scope, again(body, receive), send)


FAULT = "A fault of this program: this could not be answered. If it happens again, tell whoever keeps this server the reference {}."


def noted(error: Exception, method: str) -> str:
    """Logs where an error came about, without its words, which may be those of a report or a password; gives a reference to it."""
    reference = token_hex(4)
    frames = traceback.extract_tb(error.__traceback__)[-MAX_LOGGED_PLACES:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    GUARD_LOG.error("twosource: fault %s answering %s: %s at %s", reference, method, type(error).__name__, where)
    return reference


MAX_LOGGED_PLACES = 6
"""Places of an error that are logged, the innermost first."""
GUARD_LOG = logging.getLogger("twosource.web")
BODIES = {
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "That is more than a decision takes.",
    HTTPStatus.REQUEST_TIMEOUT: "That took too long to come.",
    HTTPStatus.BAD_REQUEST: "That did not come whole.",
}
"""Why a body is not looked at."""


class Here:
    """On this machine alone: nobody signs in, decisions are signed with the user's name."""

    def __init__(self, host: str, port: int, app: ASGIApp) -> None:
        """`port` is the one that is listened on: a browser that was led here by another name (DNS rebinding) gives itself away."""
        names = {"localhost", "127.0.0.1", "[::1]", f"[{host}]" if ":" in host else host}
        self._hosts = {f"{name}:{port}" for name in names} | (names if port in {80, 443} else set())
        self._token = token_urlsafe(BYTES)
        self._person = Person(user())
        self.app = app

    async def __call__(self, told: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if told.headers.get("host", "").lower() not in self._hosts:
            return await refusal(told, 421, "This server answers to localhost and 127.0.0.1 alone.")(scope, receive, send)
        if scope["method"] not in READING:
            if not told.from_ours():
                return await refusal(told, 403, "Another site sent this; nothing was done.")(scope, receive, send)
            # No form of another site can send JSON, so a program on this machine needs no token for it.
            if told.sort != JSON and not matching(told.token(), self._token):
                return await refusal(told, 403, STALE)(scope, receive, send)
        return await self.app(known(scope, self._person, self._token), receive, send)
