"""One polite visit to a web address: robots.txt first, one request at a time, every wait, size and redirect bounded."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from types import TracebackType
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import httpcore

from twosource.intake.files import too_large
from twosource.intake.parcel import Parcel
from twosource.intake.web.addresses import CheckedBackend, PrivateAddress
from twosource.intake.web.robots import Rules, rules_for
from twosource.intake.web.unpacking import PACKINGS, PLAIN, Broken, body_of
from twosource.model import Reason, Refusal
from twosource.settings import Settings

AGENT = "twosource"
"""The name robots.txt files may address."""

USER_AGENT = "twosource/0.1 (reads single news reports on a person's request; one request at a time)"

ACCEPT = "text/html, text/plain, application/json;q=0.9, */*;q=0.1"

ROBOTS_BYTES = 512_000
"""RFC 9309: at least 500 kibibytes of a robots.txt must be read, the rest may be left."""

LONGEST_PAUSE = 10.0
"""Seconds of a site's Crawl-delay that are kept at most."""

LONGEST_ADDRESS = 8_000
"""Characters of an address, far above what servers take."""

_HOST = re.compile(r"[0-9a-z_.-]+|[0-9a-f:.]+(?:%[0-9a-z._~-]+)?", re.IGNORECASE)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class _Refused(Exception):
    """A visit that ended without a page: the fixed reason and the sentence."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class _Answer:
    """A response read within the limit; `whole` is False where it was longer."""

    status: int
    headers: dict[str, str]
    body: bytes
    whole: bool


class Web:
    """Visits addresses one after another, closed at the end. Connections are made on the first visit only."""

    def __init__(self, settings: Settings) -> None:
        """Opens nothing yet."""
        self.settings = settings
        self._backend = CheckedBackend(settings.allow_private)
        self._pool: httpcore.ConnectionPool | None = None
        self._robots: dict[str, Rules | None] = {}
        self._visited: dict[str, float] = {}

    def __enter__(self) -> "Web":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.close()

    def fetch(self, address: str) -> Iterator[Parcel | Refusal]:
        """The page at `address` with its final address, or why there is none."""
        self._backend.until = time.monotonic() + self.settings.deadline
        try:
            yield self._page(address)
        except _Refused as refused:
            yield Refusal(address, refused.reason, str(refused))

    def _page(self, address: str) -> Parcel:
        url = address
        for _ in range(self.settings.redirects + 1):
            parts = _checked(url)
            self._permitted(parts)
            answer = self._ask(parts, self.settings.max_bytes)
            if answer.status in _REDIRECTS and answer.headers.get("location"):
                url = _onward(url, answer.headers["location"])
                continue
            return self._parcel(address, urlunsplit(parts), answer)
        raise _Refused("unreachable", f"more than {self.settings.redirects} redirects; open it in a browser and give the last address")

    def _parcel(self, address: str, url: str, answer: _Answer) -> Parcel:
        if answer.status != 200:
            raise _Refused("unreachable", f"the site answered with status {answer.status}; open it in a browser and save the page")
        if not answer.whole:
            raise _Refused("too-large", too_large(address, None, self.settings).detail)
        media = Message()
        media["content-type"] = answer.headers.get("content-type", "")
        charset = media.get_content_charset()
        kind = media.get_content_type() if answer.headers.get("content-type") else None
        return Parcel(address, answer.body, None, url, kind, charset)

    def _permitted(self, parts: SplitResult) -> None:
        """Raises _Refused when the site's robots.txt keeps this program out. A missing one allows, one in trouble forbids (RFC 9309)."""
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._rules(parts)
        rules = self._robots[origin]
        if rules and not rules.allow(urlunsplit(parts._replace(scheme="", netloc=""))):
            raise _Refused("blocked-by-robots", "the site's robots.txt asks programs to stay out; open it in a browser and save the page")

    def _rules(self, parts: SplitResult) -> Rules | None:
        place = parts._replace(path="/robots.txt", query="", fragment="")
        for _ in range(self.settings.redirects + 1):
            answer = self._ask(place, ROBOTS_BYTES)
            if answer.status in _REDIRECTS and answer.headers.get("location"):
                place = _checked(_onward(urlunsplit(place), answer.headers["location"]))
                continue
            if answer.status >= 500 or answer.status == 429:
                raise _Refused(
                    "blocked-by-robots",
                    f"the site's robots.txt answers with status {answer.status}, which asks to stay out; try again later",
                )
            return rules_for(answer.body.decode("utf-8", "replace"), AGENT) if answer.status == 200 else None
        return None

    def _wait(self, parts: SplitResult) -> None:
        """Keeps the pause between two requests to one host."""
        rules = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        asked = (rules.delay if rules else None) or 0.0
        pause = min(max(self.settings.pause, asked), LONGEST_PAUSE) if self.settings.pause else 0.0
        due = self._visited.get(parts.netloc, 0.0) + pause
        now = time.monotonic()
        if due > now:
            time.sleep(due - now)
        self._visited[parts.netloc] = time.monotonic()

    def _ask(self, parts: SplitResult, limit: int) -> _Answer:
        self._wait(parts)
        try:
            return self._answered(urlunsplit(parts._replace(fragment="")), limit)
        except PrivateAddress as error:
            raise _Refused("private-address", f"{error}, inside a local network; allow it with --allow-private if you trust it") from error
        except Broken as error:
            raise _Refused("unreachable", f"the page {error}; try again later or save it in a browser") from error
        except httpcore.TimeoutException as error:
            raise _Refused("unreachable", "the site did not answer in time; try again later or save the page") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise _Refused("unreachable", f"the site could not be read ({error or type(error).__name__}); check the address") from error

    def _answered(self, url: str, limit: int) -> _Answer:
        if self._pool is None:
            self._pool = httpcore.ConnectionPool(network_backend=self._backend, max_connections=2, http2=False)
        wait = self.settings.timeout
        timeouts = {"connect": wait, "read": wait, "write": wait, "pool": wait}
        headers: dict[bytes | str, bytes | str] = {"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip"}
        with self._pool.stream("GET", url, headers=headers, extensions={"timeout": timeouts}) as response:
            told = _told(response.headers)
            if response.status in _REDIRECTS:
                return _Answer(response.status, told, b"", True)
            packing = told.get("content-encoding", "").strip().lower()
            if packing not in PACKINGS | PLAIN:
                raise _Refused(
                    "unreadable",
                    f"the site sent the page in an encoding that was not asked for ({packing[:20]}); save the page in a browser",
                )
            body, whole = body_of(response.iter_stream(), packing, limit)
        return _Answer(response.status, told, body, whole)


def _told(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers of an answer by name, in small letters; what a name says twice stands one behind the other."""
    told: dict[str, str] = {}
    for name, value in headers:
        key, said = name.decode("latin-1").lower(), _words(value)
        told[key] = f"{told[key]}, {said}" if told.get(key) and key != "location" else said
    return told


def _words(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeError:
        return value.decode("latin-1")


def _onward(url: str, location: str) -> str:
    """Where a redirect leads. Raises _Refused where that is no address."""
    try:
        return urljoin(url, location.strip())
    except ValueError as error:
        raise _Refused("unreadable", "the site leads on to something that is no web address; open it in a browser") from error


def _checked(url: str) -> SplitResult:
    """The parts of an address in the form that is sent: http or https, a host, no password, no character beyond ASCII."""
    if len(url) > LONGEST_ADDRESS:
        raise _Refused("unreadable", f"an address of more than {LONGEST_ADDRESS:,} characters is not visited")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    except (ValueError, UnicodeError) as error:
        raise _Refused("unreadable", "this is no web address; check it") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise _Refused("unreadable", "only addresses that begin with http:// or https:// are visited")
    if not host:
        raise _Refused("unreadable", "the address names no host; check it")
    if not _HOST.fullmatch(host) or port == 0:
        raise _Refused("unreadable", "this is no web address; check it")
    if parts.username is not None or parts.password is not None:
        raise _Refused("unreadable", "addresses with a user name or password are not visited; leave it out")
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    return SplitResult(parts.scheme.lower(), netloc, path, query, "")
