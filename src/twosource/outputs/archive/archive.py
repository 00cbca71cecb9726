"""A case as one signed zip, to be kept, handed on and taken in again.

    manifest.json   every other file with its size and SHA-256; reports stand in it in the order they came in
    signature.json  the Ed25519 signature of manifest.json, with the public key
    README.txt      what this is, in words
    log.json        every decision ever made, with who, when and why
    refusals.json   what was not taken in, and why
    readings.json   which reader read which reports, and what decisions made on another reading than theirs spoke of
    reports/ID.json a report, its reading, and where its characters stand in the raw bytes
    raw/ID.*        the bytes as they were taken in

With quotes only, case.json (the JSON of the case without texts) stands in place of reports and raw bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from twosource.model import Case, Judgement, Reading, Refusal, Report, Source
from twosource.model.anchors import Anchor
from twosource.model.called import outward
from twosource.outputs.archive.codec import plain
from twosource.outputs.archive.signing import sign
from twosource.outputs.contract.case import contract
from twosource.outputs.contract.dump import record
from twosource.outputs.exports.writer import Piece

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ARCHIVE_FORMAT = "twosource.archive/1"
FARTHEST = 2**40
"""No raw text is longer: what an offset can be at most."""
ENDINGS = {"text/html": ".html", "application/json": ".json", "text/markdown": ".md"}
README = """This is the archive of a case of twosource (format {format}, made by {made_by}).

It holds {held}. Nothing in it says that a thing is true: it says who reports what.

manifest.json lists every file with its SHA-256, and signature.json signs the manifest with this Ed25519 key:
  {key}
Who that is, ask the one you have the archive from; compare the key by another way than the archive came.

Take it in with: twosource import CASE archive FILE
"""


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into an archive: reports with raw bytes and readings in their order, the whole log, the refusals, and who made it.

    `case` stands in place of the reports where only quotes go out. `readers` are the reports by the version of what read them, `anchors`
    what decisions spoke of that were made before a report was read anew.
    """

    reports: Iterable[tuple[Source, Reading]]
    log: Sequence[Judgement]
    refusals: Sequence[Refusal]
    made_by: str
    case: Case | None = None
    readers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    anchors: Sequence[Anchor] = ()


def pieces(contents: Contents, key: "Ed25519PrivateKey") -> Iterator[Piece]:
    """Every file of the archive, the manifest and its signature last, since they follow from the others."""
    listed: list[dict[str, Any]] = []
    quotes_only = contents.case is not None
    for name, content in _files(contents, key):
        listed.append({"name": name, "size": len(content), "sha256": sha256(content).hexdigest()})
        yield name, [content]
    manifest = _json({"format": ARCHIVE_FORMAT, "made_by": contents.made_by, "quotes_only": quotes_only, "files": listed})
    yield "manifest.json", [manifest]
    yield "signature.json", [_json(sign(key, manifest))]


def _files(contents: Contents, key: "Ed25519PrivateKey") -> Iterator[tuple[str, bytes]]:
    held = "the claims with their exact quotes, without full texts" if contents.case else "the raw texts, what was read in them, decisions"
    shown = sign(key, b"")["fingerprint"]
    yield "README.txt", README.format(format=ARCHIVE_FORMAT, made_by=contents.made_by, held=held, key=shown).encode()
    if contents.case:
        yield "case.json", _json(without_texts(contents.case))
    for source, reading in contents.reports:
        raw = f"raw/{source.report.id}{ENDINGS.get(source.media_type, '.txt')}"
        yield raw, source.raw
        told = {
            "raw": raw, "media_type": source.media_type, "encoding": source.encoding,
            "offsets": runs(source.offsets), "report": plain(_outward(source.report)), "reading": plain(reading),
        }  # fmt: skip
        yield f"reports/{source.report.id}.json", _json(told)
    yield "log.json", _json([plain(entry) for entry in contents.log])
    yield "refusals.json", _json([plain(replace(refusal, source=outward(refusal.source))) for refusal in contents.refusals])
    if contents.case is None:
        spoken = [plain(anchor) for anchor in contents.anchors]
        yield "readings.json", _json({"readers": dict(contents.readers), "anchors": spoken})


def _outward(report: Report) -> Report:
    return replace(report, path=outward(report.path)) if report.path else report


def _json(value: Any) -> bytes:
    return record(value) + b"\n"


def without_texts(case: Case) -> dict[str, Any]:
    """The JSON of a case with the texts of its reports left out; quotes stay."""
    whole = contract(case)
    return whole | {"reports": [report | {"text": ""} for report in whole["reports"]], "quotes_only": True}


def runs(offsets: Sequence[int]) -> list[list[int]]:
    """An offset map as runs [first, length] of numbers one after another; [-1, length] are characters put in by cleaning."""
    if isinstance(offsets, range):
        return [[offsets.start, len(offsets)]] if len(offsets) else []
    found: list[list[int]] = []
    for offset in offsets:
        if found and offset == (-1 if found[-1][0] == -1 else found[-1][0] + found[-1][1]):
            found[-1][1] += 1
        else:
            found.append([offset, 1])
    return found


def unrun(packed: Any, longest: int) -> Sequence[int]:
    """The offset map that `runs` wrote, of at most `longest` numbers. Raises ValueError."""
    if not isinstance(packed, list) or not all(
        isinstance(run, list) and len(run) == 2 and all(type(n) is int for n in run) and -1 <= run[0] <= FARTHEST and run[1] >= 0
        for run in packed
    ):
        raise ValueError("offsets are no runs of numbers")
    if sum(run[1] for run in packed) > longest:
        raise ValueError("more offsets than characters")
    if len(packed) == 1 and packed[0][0] >= 0:
        return range(packed[0][0], packed[0][0] + packed[0][1])
    return tuple(n for first, length in packed for n in ([-1] * length if first == -1 else range(first, first + length)))


def loaded(content: bytes) -> Any:
    """JSON from a stranger. Raises ValueError."""
    try:
        return json.loads(content, parse_constant=_never)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _never(word: str) -> None:
    raise ValueError(f"{word} is no number")
