from hypothesis import given
from hypothesis import strategies as st

from twosource.store.packing import pack, unpack


@given(st.lists(st.integers(-1, 2**40)))
def test_offsets_come_back(offsets: list[int]) -> None:
    assert unpack(pack(offsets)) == tuple(offsets)


def test_a_plain_text_costs_nearly_nothing() -> None:
    assert len(pack(range(100_000))) < 2_000
