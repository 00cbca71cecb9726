"""Runs one command and turns whatever happens into an exit code and at most a sentence."""

import argparse
import os
import sys
from collections.abc import Sequence

from twosource.cli.exits import BUG, CUT, INTERRUPTED, NOTHING, UNWRITTEN, USAGE
from twosource.cli.parser import build
from twosource.errors import NothingReadable, OutputError, StoreError, TwosourceError

CODES: dict[type[TwosourceError], int] = {NothingReadable: NOTHING, StoreError: UNWRITTEN, OutputError: UNWRITTEN, TwosourceError: USAGE}
"""Exit code of each error; the first class that fits counts."""


def run(argv: Sequence[str]) -> int:
    """The exit code of the command line `argv` (without the program's name)."""
    try:
        arguments = build().parse_args(argv)
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else USAGE
    return guarded(arguments)


def guarded(arguments: argparse.Namespace) -> int:
    """The exit code of one parsed command; with --debug every error is raised instead."""
    from twosource.cli.actions import action

    try:
        code = action(arguments.command)(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return say("stopped", INTERRUPTED)
    except BrokenPipeError:
        # Python flushes standard output once more on its way out; with nowhere to go that would print a second error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT
    except TwosourceError as error:
        if arguments.debug:
            raise
        return say(str(error), next(code for kind, code in CODES.items() if isinstance(error, kind)))
    except OSError as error:
        if arguments.debug:
            raise
        return say(f"{error.filename or 'standard output'}: {error.strerror}", UNWRITTEN)
    except Exception as error:  # the last line of defence: a user gets a sentence, whoever mends it gets the place with --debug
        if arguments.debug:
            raise
        return say(f"a fault in twosource: {type(error).__name__}: {error} (run again with --debug to see where)", BUG)
    return code


def say(sentence: str, code: int) -> int:
    """Prints an error on standard error; returns `code`."""
    from twosource.outputs.wording import line

    print(f"twosource: {line(sentence)}", file=sys.stderr)
    return code
