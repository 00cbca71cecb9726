"""Who is signed in: kept in memory, so that a restart signs everybody out. Of an id only its hash is kept.

Invariant: an id is made here, never taken from a browser; a sign-in makes a new one.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from secrets import token_urlsafe
from time import monotonic

IDLE, LONGEST = 2 * 3600.0, 12 * 3600.0
"""Seconds without a request after which a session ends, and seconds after which it ends in any case."""
EACH = 10
"""Sessions of one person; the oldest ends when there is one more."""
BYTES = 32
"""Of chance in an id and in a token: 256 bits."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in. `mark` is the account's hash at sign-in: a new password ends the session. Times are seconds of the clock."""

    name: str
    mark: str
    token: str
    born: float
    seen: float


class Sessions:
    """The sessions of a running server, used from its event loop alone."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds that only grow."""
        self._clock = clock
        self._held: dict[str, Session] = {}

    def begin(self, name: str, mark: str) -> str:
        """A new session; gives the id for the cookie."""
        now = self._clock()
        self._held = {key: each for key, each in self._held.items() if self._alive(each, now)}
        own = sorted((each.born, key) for key, each in self._held.items() if each.name == name)
        for _, key in own[: max(0, len(own) - EACH + 1)]:
            del self._held[key]
        identity = token_urlsafe(BYTES)
        self._held[_hashed(identity)] = Session(name, mark, token_urlsafe(BYTES), now, now)
        return identity

    def find(self, identity: str) -> Session | None:
        """The session of an id, which counts as used now; None if there is none or its time is over."""
        key, now = _hashed(identity), self._clock()
        session = self._held.get(key)
        if session is None:
            return None
        if not self._alive(session, now):
            del self._held[key]
            return None
        self._held[key] = replace(session, seen=now)
        return session

    def end(self, identity: str) -> None:
        """Ends a session, if there is one."""
        self._held.pop(_hashed(identity), None)

    @staticmethod
    def _alive(session: Session, now: float) -> bool:
        return now - session.seen < IDLE and now - session.born < LONGEST


def _hashed(identity: str) -> str:
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
