"""What every test needs."""

import signal


def pytest_configure() -> None:
    """Lets Ctrl-C through: a run started in the background inherits an ignored SIGINT, and so would every process the tests start."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
