import math

import pytest

from twosource.settings import Settings


@pytest.mark.parametrize(
    "wrong",
    [{"batch": 0}, {"batch": -5}, {"max_bytes": 0}, {"timeout": math.nan}, {"timeout": math.inf}, {"pause": -1.0}, {"redirects": 101}],
)
def test_a_setting_out_of_range_is_told(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(wrong))} must be from"):
        Settings(**wrong)  # type: ignore[arg-type]


def test_what_is_sensible_is_taken() -> None:
    assert Settings(batch=1, pause=0.0, redirects=0, timeout=0.5, max_chars=2_000_000).batch == 1
