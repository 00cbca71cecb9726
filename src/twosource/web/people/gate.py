"""The gate where people sign in: sessions, roles, limits, and a record of everything that was tried."""

import logging
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
from twosource.web.people.browsers import SECONDS, Places, browser, marked
from twosource.web.people.knowing import READING, STALE, known, matching
from twosource.web.people.limits import Limits, neighbourhood
from twosource.web.people.names import name_key
from twosource.web.people.sessions import LONGEST, Session, Sessions
from twosource.web.shelf import file

IN, OUT, STATIC = "/people/in", "/people/out", "/static/"
GATE_LOG = logging.getLogger("twosource.web")
PASSWORDS_AT_ONCE = 2
"""Passwords checked at the same time: each takes 64 MiB. Whoever signed in before does not queue behind strangers."""
MAX_WAITING_STRANGERS = 20
"""Strangers who wait for theirs to be checked: some seconds' work; further ones are to try again after as many."""
MAX_NAME_LOOKED_AT = 512
"""Characters of a name that are looked at."""
WRONG = "The name or the password is wrong."
SLOWER = "That was too often; wait {} seconds and try again."
UNREADABLE = "Nobody can sign in now: the file of people cannot be read. Tell whoever keeps this server."
UNRECORDED = "Nobody can sign in now: it could not be recorded. Tell whoever keeps this server."
READERS = "You may read this case, not decide in it; ask whoever keeps it to make you an editor."


class Gate:
    """Lets those in who have an account."""

    def __init__(
        self, app: ASGIApp, accounts: Accounts, audit: Audit, sessions: Sessions | None = None, limits: Limits | None = None
    ) -> None:
        """`sessions` and `limits` None makes new ones."""
        self.app, self._accounts, self._audit = app, accounts, audit
        self._sessions, self._limits = sessions or Sessions(), limits or Limits()
        self._checking, self._checking_known = CapacityLimiter(PASSWORDS_AT_ONCE), CapacityLimiter(1)
        self._places = Places()

    async def __call__(self, told: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if told.path.startswith(STATIC) and scope["method"] in READING:
            shipped = file(told.path.removeprefix(STATIC)) is not None
            answer = self.app if shipped else refusal(told, 404, "There is no such file.")
            return await answer(scope, receive, send)
        session, person = self._who(told)
        name = person.name if person else ""
        if wait := self._limits.wait("page", f"person {name}" if name else f"address {neighbourhood(told.address)}"):
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
        name, to = told.form.get("name", "")[:MAX_NAME_LOOKED_AT], within(told.form.get("to", "/"))
        try:
            return await self._signed_in(told, name, to)
        except UsageError:
            return sign_in(to, UNREADABLE, 503)

    async def _signed_in(self, told: Asked, name: str, to: str) -> Answer:
        where, before = neighbourhood(told.address), told.cookie(_known(told))
        known = browser(before, name, self._accounts.secret(name)) or (where if (name, where) in self._places else None)
        if wait := self._too_often(name, where, known):
            self._turned_away(told, "", "sign in", "too often")
            return sign_in(to, SLOWER.format(wait), 429, [("retry-after", str(wait))])
        password, limiter = told.form.get("password", ""), self._checking if known is None else self._checking_known
        account = await to_thread.run_sync(self._accounts.check, name, password, limiter=limiter)
        if account is None:
            self._record("", told, "sign in", "wrong name or password")
            return sign_in(to, WRONG, 401)
        if not self._record(account.name, told, "sign in", "done"):
            return sign_in(to, UNRECORDED, 503)
        self._sessions.end(told.cookie(_cookie(told)))
        self._places.remember(name, where)
        identity = self._sessions.begin(account.name, account.hash)
        mark = marked(before, name, self._accounts.secret(name))
        cookies = [_baked(_cookie(told), told, identity, int(LONGEST)), _baked(_known(told), told, mark, SECONDS)]
        return elsewhere(to, [("set-cookie", each) for each in cookies])

    def _too_often(self, name: str, where: str, known: str | None) -> int:
        """Seconds to wait before a password is looked at, 0 for none. Guesses made elsewhere count for nothing where one is known."""
        whose, wait = name_key(name), self._limits.wait
        if known is not None:
            return wait("sign-in from a known browser", f"{known}\n{whose}")
        if self._checking.statistics().tasks_waiting >= MAX_WAITING_STRANGERS:
            return MAX_WAITING_STRANGERS
        return (
            wait("sign-in from an address", where)
            or wait("sign-in to an account from an address", f"{where}\n{whose}")
            or wait("sign-in to an account", whose)
        )

    def _record(self, who: str, told: Asked, action: str, outcome: str) -> bool:
        """Whether it could be recorded; where it cannot, whoever keeps the server is told on standard error."""
        try:
            self._audit.write(who, told.address, action, outcome)
        except OSError as error:
            GATE_LOG.error("%s cannot be written: %s", self._audit.path, error.strerror)
            return False
        return True

    def _sign_out(self, told: Asked, name: str) -> Answer:
        self._sessions.end(told.cookie(_cookie(told)))
        self._record(name, told, "sign out", "done")
        return elsewhere(IN, [("set-cookie", _baked(_cookie(told), told, "", 0)), ("clear-site-data", '"cache"')])

    def _nobody(self, told: Asked, scope: Scope) -> Answer:
        if told.wants_json or scope["method"] not in READING:
            return self._refused(told, "", 401, "Sign in first.")
        query = scope["query_string"].decode("latin-1")
        to = within(told.path + (f"?{query}" if query else ""))
        return elsewhere(f"{IN}?to={quote(to, safe='', errors='replace')}")

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
            self._record(name, told, action, outcome)

    async def _let_in(self, told: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        status = 0

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message["headers"], (b"cache-control", b"no-store")]}
            await send(message)

        try:
            await self.app(scope, receive, sent)
        finally:
            if scope["method"] not in READING:
                outcome = "done" if 200 <= status < 400 else f"refused: {status or 500}"
                state: dict[str, Any] = scope["state"]
                self._record(state["person"].name, told, state.get("action", f"POST {told.path}"), outcome)


def _cookie(told: Asked) -> str:
    """The cookie's name. Behind TLS one that no other host of the domain can set."""
    return "__Host-twosource" if told.secure else f"twosource-{(told.scope.get('server') or ('', 0))[1]}"


def _known(told: Asked) -> str:
    """The name of the cookie that tells a browser in which somebody signed in before."""
    return f"{_cookie(told)}-known"


def _baked(cookie: str, told: Asked, value: str, seconds: int) -> str:
    return f"{cookie}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax" + ("; Secure" if told.secure else "")


def _query(scope: Scope) -> dict[str, str]:
    try:
        return dict(parse_qsl(scope["query_string"].decode("latin-1"), max_num_fields=20))
    except ValueError:
        return {}
