"""Findings -> files: JSON, text for the terminal, Markdown, one self-contained HTML dossier."""

from twosource.outputs.contract import contract
from twosource.outputs.dossier import as_html
from twosource.outputs.markdown import as_markdown
from twosource.outputs.terminal import print_text
from twosource.outputs.writing import as_json, dumped, schema

__all__ = ["as_html", "as_json", "as_markdown", "contract", "dumped", "print_text", "schema"]
