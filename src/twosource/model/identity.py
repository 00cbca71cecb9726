"""Stable ids: a short hash of what a thing says and where, so that a re-run gives the same ones and links into a case keep working."""

import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from typing import TypeVar

from twosource.model.claim import Claim
from twosource.model.entity import Chain

LENGTH = 12
"""Hex digits kept: 48 bits, so among a million things of one kind two share an id with a chance of about one in 560."""

Told = TypeVar("Told", Chain, Claim)


def identify(prefix: str, *parts: object) -> str:
    """`prefix` and a hash of `parts`: 'c' and twelve hex digits, say."""
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return prefix + digest[:LENGTH]


def apart(things: Iterable[Told]) -> tuple[Told, ...]:
    """The chains or claims of one report with ids that no two share: a later one of an id gets that of it with its number.

    Where they stand tells nearly all apart, and those keep the ids that follow from it; two readings of the very same words do not.
    """
    found: dict[str, Told] = {}
    for thing in things:
        number, free = 1, thing.id
        while free in found:
            number += 1
            free = identify(thing.id[:1], thing.id, number)
        found[free] = thing if free == thing.id else replace(thing, id=free)
    return tuple(found.values())


def is_identity(text: str) -> bool:
    """Whether a text can be an id: short, of ASCII letters, digits, dashes and underscores, as in an address or a file's name."""
    return bool(_IDENTITY.fullmatch(text))


_IDENTITY = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
