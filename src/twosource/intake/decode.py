"""Bytes -> characters: byte order mark, then what the sender declares, then UTF-8, then the likeliest other encoding. Never fails."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)

_LATIN = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
"""The WHATWG encoding standard reads these labels as Windows-1252, because that is what pages so labelled hold."""

SAMPLE = 50_000
"""Bytes shown to the detector: its verdict does not change beyond, its time does."""

MOSTLY_ASCII = 0.9
"""Share of ASCII bytes from which a text that is no UTF-8 is taken for Windows-1252: English has over 0.98, and the detector guesses
rare code pages from a handful of quotes and dashes."""

BINARY_SHARE = 0.02
"""More control characters than this share and the input is no text: prose has none but line ends and tabs; old wire copy a few."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_MAGIC = (
    (b"PK\x03\x04", "a zip archive (or an office document); unpack it and name what is inside"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF-", "a PDF; save its text first, with pdftotext say"),
    (b"\x1f\x8b", "gzip-compressed; unpack it first, with gunzip say"),
    (b"BZh", "bzip2-compressed; unpack it first, with bunzip2 say"),
    (b"\xfd7zXZ\x00", "xz-compressed; unpack it first, with unxz say"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed; unpack it first, with unzstd say"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it and name what is inside"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it and name what is inside"),
    (b"\x89PNG", "a picture; only text can be read"),
    (b"\xff\xd8\xff", "a picture; only text can be read"),
    (b"GIF8", "a picture; only text can be read"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text first"),
    (b"{\\rtf", "a rich text document; save it as plain text first"),
    (b"\x7fELF", "a program; only text can be read"),
    (b"SQLite format 3\x00", "a database; only text can be read"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters and the encoding they were read with; a byte that fits nothing is U+FFFD."""

    text: str
    encoding: str


def binary(raw: bytes) -> str | None:
    """What `raw` is if its first bytes say it is no text, else None."""
    return next((what for magic, what in _MAGIC if raw.startswith(magic)), None)


def garbled(text: str) -> bool:
    """Whether characters betray that this is no text: a NUL, or too many control characters and bytes that fit no encoding."""
    sample = text[:SAMPLE]
    if "\x00" in sample:
        return True
    odd = len(_CONTROL.findall(sample)) + sample.count("\N{REPLACEMENT CHARACTER}") / 4
    return odd > BINARY_SHARE * max(len(sample), 50)


def decode(raw: bytes, charset: str | None = None) -> Decoded:
    """The characters of `raw`. `charset` is what the sender said (an HTTP header, say)."""
    for mark, marked in _MARKS:
        if raw.startswith(mark):
            return Decoded(raw.decode(marked, "replace"), marked)
    for name in (charset, _declared(raw), "utf-8", _wide(raw)):
        text = _strictly(raw, name)
        if text is not None:
            return Decoded(text, _known(name) or "utf-8")
    return _likeliest(raw)


def _declared(raw: bytes) -> str | None:
    head = raw[:4096]
    found = _DECLARED.search(head) if b"<" in head else None
    return found[1].decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    """The codec's own name, None if there is no text codec of this name."""
    if not name:
        return None
    name = _LATIN.get(name.strip().lower(), name.strip())
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # hex, zip and rot13 are codecs too, but make no text of bytes
    return codec.name if getattr(codec, "_is_text_encoding", True) else None


def _strictly(raw: bytes, name: str | None) -> str | None:
    known = _known(name)
    if known is None:
        return None
    try:
        return raw.decode(known)
    except (UnicodeError, ValueError):
        return None


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark shows as a NUL in every second byte."""
    head = raw[:2000]
    if len(head) >= 4 and head[1::2].count(0) > 0.4 * len(head) / 2:
        return "utf-16-le"
    if len(head) >= 4 and head[0::2].count(0) > 0.4 * len(head) / 2:
        return "utf-16-be"
    return None


def _likeliest(raw: bytes) -> Decoded:
    sample = raw[:SAMPLE]
    forced = sample.decode("utf-8", "replace")
    broken = forced.count("\N{REPLACEMENT CHARACTER}")
    if sum(not char.isascii() for char in forced) - broken > 2 * broken:
        # UTF-8 with a few broken bytes (a cut, a bad paste) is still UTF-8
        return Decoded(raw.decode("utf-8", "replace"), "utf-8")
    if sum(byte < 0x80 for byte in sample) > MOSTLY_ASCII * len(sample):
        return Decoded(raw.decode("cp1252", "replace"), "cp1252")
    # slow to load and needed for few inputs
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    name = (_known(best.encoding) if best else None) or "cp1252"
    return Decoded(raw.decode(name, "replace"), name)
