"""A server in a process of its own, asked over loopback."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

from tests.web.kept import token
from twosource.web.addresses import address

PATIENCE = 60.0
"""Seconds a test waits for an answer before it fails; none takes a tenth of that."""


@dataclass
class Server:
    """A running server: its process, its port, a browser on it, and the file its errors go to."""

    process: "subprocess.Popen[str]"
    port: int
    browser: httpx.Client
    errors: IO[str]

    def said(self) -> str:
        """What it has written to standard error."""
        self.errors.seek(0)
        return self.errors.read()

    def filled_in(self, claim: str, why: str = "read both") -> dict[str, str]:
        """The form that leaves a claim out, as the server's own page gives it."""
        page = self.browser.get(f"/correct{address('claim', claim)}")
        assert page.status_code == 200, page.text
        return {"token": token(page.text), "verb": "reject", "subject": claim, "why": why, "back": "/log"}


@contextmanager
def running(
    case: Path, *flags: str, before: Callable[[], None] | None = None, command: Sequence[str] = (sys.executable, "-m", "twosource")
) -> Iterator[Server]:
    """`twosource serve` of a case; `before` is called in the new process first."""
    call = [*command, "serve", str(case), "--port", "0", *flags]
    with (case.parent.parent / f"{case.parent.name}-errors.txt").open("w+", encoding="utf-8") as errors:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment, preexec_fn=before)
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert " is at http://" in said, f"the server said {said!r}"
            port = int(said.rsplit(":", 1)[1].split("/")[0])
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE, trust_env=False) as browser:
                yield Server(process, port, browser, errors)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)
            assert process.stdout is not None
            process.stdout.close()
