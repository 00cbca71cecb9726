"""Archives from strangers: whatever was changed, added, left out or swollen is refused, naming the file."""

import json
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import UsageError
from twosource.model import Case, Report, Source
from twosource.outputs.archive import verify
from twosource.outputs.archive.archive import Contents, loaded, pieces, runs, unrun
from twosource.outputs.archive.signing import sign
from twosource.outputs.archive.verify import open_archive
from twosource.outputs.exports.writer import zipped

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
Files = dict[str, bytes]


def raw(report: Report) -> bytes:
    return report.text.encode("utf-8", "replace")


def hashed(case: Case) -> Case:
    """The case with the hashes its raw bytes have."""
    return replace(case, reports=tuple(replace(report, sha256=sha256(raw(report)).hexdigest()) for report in case.reports))


def contents(case: Case) -> Contents:
    told = zip(hashed(case).reports, case.readings, strict=True)
    reports = [(Source(report, raw(report), "text/plain"), reading) for report, reading in told]
    return Contents(reports, case.judgements, case.refusals, "twosource test")


def files_of(case: Case) -> Files:
    return {name: b"".join(parts) for name, parts in pieces(contents(case), KEY)}


def packed(files: Files) -> bytes:
    paper = BytesIO()
    zipped(((name, [content]) for name, content in files.items()), paper)
    return paper.getvalue()


def sealed(files: Files, key: Ed25519PrivateKey = KEY) -> Files:
    """The files with a manifest and signature that fit them: what a liar with a key can make."""
    inner = {name: content for name, content in files.items() if name not in {"manifest.json", "signature.json"}}
    listed = [{"name": name, "size": len(content), "sha256": sha256(content).hexdigest()} for name, content in inner.items()]
    manifest = json.dumps({"format": "twosource.archive/1", "made_by": "a liar", "quotes_only": False, "files": listed}).encode()
    return inner | {"manifest.json": manifest, "signature.json": json.dumps(sign(key, manifest)).encode()}


@pytest.fixture
def kept(told: Case) -> Files:
    return files_of(told)


def refused(tmp_path: Path, content: bytes, *words: str) -> None:
    """The archive is refused with a sentence that has `words`."""
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(UsageError) as caught, open_archive(path) as archive:
        archive.verify()
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_what_is_whole_is_taken(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(files_of(case)))
    with open_archive(path) as archive:
        archive.verify()
        found = list(archive.reports())
        assert [source.report for source, _ in found] == list(hashed(case).reports)
        assert [reading for _, reading in found] == list(case.readings)
        assert archive.log() == list(case.judgements)
        assert archive.refusals() == list(case.refusals)
        assert archive.fingerprint == sign(KEY, b"")["fingerprint"]


def test_the_same_case_gives_the_same_bytes(case: Case) -> None:
    assert packed(files_of(case)) == packed(files_of(case))


@pytest.mark.parametrize("name", ["raw/ra.txt", "reports/rb.json", "log.json", "refusals.json", "README.txt"])
def test_a_changed_file_is_named(kept: Files, name: str, tmp_path: Path) -> None:
    longer, flipped = kept[name] + b" ", bytes([kept[name][0] ^ 1]) + kept[name][1:]
    for content in (longer, flipped, b""):
        refused(tmp_path, packed(kept | {name: content}), name)


def test_a_changed_manifest_or_signature_is_refused(kept: Files, tmp_path: Path) -> None:
    manifest = kept["manifest.json"].replace(b"twosource test", b"twosource best")
    refused(tmp_path, packed(kept | {"manifest.json": manifest}), "the signature does not fit")
    other = json.dumps(sign(Ed25519PrivateKey.generate(), b"something else")).encode()
    refused(tmp_path, packed(kept | {"signature.json": other}), "the signature does not fit")
    refused(tmp_path, packed(kept | {"signature.json": b"[" * 5000}), "signature.json")


@pytest.mark.parametrize("name", ["manifest.json", "signature.json", "raw/rc.txt", "log.json"])
def test_a_missing_file_is_named(kept: Files, name: str, tmp_path: Path) -> None:
    refused(tmp_path, packed({each: content for each, content in kept.items() if each != name}), name, "missing")


def test_a_file_more_is_named(kept: Files, tmp_path: Path) -> None:
    refused(tmp_path, packed(kept | {"raw/rz.txt": b"x"}), "raw/rz.txt", "not in the manifest")


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "/etc/passwd", "raw/../../x.txt", "C:\\x", "raw\\x.txt", "raw/ra.txt/", "raw/\u202eab.txt", "notes.txt", ".hidden"],
)
def test_a_name_that_leads_elsewhere_is_refused(kept: Files, name: str, tmp_path: Path) -> None:
    refused(tmp_path, packed(sealed(kept | {name: b"x"})), "is no name of a file in an archive")


def raw_zip(files: Files, change: Callable[[zipfile.ZipInfo], None]) -> bytes:
    paper = BytesIO()
    with zipfile.ZipFile(paper, "w") as made:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            change(info)
            made.writestr(info, content)
    return paper.getvalue()


def test_a_link_is_refused(kept: Files, tmp_path: Path) -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.external_attr = (stat.S_IFLNK | 0o777) << 16 if info.filename == "raw/ra.txt" else 0

    refused(tmp_path, raw_zip(kept, link), "raw/ra.txt", "no plain file")


def test_one_name_twice_is_refused(kept: Files, tmp_path: Path) -> None:
    paper = BytesIO(raw_zip(kept, lambda _: None))
    with zipfile.ZipFile(paper, "a") as made, pytest.warns(UserWarning, match="Duplicate name"):
        made.writestr("log.json", b"[]")
    refused(tmp_path, paper.getvalue(), "log.json", "twice")


def test_what_would_swell_is_refused_before_it_is_unpacked(kept: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed(sealed(kept | {"raw/ra.txt": bytes(120_000_000)}))
    assert len(bomb) < 300_000
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    refused(tmp_path, bomb, "unpacked it would be")


def test_a_file_larger_than_its_head_says_is_refused(kept: Files, tmp_path: Path) -> None:
    """The sizes of the central directory are made to lie: 20 megabytes that claim to be as small as the manifest says."""
    honest = sealed(kept)
    lie = honest | {"raw/ra.txt": bytes(20_000_000)}
    content = packed(lie)
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(b"raw/ra.txt"))
    size = len(honest["raw/ra.txt"]).to_bytes(4, "little")
    refused(tmp_path, content[: entry + 24] + size + content[entry + 28 :], "raw/ra.txt")


def test_too_many_or_too_large_files_are_refused(kept: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "LARGEST", 500)
    refused(tmp_path, packed(kept), "larger than 500 bytes")
    monkeypatch.setattr(verify, "MOST_FILES", 3)
    refused(tmp_path, packed(kept), "more than 3 files")


def lying(kept: Files, name: str, **fields: Any) -> bytes:
    """The archive of a liar with a key, in which a report's file says something else."""
    told = json.loads(kept[name])
    for path, value in fields.items():
        inner = told
        *way, last = path.split("__")
        for step in way:
            inner = inner[int(step) if step.isdecimal() else step]
        inner[last] = value
    return packed(sealed(kept | {name: json.dumps(told).encode()}))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"report__id": "rb"}, "the reading is of another report"),
        ({"reading__claims__0__report": "rb"}, "the reading is of another report"),
        ({"reading__claims__0__id": "c2"}, "two claims or chains have one id"),
        ({"reading__claims__0__span": {"start": 0, "end": 99_999}}, "a span reaches beyond the text"),
        ({"reading__claims__0__span": {"start": 9, "end": 3}}, "a span runs forward"),
        ({"reading__claims__0__certainty": "sure"}, "claims[0].certainty cannot be 'sure'"),
        ({"report__more": 1}, "a field 'more' that this version does not know"),
        ({"report__sha256": "0" * 64}, "the raw bytes are not those"),
        ({"raw": "raw/rb.txt"}, "is of another report"),
        ({"raw": "raw/ra.pdf"}, "raw/ra.pdf is missing"),
        ({"offsets": [[0, 10**12]]}, "more offsets than characters"),
        ({"offsets": [[0]]}, "no runs of numbers"),
        ({"report": []}, "cannot be"),
    ],
)
def test_a_signed_lie_is_refused_where_it_does_not_fit(kept: Files, fields: dict[str, Any], words: str, tmp_path: Path) -> None:
    refused(tmp_path, lying(kept, "reports/ra.json", **fields), "reports/ra.json" if "missing" not in words else "", words)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"NaN", b"[" * 100_000, b'{"report": NaN}', b"\xff\xfe"])
def test_a_report_that_is_no_json_is_refused(kept: Files, content: bytes, tmp_path: Path) -> None:
    refused(tmp_path, packed(sealed(kept | {"reports/ra.json": content})), "reports/ra.json")


@pytest.mark.parametrize(
    "manifest", [b"{}", b"[]", b'{"format": "twosource.archive/2", "files": []}', b'{"format": "twosource.archive/1"}']
)
def test_a_manifest_of_another_form_is_refused(kept: Files, manifest: bytes, tmp_path: Path) -> None:
    signature = json.dumps(sign(KEY, manifest)).encode()
    refused(tmp_path, packed(kept | {"manifest.json": manifest, "signature.json": signature}), "manifest.json")


@settings(deadline=None)
@given(data=st.data())
def test_no_damage_is_taken_or_ends_in_anything_but_a_sentence(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.outputs.story import case as story

    content = bytearray(packed(files_of(story())))
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path = tmp_path_factory.mktemp("damaged") / "a.zip"
    path.write_bytes(bytes(content))
    try:
        with open_archive(path) as archive:
            archive.verify()
            found = list(archive.reports())
    except UsageError:
        return
    assert [source.report for source, _ in found] == list(hashed(story()).reports)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_refused(content: bytes, tmp_path: Path) -> None:
    refused(tmp_path, content, "a.zip")
    with pytest.raises(UsageError, match="cannot be opened"):
        open_archive(tmp_path / "missing.zip")


@settings(deadline=None)
@given(st.lists(st.integers(-1, 40)))
def test_offsets_come_back(offsets: list[int]) -> None:
    assert list(unrun(json.loads(json.dumps(runs(tuple(offsets)))), len(offsets))) == offsets


def test_offsets_of_a_plain_text_cost_nothing() -> None:
    assert runs(range(5, 400_000)) == [[5, 399_995]]
    assert unrun([[5, 399_995]], 399_995) == range(5, 400_000)


def test_json_of_a_stranger_has_no_numbers_that_are_none() -> None:
    for bad in (b"NaN", b"Infinity", b"[-Infinity]", b"[" * 200_000):
        with pytest.raises(ValueError, match=r"number|nested|Expecting"):
            loaded(bad)
