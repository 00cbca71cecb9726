"""Offset maps as bytes: the steps between neighbours, which are nearly all 1, so that they pack to almost nothing."""

import sys
import zlib
from array import array
from collections.abc import Iterable
from itertools import accumulate, pairwise

from twosource.store.soundness import Unsound


def pack(offsets: Iterable[int]) -> bytes:
    """Signed 64-bit little-endian steps, zlib-compressed; b'' for no offsets."""
    values = list(offsets)
    if not values:
        return b""
    steps = array("q", [values[0], *(b - a for a, b in pairwise(values))])
    if sys.byteorder == "big":
        steps.byteswap()
    return zlib.compress(steps.tobytes())


def unpack(packed: bytes, most: int) -> tuple[int, ...]:
    """The offsets `pack` was given. Raises Unsound for bytes that it never made, or that hold more than `most`."""
    if not packed:
        return ()
    opened = zlib.decompressobj()
    try:
        found = opened.decompress(packed, most * 8 + 1)
    except zlib.error:
        raise Unsound("offsets that cannot be unpacked") from None
    if len(found) > most * 8 or len(found) % 8 or not opened.eof or opened.unused_data:
        raise Unsound("more offsets than characters")
    steps = array("q", found)
    if sys.byteorder == "big":
        steps.byteswap()
    return tuple(accumulate(steps))
