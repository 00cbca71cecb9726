"""Offset maps as bytes: the steps between neighbours, which are nearly all 1, so that they pack to almost nothing."""

import sys
import zlib
from array import array
from collections.abc import Iterable
from itertools import accumulate, pairwise


def pack(offsets: Iterable[int]) -> bytes:
    """Signed 64-bit little-endian steps, zlib-compressed; b'' for no offsets."""
    values = list(offsets)
    if not values:
        return b""
    steps = array("q", [values[0], *(b - a for a, b in pairwise(values))])
    if sys.byteorder == "big":
        steps.byteswap()
    return zlib.compress(steps.tobytes())


def unpack(packed: bytes) -> tuple[int, ...]:
    """The offsets `pack` was given."""
    if not packed:
        return ()
    steps = array("q")
    steps.frombytes(zlib.decompress(packed))
    if sys.byteorder == "big":
        steps.byteswap()
    return tuple(accumulate(steps))
