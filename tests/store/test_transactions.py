import signal

import pytest

from twosource.store.transactions import interrupts_held


def test_ctrl_c_waits_for_the_end_of_a_write() -> None:
    done = []

    def write() -> None:
        with interrupts_held():
            signal.raise_signal(signal.SIGINT)
            done.append("written")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert done == ["written"]


def test_without_ctrl_c_nothing_changes() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interrupts_held():
        pass
    assert signal.getsignal(signal.SIGINT) is before
