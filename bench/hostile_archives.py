"""Archives that a stranger with a key of their own could send: a sound one, turned by one trick each and signed."""

import json
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hostile_cases import DEEP, DIGITS, MARKED

from twosource.outputs.archive.signing import sign
from twosource.outputs.exports.writer import zipped

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
Files = dict[str, bytes]
Trick = Callable[[Files, Random], bytes]
"""Makes the bytes of an archive out of the files of a sound one."""


def packed(files: Files) -> bytes:
    paper = BytesIO()
    zipped(((name, [content]) for name, content in files.items()), paper)
    return paper.getvalue()


def sealed(inner: Files, **manifest: Any) -> Files:
    """The files with a manifest and a signature that fit them."""
    inner = {name: content for name, content in inner.items() if name not in {"manifest.json", "signature.json"}}
    listed = [{"name": name, "size": len(content), "sha256": sha256(content).hexdigest()} for name, content in inner.items()]
    told = {"format": "twosource.archive/1", "made_by": "eve", "quotes_only": False, "files": listed} | manifest
    return signed(inner, json.dumps(told).encode())


def signed(files: Files, manifest: bytes) -> Files:
    """The files with a manifest and its signature."""
    return files | {"manifest.json": manifest, "signature.json": json.dumps(sign(KEY, manifest)).encode()}


def lying(**changed: str | bytes | Callable[[Any], Any]) -> Trick:
    """Signed as it should be, with files that say something else: by the beginning of their names, what they hold or what is made of it."""

    def make(files: Files, _: Random) -> bytes:
        made = dict(files)
        for beginning, change in changed.items():
            name = next(name for name in sorted(made) if name.startswith(beginning))
            if callable(change):
                told = json.loads(made[name])
                made[name] = json.dumps(change(told) or told).encode()
            else:
                made[name] = change.encode() if isinstance(change, str) else change
        return packed(sealed(made))

    return make


def put(where: str, value: Any) -> Callable[[Any], None]:
    """Puts a value at a path in JSON."""

    def change(told: Any) -> None:
        *way, last = (int(step) if step.lstrip("-").isdecimal() else step for step in where.split("."))
        for step in way:
            told = told[step]
        told[last] = value

    return change


def entry(**changed: Any) -> Callable[[Any], None]:
    """Appends an entry to the log."""

    def change(log: Any) -> None:
        plain = {"id": 500, "verb": "undo", "subjects": [], "who": MARKED, "when": "2026-01-02T03:04:05+00:00", "why": MARKED, "value": ""}
        log.append(plain | changed)

    return change


def written(change: Callable[[zipfile.ZipInfo], None] | None = None, how: int = zipfile.ZIP_DEFLATED) -> Trick:
    """Packed by another program."""

    def make(files: Files, _: Random) -> bytes:
        paper = BytesIO()
        with zipfile.ZipFile(paper, "w", how) as made:
            for name, content in files.items():
                info = zipfile.ZipInfo(name)
                info.compress_type = how
                if change:
                    change(info)
                made.writestr(info, content)
        return paper.getvalue()

    return make


def _linked(info: zipfile.ZipInfo) -> None:
    if info.filename.startswith("raw/"):
        info.external_attr = (stat.S_IFLNK | 0o777) << 16


def _commented(info: zipfile.ZipInfo) -> None:
    info.comment = b"x" * 100


def renamed(name: str) -> Trick:
    """With a file more, signed with the others."""
    return lambda files, _: packed(sealed(files | {name: b"x"}))


def edited(change: Callable[[bytearray], Any]) -> Trick:
    """The finished bytes with something done to them."""

    def make(files: Files, _: Random) -> bytes:
        content = bytearray(packed(files))
        return bytes(change(content) or content)

    return make


def heads(at: int, form: str, value: int, first: bytes = b"PK\x01\x02") -> Trick:
    """With a number in the record of every file."""

    def change(content: bytearray) -> None:
        found = content.find(first)
        while found >= 0:
            struct.pack_into(form, content, found + at, value)
            found = content.find(first, found + 4)

    return edited(change)


def _flipped(files: Files, chance: Random) -> bytes:
    content = bytearray(packed(files))
    for _ in range(5):
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    return bytes(content)


def _shared(files: Files, _: Random) -> bytes:
    """Many files of one and the same packed bytes: a few of these unpack to as much as one likes."""
    names = [f"raw/r{number}.txt" for number in range(300)]
    bomb = bytes(60_000)
    made = sealed(files)
    listed = json.loads(made["manifest.json"])
    listed["files"] += [{"name": name, "size": len(bomb), "sha256": sha256(bomb).hexdigest()} for name in names]
    made = signed(made, json.dumps(listed).encode())
    paper = BytesIO()
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
        archive.writestr(names[0], bomb)
        first = archive.getinfo(names[0])
        for name in names[1:]:
            other = zipfile.ZipInfo(name)
            for each in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(other, each, getattr(first, each))
            archive.filelist.append(other)
            archive.NameToInfo[name] = other
    return paper.getvalue()


def _overlong(files: Files, _: Random) -> bytes:
    """A file whose record says it is as small as the manifest has it, and whose bytes unpack to more."""
    made = sealed(files)
    name = next(name for name in made if name.startswith("raw/"))
    honest = len(made[name])
    content = bytearray(packed(made | {name: bytes(20_000_000)}))
    record = content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode()))
    struct.pack_into("<I", content, record + 24, honest)
    return bytes(content)


def _weak(point: int) -> Trick:
    """Signed by nobody: the key is a point whose multiples are few, so that a signature of it fits with a chance of one in a few."""

    def make(files: Files, _: Random) -> bytes:
        public = point.to_bytes(32, "little")
        signature = {"algorithm": "Ed25519", "public_key": public.hex(), "signature": ((1).to_bytes(32, "little") + bytes(32)).hex()}
        return packed(sealed(files) | {"signature.json": json.dumps(signature).encode()})

    return make


def _twice(files: Files, _: Random) -> bytes:
    """One name twice."""
    names = [*files, "log.json"]
    paper = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        zipped(((name, [files[name]]) for name in names), paper)
    return paper.getvalue()


def _copied(field: str) -> Callable[[Any], None]:
    def change(told: Any) -> None:
        told["reading"][field][1]["id"] = told["reading"][field][0]["id"]

    return change


def _of_another(files: Files, _: Random) -> bytes:
    """A claim with the id that a claim of another report has."""
    first, second = sorted(name for name in files if name.startswith("reports/"))[:2]
    taken = json.loads(files[first])["reading"]["claims"][0]["id"]
    told = json.loads(files[second])
    told["reading"]["claims"][0]["id"] = taken
    return packed(sealed(files | {second: json.dumps(told).encode()}))


def _unsigned(**changed: Any) -> Trick:
    def make(files: Files, _: Random) -> bytes:
        made = sealed(files)
        signature = json.loads(made["signature.json"]) | changed
        return packed(made | {"signature.json": json.dumps(signature).encode()})

    return make


def _end(content: bytearray) -> int:
    return content.rindex(b"PK\x05\x06")


ZIPS: dict[str, Trick] = {
    "as it should be": lambda files, _: packed(files),
    "packed by another program": written(),
    "stored, not packed": written(how=zipfile.ZIP_STORED),
    "packed with bzip2": written(how=zipfile.ZIP_BZIP2),
    "packed with lzma": written(how=zipfile.ZIP_LZMA),
    "packed with zstd": heads(10, "<H", 93),
    "packed in no known way": heads(10, "<H", 60_000),
    "encrypted": heads(8, "<H", 1),
    "strongly encrypted": heads(8, "<H", 0x41),
    "a link": written(_linked),
    "comments": written(_commented),
    "a comment at the end": edited(lambda content: content[:-2] + b"\x05\x00hello"),
    "something behind it": edited(lambda content: content + b"x" * 1000),
    "something before it": edited(lambda content: b"#!/bin/sh\n" + content),
    "another archive behind it": edited(lambda content: content + content),
    "cut in the middle": edited(lambda content: content[: len(content) // 2]),
    "cut at the end": edited(lambda content: content[:-7]),
    "bytes turned over": _flipped,
    "one name twice": _twice,
    "wrong checksums": heads(16, "<I", 0x12345678),
    "sizes that lie, too large": heads(24, "<I", 0x7FFFFFFF),
    "sizes that lie, of 64 bits": heads(24, "<I", 0xFFFFFFFF),
    "packed sizes that lie": heads(20, "<I", 0x7FFFFFFF),
    "places that lie": heads(42, "<I", 0),
    "places far off": heads(42, "<I", 0x7FFFFFFF),
    "sizes that lie, too small": _overlong,
    "files that share their bytes": _shared,
    "more files than it holds": edited(lambda content: struct.pack_into("<HH", content, _end(content) + 8, 60_000, 60_000)),
    "a list of files larger than the archive": edited(lambda content: struct.pack_into("<I", content, _end(content) + 12, 0x7FFFFFFF)),
    "nothing": lambda _, __: b"",
    "no zip": lambda _, chance: chance.randbytes(10_000),
    "an empty zip": lambda _, __: b"PK\x05\x06" + bytes(18),
    "a name that leads up": renamed("../evil.txt"),
    "a name that leads to the root": renamed("/etc/passwd"),
    "a name of Windows": renamed("C:\\evil.txt"),
    "a name with backslashes": renamed("raw\\evil.txt"),
    "a name with a NUL": edited(lambda content: content.replace(b"README.txt", b"README\x00txt")),
    "a name that turns around": renamed("raw/\u202etxt.exe"),
    "a name with escapes": renamed("raw/\x1b[2J.txt"),
    "a file that nobody lists": lambda files, _: packed(files | {"raw/r0.txt": b"x"}),
    "a file that is missing": lambda files, _: packed({name: content for name, content in files.items() if name != "log.json"}),
    "a swelling text": lying(**{"raw/": bytes(150_000_000)}),
}  # fmt: skip

SIGNED: dict[str, Trick] = {
    "a key of small order": _weak(1),
    "a key of small order with a sign": _weak(1 | 1 << 255),
    "a key of small order, too large": _weak(2**255 - 18),
    "a key of zeros": _weak(0),
    "a signature of zeros": _unsigned(signature="00" * 64),
    "a signature by another way": _unsigned(algorithm="none"),
    "a key of five bytes": _unsigned(public_key="0102030405"),
    "a key that is a list": _unsigned(public_key=["00"] * 32),
    "a manifest nested without end": lambda files, _: packed(signed(files, DEEP.encode())),
    "a manifest of a million lists": lambda files, _: packed(signed(files, b"[" + b"[]," * 3_000_000 + b"[]]")),
    "a manifest of another form": lambda files, _: packed(sealed(files, format="twosource.archive/9")),
    "a manifest without files": lambda files, _: packed(sealed(files, files=[])),
    "a manifest whose sizes are words": lambda files, _: packed(sealed(files, files=[{"name": "log.json", "size": "x", "sha256": 5}])),
    "a maker of markup and escapes": lambda files, _: packed(sealed(files, made_by=MARKED)),
    "a maker as long as a book": lambda files, _: packed(sealed(files, made_by="x" * 1_000_000)),
}  # fmt: skip

LOGS: dict[str, Trick] = {
    "undo of 5,000 digits": lying(log=entry(subjects=[DIGITS])),
    "undo of itself": lying(log=entry(subjects=["500"])),
    "undo of what comes later": lying(log=entry(subjects=["501"])),
    "undo of what the archive does not hold": lying(log=entry(subjects=["77"])),
    "undo of words": lying(log=entry(subjects=[MARKED])),
    "two entries of one number": lying(log=lambda log: log + log),
    "entries in no order": lying(log=lambda log: log[::-1]),
    "entry below zero": lying(log=entry(id=-7)),
    "entry beyond all numbers": lying(log=entry(id=2**63, verb="reject")),
    "entry of a verb there is not": lying(log=entry(verb="destroy")),
    "entry before the calendar": lying(log=entry(verb="reject", when="0001-01-01T00:00:00+14:00")),
    "entry without a zone": lying(log=entry(verb="reject", when="2026-01-01T00:00:00")),
    "entry about numbers": lying(log=entry(verb="reject", subjects=[1, 2])),
    "entry with a value nested without end": lying(log=entry(verb="edit", subjects=["c0"], value=DEEP)),
    "entry with a place at infinity": lying(
        log=entry(verb="edit", subjects=["c0"], value='{"slot": "place", "after": 1e999, "start": 1e999}')
    ),
    "entry with a field more": lying(log=entry(more=1)),
    "log nested without end": lying(log=DEEP),
    "log of a million lists": lying(log="[" + "[]," * 2_000_000 + "[]]"),
    "log that is no list": lying(log='{"a": 1}'),
    "log that is no JSON": lying(log=b"\xff\xfe\x00"),
    "log of numbers without end": lying(log="[" + "9" * 100_000 + "]"),
    "refusals of a reason there is not": lying(refusals='[{"source": "x", "reason": "why not", "detail": "x"}]'),
    "refusals of markup": lying(refusals=json.dumps([{"source": MARKED, "reason": "binary", "detail": MARKED}])),
}  # fmt: skip

REPORTS: dict[str, Trick] = {
    "report that is another": lying(**{"reports/": put("report.id", "r0")}),
    "report with markup for an id": lying(**{"reports/": put("report.id", "<x-pwned>")}),
    "report whose bytes are others": lying(**{"raw/": "something else"}),
    "report with a field more": lying(**{"reports/": put("report.more", 1)}),
    "report nested without end": lying(**{"reports/": DEEP}),
    "report of numbers that are none": lying(**{"reports/": b'{"report": NaN}'}),
    "report of a million lists": lying(**{"reports/": "[" + "{}," * 3_000_000 + "{}]"}),
    "report of markup": lying(**{"reports/": put("report.title", MARKED)}),
    "report whose address acts": lying(**{"reports/": put("report.url", "javascript:pwned=1")}),
    "report whose address is none": lying(**{"reports/": put("report.url", "http://[")}),
    "report published at the end of the calendar": lying(**{"reports/": put("report.published", {
        "edtf": "9999-12-31", "earliest": "9999-12-31", "latest": "9999-12-31", "basis": "stated"})}),
    "report published at its beginning": lying(**{"reports/": put("report.published", {
        "edtf": "0001", "earliest": "0001-01-01", "latest": "0001-01-01", "basis": "stated"})}),
    "reading of another report": lying(**{"reports/": put("reading.report", "r0")}),
    "claim beyond the text": lying(**{"reports/": put("reading.claims.0.span", {"start": 0, "end": 10**9})}),
    "claim that runs backward": lying(**{"reports/": put("reading.claims.0.span", {"start": 9, "end": 3})}),
    "claim of a kind there is not": lying(**{"reports/": put("reading.claims.0.kind", "truth")}),
    "claim of a type there is not": lying(**{"reports/": put("reading.claims.0.type", MARKED)}),
    "claim with markup for an id": lying(**{"reports/": put("reading.claims.0.id", "<x-pwned>")}),
    "claim with another claim's id": lying(**{"reports/": _copied("claims")}),
    "chain with another chain's id": lying(**{"reports/": _copied("chains")}),
    "claim with the id of another report's": _of_another,
    "claim of somebody who is not there": lying(**{"reports/": put("reading.claims.0.roles", [
        {"role": "actor", "span": {"start": 0, "end": 1}, "text": "x", "chain": "k0"}])}),
    "claim of as many as there are numbers": lying(**{"reports/": put("reading.claims.0.quantities", [
        {"role": "killed", "unit": "person", "text": "x", "span": {"start": 0, "end": 1}, "best": 10**400}])}),
    "claim of infinitely many": lying(**{"reports/": b'{"reading": {"report": "r0", "claims": [{"confidence": 1e999}]}}'}),
    "claim off the map": lying(**{"reports/": put("reading.claims.0.place", {"text": "x", "span": {"start": 0, "end": 1}, "place": {
        "name": "x", "path": [], "precision": "city", "lat": 1e300, "lon": -1e300}})}),
    "claim at the end of the calendar": lying(**{"reports/": put("reading.claims.0.time", {
        "edtf": "9999-12-31", "earliest": "9999-12-31", "latest": "9999-12-31", "basis": "stated"})}),
    "claim at a time that is none": lying(**{"reports/": put("reading.claims.0.time", {"edtf": MARKED, "basis": "stated"})}),
    "offsets without end": lying(**{"reports/": put("offsets", [[0, 10**12]])}),
    "offsets below all": lying(**{"reports/": put("offsets", [[-5, 2]])}),
    "offsets beyond what is counted": lying(**{"reports/": put("offsets", [[10**30, 1]])}),
    "encoding that runs": lying(**{"reports/": put("encoding", "unicode_escape\n")}),
    "kind of text as long as a book": lying(**{"reports/": put("media_type", "x" * 1_000_000)}),
    "half a pair of surrogates": lying(**{"reports/": put("report.publisher", "\ud800")}),
}  # fmt: skip

ARCHIVES = {**ZIPS, **SIGNED, **{f"log: {name}": trick for name, trick in LOGS.items()}, **REPORTS}


def made(trick: str, files: Files, chance: Random) -> bytes:
    """The archive of one of ARCHIVES."""
    return ARCHIVES[trick](files, chance)


def unpacked(archive: bytes) -> Files:
    """The files of a sound archive."""
    with zipfile.ZipFile(BytesIO(archive)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}
