"""By which reader a reading was made: a short hash over all that a reading follows from beside its text."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from twosource.fingerprints import HOUSE, Parts, fingerprint
from twosource.language import ENGLISH, PACKS, LanguagePack, installed

NAME = "reader"


def parts() -> Parts:
    """What a reading follows from: code, word tables, gazetteer, the encoder with its tokenizer, and the language models at hand."""
    tables = tuple((f"language/{pack.code}", ".tsv") for pack in PACKS)
    data = (*tables, ("reading/data", ".tsv"), ("reading/data", ".json"), ("reading/data", ".onnx"), ("reading/data", ".npy"))
    parsers = tuple(f"{pack.distribution} {_version(pack)}" for pack in PACKS if pack == ENGLISH or installed(pack))
    return Parts(("reading.english",), ("reading", "language", "model"), data, parsers)


@cache
def reader_version() -> str:
    """The reader's version, the same wherever its files lie."""
    return fingerprint(NAME, parts())


def reader() -> str:
    """What the claims of a reading say they are by: the program and the version of its reader."""
    return f"{HOUSE} {reader_version()}"


def _version(pack: LanguagePack) -> str:
    try:
        return version(pack.distribution)
    except PackageNotFoundError:
        return "missing"
