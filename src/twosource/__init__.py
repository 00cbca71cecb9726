"""Reads news reports and shows who reports what, on whose word, how surely and on what evidence; what they agree on and where they differ.

case = twosource.compare(["first.txt", "second.html"])      # one shot
twosource.new("affair.two")                                  # or a case that is kept
twosource.add("affair.two", ["reports/"])
case = twosource.load("affair.two")
twosource.contract(case)["events"]
"""

# Said so, since `typing` takes long enough to load that Ctrl-C could come between.
TYPE_CHECKING = False

__version__ = "0.1.0"

if TYPE_CHECKING:
    from typing import Any

    from twosource.case.write import add, load, new
    from twosource.errors import TwosourceError
    from twosource.model import Case
    from twosource.outputs import as_html, as_markdown, contract
    from twosource.settings import Settings
    from twosource.workflow import compare

__all__ = ["Case", "Settings", "TwosourceError", "add", "as_html", "as_markdown", "compare", "contract", "load", "new"]

HOMES = {
    "Case": "model",
    "Settings": "settings",
    "TwosourceError": "errors",
    "add": "case.write",
    "as_html": "outputs",
    "as_markdown": "outputs",
    "compare": "workflow",
    "contract": "outputs",
    "load": "case.write",
    "new": "case.write",
}
"""Where each name of the front door lives; fetched when first asked for, so that importing the package costs nothing."""


def __getattr__(name: str) -> "Any":
    if name not in HOMES:
        raise AttributeError(f"module 'twosource' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"twosource.{HOMES[name]}"), name)
