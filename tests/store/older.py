"""Cases as earlier versions made them."""

from pathlib import Path

from twosource.store.dialects import DEFAULT
from twosource.store.migrations import take


def made_at(path: Path, step: int) -> None:
    """An empty case as the version made it that knew only the steps up to one."""
    connection = DEFAULT.connect(path, "new")
    with connection.begin():
        DEFAULT.mark(connection)
        take(connection, DEFAULT, step)
    connection.close()
