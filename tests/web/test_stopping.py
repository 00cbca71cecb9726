"""A server under load and at its end: many at once, some that go away, and a stop in the middle of a decision."""

import signal
import socket
import struct
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import httpx
import pytest

from tests.outputs.story import case as story
from tests.web.kept import kept_story
from tests.web.running import Server, running
from twosource.case import decisions, write
from twosource.store import in_force, open_case

CLAIMS = story().events[0].claims
GIVEN = 30.0
"""Seconds a server may take to stop."""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    return kept_story(tmp_path / "desk")


def resident(server: Server) -> int:
    """Its memory now, in KiB."""
    told = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("VmRSS")))


def threads(server: Server) -> int:
    return len(list(Path(f"/proc/{server.process.pid}/task").iterdir()))


def test_a_hundred_at_once_on_a_cold_case_are_all_answered(kept: Path) -> None:
    pages = [
        "/",
        "/log",
        "/reports",
        "/entities",
        "/review",
        "/search?q=a",
        f"/claims/{CLAIMS[0]}",
        "/stories",
        "/dossier.html",
        "/nowhere",
    ]
    with running(kept) as server:

        def ask(number: int) -> int:
            with httpx.Client(base_url=str(server.browser.base_url), timeout=60, trust_env=False) as one:
                return one.get(pages[number % len(pages)]).status_code

        with ThreadPoolExecutor(100) as pool:
            first = list(pool.map(ask, range(100)))
            after_one = resident(server)
            second = list(pool.map(ask, range(100)))
        assert first == second == [404 if pages[number % len(pages)] == "/nowhere" else 200 for number in range(100)]
        assert resident(server) < after_one + 50_000, "another hundred take no more memory"
        assert threads(server) < 60
        assert server.said() == ""


def test_who_goes_away_in_the_middle_of_an_answer_is_not_missed(kept: Path) -> None:
    with running(kept) as server:
        before = resident(server)
        for number in range(40):
            with socket.create_connection(("127.0.0.1", server.port), 20) as hasty:
                path = ("/dossier.html", "/", "/log.json")[number % 3]
                hasty.sendall(f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\n\r\n".encode())
                if number % 2:
                    hasty.recv(1)
                # Gone with a reset, not a good-bye.
                hasty.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        body = b"verb=accept"
        with socket.create_connection(("127.0.0.1", server.port), 20) as half:
            half.sendall(f"POST /decisions HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\ncontent-length: 400\r\n\r\n".encode() + body)
        assert server.browser.get("/").status_code == 200
        assert resident(server) < before + 100_000
        assert server.said() == ""
    assert decisions.log(kept) == ()


@pytest.mark.parametrize(("end", "code"), [(signal.SIGTERM, {-signal.SIGTERM, 143, 0}), (signal.SIGINT, {130})])
@pytest.mark.parametrize("busy", [True, False], ids=["while the case is held", "freely"])
def test_a_stop_in_the_middle_of_a_decision_keeps_it_whole_or_not_at_all(
    end: signal.Signals, code: set[int], busy: bool, kept: Path
) -> None:
    """Ten decisions are under way; those that were answered are kept, and of those that were not none is kept in half."""
    with running(kept) as server:
        forms = [server.filled_in(claim, f"reason {number}") for number, claim in enumerate(CLAIMS)]

        def decide(number: int) -> int:
            try:
                with httpx.Client(base_url=str(server.browser.base_url), timeout=60, trust_env=False) as one:
                    return one.post("/decisions", data=forms[number % len(forms)] | {"why": f"reason {number}"}).status_code
            except httpx.HTTPError:
                return 0

        with ThreadPoolExecutor(10) as pool, open_case(kept) as held:
            if busy:
                held.connection.exec_driver_sql("SELECT 1")
            waiting = [pool.submit(decide, number) for number in range(10)]
            if busy:
                # One has come as far as it can, and the rest wait for their turn.
                while not any(each.running() for each in waiting):
                    pass
            began = monotonic()
            server.process.send_signal(end)
            if busy:
                held.connection.rollback()
            answers = [each.result(GIVEN) for each in waiting]
            assert server.process.wait(GIVEN) in code
            assert monotonic() - began < GIVEN
        assert server.said().strip() in {"", "twosource: stopped"}
    log = decisions.log(kept)
    assert {entry.why for entry in log} >= {f"reason {number}" for number, answer in enumerate(answers) if answer == 303}
    assert set(answers) <= {0, 303, 503}
    write.freshen(kept)
    with open_case(kept) as after:
        assert after.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        after.connection.rollback()
        assert after.stories.complete()
    assert in_force(decisions.log(kept)) == log


def test_what_lies_beside_the_case_goes_when_the_server_does(kept: Path) -> None:
    """The log and its index, which SQLite keeps while a case is open: what stays behind is one file."""
    with running(kept) as server:
        server.browser.post("/decisions", data=server.filled_in(CLAIMS[0]))
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(GIVEN)
    assert [each.name for each in kept.parent.iterdir()] == [kept.name]


def test_a_client_that_holds_on_does_not_keep_the_server_from_stopping(kept: Path) -> None:
    with running(kept, "--header-seconds", "60", "--body-seconds", "60", "--idle-seconds", "60") as server:
        address = ("127.0.0.1", server.port)
        with (
            socket.create_connection(address) as silent,
            socket.create_connection(address) as slow,
            socket.create_connection(address) as idle,
        ):
            slow.sendall(f"POST /decisions HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\ncontent-length: 400\r\n\r\n".encode())
            idle.sendall(f"GET /static/icon.svg HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\n\r\n".encode())
            assert idle.recv(10)
            assert server.browser.get("/").status_code == 200
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(GIVEN)
            silent.close()
        assert "Traceback" not in server.said()
