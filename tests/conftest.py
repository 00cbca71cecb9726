"""What every test needs, and which tests `make fast` leaves out."""

import signal
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FAST = "not slow"
"""What `make fast` asks pytest for."""
SLOW = {
    "browser": "what a person sees, in a real browser",
    "cli": "commands, many as processes of their own",
    "robustness": "what is hostile, long, many or broken; readings in other orders; what leaves the machine",
    "test_quality.py": "the floors of quality, on the data sets beside the checkout",
    "test_fingerprints.py": "what changes the versions of reader and drawing, each in a process of its own",
    "case/test_corrections.py": "each kind of correction on the demo's case",
    "case/test_decision_sequences.py": "sequences of decisions made at random",
    "case/test_decisions_grow.py": "decisions while reports come in",
    "case/test_decisions_hold.py": "sequences of decisions made at random",
    "case/test_growing.py": "reports that come one by one",
    "case/test_reread.py": "cases read anew",
    "outputs/pdf/test_typst.py": "pages set by typst",
    "reading/test_robustness.py": "sentences of thousands of words",
    "resolution/test_identities.py::test_no_two_things_of_a_case_share_an_id": "cases made at random",
    "store/test_kills.py": "writers killed at random moments",
    "web/test_connections.py": "a server under load, in a process of its own",
    "web/test_deciding.py": "decisions by every form and address",
    "web/test_every_route.py": "every address with every kind of value",
    "web/test_hostile_site.py": "a site under attack",
    "web/test_people.py": "accounts and who may do what",
    "web/test_served.py": "a server in a process of its own",
    "web/test_stopping.py": "servers that are stopped",
}
"""What `make fast` leaves out, each with its reason: a folder, a module, or a test of one (docs/testing.md has what they take)."""


def pytest_configure() -> None:
    """Lets Ctrl-C through: a run started in the background inherits an ignored SIGINT, and so would every process the tests start."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def slow(test: str) -> bool:
    """Whether a test, named by its path below tests and perhaps its function, is one of those left out."""
    return any(test == each or test.startswith((f"{each}/", f"{each}::", f"{each}[")) for each in SLOW)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Spares `make fast` the import of modules that it leaves out whole."""
    if config.option.markexpr != FAST or not collection_path.is_relative_to(TESTS):
        return None
    return slow(collection_path.relative_to(TESTS).as_posix()) or None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what is slow, and puts the longest test first, so that no process waits for it at the end."""
    for item in items:
        if slow(item.nodeid.removeprefix("tests/")):
            item.add_marker("slow")
    items.sort(key=lambda item: "test_quality.py" not in item.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says after `make fast` what it did not look at."""
    if config.option.markexpr == FAST:
        terminalreporter.section("left out, all of it in make test")
        terminalreporter.write_line("mypy: what types say")
        for test, reason in SLOW.items():
            terminalreporter.write_line(f"tests/{test}: {reason}")
