"""What the pages of single things share: sentences with their words set off, tables of slots, findings, reasons, roots."""
