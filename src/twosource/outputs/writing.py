"""The contract as text."""

import json
import re

from twosource.model import Case
from twosource.outputs.contract import contract

LONE = re.compile("[\ud800-\udfff]")


def as_json(case: Case) -> str:
    """The case as JSON in the contract's form; half a surrogate pair, which UTF-8 cannot hold, is written as an escape."""
    return LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(contract(case), ensure_ascii=False, indent=1)) + "\n"
