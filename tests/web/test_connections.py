"""Connections within bounds: slow, large, many, idle, or no HTTP at all. Over raw sockets, with a server in a process of its own."""

import asyncio
import select
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.server import ServerState

from tests.web.kept import kept_story
from tests.web.running import Server, running
from twosource.settings import ServeSettings
from twosource.web.connections import Bounded, Crowd
from twosource.web.people import Accounts, accounts_file

QUICK = (
    *("--header-seconds", "0.4", "--body-seconds", "0.6", "--idle-seconds", "0.5", "--reading-seconds", "0.5"),
    *("--connections", "12"),
)
PATIENCE = 20.0
"""Seconds after which a connection that should have been cut counts as held."""
KEPT = ServeSettings().header_bytes


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served") / "desk"
    folder.mkdir()
    with running(kept_story(folder), *QUICK) as started:
        yield started
        assert started.said() == ""


def connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), PATIENCE)


def heard(connection: socket.socket) -> bytes:
    """All that comes until the server closes; fails where it never does."""
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except ConnectionError:
        # Closed while we were still sending.
        pass
    return b"".join(parts)


def status(answer: bytes) -> int:
    return int(answer.split()[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def head(server: Server, method: str = "GET", path: str = "/static/icon.svg", more: str = "") -> bytes:
    return f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\n{more}\r\n".encode("latin-1")


def trickle(connection: socket.socket, piece: bytes) -> bytes:
    """Sends a piece whenever the server has said nothing for a moment, until it closes."""
    connection.settimeout(0.1)
    parts = []
    for _ in range(int(PATIENCE / 0.1)):
        try:
            connection.sendall(piece)
            part = connection.recv(65536)
            if not part:
                return b"".join(parts)
            parts.append(part)
        except TimeoutError:
            continue
        except ConnectionError:
            return b"".join(parts)
    raise AssertionError("the server held on")


def served(server: Server) -> bool:
    """Whether somebody else is answered at this moment."""
    return server.browser.get("/static/icon.svg").status_code == 200


def test_the_defaults_are_those_of_the_documentation() -> None:
    told = (Path(__file__).parents[2] / "docs" / "serving.md").read_text(encoding="utf-8")
    defaults = ServeSettings()
    assert (defaults.header_seconds, defaults.header_bytes, defaults.body_bytes) == (10, 32_768, 20_000_000)
    assert (defaults.connections, defaults.connections_each) == (200, 20)
    for name in ServeSettings.__dataclass_fields__:
        assert f"`--{name.replace('_', '-')}`" in told


def test_who_says_nothing_is_cut_off(server: Server) -> None:
    with connected(server) as silent:
        assert heard(silent) == b""


@pytest.mark.parametrize("piece", [b"x-a: b\r\n", b"x", b"\r\n"], ids=["lines", "letters", "line ends"])
def test_a_head_that_comes_too_slowly_is_cut_off(piece: bytes, server: Server) -> None:
    with connected(server) as slow:
        if piece != b"\r\n":
            slow.sendall(b"GET / HTTP/1.1\r\nx-a: ")
        answer = trickle(slow, piece)
        assert status(answer) in {408, 0}
        assert served(server)


def test_a_second_head_that_comes_too_slowly_is_cut_off_too(server: Server) -> None:
    with connected(server) as slow:
        slow.sendall(head(server) + b"GET / HTTP/1.1\r\nx-a: ")
        answer = trickle(slow, b"x")
        assert status(answer) == 200
        assert answer.count(b"HTTP/1.1 ") <= 2


@pytest.mark.parametrize("piece", [b"\r\n", b""], ids=["line ends", "nothing"])
def test_an_idle_connection_is_closed(piece: bytes, server: Server) -> None:
    with connected(server) as idle:
        idle.sendall(head(server))
        answer = trickle(idle, piece) if piece else heard(idle)
        assert status(answer) == 200


@pytest.mark.parametrize(
    "large",
    [f"x-a: {'a' * KEPT}\r\n", f"cookie: {'a=b; ' * KEPT}\r\n", "x-a: b\r\n" * KEPT, f"{'x' * KEPT}: b\r\n"],
    ids=["one value", "a cookie", "many headers", "a name"],
)
def test_a_head_that_is_too_large_is_refused(large: str, server: Server) -> None:
    with connected(server) as connection:
        with suppress(ConnectionError):
            connection.sendall(head(server, more=large))
        assert status(heard(connection)) in {431, 0}
    assert served(server)


def test_it_is_said_that_a_head_is_too_large(server: Server) -> None:
    for path, more in (("/" + "a" * KEPT, ""), ("/", f"x-a: {'a' * KEPT}\r\n")):
        with connected(server) as connection:
            connection.sendall(head(server, path=path, more=more))
            assert status(heard(connection)) == 431


def test_a_head_that_just_fits_is_answered(server: Server) -> None:
    with connected(server) as connection:
        connection.sendall(head(server, more=f"x-a: {'a' * (KEPT - 200)}\r\nconnection: close\r\n"))
        assert status(heard(connection)) == 200


FORM = "content-type: application/x-www-form-urlencoded\r\n"


def test_a_body_that_says_it_is_too_large_is_refused_before_it_comes(server: Server) -> None:
    for size in (ServeSettings().body_bytes + 1, 10**17, 10**400):
        with connected(server) as connection:
            connection.sendall(head(server, "POST", "/decisions", f"{FORM}content-length: {size}\r\n"))
            assert status(heard(connection)) in ({413} if size < 10**18 else {400, 413})


def test_a_body_larger_than_a_decision_is_read_to_its_end_and_refused(server: Server) -> None:
    body = b"a" * 3_000_000
    with connected(server) as connection:
        connection.sendall(head(server, "POST", "/decisions", f"{FORM}content-length: {len(body)}\r\n") + body)
        answer = heard(connection)
    assert status(answer) == 413
    assert b"more than a decision takes" in answer


def test_who_asks_before_sending_too_much_is_told_at_once(server: Server) -> None:
    with connected(server) as connection:
        connection.sendall(head(server, "POST", "/decisions", f"{FORM}content-length: 3000000\r\nexpect: 100-continue\r\n"))
        answer = heard(connection)
    assert status(answer) == 413


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_body_that_does_not_say_how_long_it_is_ends_somewhere(method: str, server: Server) -> None:
    """GET too: nobody reads its body, which could come for ever."""
    chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    with connected(server) as connection:
        connection.sendall(head(server, method, "/decisions" if method == "POST" else "/", f"{FORM}transfer-encoding: chunked\r\n"))
        sent = 0
        with suppress(OSError):
            for _ in range(2 * ServeSettings().body_bytes // 65536):
                connection.sendall(chunk)
                sent += 65536
        assert sent < ServeSettings().body_bytes + 8_000_000
        answer = heard(connection)
    assert status(answer) in ({413, 408, 0} if method == "POST" else {200, 413, 0})
    assert served(server)


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_body_that_comes_too_slowly_is_cut_off(method: str, server: Server) -> None:
    with connected(server) as slow:
        slow.sendall(head(server, method, "/decisions" if method == "POST" else "/", f"{FORM}content-length: 5000\r\n"))
        answer = trickle(slow, b"a")
        assert status(answer) == (408 if method == "POST" else 200)


def test_a_flood_of_connections_keeps_nobody_out_who_is_in(server: Server) -> None:
    assert served(server)
    with ExitStack() as stack:
        flood = [stack.enter_context(connected(server)) for _ in range(60)]
        assert served(server), "whoever is connected is answered"
        refused = [connection for connection in flood if status(heard(connection)) == 503]
        assert len(refused) >= 60 - 12
    with connected(server) as later:
        later.sendall(head(server, more="connection: close\r\n"))
        assert status(heard(later)) == 200, "and when the flood is over everybody is"


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET http://[ HTTP/1.1\r\nhost: a\r\n\r\n",
        b"GET http://elsewhere.example HTTP/1.1\r\nhost: a\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nhost: a\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nhost: a\r\n\r\n",
        b"CONNECT elsewhere.example:443 HTTP/1.1\r\nhost: a\r\n\r\n",
        b"CONNECT / HTTP/1.1\r\nhost: a\r\n\r\n" + b"x" * 1000,
        b"GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n" + b"x" * 1000,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\nabc",
        b"GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabc",
        b"GET / HTTP/1.1\r\nhost: a\r\ncontent-length: -3\r\n\r\nabc",
        b"POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"GET / HTTP/1.1\r\nhost : a\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: a\r\n folded: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /%00%ff%zz%2 HTTP/1.1\r\nhost: a\r\n\r\n",
        b"TRACE / HTTP/1.1\r\nhost: a\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_request_of_ours_is_answered_in_a_line_or_cut(sent: bytes, server: Server) -> None:
    with connected(server) as connection:
        connection.sendall(sent)
        answer = heard(connection)
        assert status(answer) < 500
        assert b"Traceback" not in answer
    assert served(server)


def test_requests_sent_ahead_without_end_are_cut_off(server: Server) -> None:
    """Each answer lets more of them in, and all would wait in memory."""

    def flood(connection: socket.socket) -> None:
        for _ in range(1_000_000):
            connection.sendall(head(server, path="/static/site.css") * 100)

    with connected(server) as greedy, pytest.raises(ConnectionError):
        flood(greedy)
    assert served(server)
    with connected(server) as modest:
        modest.sendall(head(server) * 4 + head(server, more="connection: close\r\n"))
        assert heard(modest).count(b"HTTP/1.1 200 ") == 5


LARGE = b"a" * 40_000_000


async def large(scope: Scope, receive: Receive, send: Send) -> None:
    """A site of one page that fits into no buffer between here and its reader."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(LARGE)).encode())]})
    await send({"type": "http.response.body", "body": LARGE})


@pytest.fixture
def site_of_one_page() -> Iterator[tuple[int, Crowd]]:
    """Its port, and who is connected."""
    crowd = Crowd(ServeSettings(reading_seconds=0.3))
    config = uvicorn.Config(large, ws="none", log_level="error")
    config.load()
    loop = asyncio.new_event_loop()
    make = partial(Bounded, crowd, config=config, server_state=ServerState(), app_state={}, _loop=loop)
    listening = loop.run_until_complete(loop.create_server(make, "127.0.0.1", 0))
    thread = Thread(target=loop.run_forever)
    thread.start()
    yield listening.sockets[0].getsockname()[1], crowd
    loop.call_soon_threadsafe(listening.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_who_does_not_read_an_answer_is_cut_off(site_of_one_page: tuple[int, Crowd]) -> None:
    port, crowd = site_of_one_page
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as lazy:
        lazy.sendall(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n")
        assert select.select([lazy], [], [], PATIENCE)[0], "the answer began"
        waits = iter(range(int(PATIENCE / 0.1)))
        while crowd.total:
            next(waits)
            select.select([], [], [lazy], 0.1)
        assert len(heard(lazy)) < len(LARGE)


def test_who_reads_gets_all_of_it(site_of_one_page: tuple[int, Crowd]) -> None:
    with socket.create_connection(("127.0.0.1", site_of_one_page[0]), PATIENCE) as eager:
        eager.sendall(b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
        assert len(heard(eager)) > len(LARGE)


def test_where_people_sign_in_an_address_has_its_own_bound(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    case = kept_story(tmp_path / "desk")
    Accounts(accounts_file(case)).add("Ada", "editor", "a long pass phrase")
    with running(case, "--people", str(accounts_file(case)), "--connections-each", "3") as server, ExitStack() as stack:
        held = [stack.enter_context(connected(server)) for _ in range(3)]
        with connected(server) as further:
            assert status(heard(further)) == 503
        held[0].sendall(head(server, more="connection: close\r\n"))
        assert status(heard(held[0])) == 200
        with connected(server) as again:
            again.sendall(head(server, more="connection: close\r\n"))
            assert status(heard(again)) == 200


def test_one_address_has_so_many_connections_and_no_more() -> None:
    crowd = Crowd(ServeSettings(connections=5, connections_each=2), by_address=True)
    assert [crowd.admit("192.0.2.1") for _ in range(3)] == [True, True, False]
    assert crowd.admit("192.0.2.2")
    crowd.leave("192.0.2.1")
    assert crowd.admit("192.0.2.1")
    assert [crowd.admit("192.0.2.3"), crowd.admit("192.0.2.4"), crowd.admit("192.0.2.5")] == [True, True, False]
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"):
        crowd.leave(address)
    assert (crowd.total, dict(crowd.of)) == (0, {})
    alone = Crowd(ServeSettings(connections=5, connections_each=2))
    assert [alone.admit("127.0.0.1") for _ in range(6)] == [True] * 5 + [False]
