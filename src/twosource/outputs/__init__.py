"""Findings -> files: JSON, text for the terminal, Markdown, one self-contained HTML dossier, the same as PDF, other programs' formats."""

from twosource.outputs.contract import contract
from twosource.outputs.dossier import as_html
from twosource.outputs.exports import export
from twosource.outputs.failing import failed
from twosource.outputs.markdown import as_markdown
from twosource.outputs.paper import as_pdf
from twosource.outputs.terminal import print_text
from twosource.outputs.writing import as_json, dumped, json_of, list_of, schema

__all__ = [
    "as_html", "as_json", "as_markdown", "as_pdf", "contract", "dumped", "export", "failed", "json_of", "list_of", "print_text", "schema",
]  # fmt: skip
