import signal

import pytest

from twosource.store.transactions import undisturbed


def test_ctrl_c_waits_for_the_end_of_a_write() -> None:
    done = []

    def write() -> None:
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
            done.append("written")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert done == ["written"]


def test_without_ctrl_c_nothing_changes() -> None:
    before = signal.getsignal(signal.SIGINT)
    with undisturbed():
        pass
    assert signal.getsignal(signal.SIGINT) is before
