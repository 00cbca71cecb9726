"""The case as one self-contained HTML page."""

from html import escape

from twosource.model import Case
from twosource.outputs.markdown import as_markdown


def as_html(case: Case) -> str:
    """A page that opens from disk with no network."""
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>twosource</title><pre>{escape(as_markdown(case))}</pre></html>"
