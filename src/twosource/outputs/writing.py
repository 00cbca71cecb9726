"""The contract as text."""

import json
import re
from hashlib import sha256
from importlib.resources import files
from typing import Any

from twosource.model import Case
from twosource.outputs.contract import contract

UNWRITABLE = re.compile("[\x7f-\x9f\ud800-\udfff]")
"""Half a surrogate pair, which UTF-8 cannot hold, and control characters that JSON allows raw and a terminal might obey."""


def as_json(case: Case) -> str:
    """The case as JSON in the contract's form."""
    return dumped(contract(case)) + "\n"


def fingerprint(case: Case) -> str:
    """SHA-256 (hexadecimal) of the case as `as_json` writes it: what `twosource show CASE --format json | sha256sum` prints."""
    return sha256(as_json(case).encode()).hexdigest()


def dumped(value: Any, indent: int | None = 1) -> str:
    """Any value as JSON, what a file or terminal could not take written as an escape."""
    return UNWRITABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent))


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the contract."""
    text = files("twosource.outputs").joinpath("case.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
