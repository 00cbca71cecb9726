"""Which network addresses may be visited, and connections that go nowhere else.

The name is looked up once, every address it has is checked, and the connection is made to a checked address itself: a name that answers
differently a moment later changes nothing.
"""

import ipaddress
import socket
import time
from collections.abc import Iterable
from typing import Any

import httpcore

_LOCAL_4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        ),
    )
)  # fmt: skip
"""What of IPv4 is not the open internet: the special purposes that IANA lists, multicast and what is reserved. Written out, since what
`ipaddress` knows of them changes with Python's version; the few addresses in them that may be reached serve no pages."""

_OPEN_6 = ipaddress.IPv6Network("2000::/3")
_LOCAL_6 = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
"""IPv6 is given out from the first; the others in it are protocols' own (with Teredo) and examples. Nothing outside it is open."""

_COVERS = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
"""IPv6 ranges that stand for IPv4 addresses (mapped, translated in two ways, 6to4), and how many bits stand behind those: what such an
address is follows from the one in it."""


class PrivateAddress(Exception):
    """The host has an address inside a local network; the text names it."""


def is_public(address: str) -> bool:
    """Whether an address lies on the open internet: not private, loopback, link-local, multicast, reserved, or a cover for such a one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _LOCAL_4)
    for network, behind in _COVERS:
        if ip in network:
            return is_public(str(ipaddress.IPv4Address(int(ip) >> behind & 0xFFFFFFFF)))
    return ip in _OPEN_6 and not any(ip in network for network in _LOCAL_6)


def looked_up(host: str, port: int, allow_private: bool) -> tuple[str, ...]:
    """The addresses of `host`. Raises PrivateAddress if even one is not public, OSError if there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    private = None if allow_private else next((address for address in addresses if not is_public(address)), None)
    if private:
        raise PrivateAddress(f"{host} leads to {private}")
    return addresses


class CheckedBackend(httpcore.NetworkBackend):
    """Connects only to checked addresses, and lets no read or write run past `until` (a `time.monotonic` moment, set for each visit)."""

    def __init__(self, allow_private: bool) -> None:
        """Refuses addresses inside local networks unless `allow_private`."""
        self.allow_private = allow_private
        self.until = float("inf")
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first checked address of `host` that answers."""
        try:
            addresses = looked_up(host, port, self.allow_private)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the host name {host} is not known") from error
        for address in addresses[:-1]:
            try:
                return self._connected(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(addresses[-1], port, timeout, local_address, socket_options)

    def _connected(
        self, address: str, port: int, timeout: float | None, local_address: str | None, options: Iterable[Any] | None
    ) -> httpcore.NetworkStream:
        stream = self._inner.connect_tcp(address, port, self.left(timeout), local_address, options)
        return _Timed(stream, self)

    def left(self, timeout: float | None) -> float:
        """Seconds for the next wait. Raises ReadTimeout when the visit's time is up."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this address is up")
        return left if timeout is None else min(timeout, left)


class _Timed(httpcore.NetworkStream):
    """A connection whose waits end with the visit's time: a server that sends a byte now and then can't hold a visit for ever."""

    def __init__(self, stream: httpcore.NetworkStream, backend: CheckedBackend) -> None:
        self._stream, self._backend = stream, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._backend.left(timeout)), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
