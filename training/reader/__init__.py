"""Trains the reader model: one small encoder with several heads. See training/reader/README.md."""
