"""Runs one command and turns whatever happens into an exit code and at most a sentence."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from twosource.cli.actions import action
from twosource.cli.parser import build
from twosource.cli.terminal.exits import BUG, CUT, INTERRUPTED, NOTHING, UNWRITTEN, USAGE
from twosource.cli.terminal.stopping import STOPPING
from twosource.cli.terminal.streams import settle
from twosource.errors import NothingReadable, OutputError, StoreError, TwosourceError

CODES: dict[type[TwosourceError], int] = {NothingReadable: NOTHING, StoreError: UNWRITTEN, OutputError: UNWRITTEN, TwosourceError: USAGE}
"""Exit code of each error; the first class that fits counts."""


def run(argv: Sequence[str]) -> int:
    """The exit code of the command line `argv` (without the program's name)."""
    return guarded(partial(_command, argv), debug="--debug" in argv)


def _command(argv: Sequence[str]) -> int:
    try:
        arguments = build().parse_args(argv)
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else USAGE
    work = action(arguments.command)
    STOPPING.with_care()
    try:
        return work(arguments)
    except (TwosourceError, OSError):
        raise
    except Exception as error:  # a case from a stranger may hold what no command expects
        if not arguments.debug and STOPPING.pressed is None and (wrong := _wrong_with_case(arguments)) is not None:
            raise StoreError(wrong) from error
        raise


def _wrong_with_case(arguments: Namespace) -> str | None:
    """What in the case that a command was about twosource never writes; None where there is none, so that the fault is ours."""
    from twosource.store import examine

    case = getattr(arguments, "case", None)
    return examine(Path(case)) if isinstance(case, str) and Path(case).is_file() else None


def guarded(work: Callable[[], int], *, debug: bool = False) -> int:
    """The exit code of `work`, with what it printed written out; with `debug` every error is raised instead."""
    try:
        code = work()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return say("stopped", INTERRUPTED)
    except BrokenPipeError:
        settle()
        return CUT
    except Exception as error:  # whatever it is, a user gets a sentence and a code
        if debug:
            raise
        if STOPPING.pressed is not None:
            # A library that was being loaded makes an error of its own of a Ctrl-C.
            return say("stopped", INTERRUPTED)
        return say(*_told(error))
    return code


def _told(error: Exception) -> tuple[str, int]:
    """The sentence and the exit code of an error: a user gets a sentence, whoever mends it gets the place with --debug."""
    if isinstance(error, TwosourceError):
        return str(error), next(code for kind, code in CODES.items() if isinstance(error, kind))
    if isinstance(error, OSError):
        return f"{error.filename or 'standard output'}: {error.strerror or error}", UNWRITTEN
    return f"a fault in twosource: {type(error).__name__}: {error} (run again with --debug to see where)", BUG


def say(sentence: str, code: int) -> int:
    """Prints an error on standard error; returns `code`. Where it cannot be printed, the code has to say it."""
    from twosource.outputs.view.labels import line

    with suppress(OSError):
        print(f"twosource: {line(sentence)}", file=sys.stderr)
    return code
