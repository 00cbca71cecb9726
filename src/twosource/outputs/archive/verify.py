"""An archive from a stranger: looked at with bounds, verified file by file against manifest and signature, only then read.

Nothing is ever unpacked to disk, so no name in it leads anywhere; names, sizes and kinds are checked all the same.
"""

import re
import stat
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from twosource.errors import UsageError
from twosource.model import Judgement, Reading, Refusal, Report, Source
from twosource.model.anchors import Anchor
from twosource.model.fitting import ids_of, misfit, unsound
from twosource.outputs.archive.archive import ARCHIVE_FORMAT, loaded, unrun
from twosource.outputs.archive.codec import typed
from twosource.outputs.archive.signing import signer
from twosource.outputs.exports.roster import Roster

NAMES = re.compile(
    r"(?:manifest|signature|log|refusals|readings|case)\.json|README\.txt|reports/r[0-9a-z]{1,40}\.json|raw/r[0-9a-z]{1,40}\.[a-z]{2,4}"
)
"""Every name an archive may hold."""
SEALS = frozenset({"manifest.json", "signature.json"})
MOST_FILES = 2_000_004
"""A million reports of two files each."""
LARGEST = 256_000_000
"""Bytes of one file, unpacked."""
MOST_BYTES = 40_000_000_000
"""Bytes of all files, unpacked."""
SWELLING = 200
"""How many times as large as packed a file or an archive may grow, from `SMALL` bytes on: texts and JSON stay under 30."""
SMALL = 30_000_000
VALUES, VALUES_A_BYTE = 1_000_000, 4
"""Values that a JSON file may hold, and how many more for each packed byte: what we write has one for each, and each costs some seventy
bytes of memory."""
LONGEST_WORD = 200
"""Characters of the name of a version, an encoding or a kind of text."""
FLAGS = 0x080E
"""What a file's head in a zip may say: how hard it was packed, that its sizes stand behind it, that its name is UTF-8."""
PACKINGS = frozenset({zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED})
HEAD = 30
"""Bytes of a file's head in a zip, without its name."""
ZIP64_MARK = 0xFFFF
"""What that record says where files are too many for it to count."""
END, END_SIZE = b"PK\x05\x06", 22
"""How the last record of a zip begins, and its size where no comment follows."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive whose seals hold: `made_by`, the `fingerprint` of the key that signed, and what each file must be."""

    path: Path
    packed: zipfile.ZipFile
    made_by: str
    fingerprint: str
    quotes_only: bool
    listed: dict[str, tuple[int, str]] = field(repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.packed.close()

    def verify(self, roster: Roster | None = None) -> None:
        """Checks every file's size and hash, and that reports, readings and decisions are what they should be and fit together.

        `roster` is filled with the claims and chains. Raises UsageError naming the file.
        """
        for name in self.listed:
            if not name.startswith("reports/"):
                self.content(name)
        with Roster() as own:
            for source, reading in self.reports():
                try:
                    (roster or own).add(source.report.id, ids_of(reading))
                except ValueError as error:
                    raise _refused(self.path, f"reports/{source.report.id}.json: {error}") from None
        if wrong := unsound(self.log()):
            raise _refused(self.path, f"log.json: {wrong}")
        self.refusals()
        self.readers()
        self.anchors()

    def content(self, name: str) -> bytes:
        """A file's bytes, as the manifest says they are. Raises UsageError."""
        if name not in self.listed:
            raise _refused(self.path, f"{name} is missing")
        size, digest = self.listed[name]
        content = _read(self.path, self.packed, name, size)
        if len(content) != size or sha256(content).hexdigest() != digest:
            raise _refused(self.path, f"{name} is not what the manifest says: it was changed after it was signed")
        return content

    def ids(self) -> list[str]:
        """The ids of the reports, in the order they had in the case."""
        return [name.removeprefix("reports/").removesuffix(".json") for name in self.listed if name.startswith("reports/")]

    def reports(self) -> Iterator[tuple[Source, Reading]]:
        """The reports with their raw bytes and readings, in the order they had in the case."""
        for identity in self.ids():
            yield self._report(f"reports/{identity}.json")

    def log(self) -> list[Judgement]:
        """Every decision, oldest first."""
        return self._list("log.json", Judgement)

    def refusals(self) -> list[Refusal]:
        """What was refused."""
        return self._list("refusals.json", Refusal)

    def readers(self) -> dict[str, str]:
        """The version of what read each report, by the report's id, where the archive says so."""
        found = self._readings("readers", dict)
        if not all(isinstance(reports, list) for reports in found.values()):
            raise _refused(self.path, "readings.json: the reports of a reader are no list")
        return {self._typed(str, report, "readings.json"): reader for reader, reports in found.items() for report in reports}

    def anchors(self) -> list[Anchor]:
        """What decisions spoke of that were made before a report was read anew."""
        return [self._typed(Anchor, each, "readings.json") for each in self._readings("anchors", list)]

    def _readings(self, name: str, kind: type[Any]) -> Any:
        """A part of what the archive says of its readings; archives of older versions say nothing."""
        found = self._json("readings.json") if "readings.json" in self.listed else {name: kind()}
        if not isinstance(found, dict) or not isinstance(found.get(name), kind):
            raise _refused(self.path, f"readings.json holds no {name}")
        return found[name]

    def _list(self, name: str, kind: Any) -> list[Any]:
        found = self._json(name)
        if not isinstance(found, list):
            raise _refused(self.path, f"{name} holds no list")
        return [self._typed(kind, each, name) for each in found]

    def _json(self, name: str) -> Any:
        content = self.content(name)
        _few(self.path, self.packed.getinfo(name), content)
        try:
            return loaded(content)
        except ValueError as error:
            raise _refused(self.path, f"{name} is no JSON: {error}") from None

    def _typed(self, kind: Any, value: Any, name: str) -> Any:
        try:
            return typed(kind, value)
        except (ValueError, RecursionError) as error:
            raise _refused(self.path, f"{name}: {error}") from None

    def _report(self, name: str) -> tuple[Source, Reading]:
        found = self._json(name)
        if not isinstance(found, dict):
            raise _refused(self.path, f"{name} holds no report")
        report: Report = self._typed(Report, found.get("report"), name)
        reading: Reading = self._typed(Reading, found.get("reading"), name)
        if wrong := misfit(report, reading):
            raise _refused(self.path, f"{name}: {wrong}")
        if name != f"reports/{report.id}.json" or not str(found.get("raw")).startswith(f"raw/{report.id}."):
            raise _refused(self.path, f"{name} is of another report")
        try:
            offsets = unrun(found.get("offsets"), len(report.text))
            media, encoding = _word(found.get("media_type")), _word(found.get("encoding"))
        except ValueError as error:
            raise _refused(self.path, f"{name}: {error}") from None
        raw = self.content(str(found["raw"]))
        if sha256(raw).hexdigest() != report.sha256:
            raise _refused(self.path, f"{name}: the raw bytes are not those the report was read from")
        return Source(report, raw, media, offsets, encoding), reading


def open_archive(path: Path) -> Opened:
    """The archive at `path` with its seals checked. Raises UsageError that says what is wrong, naming the file in it."""
    try:
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - END_SIZE, 0))
            end = file.read()
        packed = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "it is no zip"
        raise UsageError(f"{path} cannot be opened: {why}") from None
    try:
        if not end.startswith(END) or packed.comment:
            raise _refused(path, "something stands behind its last file")
        if int.from_bytes(end[10:12], "little") not in (len(packed.filelist), ZIP64_MARK):
            raise _refused(path, "its last record counts other files than it lists")
        return _sealed(path, packed)
    except BaseException:
        packed.close()
        raise


def _sealed(path: Path, packed: zipfile.ZipFile) -> Opened:
    infos = packed.infolist()
    _bounded(path, infos)
    _apart(path, packed, infos)
    names = {info.filename for info in infos}
    for seal in sorted(SEALS - names):
        raise _refused(path, f"{seal} is missing: it is no archive of twosource")
    content = _read(path, packed, "manifest.json", LARGEST)
    _few(path, packed.getinfo("manifest.json"), content)
    try:
        by = signer(content, loaded(_read(path, packed, "signature.json", 10_000)))
        manifest = loaded(content)
    except ValueError as error:
        raise _refused(path, f"signature.json: {error}") from None
    if not isinstance(manifest, dict) or manifest.get("format") != ARCHIVE_FORMAT:
        raise _refused(path, f"manifest.json is not of the form {ARCHIVE_FORMAT}; it may be from a newer version")
    try:
        listed = {typed(str, each["name"]): (typed(int, each["size"]), typed(str, each["sha256"])) for each in manifest["files"]}
        made_by, quotes_only = _word(manifest["made_by"]), typed(bool, manifest["quotes_only"])
    except (KeyError, TypeError, ValueError):
        raise _refused(path, "manifest.json is malformed") from None
    for name in sorted(listed.keys() ^ (names - SEALS)):
        raise _refused(path, f"{name} is {'missing' if name in listed else 'not in the manifest'}")
    for name in ("log.json", "refusals.json"):
        if name not in listed:
            raise _refused(path, f"{name} is missing")
    return Opened(path, packed, made_by, by, quotes_only, listed)


def _bounded(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    """Refuses what no archive of ours is: strange names, links, secrets, and more than memory or disk should take."""
    if len(infos) > MOST_FILES:
        raise _refused(path, f"it holds more than {MOST_FILES:,} files")
    seen: set[str] = set()
    for info in infos:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if not NAMES.fullmatch(info.orig_filename) or info.filename != info.orig_filename or info.filename in seen:
            raise _refused(path, f"{info.orig_filename[:80]!r} is no name of a file in an archive, or stands there twice")
        if kind not in (0, stat.S_IFREG) or info.flag_bits & ~FLAGS or info.comment:
            raise _refused(path, f"{info.filename} is no plain file")
        if info.compress_type not in PACKINGS:
            raise _refused(path, f"{info.filename} is packed in a way that twosource does not write")
        if info.file_size > LARGEST:
            raise _refused(path, f"{info.filename} would be larger than {LARGEST:,} bytes")
        seen.add(info.filename)
    swollen = next((info for info in infos if info.file_size > SMALL and info.file_size > SWELLING * max(info.compress_size, 1)), None)
    whole, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if swollen or whole > MOST_BYTES or (whole > SMALL and whole > SWELLING * max(packed, 1)):
        raise _refused(path, f"unpacked it would be {whole:,} bytes, from {packed:,}")


def _apart(path: Path, packed: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> None:
    """Refuses files that share bytes, so that what is packed is as large as it says, and anything before, between or behind them."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end or (end == 0 and info.header_offset != 0):
            raise _refused(path, f"{info.filename} does not stand where it should: files share their bytes, or something is before them")
        end = info.header_offset + HEAD + len(info.orig_filename) + info.compress_size
    if end > packed.start_dir:
        raise _refused(path, "files share their bytes with its list of files")


def _few(path: Path, info: zipfile.ZipInfo, content: bytes) -> None:
    """Refuses JSON of more values than memory should take: a few packed bytes can hold millions of empty lists."""
    values = content.count(b",") + content.count(b"[") + content.count(b"{")
    if values > VALUES + VALUES_A_BYTE * info.compress_size:
        raise _refused(path, f"{info.filename} holds {values:,} values in {info.compress_size:,} packed bytes")


def _word(value: Any) -> str:
    """A short text without line ends. Raises ValueError."""
    word = typed(str, value)
    if len(word) > LONGEST_WORD or not word.isprintable():
        raise ValueError("a name is too long or cannot be printed")
    return str(word)


def _read(path: Path, packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    try:
        with packed.open(name) as stream:
            content = stream.read(most + 1)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise _refused(path, f"{name} cannot be unpacked ({error})") from None
    except Exception as error:  # zlib, lzma and bz2 each raise an error of their own for damaged bytes
        raise _refused(path, f"{name} is damaged ({error})") from None
    if len(content) > most:
        raise _refused(path, f"{name} is larger than the manifest says")
    return content


def _refused(path: Path, why: str) -> UsageError:
    return UsageError(f"{path} is not taken in: {why}")
