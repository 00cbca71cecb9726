"""What the guard on this machine and the gate have in common: tokens, and saying who asks to what lies behind."""

from secrets import compare_digest

from starlette.types import Scope

from twosource.web.page import Person

READING = frozenset({"GET", "HEAD"})
"""Methods that change nothing."""
STALE = "This form is out of date: the server was started anew, or you signed in again. Go back, load the page again, and decide once more."


def matching(given: str, wanted: str) -> bool:
    """Whether a token is the one wanted, in a time that does not say how much of it is right."""
    return compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())


def known(scope: Scope, person: Person, token: str) -> Scope:
    """The scope with who asks."""
    return {**scope, "state": {**scope.get("state", {}), "person": person, "token": token}}
