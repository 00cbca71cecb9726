import pytest

from twosource.errors import PipelineError, StageError, StoreError
from twosource.model import at_stage, reason_of


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ValueError("two\n lines"), "ValueError: two lines"),
        (KeyError("c1"), "KeyError: 'c1'"),
        (RecursionError(), "RecursionError"),
        (TypeError("<Doc at 0x7f3c1A> is none"), "TypeError: <Doc> is none"),
        (ValueError("x" * 999), "ValueError: " + "x" * 288),
    ],
)
def test_a_reason_is_one_line_and_the_same_in_every_run(error: Exception, reason: str) -> None:
    assert reason_of(error) == reason


@pytest.mark.parametrize("error", [ValueError("a"), RecursionError("a"), StoreError("a"), AssertionError("a"), ZeroDivisionError("a")])
def test_what_fails_at_a_stage_says_at_which(error: Exception) -> None:
    with pytest.raises(StageError) as raised, at_stage("events"):
        raise error
    assert (raised.value.stage, raised.value.reason) == ("events", f"{type(error).__name__}: a")
    assert raised.value.__cause__ is error


def test_the_innermost_stage_is_the_one_that_failed() -> None:
    with pytest.raises(StageError) as raised, at_stage("outer"), at_stage("inner"):
        raise ValueError
    assert raised.value.stage == "inner"


@pytest.mark.parametrize("error", [MemoryError(), KeyboardInterrupt(), OSError(28, "no room"), ImportError("gone"), PipelineError("order")])
def test_faults_of_the_machine_and_of_the_program_s_build_pass_through(error: BaseException) -> None:
    with pytest.raises(type(error)), at_stage("events"):
        raise error
