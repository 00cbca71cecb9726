"""A request before anything is believed of it: where it comes from, which site a browser says sent it, its body up to a bound."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from anyio import move_on_after
from starlette.requests import cookie_parser
from starlette.types import Message, Receive, Scope

LARGEST = 64 * 1024
"""Bytes of a body that are kept; a decision with all its words is a fraction of it."""
SECONDS_FOR_A_BODY = 60.0
"""Seconds a body may take to come, wherever the connection does not say less."""
MAX_FORM_FIELDS = 1_000
"""Fields of a form that are looked at; one that splits a large event has a box for each claim."""
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
OURS = frozenset({"same-origin", "none"})
"""What a browser says of a request that no other site sent: our own page, or the person's own hand."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came.

    `peer` is who is connected, `address` who asks (the same unless a proxy says otherwise), `secure` whether over TLS.
    """

    scope: Scope
    headers: Mapping[str, str]
    peer: str
    address: str
    secure: bool
    body: bytes = b""
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path asked for."""
        return str(self.scope["path"])

    @property
    def wants_json(self) -> bool:
        """Whether a program asks."""
        return self.path.startswith("/api/") or self.path.endswith(".json")

    @property
    def sort(self) -> str:
        """The type of the body, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def cookie(self, name: str) -> str:
        """The value of a cookie, '' for none."""
        return cookie_parser(self.headers.get("cookie", "")).get(name, "")

    def from_ours(self) -> bool:
        """Whether no other site sent this, as far as the browser tells; a program that is no browser says nothing and is believed."""
        site = self.headers.get("sec-fetch-site")
        if site is not None and site not in OURS:
            return False
        origin = self.headers.get("origin")
        if origin is None or origin == "null":
            return origin is None
        try:
            return urlsplit(origin).netloc.lower() == self.headers.get("host", "").lower()
        except ValueError:
            return False

    def token(self) -> str:
        """The token that came with a form or in a header."""
        return self.headers.get("x-twosource-token") or self.form.get("token", "")


def asked(scope: Scope, *, behind_proxy: bool) -> Asked:
    """What a scope says. The forwarding headers count only where a proxy is announced, and only from this machine."""
    headers: dict[str, str] = {}
    for key, value in scope["headers"]:
        name = key.decode("latin-1").lower()
        headers[name] = f"{headers[name]}, {value.decode('latin-1')}" if name in headers else value.decode("latin-1")
    peer = str((scope.get("client") or ("", 0))[0])
    address, secure = peer, scope.get("scheme") == "https"
    if behind_proxy and is_loopback(peer):
        address = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()[:64] or peer
        secure = headers.get("x-forwarded-proto", "").rpartition(",")[2].strip().lower() == "https"
    return Asked(scope, headers, peer, address, secure)


def is_loopback(host: str) -> bool:
    """Whether an address is this machine alone."""
    if host == "localhost":
        return True
    try:
        found = ip_address(host)
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (mapped or found).is_loopback


async def body_of(asked: Asked, receive: Receive) -> bytes | HTTPStatus:
    """The whole body, or why there is none: it is too large, too slow, or its sender went away.

    One that is too large is read to its end and dropped, since a sender that is cut off in the middle sees no answer; where it asked
    before sending, it is told at once.
    """
    said = asked.headers.get("content-length", "0")
    if not (said.isascii() and said.isdecimal() and len(said) < 19):
        return HTTPStatus.BAD_REQUEST
    if int(said) > LARGEST and "expect" in asked.headers:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    parts: list[bytes] = []
    size = 0
    with move_on_after(SECONDS_FOR_A_BODY):
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return HTTPStatus.BAD_REQUEST
            part = message.get("body", b"")
            size += len(part)
            parts = [*parts, part] if size <= LARGEST else []
            if not message.get("more_body", False):
                return b"".join(parts) if size <= LARGEST else HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return HTTPStatus.REQUEST_TIMEOUT


def fields_of(body: bytes) -> list[tuple[str, str]]:
    """The fields of a form in order. Raises ValueError for what is no such form."""
    return parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MAX_FORM_FIELDS, encoding="utf-8", errors="strict")


def again(body: bytes, receive: Receive) -> Receive:
    """A receiver that gives a body that was read already, then what comes after."""
    waiting: list[dict[str, Any]] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received
