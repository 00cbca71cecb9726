"""Serving a case: one process, one event loop, on this machine alone unless another address is named."""

import socket
from pathlib import Path

import uvicorn

from twosource.errors import UsageError
from twosource.web.site import site

QUEUE = 64
"""Connections that wait while others are answered."""


def serve_on(listener: socket.socket, path: Path | str) -> None:
    """Answers on a listening socket until it is stopped with Ctrl-C."""
    config = uvicorn.Config(site(path), log_level="warning", access_log=False, server_header=False, backlog=QUEUE, timeout_keep_alive=15)
    uvicorn.Server(config).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A listening socket at the address; port 0 takes any that is free. Raises UsageError for an address that cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise UsageError(f"{host}:{port} cannot be served: {error.strerror or error}; name another with --port") from error
    made.listen(QUEUE)
    return made
