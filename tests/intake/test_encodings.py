"""JSON and JSON Lines in any encoding that text comes in, with and without marks, and the names that encodings may have."""

import codecs
import json
from pathlib import Path

import pytest

from twosource.intake import take
from twosource.intake.decode import decode
from twosource.intake.labels import CODECS, codec_of
from twosource.model import Refusal, Source

STORY = "The harbour of Velmora was closed on Friday after a blast. The mayor said that “twenty” people had been taken to hospital."
STORIES = [f"{STORY} It was the report number {number}." for number in range(3)]
MARKS = {
    "utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE, "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}  # fmt: skip
LINES = [json.dumps({"id": number, "text": text}, ensure_ascii=False) for number, text in enumerate(STORIES)]


def written(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def texts(path: str) -> list[str]:
    found = list(take([path]))
    assert [item for item in found if isinstance(item, Refusal)] == []
    return [item.report.text for item in found if isinstance(item, Source)]


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_read_in_every_encoding(tmp_path: Path, encoding: str, marked: bool, end: str) -> None:
    content = (MARKS[encoding] if marked else b"") + (end.join(LINES) + end).encode(encoding)
    assert texts(written(tmp_path, "a.jsonl", content)) == STORIES


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize("form", ["[{}]", '{{"reports": [{}]}}', " \n[{}]\n"])
def test_lists_are_read_in_every_encoding(tmp_path: Path, encoding: str, marked: bool, form: str) -> None:
    content = (MARKS[encoding] if marked else b"") + form.format(",".join(LINES)).encode(encoding)
    assert texts(written(tmp_path, "a.json", content)) == STORIES


@pytest.mark.parametrize("encoding", MARKS)
def test_one_object_and_plain_text_too(tmp_path: Path, encoding: str) -> None:
    assert texts(written(tmp_path, "a.json", MARKS[encoding] + LINES[0].encode(encoding))) == STORIES[:1]
    assert texts(written(tmp_path, "a.txt", MARKS[encoding] + STORY.encode(encoding))) == [STORY]
    assert texts(written(tmp_path, "b.txt", STORY.encode(encoding))) == [STORY]


@pytest.mark.parametrize("ends", ["\n\r\n", "\r\n\n", "\r\r", "\r\n\r", "\n \n"])
def test_line_ends_may_be_mixed(tmp_path: Path, ends: str) -> None:
    first, second = (ends[:1], ends[1:]) if len(ends) == 2 else (ends[:2], ends[2:])
    assert texts(written(tmp_path, "a.jsonl", f"{LINES[0]}{first}{LINES[1]}{second or ends}{LINES[2]}".encode())) == STORIES


@pytest.mark.parametrize("broken", [b"{", b'{"text": "x', b"\x00\x00", b"x" * 100, b"[1, 2]", b'{"text": 5}', b"\xef\xbb\xbf{", b"{}{}"])
def test_a_broken_line_among_good_ones_is_named(tmp_path: Path, broken: bytes) -> None:
    good = [line.encode() for line in LINES]
    path = written(tmp_path, "a.jsonl", b"\n".join([good[0], b"", broken, good[1]]))
    found = list(take([path]))
    assert [item.report.text for item in found if isinstance(item, Source)] == STORIES[:2]
    assert [item.source for item in found if isinstance(item, Refusal)] == [f"{tmp_path.name}/a.jsonl:3"]


@pytest.mark.parametrize("encoding", MARKS)
def test_every_character_is_found_again_in_the_bytes_that_are_kept(tmp_path: Path, encoding: str) -> None:
    content = MARKS[encoding] + (" " + LINES[0] + " \r\n" + LINES[1]).encode(encoding)
    for source in take([written(tmp_path, "a.jsonl", content)]):
        assert isinstance(source, Source)
        raw = source.raw.decode(source.encoding)
        assert "".join(raw[at] for at in source.offsets) == source.report.text


@pytest.mark.parametrize("label", ["UTF8", " Latin1 ", "ISO-8859-1", "us-ascii", "x-sjis", "KOI8_R", "windows-949", '"utf-8"', "unicode"])
def test_labels_of_the_web_are_known_however_they_are_written(label: str) -> None:
    assert codec_of(label)


def test_every_label_has_a_codec_that_reads_text() -> None:
    assert len(CODECS) > 200
    for label, codec in CODECS.items():
        assert label == label.lower()
        assert "a".encode(codec).decode(codec) == "a"


def test_a_page_that_can_be_read_as_ascii_is_not_in_two_bytes_whatever_it_says() -> None:
    page = "<meta charset=utf-16><p>Café</p>".encode()
    assert decode(page).encoding == "utf-8"


def test_a_sender_that_says_utf_8_of_two_bytes_a_character_is_not_believed() -> None:
    assert decode(STORY.encode("utf-16-le"), "utf-8").text == STORY
