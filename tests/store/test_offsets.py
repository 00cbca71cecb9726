import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.store.offsets import pack, unpack
from twosource.store.soundness import Unsound


@given(st.lists(st.integers(-1, 2**40)))
def test_offsets_come_back(offsets: list[int]) -> None:
    assert unpack(pack(offsets), len(offsets)) == tuple(offsets)


def test_a_plain_text_costs_nearly_nothing() -> None:
    assert len(pack(range(100_000))) < 2_000


@pytest.mark.parametrize(
    "packed", [b"x", zlib.compress(bytes(7)), zlib.compress(bytes(10**8)), pack(range(9)), pack([1])[:-3], pack([1]) + b"more"]
)
def test_what_was_never_packed_so_is_told_and_takes_no_room(packed: bytes) -> None:
    with pytest.raises(Unsound):
        unpack(packed, 8)
