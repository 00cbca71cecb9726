"""Answers that a careless or hostile site may give, byte for byte, from a real server on this machine."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

from twosource.intake import take
from twosource.intake.web.addresses import PrivateAddress, is_public, looked_up
from twosource.model import Refusal, Source
from twosource.settings import Settings

STORY = "The harbour of Velmora was closed on Friday after a blast. The mayor said that twenty people had been taken to hospital."
LOCAL = Settings(allow_private=True, pause=0, timeout=2, deadline=5, max_bytes=100_000)
MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Wire:
    """Answers by path, as they go over the wire; the connection is closed behind each."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes] = {}
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.server.getsockname()[1]}"

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self.answer, args=(connection,), daemon=True).start()

    def answer(self, connection: socket.socket) -> None:
        with connection:
            asked = b""
            while b"\r\n\r\n" not in asked and (more := connection.recv(65_536)):
                asked += more
            path = asked.split(b" ")[1].decode() if b" " in asked else ""
            connection.sendall(self.answers.get(path, MISSING))


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire()
    threading.Thread(target=wire.serve, daemon=True).start()
    yield wire
    wire.server.close()


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    told = [f"HTTP/1.1 {status}", "Connection: close", *headers]
    told += [f"Content-Length: {len(body) if length is None else length}"] if length != -1 else []
    return "\r\n".join(told).encode() + b"\r\n\r\n" + body


def taken(url: str, settings: Settings = LOCAL) -> Source | Refusal:
    (item,) = take([url], settings)
    return item


def refused(url: str, settings: Settings = LOCAL) -> tuple[str, str]:
    item = taken(url, settings)
    assert isinstance(item, Refusal), item
    return item.reason, item.detail


NO_ADDRESS = (
    "http://[", "http://[::1", "http://]/", "http://x:99999/", "http://x:a/", "http://x:-1/", "http://x:0/", "http://a b/", "http://a<>/",
    "http://user@x/", "http://user:pass@127.0.0.1/", "http://:pass@x/", "file:///etc/hostname", "ftp://x/", "gopher://127.0.0.1:25/x",
    "http://" + "a" * 64 + ".example/", "http://a..b/", "http://\u2100.example/", "http://%00/", "http://" + "a/" * 5_000,
)  # fmt: skip
"""What is no address that is visited, wherever it stands."""
PLACES = dict.fromkeys((*NO_ADDRESS, "javascript:alert(1)", "data:text/html,x", "//[", "//user@x/"), "unreadable") | dict.fromkeys(
    ("", "/loop", "//", "http://", "http:///x", "http://velmora.invalid/", "\\\\x\\y", "http://127.0.0.1:9/"), "unreachable"
)
"""Where a redirect may lead, with the reason that follows."""


@pytest.mark.parametrize("place", PLACES, ids=range(len(PLACES)))
def test_a_redirect_to_nowhere_is_a_refusal_and_the_run_goes_on(wire: Wire, place: str) -> None:
    location = b"Location: " + place.encode()
    for path in ("/in", "/loop"):
        wire.answers[path] = answer(b"", status="302 Found").replace(b"Connection", location + b"\r\nConnection", 1)
    wire.answers["/good"] = answer(STORY.encode())
    bad, good = take([f"{wire.url}/in", f"{wire.url}/good"], LOCAL)
    assert isinstance(bad, Refusal)
    assert bad.reason == PLACES[place], bad
    assert isinstance(good, Source)


@pytest.mark.parametrize("address", NO_ADDRESS, ids=range(len(NO_ADDRESS)))
def test_an_address_to_nowhere_is_a_refusal_too(address: str) -> None:
    assert refused(address)[0] == "unreadable"


@pytest.mark.parametrize("place", ["http://[", "http://user@x/", "file:///etc/hostname"])
def test_robots_that_lead_nowhere_are_a_refusal(wire: Wire, place: str) -> None:
    wire.answers["/robots.txt"] = answer(b"", f"Location: {place}", status="302 Found")
    wire.answers["/a"] = answer(STORY.encode())
    assert refused(f"{wire.url}/a")[0] == "unreadable"


def test_a_redirect_into_the_local_network_is_refused(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    wire.answers["/in"] = answer(b"", "Location: http://192.168.0.1/", status="302 Found")
    from twosource.intake.web import addresses

    monkeypatch.setattr(addresses, "_LOCAL_4", tuple(each for each in addresses._LOCAL_4 if str(each) != "127.0.0.0/8"))
    assert refused(f"{wire.url}/in", Settings(pause=0, timeout=2, deadline=5))[0] == "private-address"


def gzipped(*parts: str) -> bytes:
    return b"".join(gzip.compress(part.encode()) for part in parts)


def bare(text: str) -> bytes:
    return zlib.compress(text.encode())[2:-4]


HALF = STORY[:60]
READ = {
    "gzip": ("gzip", gzipped(STORY)),
    "two members": ("gzip", gzipped(HALF, STORY[60:])),
    "a hundred members": ("gzip", gzipped(*STORY)),
    "an empty member": ("gzip", gzipped("", STORY, "")),
    "filled up with zeros": ("gzip", gzipped(STORY) + bytes(500)),
    "gzip by its old name": ("X-GZIP", gzipped(STORY)),
    "deflate": ("deflate", zlib.compress(STORY.encode())),
    "deflate without its wrapping": ("deflate", bare(STORY)),
    "nothing by name": ("identity", STORY.encode()),
}
BROKEN = {
    "half a stream": ("gzip", gzipped(STORY)[:70], "breaks off"),
    "all but the last byte": ("gzip", gzipped(STORY)[:-1], "breaks off"),
    "all but the checksum": ("gzip", gzipped(STORY)[:-8], "breaks off"),
    "half of a second member": ("gzip", gzipped(HALF) + gzipped(STORY[60:])[:30], "breaks off"),
    "one byte of a second member": ("gzip", gzipped(STORY) + b"\x1f", "breaks off"),
    "nothing at all": ("gzip", b"", "breaks off"),
    "one byte": ("gzip", b"\x1f", "breaks off"),
    "something behind": ("gzip", gzipped(STORY) + b"<script>", "goes on behind its end"),
    "not packed": ("gzip", STORY.encode(), "not packed"),
    "a wrong checksum": ("gzip", gzipped(STORY)[:-8] + bytes(4) + gzipped(STORY)[-4:], "cannot be unpacked"),
    "half of deflate": ("deflate", zlib.compress(STORY.encode())[:40], "breaks off"),
    "something behind deflate": ("deflate", zlib.compress(STORY.encode()) + b"more", "goes on behind its end"),
    "deflate that is none": ("deflate", b"\xff" * 50, "cannot be unpacked"),
}
UNASKED = ("br", "zstd", "compress", "gzip, gzip", "gzip, br", "x" * 5_000, "\u00e9")


@pytest.mark.parametrize("shape", READ)
def test_every_member_of_a_packed_page_is_read(wire: Wire, shape: str) -> None:
    packing, body = READ[shape]
    wire.answers["/a"] = answer(body, f"Content-Encoding: {packing}")
    item = taken(f"{wire.url}/a")
    assert isinstance(item, Source), item
    assert item.report.text == STORY


@pytest.mark.parametrize("shape", BROKEN)
def test_no_packed_page_is_cut_in_silence(wire: Wire, shape: str) -> None:
    packing, body, words = BROKEN[shape]
    wire.answers["/a"] = answer(body, f"Content-Encoding: {packing}")
    reason, detail = refused(f"{wire.url}/a")
    assert reason == "unreachable"
    assert words in detail


@pytest.mark.parametrize("packing", UNASKED)
def test_a_packing_that_was_not_asked_for_is_refused(wire: Wire, packing: str) -> None:
    wire.answers["/a"] = answer(STORY.encode(), f"Content-Encoding: {packing}")
    assert refused(f"{wire.url}/a")[0] == "unreadable"


def test_packings_told_in_two_lines_are_two(wire: Wire) -> None:
    wire.answers["/a"] = answer(gzipped(STORY), "Content-Encoding: gzip", "Content-Encoding: br")
    assert refused(f"{wire.url}/a")[0] == "unreadable"


@pytest.mark.parametrize(
    "body",
    [gzip.compress(bytes(50_000_000)), gzip.compress(b"") * 20_000, gzip.compress(b"a" * 99_000) * 3, zlib.compress(bytes(50_000_000))],
)
def test_what_swells_is_cut_off(wire: Wire, body: bytes) -> None:
    packing = "gzip" if body.startswith(b"\x1f") else "deflate"
    wire.answers["/a"] = answer(body, f"Content-Encoding: {packing}")
    assert refused(f"{wire.url}/a")[0] == "too-large"


CUT = {
    "shorter than it says": answer(STORY.encode(), length=500),
    "a negative length": answer(STORY.encode(), length=-1) .replace(b"Connection", b"Content-Length: -5\r\nConnection"),
    "two lengths": answer(STORY.encode(), "Content-Length: 5"),
    "a length that is a word": answer(STORY.encode(), "Content-Length: many", length=-1),
    "chunks cut short": answer(b"50\r\n" + STORY.encode()[:40], "Transfer-Encoding: chunked", length=-1),
    "chunks without an end": answer(b"28\r\n" + STORY.encode()[:40] + b"\r\n", "Transfer-Encoding: chunked", length=-1),
    "chunks of no size": answer(b"xyz\r\n" + STORY.encode(), "Transfer-Encoding: chunked", length=-1),
    "no answer": b"",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-Le",
    "another protocol": b"220 mail.example ESMTP\r\n",
    "a head without end": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000,
    "a status that is none": b"HTTP/1.1 999999 What\r\n\r\n" + STORY.encode(),
}  # fmt: skip


@pytest.mark.parametrize("shape", CUT)
def test_an_answer_cut_short_is_a_refusal(wire: Wire, shape: str) -> None:
    wire.answers["/a"] = CUT[shape]
    assert refused(f"{wire.url}/a")[0] == "unreachable"


CHARSETS = (
    "idna", "punycode", "unicode_escape", "raw_unicode_escape", "rot13", "rot_13", "hex", "base64", "zlib", "bz2", "uu", "quopri",
    "utf-7", "utf_7", "utf-8-sig", "undefined", "mbcs", "oem", "cp037", "cp500", "utf-32", "palmos", "hz", "johab",
    "x" * 10_000, "utf-8; x=y", "\u00e9", "../x",
)  # fmt: skip


@pytest.mark.parametrize("charset", CHARSETS, ids=range(len(CHARSETS)))
def test_only_encodings_of_the_web_are_heeded(wire: Wire, charset: str) -> None:
    story = f"{STORY} xn--caf-dma \\x41 +AGEAYQ- “Café” am Öl."
    head = "Content-Type: text/plain; charset=" + charset
    wire.answers["/a"] = answer(story.encode(), head)
    wire.answers["/b"] = answer(
        f"<html><head><meta charset='{charset[:30]}'></head><body><p>{story}</p></body></html>".encode(), "Content-Type: text/html"
    )
    for path in ("/a", "/b"):
        item = taken(f"{wire.url}{path}")
        assert isinstance(item, Source), item
        assert item.encoding == "utf-8"
        assert "xn--caf-dma \\x41 +AGEAYQ- “Café” am Öl." in item.report.text


def test_a_site_that_sends_a_byte_now_and_then_is_left(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = threading.Event()

    def drip(connection: socket.socket) -> None:
        with connection:
            connection.recv(65_536)
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while not gone.wait(0.05):
                try:
                    connection.sendall(b"x")
                except OSError:
                    return

    monkeypatch.setattr(wire, "answer", drip)
    began = time.monotonic()
    assert refused(f"{wire.url}/a", Settings(allow_private=True, pause=0, timeout=2, deadline=1))[0] in ("unreachable", "blocked-by-robots")
    gone.set()
    assert time.monotonic() - began < 4


LOCAL_ADDRESSES = (
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.0.255", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
    "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "64:ff9b:1::808:808", "64:ff9b:1:7f00:1::", "100::1", "100:0:0:1::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1",
    "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::", "3fff::1", "3fff:fff::1", "4000::1",
    "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ffff::1",
)  # fmt: skip
OPEN_ADDRESSES = (
    "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.255", "2606:4700::1",
    "2a00:1450:4001:81b::200e", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::", "2001:200::1", "2001:4860:4860::8888", "3ffe::1",
)  # fmt: skip


def test_which_addresses_lie_on_the_open_internet() -> None:
    assert [each for each in LOCAL_ADDRESSES if is_public(each)] == []
    assert [each for each in OPEN_ADDRESSES if not is_public(each)] == []


def test_one_local_address_among_open_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in ("8.8.8.8", "192.0.0.9", "1.1.1.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(PrivateAddress, match=r"192\.0\.0\.9"):
        looked_up("velmora.example", 80, False)
