"""A real server on this machine, so that no test leaves it."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from twosource.intake import take
from twosource.intake.web.addresses import is_public
from twosource.model import Refusal, Source
from twosource.settings import Settings

STORY = "The harbour of Velmora was closed on Friday after a blast. The mayor said that twenty people had been taken to hospital."
LOCAL = Settings(allow_private=True, pause=0, timeout=5, max_bytes=100_000)

Page = tuple[int, dict[str, str], bytes]


class Site:
    """Pages by path; `asked` is what was asked for, with the name the client gave."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, str]] = []
        self.url = ""


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers["User-Agent"]))
            status, headers, body = site.pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()
    server.server_close()


def taken(url: str, settings: Settings = LOCAL) -> Source | Refusal:
    (item,) = take([url], settings)
    return item


def reason(url: str, settings: Settings = LOCAL) -> str:
    item = taken(url, settings)
    assert isinstance(item, Refusal)
    return item.reason


def test_a_page_is_fetched_with_an_honest_name_after_robots(site: Site) -> None:
    site.pages["/a"] = (200, {"Content-Type": "text/plain; charset=cp1252"}, f"“Café” closed. {STORY}".encode("cp1252"))
    item = taken(f"{site.url}/a")
    assert isinstance(item, Source)
    assert (item.report.text, item.report.url, item.report.path) == (f"“Café” closed. {STORY}", f"{site.url}/a", None)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]
    assert all(agent.startswith("twosource/") for _, agent in site.asked)


@pytest.mark.parametrize(("status", "rules"), [(200, b"User-agent: *\nDisallow: /*.html$"), (503, b""), (429, b"")])
def test_robots_are_obeyed(site: Site, status: int, rules: bytes) -> None:
    site.pages |= {"/robots.txt": (status, {}, rules), "/a.html": (200, {}, STORY.encode())}
    assert reason(f"{site.url}/a.html") == "blocked-by-robots"
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_redirects_are_followed_checked_and_bounded(site: Site) -> None:
    site.pages |= {"/a": (302, {"Location": "/b"}, b""), "/b": (200, {}, STORY.encode()), "/loop": (301, {"Location": "/loop"}, b"")}
    item = taken(f"{site.url}/a")
    assert isinstance(item, Source)
    assert item.report.url == f"{site.url}/b"
    assert reason(f"{site.url}/loop") == "unreachable"
    site.pages["/file"] = (302, {"Location": "file:///etc/hostname"}, b"")
    assert reason(f"{site.url}/file") == "unreadable"
    site.pages |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /secret"), "/in": (302, {"Location": "/secret"}, b"")}
    assert reason(f"{site.url}/in") == "blocked-by-robots"


def test_local_addresses_are_refused_without_a_request(site: Site) -> None:
    port = site.url.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.1", "169.254.169.254"):
        assert reason(f"http://{host}:{port}/", Settings(pause=0)) == "private-address"
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1", True), ("100.64.0.1", False), ("192.168.1.1", False), ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("224.0.0.1", False), ("::", False), ("240.0.0.1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_large_and_swelling_pages_are_cut_off(site: Site) -> None:
    site.pages["/large"] = (200, {}, b"a" * 200_000)
    site.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 50_000_000))
    site.pages["/small"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(STORY.encode()))
    assert reason(f"{site.url}/large") == "too-large"
    assert reason(f"{site.url}/bomb") == "too-large"
    assert isinstance(taken(f"{site.url}/small"), Source)


def test_what_does_not_answer_is_unreachable(site: Site) -> None:
    assert reason(f"{site.url}/missing") == "unreachable"
    assert reason("http://127.0.0.1:9/") == "unreachable"
    assert reason("http://velmora.invalid/") == "unreachable"
    site.pages["/short"] = (200, {"Content-Length": "500"}, STORY.encode())
    assert reason(f"{site.url}/short", Settings(allow_private=True, pause=0, timeout=0.3)) == "unreachable"
    site.pages["/broken"] = (200, {"Content-Encoding": "gzip"}, b"no gzip")
    assert reason(f"{site.url}/broken") == "unreachable"


@pytest.mark.parametrize(
    "address", ["ftp://velmora.example/", "http://", "http://user:secret@velmora.example/", "http://velmora.example:99999/", "gopher://x"]
)
def test_what_is_no_web_address_is_unreadable(address: str) -> None:
    assert reason(address) == "unreadable"
