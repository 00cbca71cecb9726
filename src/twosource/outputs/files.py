"""Files that are put in place whole or not at all, and never over what they are made from.

What is written goes into a file beside the target, which takes its name once it is whole and on the disk. So whatever stops it (a full
disk, Ctrl-C, an error), the target is what it was and nothing lies beside it.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from twosource.errors import OutputError, UsageError

STANDARD = "-"
"""Standard output, and as an input standard input."""
DATABASE = b"SQLite format 3\x00"
"""How a case file begins, as every file of SQLite does."""
BESIDE = ("-wal", "-shm", "-journal", ".people.json", ".audit.jsonl")
"""What the names of the files that belong to a case end in, behind its own."""
OPENED = ("/dev/fd", "/proc/self/fd", f"/proc/{os.getpid()}/fd")
"""Folders in which a number names what this process has open."""
STRANGE = {stat.S_IFBLK: "a disk", stat.S_IFSOCK: "a socket"}
"""What a name can stand for that nothing is written into."""


def allowed(output: str | Path, sources: Iterable[str | Path] = (), *, folder: bool = False) -> None:
    """Refuses an output that is one of the `sources` it is made from, a case file, a file that belongs to one, or a folder.

    `sources` are files, folders (for all the files below that are read) and '-'; what else is among them, an address say, is no file.
    With `folder` several files are made, for which an empty folder may be there. Raises UsageError. Nothing is written.
    """
    named = str(output)
    files = [str(source) for source in sources]
    with clearly(named):
        if (number := opened(named)) is not None:
            _apart(named, os.fstat(number), [each for each in files if not os.path.isdir(each)])
            return
        if not folder and named.endswith(("/", os.sep)):
            raise UsageError(f"{named} names a folder; name a file")
        target = Path(os.path.realpath(named))
        _fit(named, target, folder)
        with suppress(FileNotFoundError, NotADirectoryError):
            _apart(named, target.stat(), files)


def opened(output: str | Path) -> int | None:
    """The number of what this process has open and `output` stands for: 1 for '-' and /dev/stdout; None for a file of its own."""
    named = str(output)
    if named == STANDARD:
        return 1
    for _ in range(40):  # as many links as a system follows
        folder, name = os.path.split(os.path.abspath(named))
        if name.isascii() and name.isdigit() and (folder in OPENED or os.path.realpath(folder) in OPENED):
            return int(name)
        if not os.path.islink(named):
            return None
        named = os.path.join(folder, os.readlink(named))
    return None


def put(output: str | Path, write: Callable[[BinaryIO], None]) -> None:
    """Lets `write` fill a file that takes the place of `output` once it is whole; a pipe or a device is written into.

    Links are followed, rights are kept, folders on the way are made. Raises OutputError, and UsageError for what `allowed` refuses whatever
    a file is made from.
    """
    number = opened(output)
    if number == 1:
        # What is wrong with standard output is told where all that is printed is looked after.
        sys.stdout.flush()
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    with clearly(output):
        if number is not None:
            _pour(os.dup(number), write)
            return
        target = Path(os.path.realpath(output))
        _fit(str(output), target, folder=False)
        if target.exists() and not target.is_file():
            _pour(os.open(target, os.O_WRONLY), write)
        else:
            with parents(target):
                _replace(target, write)


@contextmanager
def clearly(output: str | Path) -> Iterator[None]:
    """Turns what the system says against writing into an OutputError of one sentence; a reader that went away stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{output} could not be written: {error.strerror or error}; nothing was changed") from error


@contextmanager
def parents(target: Path) -> Iterator[None]:
    """Makes the folders on the way to `target`; those that were not there before go again where what follows fails."""
    missing = [folder for folder in target.parents if not folder.exists()]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        with suppress(OSError):
            for folder in missing:
                folder.rmdir()
        raise


def _fit(named: str, target: Path, folder: bool) -> None:
    """Raises UsageError where nothing is to be written whatever it is made from."""
    if target.is_dir() and not folder:
        raise UsageError(f"{named} is a folder; name a file")
    if folder and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{named} is there already and holds something; name another folder, or one that ends in .zip")
    if database(target):
        raise UsageError(f"{named} is a case file (or another database), over which nothing is written; name another file")
    for ending in BESIDE:
        if target.name.endswith(ending) and database(target.with_name(target.name.removesuffix(ending))):
            raise UsageError(f"{named} belongs to a case file, so nothing is written over it; name another file")
    with suppress(OSError):
        if kind := STRANGE.get(stat.S_IFMT(target.stat().st_mode)):
            raise UsageError(f"{named} is {kind}; name a file")


def database(path: Path) -> bool:
    """Whether a file is a case file or another of SQLite's; so is one whose log lies beside it, and whose head may still be to come."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(DATABASE)) == DATABASE or path.with_name(f"{path.name}-wal").exists()
    except OSError:
        return False


def _apart(named: str, state: os.stat_result, sources: Iterable[str]) -> None:
    """Raises UsageError where the file in `state` is one of the sources, by whatever name or link."""
    if not stat.S_ISREG(state.st_mode):
        return
    for source in sources:
        with suppress(OSError, ValueError):
            there = os.fstat(0) if source == STANDARD else os.stat(source)
            if os.path.samestat(there, state):
                raise UsageError(f"{_said(named)} is {_said(source, 'input')}, which it is made from; name another file")
            if stat.S_ISDIR(there.st_mode) and _below(source, state):
                raise UsageError(f"{named} lies in {source}, so it is read itself; name a file elsewhere, or one that is not there yet")


def _said(named: str, way: str = "output") -> str:
    return f"standard {way}" if named == STANDARD else named


def _below(folder: str, state: os.stat_result) -> bool:
    """Whether the file in `state` is one of those that are read of a folder: hidden ones are not, nor are those behind linked folders."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            with suppress(OSError):
                if not name.startswith(".") and os.path.samestat(os.stat(os.path.join(here, name)), state):
                    return True
    return False


def _pour(handle: int, write: Callable[[BinaryIO], None]) -> None:
    with os.fdopen(handle, "wb") as stream:
        write(stream)


def _replace(target: Path, write: Callable[[BinaryIO], None]) -> None:
    rights = _rights(target)
    part = target.with_name(f".twosource-{token_hex(8)}.part")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(part, flags, 0o666 if rights is None else 0o600), "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if rights is not None:
            os.chmod(part, rights)
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _rights(target: Path) -> int | None:
    """The rights of the file that is replaced, None where there is none. Raises OSError for one that may not be written."""
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if not target.exists():
        return None
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(target.stat().st_mode) & 0o777
