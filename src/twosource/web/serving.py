"""Serving a case: one process, one event loop, on this machine alone unless another address is named."""

import gc
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import current_thread, main_thread
from time import monotonic
from types import FrameType
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from twosource.errors import UsageError
from twosource.settings import ServeSettings
from twosource.web.connections import Bounded, Crowd
from twosource.web.people import guarded
from twosource.web.site import site

MAX_WAITING_CONNECTIONS = 64
"""Connections that wait while others are answered."""
SECONDS_TO_FINISH = 30
"""Seconds that answers under way have to be finished when the server is stopped; a decision takes less, and is kept whole or not at all."""
SECONDS_OF_ONE_SIGNAL = 1.0
"""Seconds in which a second signal is taken for the first."""
COLLECT = (20_000, 20, 50)
"""Things made between two collections of garbage: Python's 700 collects several times a page."""


def at(listener: socket.socket, path: Path | str, people: Path | str | None = None, behind_proxy: bool = False) -> ASGIApp:
    """The guarded application of a case for a listening socket; `people` and `behind_proxy` as `people.guarded` takes them.

    Raises UsageError where others can reach the socket and nobody may sign in.
    """
    host, port = listener.getsockname()[:2]
    return guarded(site(path), path, host, port, people, behind_proxy)


def serve_on(listener: socket.socket, app: ASGIApp, crowd: Crowd | None = None) -> None:
    """Answers on a listening socket until it is stopped with Ctrl-C or a signal to end. `crowd` None bounds connections as by default."""
    crowd = crowd or Crowd(ServeSettings())
    # Who asks is read by the guard: uvicorn believes the headers of a proxy from any program on this machine. Of what is no HTTP it would
    # say a line each, as often as strangers like.
    quiet: dict[str, Any] = {"log_level": "error", "access_log": False, "server_header": False, "proxy_headers": False}
    bounded: dict[str, Any] = {"http": partial(Bounded, crowd), "ws": "none", "timeout_keep_alive": crowd.settings.idle_seconds}
    config = uvicorn.Config(app, backlog=MAX_WAITING_CONNECTIONS, timeout_graceful_shutdown=SECONDS_TO_FINISH, **bounded, **quiet)
    # What was loaded stays, so no collection need walk it; pages make many small things that go at once.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT)
    server = Patient(config)
    with _stopping(server):
        server.run(sockets=[listener])


class Patient(uvicorn.Server):
    """A server that takes two signals on each other's heels for one, so that the second breaks nothing that the first is putting away."""

    told: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Ends with care at the first signal, at once where that has led to nothing."""
        now = monotonic()
        if self.told is None or now - self.told > SECONDS_OF_ONE_SIGNAL:
            self.told = self.told or now
            super().handle_exit(sig, frame)


@contextmanager
def _stopping(server: uvicorn.Server) -> Iterator[None]:
    """Has Ctrl-C stop the server from the first moment on, and tells whoever ran it once it has ended.

    Until its loop runs and it listens for signals itself, an exception raised in the loop's own making would be lost, and Ctrl-C with it.
    """
    if current_thread() is not main_thread():
        yield
        return
    pressed: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        pressed.append(number)
        server.handle_exit(number, frame)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        signal.raise_signal(signal.SIGINT)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket at the address; port 0 takes any that is free. Raises UsageError for an address that cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except (OSError, UnicodeError) as error:
        made.close()
        raise UsageError(
            f"{host}:{port} cannot be served: {getattr(error, 'strerror', None) or error}; name another with --port"
        ) from error
    made.listen(MAX_WAITING_CONNECTIONS)
    return made
