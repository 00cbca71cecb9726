"""What `reread` does, and what `status` says of the readers of a case: flags in, one call of the library, print out."""

import sys
from argparse import Namespace
from collections.abc import Iterable

from twosource.case import reread as rereading
from twosource.case.judging import Entry
from twosource.cli.parser import settings_of
from twosource.cli.terminal.exits import DONE
from twosource.cli.terminal.progress import Bar, resumable
from twosource.outputs.view.labels import counted, line


def reread(arguments: Namespace) -> int:
    """`twosource reread`."""
    done, settings = rereading.Reread(), settings_of(arguments)

    def work(bar: Bar) -> None:
        rereading.reread(arguments.case, settings, bar, done, every=arguments.all)

    if code := resumable(work, lambda: _far(done), debug=arguments.debug):
        return code
    anew = f"{_far(done)}; the reader is {rereading.own().version}"
    print(anew if done.done or done.failures else "every report is read by this reader already")
    for failure in done.failures:
        print(line(f"left as it was, since {failure.stage} failed on it: {failure.report}: {failure.reason}"), file=sys.stderr)
    print_gone(done.adrift, "no longer in the reading, so without effect")
    print_gone(done.partly, "in part no longer in the reading")
    return DONE


def _far(done: rereading.Reread) -> str:
    return f"{counted(done.done, 'report')} read anew" + (f", {done.left} left" if done.left else "")


def print_gone(entries: Iterable[Entry], what: str) -> None:
    """One line for each decision whose things the readings have no more, or not all of them."""
    for entry in entries:
        print(line(f"{what}: entry {entry.judgement.id}: {entry.told}"))


def print_age(case: str, age: rereading.Age) -> None:
    """By which readers a case was read, and what is to be done where that is an older one."""
    if age.older:
        print(line(f"read by {age.reader}; {counted(age.older, 'reading')} by an older reader: twosource reread {case}"))
    elif age.current:
        print(f"read by {age.reader}")
    print_gone(age.adrift, "no longer in the reading, so without effect")
