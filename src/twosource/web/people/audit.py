"""The record of who did what: JSON lines that are only appended. No password, no text of a report and no reason goes in."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from twosource.errors import UsageError

AUDIT_ENDING = ".audit.jsonl"
"""What the name of the file beside the people's ends in."""
MAX_PART_CHARACTERS = 200
"""Characters kept of each part of a line."""


class Audit:
    """The record beside a file of accounts; each line is one write, so that lines of several servers never mix."""

    def __init__(self, people: Path) -> None:
        """Opens it for appending. Raises UsageError where that cannot be: nobody is let in without a record."""
        self.path = people.with_name(people.name.removesuffix(".people.json").removesuffix(".json") + AUDIT_ENDING)
        try:
            self._file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        except OSError as error:
            raise UsageError(f"{self.path} cannot be written: {error.strerror}") from error

    def write(self, who: str, address: str, action: str, outcome: str) -> None:
        """One line. `who` is '' for somebody not signed in. Raises OSError where it could not be written."""
        told = {"when": datetime.now(UTC).isoformat(timespec="milliseconds"), "who": who, "address": address, "action": action}
        kept = {name: value[:MAX_PART_CHARACTERS] for name, value in (told | {"outcome": outcome}).items()}
        os.write(self._file, (json.dumps(kept) + "\n").encode())

    def close(self) -> None:
        """Closes the file."""
        os.close(self._file)
