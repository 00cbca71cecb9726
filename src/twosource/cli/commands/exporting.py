"""What `twosource export` and `twosource import` do: flags in, one call of the library, print out."""

import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from twosource.case import transfer
from twosource.case.read import Window
from twosource.cli.parser import settings_of
from twosource.cli.terminal.exits import DONE
from twosource.cli.terminal.progress import watching
from twosource.cli.terminal.showing import listed, listed_failures
from twosource.cli.terminal.writing import write
from twosource.errors import UsageError
from twosource.formats import Form, form_named
from twosource.outputs.exports import Exported
from twosource.outputs.files import STANDARD, allowed, opened
from twosource.outputs.view.labels import counted, line


def out(arguments: Namespace) -> int:
    """`twosource export`."""
    form = form_named(arguments.form)
    if arguments.key and form.name != "archive":
        raise UsageError("--key signs an archive; other formats are not signed")
    key = Path(arguments.key) if arguments.key else None
    if opened(arguments.output or "") == 1:
        done = _to_standard(arguments, form, key)
    else:
        out = arguments.output or where(arguments.case, form.ending)
        done = transfer.export(arguments.case, form.name, out, arguments.quotes_only, key)
        print(f"written to {line(str(done.path))}", file=sys.stderr)
    if done.left_out:
        print(f"left out: {'; '.join(done.left_out)}", file=sys.stderr)
    return DONE


def _to_standard(arguments: Namespace, form: Form, key: Path | None) -> Exported:
    """One file by way of a folder of its own, since a zip is written with leaps that a pipe does not allow."""
    if form.shape == "folder":
        raise UsageError(f"{form.name} makes several files; name a folder, or a file that ends in .zip, with -o")
    allowed(STANDARD, [arguments.case])
    with tempfile.TemporaryDirectory(prefix="twosource-") as folder:
        done = transfer.export(arguments.case, form.name, Path(folder) / "out", arguments.quotes_only, key)
        with done.path.open("rb") as file:
            write(STANDARD, iter(lambda: file.read(1 << 20), b""))
    return done


def where(case: str, ending: str) -> str:
    """Where an export goes when nothing is said: beside the case, by its name with the format's ending."""
    return str(Path(case).with_suffix("")) + ending


def back(arguments: Namespace) -> int:
    """`twosource import`."""
    if arguments.signed_by and arguments.form != "archive":
        raise UsageError("--signed-by is for archives; JSON is not signed")
    with watching() as bar:
        if arguments.form == "json":
            tally = transfer.read_again(arguments.case, arguments.file, settings_of(arguments), bar)
            print(_kept(tally.added, tally.known))
            return max(listed(tally.refusals), _failed(arguments.case))
        taken = transfer.bring(arguments.case, arguments.file, arguments.signed_by, bar.drawing)
    print(f"verified: every file is as it was signed by the key {taken.fingerprint}")
    print(f"{_kept(taken.reports, taken.known)}; {counted(taken.decisions, 'new decision')} in the log")
    return _failed(arguments.case)


def _failed(case: str) -> int:
    """Lists what of the case could not be read or drawn; the exit code that follows."""
    with Window(case) as window:
        return listed_failures(window.failed())


def _kept(added: int, known: int) -> str:
    return f"{counted(added, 'new report')} kept" + (f"; {known} were there already" if known else "")
