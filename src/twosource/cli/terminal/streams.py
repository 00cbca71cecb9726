"""The standard streams as a command needs them: open, and able to take every character."""

import io
import os
import sys
from contextlib import suppress
from typing import NoReturn

from twosource.errors import OutputError


class Closed(io.RawIOBase):
    """Stands for a standard output that is closed: what is written into it is refused in a sentence."""

    def writable(self) -> bool:
        """It is there to be written into."""
        return True

    def write(self, _content: object) -> NoReturn:
        """Raises OutputError."""
        raise OutputError("standard output is closed; open it, or name a file with -o")


class ClosedText(io.TextIOBase):
    """The same for text."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self) -> None:
        """With what stands below it."""
        self.buffer = Closed()

    def write(self, _content: str) -> NoReturn:
        """Raises OutputError."""
        self.buffer.write(b"")


def fit() -> None:
    """Makes the streams of this process fit.

    A number that is closed leads nowhere instead, so that no case file is ever opened under it and written into by what prints. A character
    that the terminal has not is shown as a question mark.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = ClosedText()
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def settle() -> None:
    """Writes out what waits in standard output; where that cannot be, it leads nowhere, since Python would try once more and complain."""
    for stream, number in ((sys.stdout, 1), (sys.stderr, 2)):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), number)
