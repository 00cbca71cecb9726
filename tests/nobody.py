"""What needs another user than root: whether that user gets as far as this checkout's own files."""

import os
import tempfile
from functools import cache

import twosource

NOBODY = 65534
"""The user without rights on this machine."""


@cache
def shut_out() -> str | None:
    """Why a test can't become that user here; None where it can."""
    if os.name == "nt" or os.geteuid() != 0:
        return "only root can become somebody without rights"
    files = (twosource.__file__, __file__, tempfile.gettempdir())
    return next((f"a user without rights can't come to {each}" for each in files if not _enters(each)), None)


def _enters(path: str) -> bool:
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        os._exit(0 if os.access(path, os.R_OK) else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
