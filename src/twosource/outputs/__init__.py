"""Findings -> files."""

from twosource.outputs.contract import contract

__all__ = ["contract"]
