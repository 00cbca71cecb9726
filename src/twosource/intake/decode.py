"""Bytes -> characters: byte order mark, then what the sender declares, then UTF-8, then the likeliest other encoding. Never fails."""

import codecs
import re
from dataclasses import dataclass

from twosource.intake.labels import CODECS, codec_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_WIDE = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
}
"""In which of four bytes NULs stand, and what that shows."""

_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)

SAMPLE_BYTES = 50_000
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
    sample = text[:SAMPLE_BYTES]
    if "\x00" in sample:
        return True
    odd = len(_CONTROL.findall(sample)) + sample.count("\N{REPLACEMENT CHARACTER}") / 4
    return odd > BINARY_SHARE * max(len(sample), 50)


def decode(raw: bytes, charset: str | None = None) -> Decoded:
    """The characters of `raw`. `charset` is what the sender said (an HTTP header, say)."""
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return Decoded(raw.decode(codec, "replace"), codec)
    for name in (wide(raw), codec_of(charset), _declared(raw), "utf-8"):
        text = _strictly(raw, name)
        if text is not None and name is not None:
            return Decoded(text, name)
    return _likeliest(raw)


def marked(raw: bytes) -> bool:
    """Whether `raw` begins with a byte order mark of more than one byte a character, or shows to be such text without one."""
    return any(raw.startswith(mark) for mark, name in _MARKS if name != "utf-8") or wide(raw) is not None


def _declared(raw: bytes) -> str | None:
    """The codec that a page names for itself. One whose name can be read so is in none of two bytes a character, whatever it says."""
    head = raw[:4096]
    found = _DECLARED.search(head) if b"<" in head else None
    codec = codec_of(found[1].decode("ascii")) if found else None
    return "utf-8" if codec in ("utf-16-le", "utf-16-be") else codec


def _strictly(raw: bytes, name: str | None) -> str | None:
    if name is None:
        return None
    try:
        return raw.decode(name)
    except UnicodeError:
        return None


def wide(raw: bytes) -> str | None:
    """The codec of text in two or four bytes a character without a mark, which shows as NULs in every second byte, or in three of four."""
    head = raw[:2000]
    if len(head) < 4:
        return None
    zeros = [head[at::4].count(0) > 0.4 * len(head) / 4 for at in range(4)]
    return _WIDE.get((zeros[0], zeros[1], zeros[2], zeros[3]))


def _likeliest(raw: bytes) -> Decoded:
    sample = raw[:SAMPLE_BYTES]
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
    likely = best.encoding.replace("_", "-") if best else None
    name = (likely if likely in CODECS.values() else codec_of(likely)) or "cp1252"
    return Decoded(raw.decode(name, "replace"), name)
