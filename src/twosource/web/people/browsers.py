"""Browsers in which somebody signed in before, known by a cookie, so that guesses made elsewhere shut nobody out of their own account.

Invariant: such a cookie lets nobody in; it says only whose wrong guesses are counted together. It is bound to the account's hash, which
never leaves the file of people, so nobody else can make one, nothing is kept of it here, and it is worth nothing after a new password.
"""

import hmac
from collections import OrderedDict
from hashlib import sha256
from secrets import token_hex

from twosource.web.people.names import name_key

SECONDS = 180 * 24 * 3600
"""How long a browser is known: half a year since the last sign-in."""
LENGTH = 16
"""Bytes of chance in a mark."""
MOST, BETWEEN = 4, "!"
"""People whom one browser remembers, as where several share a machine, and what stands between their marks."""


def marked(value: str, name: str, secret: bytes) -> str:
    """The cookie with a mark for a name, beside those of others; `secret` is what only the file of people knows of the name."""
    chance = token_hex(LENGTH)
    others = [each for each in value.split(BETWEEN) if each and not _known(each, name, secret)]
    return BETWEEN.join([f"{chance}.{_proof(chance, name, secret)}", *others[: MOST - 1]])


def browser(value: str, name: str, secret: bytes) -> str | None:
    """Which of the browsers that the name signed in from holds this cookie; None for none of them."""
    found = [_known(each, name, secret) for each in value.split(BETWEEN)[:MOST]]
    return next((each for each in found if each), None)


def _known(mark: str, name: str, secret: bytes) -> str | None:
    chance, _, proof = mark.partition(".")
    right = hmac.compare_digest(proof.encode("utf-8", "surrogatepass"), _proof(chance, name, secret).encode())
    return chance if right and len(chance) == 2 * LENGTH and chance.isalnum() else None


def _proof(chance: str, name: str, secret: bytes) -> str:
    return hmac.new(secret, f"known browser\n{chance}\n{name_key(name)}".encode("utf-8", "surrogatepass"), sha256).hexdigest()


class Places:
    """The addresses from which names signed in while this server ran, the last `most` of them."""

    def __init__(self, most: int = 10_000) -> None:
        """Nobody was anywhere yet."""
        self._most = most
        self._seen: OrderedDict[bytes, None] = OrderedDict()

    def remember(self, name: str, address: str) -> None:
        """The name signed in from there."""
        key = _place(name, address)
        self._seen.pop(key, None)
        self._seen[key] = None
        if len(self._seen) > self._most:
            self._seen.popitem(last=False)

    def __contains__(self, place: tuple[str, str]) -> bool:
        """Whether a name signed in from an address."""
        return _place(*place) in self._seen


def _place(name: str, address: str) -> bytes:
    return sha256(f"{address}\n{name_key(name)}".encode("utf-8", "surrogatepass")).digest()
