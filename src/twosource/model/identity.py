"""Stable ids: a short hash of what a thing says and where, so that a re-run gives the same ones and links into a case keep working."""

from hashlib import blake2b

LENGTH = 12
"""Hex digits kept: 48 bits, so among a million things of one kind two share an id with a chance of about one in 560."""


def identify(prefix: str, *parts: object) -> str:
    """`prefix` and a hash of `parts`: 'c' and twelve hex digits, say."""
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return prefix + digest[:LENGTH]
