"""No request leaves the machine: neither the browser that shows the pages, nor the server that makes them, asks anything of anybody."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.browser.places import places
from tests.browser.running import WIDE, Visit, chromium, launch, serving
from twosource.case import write
from twosource.outputs import as_html

RECORDER = """
import sys
from runpy import run_module

LOOPBACK = {{"127.0.0.1", "::1", "localhost"}}
file = open({record!r}, "a", buffering=1)


def hear(event, arguments):
    if event in {{"socket.connect", "socket.sendto", "socket.bind"}}:
        address = arguments[1]
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            file.write(f"{{event}} {{address}}\\n")
    elif event in {{"socket.getaddrinfo", "socket.gethostbyname"}} and arguments[0] not in LOOPBACK:
        file.write(f"{{event}} {{arguments[0]}}\\n")


sys.addaudithook(hear)
sys.argv = ["twosource", *sys.argv[1:]]
run_module("twosource", run_name="__main__")
"""
"""Runs twosource and writes down every address it would speak to, but for this machine's own."""


BROWSERS = {f"{name}.google{of}.com" for of in ("", "apis") for name in ("accounts", "update", "clients2", "content-autofill")}
"""Whom Chromium asks on its own, whatever page it shows: for updates, the time, and what a form's fields may be."""
HOST = re.compile(rb"^[A-Z]+ (?:https?://)?([^/: ]+)")


class Listener:
    """Stands where a proxy would: whatever a browser asks of anybody but this machine comes here, and is only written down."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                self.heard.append(connection.recv(300))

    def hosts(self) -> set[str]:
        """Who was asked for, but for those whom the browser asks on its own."""
        found = [HOST.match(each) for each in self.heard if each]
        return {each[1].decode() if each else "what is no request" for each in found} - BROWSERS

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


@pytest.fixture
def player() -> Iterator[Playwright]:
    if chromium() is None:
        pytest.skip("there is no Chromium on this machine: whether its pages ask anything elsewhere is not tested")
    with sync_playwright() as found:
        yield found


def watched(listener: Listener) -> list[str]:
    """Flags that send what is not for this machine to the listener."""
    return [f"--proxy-server=http://127.0.0.1:{listener.port}", f"--host-resolver-rules=MAP * 127.0.0.1:{listener.port}, EXCLUDE 127.0.0.1"]


def test_the_listener_hears_what_leaves(player: Playwright, listener: Listener, tmp_path: Path) -> None:
    page = tmp_path / "asks.html"
    page.write_text('<img src="http://elsewhere.example/a.png"><link rel="stylesheet" href="https://elsewhere.example/a.css">')
    with launch(player, watched(listener)) as browser, Visit(browser.new_context(), page.as_uri()) as tab:
        tab.go("")
        assert listener.hosts() == {"elsewhere.example"}


def test_no_page_and_no_dossier_asks_anything_of_anybody(player: Playwright, listener: Listener, kept: Path, tmp_path: Path) -> None:
    record = tmp_path / "spoken-to.txt"
    record.touch()
    dossier = tmp_path / "dossier.html"
    dossier.write_text(as_html(write.load(kept)), encoding="utf-8")
    command = [sys.executable, "-c", RECORDER.format(record=str(record))]
    with serving(kept, command) as base, launch(player, watched(listener)) as browser:
        with Visit(browser.new_context(viewport=WIDE), base) as tab:
            asked: set[str] = set()
            tab.page.on("request", lambda request: asked.add(request.url))
            for path in places(base).values():
                tab.go(path)
            assert {url for url in asked if not url.startswith((base, "data:"))} == set()
        with Visit(browser.new_context(viewport=WIDE), dossier.as_uri()) as tab:
            tab.go("")
            assert tab.wrong == []
    assert listener.hosts() == set()
    assert record.read_text() == ""


def test_the_recorder_writes_down_what_is_spoken_to(tmp_path: Path) -> None:
    record = tmp_path / "spoken-to.txt"
    code = RECORDER.format(record=str(record)).partition("sys.argv =")[0]
    code += "import socket\nwith socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:\n    one.connect(('192.0.2.1', 9))\n"
    subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert "192.0.2.1" in record.read_text()
