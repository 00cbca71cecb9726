"""What every test needs."""

import signal

import pytest


def pytest_configure() -> None:
    """Lets Ctrl-C through: a run started in the background inherits an ignored SIGINT, and so would every process the tests start."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest test first, so that no process waits for it at the end."""
    items.sort(key=lambda item: "test_quality.py" not in item.nodeid)
