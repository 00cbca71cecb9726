"""Whether what is told happened, did not, is planned or unsure."""
