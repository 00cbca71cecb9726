"""Findings -> files: JSON, text for the terminal, Markdown, one self-contained HTML dossier, the same as PDF, other programs' formats."""

from twosource.outputs.contract.case import contract
from twosource.outputs.contract.dump import as_json, dumped, json_of, list_of, schema
from twosource.outputs.exports import export
from twosource.outputs.html import as_html
from twosource.outputs.pdf import as_pdf
from twosource.outputs.text.markdown import as_markdown
from twosource.outputs.text.terminal import print_text
from twosource.outputs.view.failures import failed

__all__ = [
    "as_html", "as_json", "as_markdown", "as_pdf", "contract", "dumped", "export", "failed", "json_of", "list_of", "print_text", "schema",
]  # fmt: skip
