"""How often somebody may ask: a bucket of permits for each person or address, refilled evenly."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from math import ceil
from time import monotonic


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` at once, then one every `seconds`."""

    burst: int
    seconds: float


LIMITS: Mapping[str, Limit] = {
    "page": Limit(240, 0.05),
    "decision": Limit(60, 1.0),
    "sign-in from an address": Limit(10, 20.0),
    "sign-in to an account from an address": Limit(5, 60.0),
    "sign-in to an account": Limit(60, 6.0),
    "sign-in from a known browser": Limit(10, 20.0),
    "line in the record": Limit(60, 10.0),
}
"""What is counted, by person where one is signed in and else by address; a line in the record is one for something refused.

Each counts only where people sign in: whoever works on their own machine waits for nothing. A page brings about six requests, a decision
in the review one every second at the very fastest. A sign-in costs 64 MiB and a tenth of a second. From one address an account can be
tried every minute, from all addresses together ten times a minute, which is 14,400 a day: a password of ten letters is safe for longer than
anybody waits. One address takes a tenth of what an account bears, so it shuts nobody out; where many do, a browser in which the account was
signed in to before has a bucket of its own (`browsers`), which no stranger can empty."""
MAX_BUCKETS = 20_000
"""Buckets kept; the one that was used longest ago goes first."""


class Limits:
    """The buckets of a running server, used from its event loop alone."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds that only grow."""
        self._clock = clock
        self._left: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def wait(self, what: str, whose: str) -> int:
        """Takes a permit: 0 if there was one, else the seconds until there will be. A name or an address of any length takes as little."""
        limit, now, key = LIMITS[what], self._clock(), blake2b(f"{what}\n{whose}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
        left, then = self._left.pop(key, (float(limit.burst), now))
        left = min(float(limit.burst), left + (now - then) / limit.seconds)
        self._left[key] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > MAX_BUCKETS:
            self._left.popitem(last=False)
        return 0 if left >= 1 else max(1, ceil((1 - left) * limit.seconds))


def neighbourhood(address: str) -> str:
    """What counts as one address: an IPv4 address, of IPv6 the /64 that one household has."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped) if found.ipv4_mapped else str(IPv6Address(int(found) >> 64 << 64))
    return str(found)
