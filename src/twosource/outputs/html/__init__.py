"""The dossier: a case as one self-contained HTML page that opens from disk with no network."""

from twosource.outputs.html.page import as_html

__all__ = ["as_html"]
