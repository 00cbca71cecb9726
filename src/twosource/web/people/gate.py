"""The gate where people sign in: sessions, roles, limits, and a record of everything that was tried."""

from typing import Any
from urllib.parse import parse_qsl, quote

from anyio import CapacityLimiter, to_thread
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.errors import UsageError
from twosource.web.addresses import within
from twosource.web.page import Person
from twosource.web.people.accounts import Accounts
from twosource.web.people.answers import Answer, elsewhere, refusal, sign_in
from twosource.web.people.asked import Asked
from twosource.web.people.audit import Audit
from twosource.web.people.knowing import READING, STALE, known, matching
from twosource.web.people.limits import Limits, neighbourhood
from twosource.web.people.sessions import LONGEST, Session, Sessions

IN, OUT = "/people/in", "/people/out"
AT_ONCE = 2
"""Passwords checked at the same time: each takes 64 MiB."""
WRONG = "The name or the password is wrong."
SLOWER = "That was too often; wait {} seconds and try again."
READERS = "You may read this case, not decide in it; ask whoever keeps it to make you an editor."


class Gate:
    """Lets those in who have an account."""

    def __init__(
        self, app: ASGIApp, accounts: Accounts, audit: Audit, sessions: Sessions | None = None, limits: Limits | None = None
    ) -> None:
        """`sessions` and `limits` None makes new ones."""
        self._app, self._accounts, self._audit = app, accounts, audit
        self._sessions, self._limits = sessions or Sessions(), limits or Limits()
        self._checking = CapacityLimiter(AT_ONCE)

    async def __call__(self, told: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if told.path.startswith("/static/"):
            return await self._app(scope, receive, send)
        session, person = self._who(told)
        name = person.name if person else ""
        if wait := self._limits.wait("page", name or neighbourhood(told.address)):
            return await self._refused(told, name, 429, SLOWER.format(wait), wait)(scope, receive, send)
        posts = scope["method"] not in READING
        if posts and not told.from_ours():
            return await self._refused(told, name, 403, "Another site sent this; nothing was done.")(scope, receive, send)
        if told.path == IN:
            answer = await self._sign_in(told) if posts else sign_in(within(_query(scope).get("to", "/")))
            return await answer(scope, receive, send)
        if session is None or person is None:
            return await self._nobody(told, scope)(scope, receive, send)
        if posts and (refused := self._may_not(told, session, person)):
            return await refused(scope, receive, send)
        if told.path == OUT and posts:
            return await self._sign_out(told, name)(scope, receive, send)
        return await self._let_in(told, known(scope, person, session.token), receive, send)

    def _who(self, told: Asked) -> tuple[Session | None, Person | None]:
        """The session and its person, while the account is as it was at sign-in."""
        identity = told.cookie(_cookie(told))
        session = self._sessions.find(identity) if identity else None
        if session is None:
            return None, None
        try:
            account = self._accounts.named(session.name)
        except UsageError:
            account = None
        if account is None or account.hash != session.mark:
            self._sessions.end(identity)
            return None, None
        return session, Person(account.name, account.role == "editor", signed_in=True)

    async def _sign_in(self, told: Asked) -> Answer:
        name, to = told.form.get("name", "")[:512], within(told.form.get("to", "/"))
        where, whose = neighbourhood(told.address), name.casefold().strip()
        wait = self._limits.wait("sign-in from an address", where) or self._limits.wait("sign-in to an account", whose)
        if wait:
            self._turned_away(told, "", "sign in", "too often")
            return sign_in(to, SLOWER.format(wait), 429, [("retry-after", str(wait))])
        password = told.form.get("password", "")
        account = await to_thread.run_sync(self._accounts.check, name, password, limiter=self._checking)
        if account is None:
            self._audit.write("", told.address, "sign in", "wrong name or password")
            return sign_in(to, WRONG, 401)
        self._sessions.end(told.cookie(_cookie(told)))
        identity = self._sessions.begin(account.name, account.hash)
        self._audit.write(account.name, told.address, "sign in", "done")
        return elsewhere(to, [("set-cookie", _baked(told, identity, int(LONGEST)))])

    def _sign_out(self, told: Asked, name: str) -> Answer:
        self._sessions.end(told.cookie(_cookie(told)))
        self._audit.write(name, told.address, "sign out", "done")
        return elsewhere(IN, [("set-cookie", _baked(told, "", 0)), ("clear-site-data", '"cache"')])

    def _nobody(self, told: Asked, scope: Scope) -> Answer:
        if told.wants_json or scope["method"] not in READING:
            return self._refused(told, "", 401, "Sign in first.")
        query = scope["query_string"].decode("latin-1")
        return elsewhere(f"{IN}?to={quote(told.path + (f'?{query}' if query else ''), safe='')}")

    def _may_not(self, told: Asked, session: Session, person: Person) -> Answer | None:
        if not matching(told.token(), session.token):
            return self._refused(told, person.name, 403, STALE)
        if told.path == OUT:
            return None
        if not person.may_edit:
            return self._refused(told, person.name, 403, READERS)
        if wait := self._limits.wait("decision", person.name):
            return self._refused(told, person.name, 429, SLOWER.format(wait), wait)
        return None

    def _refused(self, told: Asked, name: str, status: int, said: str, wait: int = 0) -> Answer:
        if told.scope["method"] not in READING or status == 429:
            self._turned_away(told, name, f"{told.scope['method']} {told.path}", f"refused: {status}")
        return refusal(told, status, said, [("retry-after", str(wait))] if wait else [])

    def _turned_away(self, told: Asked, name: str, action: str, outcome: str) -> None:
        """Records it; of a flood only some, so that nobody can fill the disk from outside."""
        if not self._limits.wait("line in the record", neighbourhood(told.address)):
            self._audit.write(name, told.address, action, outcome)

    async def _let_in(self, told: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        status = 0

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message["headers"], (b"cache-control", b"no-store")]}
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            if scope["method"] not in READING:
                outcome = "done" if 200 <= status < 400 else f"refused: {status or 500}"
                state: dict[str, Any] = scope["state"]
                self._audit.write(state["person"].name, told.address, state.get("action", f"POST {told.path}"), outcome)


def _cookie(told: Asked) -> str:
    """The cookie's name. Behind TLS one that no other host of the domain can set."""
    return "__Host-twosource" if told.secure else f"twosource-{(told.scope.get('server') or ('', 0))[1]}"


def _baked(told: Asked, value: str, seconds: int) -> str:
    return f"{_cookie(told)}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax" + ("; Secure" if told.secure else "")


def _query(scope: Scope) -> dict[str, str]:
    try:
        return dict(parse_qsl(scope["query_string"].decode("latin-1"), max_num_fields=20))
    except ValueError:
        return {}
