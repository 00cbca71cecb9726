"""Archives whose keys nobody holds, and what importing leaves behind when it is refused or fails."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.outputs.exports.test_export_archive import Files, files_of, hashed, packed, sealed
from twosource.case import transfer
from twosource.errors import UsageError
from twosource.model import Case, Judgement
from twosource.outputs.archive import verify
from twosource.outputs.archive.signing import FIELD, SMALL_ORDER, sign, signer
from twosource.outputs.archive.verify import open_archive
from twosource.outputs.exports.roster import TOGETHER, Roster
from twosource.store import open_case

TWIST = -121665 * pow(121666, -1, FIELD) % FIELD
Point = tuple[int, int]


def added(a: Point, b: Point) -> Point:
    """The sum of two points of the curve that Ed25519 counts on."""
    both = TWIST * a[0] * b[0] * a[1] * b[1] % FIELD
    return (
        (a[0] * b[1] + b[0] * a[1]) * pow(1 + both, -1, FIELD) % FIELD,
        (a[1] * b[1] + a[0] * b[0]) * pow(1 - both, -1, FIELD) % FIELD,
    )


def at(y: int) -> Point:
    """A point with this y."""
    square = (y * y - 1) * pow(TWIST * y * y + 1, -1, FIELD) % FIELD
    x = pow(square, (FIELD + 3) // 8, FIELD)
    return (x if (x * x - square) % FIELD == 0 else x * pow(2, (FIELD - 1) // 4, FIELD) % FIELD), y


def test_the_keys_left_out_are_just_those_of_order_eight_and_below() -> None:
    for y in SMALL_ORDER:
        point = at(y % FIELD)
        for _ in range(3):
            point = added(point, point)
        assert point == (0, 1)
    assert len({y % FIELD for y in SMALL_ORDER}) == 5


@pytest.mark.parametrize("point", sorted(SMALL_ORDER))
@pytest.mark.parametrize("sign_bit", [0, 1])
def test_a_key_that_fits_anything_signs_nothing(point: int, sign_bit: int) -> None:
    key = (point | sign_bit << 255).to_bytes(32, "little")
    forged = (1).to_bytes(32, "little") + bytes(32)
    for content in map(str, range(9)):
        with pytest.raises(ValueError, match="does not fit"):
            signer(content.encode(), {"algorithm": "Ed25519", "public_key": key.hex(), "signature": forged.hex()})


def test_a_true_key_still_signs() -> None:
    for _ in range(20):
        key = Ed25519PrivateKey.generate()
        assert signer(b"content", sign(key, b"content")) == sign(key, b"")["fingerprint"]


@pytest.fixture
def kept(told: Case) -> Files:
    return files_of(told)


def written(folder: Path, files: Files) -> Path:
    path = folder / "a.zip"
    path.write_bytes(packed(files))
    return path


def refused(path: Path, *words: str) -> None:
    with pytest.raises(UsageError) as caught, open_archive(path) as archive:
        archive.verify()
    assert all(word in str(caught.value) for word in words), str(caught.value)


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_are_not_written_are_not_read(kept: Files, tmp_path: Path, how: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", how) as made:
        for name, content in kept.items():
            made.writestr(name, content)
    refused(path, "packed in a way that twosource does not write")


def test_json_of_more_values_than_it_has_bytes_for_is_refused_unread(kept: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, sealed(kept | {"refusals.json": b"[" + b"[]," * 800_000 + b"[]]"}))
    monkeypatch.setattr(verify, "loaded", lambda content: None if len(content) > 2_000_000 else json.loads(content))
    refused(path, "refusals.json", "values in")


def test_one_id_in_two_reports_is_refused(kept: Files, tmp_path: Path) -> None:
    names = [name for name in kept if name.startswith("reports/")]
    first, second = (json.loads(kept[name]) for name in names[:2])
    second["reading"]["claims"][0]["id"] = first["reading"]["claims"][0]["id"]
    refused(written(tmp_path, sealed(kept | {names[1]: json.dumps(second).encode()})), names[1], "the id of another one")


def test_an_id_that_the_case_has_for_something_else_is_refused_before_anything_is_written(kept: Files, tmp_path: Path) -> None:
    case = tmp_path / "a.two"
    transfer.bring(case, written(tmp_path, kept))
    name = next(name for name in kept if name.startswith("reports/"))
    told = json.loads(kept[name])
    text = told["report"]["text"]
    raw = next(each for each in kept if each.startswith(f"raw/{told['report']['id']}."))
    other = json.loads(json.dumps(told).replace(f'"{told["report"]["id"]}"', '"rother"')) | {"raw": "raw/rother.txt"}
    held = {"raw/rother.txt": kept[raw], "reports/rother.json": json.dumps(other).encode(), "log.json": b"[]", "refusals.json": b"[]"}
    with open_case(case, "read") as file:
        before = file.order(), file.log(), file.refusals()
    with pytest.raises(UsageError, match="which the case has for something else"):
        transfer.bring(case, written(tmp_path, sealed(held)))
    with open_case(case, "read") as file:
        assert (file.order(), file.log(), file.refusals()) == before
    assert text


def test_an_undo_can_only_take_back_what_the_archive_holds(told: Case, tmp_path: Path) -> None:
    """The numbers of an archive's log are its own: one that it does not hold would take back whatever has it in the case."""
    entry = told.judgements[0]
    for number in ("7", "2", "1" * 5_000, "-1", "x", ""):
        log = (entry, replace(entry, id=2, verb="undo", subjects=(number,)))
        refused(written(tmp_path, files_of(replace(hashed(told), judgements=log))), "log.json", "entry 2")


@pytest.mark.parametrize("numbers", [(2, 1), (1, 1), (0,), (-1,), (2**53,)])
def test_entries_are_numbered_one_after_another(told: Case, tmp_path: Path, numbers: tuple[int, ...]) -> None:
    log: tuple[Judgement, ...] = tuple(replace(told.judgements[0], id=number) for number in numbers)
    refused(written(tmp_path, files_of(replace(told, judgements=log))), "log.json", "numbered")


def test_a_new_case_that_cannot_be_filled_is_not_left_behind(kept: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(transfer, "refresh", full)
    with pytest.raises(OSError, match="space"):
        transfer.bring(tmp_path / "a.two", written(tmp_path, kept))
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]


def test_what_ctrl_c_cut_off_is_gone_on_with(kept: Files, told: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(transfer, "refresh", stopped)
        with pytest.raises(KeyboardInterrupt):
            transfer.bring(tmp_path / "a.two", written(tmp_path, kept))
    assert transfer.bring(tmp_path / "a.two", tmp_path / "a.zip").known == len(told.reports)


def test_a_roster_gives_every_id_with_its_report_and_takes_none_twice() -> None:
    with Roster() as roster:
        for number in range(3):
            roster.add(f"r{number}", (f"c{number}-{each}" for each in range(TOGETHER)))
        found = list(roster)
        assert [len(some) for some in found] == [TOGETHER] * 3
        assert found[0]["c0-0"] == "r0"
        with pytest.raises(ValueError, match="another one"):
            roster.add("r9", ["c9", "c1-5"])
