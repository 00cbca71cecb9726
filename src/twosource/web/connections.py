"""The connections of a server, each within bounds that hold before anything is known of who asks.

uvicorn waits for the head of a request, for its body and for whoever reads an answer slowly as long as they like, and takes any number of
connections: some hundred that say nothing would keep everybody else out. Its protocol is kept and told when to stop.
"""

from asyncio import Handle, Transport
from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from twosource.settings import ServeSettings
from twosource.web.people.limits import neighbourhood

SLOWEST = 1024
"""Bytes a second at which an answer has to be read."""

WAITING = 8
"""Requests that may be sent ahead, before the one before them is answered; browsers send none."""


@dataclass(slots=True)
class Crowd:
    """The connections that are open, in all and by address. `by_address` is False where one address stands for many: a proxy's, our own."""

    settings: ServeSettings
    by_address: bool = False
    total: int = 0
    of: Counter[str] = field(default_factory=Counter)

    def admit(self, address: str) -> bool:
        """Takes a connection in, unless there are too many already."""
        if self.total >= self.settings.connections or (self.by_address and self.of[address] >= self.settings.connections_each):
            return False
        self.total += 1
        self.of[address] += 1
        return True

    def leave(self, address: str) -> None:
        """A connection that was taken in is over."""
        self.total -= 1
        self.of[address] -= 1
        if not self.of[address]:
            del self.of[address]


class Bounded(HttpToolsProtocol):
    """A connection that is cut when its head, body or reader takes too long, or is too large."""

    def __init__(self, crowd: Crowd, **given: Any) -> None:
        """`given` is what uvicorn makes a connection from."""
        super().__init__(**given)
        self._crowd, self._settings = crowd, crowd.settings
        self._address, self._admitted = "", False
        self._head = self._body = 0
        self._reading = False
        self._refusing: HTTPStatus | None = None
        self._coming: Handle | None = None
        self._going: Handle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # uvicorn narrows asyncio's type itself
        """Begins to wait for a request, unless there are too many connections."""
        super().connection_made(transport)
        self._address = neighbourhood(self.client[0] if self.client else "")
        self._admitted = self._crowd.admit(self._address)
        if self._admitted:
            self._expect(self._settings.header_seconds)
        else:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)

    def connection_lost(self, exc: Exception | None) -> None:
        """Makes room for another."""
        super().connection_lost(exc)
        for handle in (self._coming, self._going):
            if handle is not None:
                handle.cancel()
        if self._admitted:
            self._admitted = False
            self._crowd.leave(self._address)

    def data_received(self, data: bytes) -> None:
        """Counts what comes before it is looked at."""
        if self._refusing is not None or self.transport.is_closing():
            return
        if not self._reading:
            self._head += len(data)
            if self._coming is None:
                # Line ends between two requests begin none, and would keep an idle connection for ever.
                self._expect(self._settings.header_seconds)
        super().data_received(data)
        if not self._reading and self._head > self._settings.header_bytes:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        """A request begins to come; its head has so long to do so. uvicorn keeps any number that wait for those before to be answered."""
        if len(self.pipeline) >= WAITING:
            self._stop(HTTPStatus.TOO_MANY_REQUESTS)
        super().on_message_begin()
        self._reading, self._body = False, 0
        self._expect(self._settings.header_seconds)

    def on_headers_complete(self) -> None:
        """The head is there; the body has so long to come."""
        size = len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)
        said = next((value for name, value in self.headers if name == b"content-length"), b"0")
        self._reading, self._head = True, 0
        if size > self._settings.header_bytes:
            self._stop(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        if not said.isdigit() or len(said) > 18 or int(said) > self._settings.body_bytes:
            self._stop(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        self._expect(self._settings.body_seconds)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Bounds a body that did not say how long it is, or that nobody reads."""
        self._body += len(body)
        if self._body > self._settings.body_bytes:
            self._stop(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """All has come; what comes next is another request."""
        if self._coming is not None:
            self._coming.cancel()
            self._coming = None
        self._reading, self._head = False, 0
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Watches that what was answered is read, though uvicorn is done with it."""
        super().on_response_complete()
        self._watch()

    def pause_writing(self) -> None:
        """Watches that an answer is read."""
        super().pause_writing()
        self._watch()

    def shutdown(self) -> None:
        """The server is stopped: what was asked is answered first, what has not come whole is not waited for."""
        if self._reading and not self.transport.is_closing():
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            super().shutdown()

    def send_400_response(self, msg: str) -> None:
        """Answers what is no HTTP, or what was stopped for a reason of ours."""
        self._refuse(self._refusing or HTTPStatus.BAD_REQUEST)

    def _stop(self, status: HTTPStatus) -> None:
        """Has the parser stop; uvicorn then has a refusal sent."""
        self._refusing = status
        raise ValueError(status.phrase)

    def _refuse(self, status: HTTPStatus) -> None:
        """Says so in a line and closes; where an answer is under way already, only closes."""
        self._refusing = status
        under_way = self.cycle is not None and self.cycle.response_started and not self.cycle.response_complete
        if not under_way and not self.transport.is_closing():
            said = f"{status.phrase}\n"
            self.transport.write(
                f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-type: text/plain; charset=utf-8\r\n"
                f"content-length: {len(said)}\r\nconnection: close\r\ncache-control: no-store\r\n\r\n{said}".encode("ascii")
            )
        self.transport.close()
        self._watch()

    def _expect(self, seconds: float) -> None:
        if self._coming is not None:
            self._coming.cancel()
        self._coming = self.loop.call_later(seconds, self._late, seconds)

    def _late(self, seconds: float) -> None:
        """The head or the body took too long. While an earlier request is answered nothing is read, so nothing can be late."""
        self._coming = None
        if self.transport.is_closing():
            return
        answering = self.cycle is not None and not self.cycle.response_complete
        if answering and not self._reading:
            self._expect(seconds)
        elif self._head or self._reading:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT)
        else:
            self.transport.close()

    def _watch(self) -> None:
        """Looks in a while whether what waits to be read now has been."""
        if self._going is not None:
            self._going.cancel()
            self._going = None
        if left := self.transport.get_write_buffer_size():
            self._going = self.loop.call_later(self._settings.reading_seconds, self._look, left)

    def _look(self, before: int) -> None:
        """Cuts off whoever reads too slowly. What is answered meanwhile begins another look."""
        if self.transport.get_write_buffer_size() > max(0, before - SLOWEST * self._settings.reading_seconds):
            self.transport.abort()
        else:
            self._watch()
