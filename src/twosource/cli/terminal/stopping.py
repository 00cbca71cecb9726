"""Ctrl-C: it ends a command with a word and its code whatever is being done, never with a traceback.

While modules are loaded there is nothing to put away, so the process ends at once. While a command works, KeyboardInterrupt lets it put
away what it has open; one that a library loses on its way (in a callback, as the error of an import) is remembered and told again.
"""

import os
import signal
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

CODE = 130
"""The exit code of a command that was stopped, as shells give it."""
SECONDS_OF_ONE_PRESS = 1.0
"""Seconds in which a second Ctrl-C is taken for the first pressed twice, so that it does not break what the first is putting away."""
SECONDS_BEFORE_TOLD_AGAIN = 0.05
"""Seconds until a Ctrl-C that was lost is told again."""


class Stopping:
    """What Ctrl-C does in this process, and when it was pressed."""

    def __init__(self) -> None:
        """Nothing was pressed yet."""
        self.pressed: float | None = None

    def at_once(self) -> None:
        """From here on the process ends at once. Where Ctrl-C is ignored or another's, it stays so."""
        if signal.getsignal(signal.SIGINT) in (signal.default_int_handler, self.told):
            signal.signal(signal.SIGINT, end)

    def with_care(self) -> None:
        """From here on what is being done is told, and puts away what it has open. Nothing changes where `at_once` was never called."""
        if signal.getsignal(signal.SIGINT) is end:
            signal.signal(signal.SIGINT, self.told)
            sys.unraisablehook = self.lost

    def told(self, _number: int, _frame: "FrameType | None") -> None:
        """Raises KeyboardInterrupt the first time; ends the process where that has led to nothing."""
        now = time.monotonic()
        if self.pressed is None:
            self.pressed = now
            raise KeyboardInterrupt
        if now - self.pressed > SECONDS_OF_ONE_PRESS:
            end(_number, _frame)

    def lost(self, unraisable: "sys.UnraisableHookArgs") -> None:
        """Tells a Ctrl-C again that came where nothing can be raised; shows what else comes there."""
        if unraisable.exc_type is KeyboardInterrupt:
            from threading import Timer  # not before it is needed: until this module is loaded, Ctrl-C is Python's

            self.pressed = None
            timer = Timer(SECONDS_BEFORE_TOLD_AGAIN, signal.raise_signal, [signal.SIGINT])
            timer.daemon = True
            timer.start()
        else:
            sys.__unraisablehook__(unraisable)


def end(_number: int, _frame: "FrameType | None") -> None:
    """Ends the process with a word."""
    os.write(2, b"twosource: stopped\n")
    os._exit(CODE)


STOPPING = Stopping()
"""The one of this process, as there is one handler of the signal."""
