"""The dossier on paper: the sheet as a tagged PDF."""

from twosource.outputs.pdf.typst import as_pdf

__all__ = ["as_pdf"]
