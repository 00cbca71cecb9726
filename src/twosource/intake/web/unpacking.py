"""The body of an answer, unpacked as it comes: every member of a gzip stream to its end, never more than a limit, never half in silence."""

import zlib
from collections.abc import Iterator

PACKINGS = frozenset({"gzip", "x-gzip", "deflate"})
"""Content codings that are read; only the first is asked for."""
PLAIN = frozenset({"", "identity"})
GZIP, ZLIB, BARE = 31, 15, -15
"""What zlib calls the ways in which a stream is wrapped."""


class Broken(Exception):
    """A body that is not what its sender says; the text says how, as the end of a sentence."""


def body_of(chunks: Iterator[bytes], packing: str, limit: int) -> tuple[bytes, bool]:
    """The body, and whether it is whole; past `limit` bytes, packed or not, it is cut off. Raises Broken."""
    opened = _Stream(packing) if packing not in PLAIN else None
    body = bytearray()
    came = 0
    for chunk in chunks:
        came += len(chunk)
        for part in opened.parts(chunk, limit) if opened else (chunk,):
            body += part
            if len(body) > limit:
                return bytes(body[:limit]), False
        if came > limit:
            return bytes(body), False
    if opened:
        opened.end()
    return bytes(body), True


class _Stream:
    """A packed body on its way: one member after another where it is gzip."""

    def __init__(self, packing: str) -> None:
        self._deflated = packing == "deflate"
        self._member: zlib._Decompress | None = None
        self._head = b""
        self._ended = False

    def parts(self, chunk: bytes, most: int) -> Iterator[bytes]:
        """What a chunk unpacks to, in parts of `most` bytes and one at the longest."""
        rest = self._head + chunk
        self._head = b""
        while rest:
            if self._member is None and not (rest := self._begun(rest)):
                return
            assert self._member is not None
            try:
                yield self._member.decompress(rest, most + 1)
            except zlib.error as error:
                raise Broken(f"cannot be unpacked ({error})") from None
            rest = self._member.unconsumed_tail
            if self._member.eof:
                rest = self._member.unused_data
                self._member, self._ended = None, True

    def _begun(self, rest: bytes) -> bytes:
        """Begins a member, as soon as enough of it is here to tell how; what is left of `rest`."""
        if self._ended:
            rest = rest.lstrip(b"\0")  # some senders fill up a block behind the last member
            if rest and self._deflated:
                raise Broken("goes on behind its end")
        if len(rest) < 2:
            self._head = rest
            return b""
        if not self._deflated and not rest.startswith(b"\x1f\x8b"):
            raise Broken("goes on behind its end with something else" if self._ended else "is not packed as it says")
        wrapped = rest[0] & 15 == 8 and int.from_bytes(rest[:2], "big") % 31 == 0
        self._member = zlib.decompressobj(GZIP if not self._deflated else ZLIB if wrapped else BARE)
        return rest

    def end(self) -> None:
        """Raises Broken when the stream ends in the middle."""
        if self._member is not None or self._head or not self._ended:
            raise Broken("breaks off in the middle")
