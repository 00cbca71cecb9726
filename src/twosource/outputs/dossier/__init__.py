"""The dossier's words apart from any form: sections of paragraphs, lists and tables that HTML, Markdown and PDF are written from."""

from twosource.outputs.dossier.outline import Sheet, sheet

__all__ = ["Sheet", "sheet"]
