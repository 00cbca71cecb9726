"""A served case and a browser that looks at it: Debian's Chromium, driven by Playwright, with nothing fetched from anywhere."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from types import TracebackType
from typing import Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Playwright, Request

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "front" / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 400, "height": 800}


def chromium() -> str | None:
    """The browser of this machine, None where there is none."""
    return next((found for name in NAMES if (found := which(name))), None)


def launch(player: Playwright, extra: Sequence[str] = ()) -> Browser:
    """A browser with a fresh profile."""
    return player.chromium.launch(executable_path=chromium(), headless=True, args=[*FLAGS, *extra])


@contextmanager
def serving(case: Path, command: Sequence[str] = (sys.executable, "-m", "twosource")) -> Iterator[str]:
    """`twosource serve` in a process of its own; gives the address that it prints."""
    call = [*command, "serve", str(case), "--port", "0"]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert " is at http://" in said, f"the server said {said!r}"
        yield said.partition(" is at ")[2].split("/ ")[0]
    finally:
        process.terminate()
        process.wait(timeout=30)


@dataclass
class Visit:
    """A tab of the browser, and whatever went wrong in it."""

    context: BrowserContext
    base: str
    page: Page = field(init=False)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", lambda answer: self.wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
        self.page.on("dialog", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.wrong.append(f"{message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        """What a person left before it was loaded did not fail."""
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"not loaded: {request.url}, {request.failure}")

    def _asked(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.context.close()

    def go(self, path: str) -> Page:
        """Opens a page of the site, with its pictures drawn."""
        self.page.goto(self.base + path, wait_until="load")
        return self.page
