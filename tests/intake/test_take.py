import gzip
import io
import json
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource.intake import take
from twosource.model import Refusal, Report, Source
from twosource.settings import Settings

STORY = "The harbour of Velmora was closed on Friday after a blast. The mayor said that twenty people had been taken to hospital."


def reports(*inputs: object, settings: Settings | None = None) -> list[Report]:
    return [item.report for item in take(map(str, inputs), settings) if isinstance(item, Source)]


def refusals(*inputs: object, settings: Settings | None = None) -> list[tuple[str, str]]:
    return [(item.source, item.reason) for item in take(map(str, inputs), settings) if isinstance(item, Refusal)]


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in the folder of the test, so that its files are called by their names alone."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.BytesIO]:
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream, encoding="utf-8"))
    return stream


def test_a_text_file_keeps_its_characters_and_raw_bytes(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "\ufeffHarbour closed\r\n\r\n" + STORY)
    (source,) = take([str(path)])
    assert isinstance(source, Source)
    assert source.report.text == "Harbour closed\n\n" + STORY
    assert source.raw == path.read_bytes()
    assert (source.report.title, source.report.path, source.media_type) == ("Harbour closed", path.name, "text/plain")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x00\x01\x02" * 100, "binary"),
        (b"%PDF-1.7 and so on", "binary"),
        (gzip.compress(STORY.encode() * 100), "binary"),
        (os.urandom(4000), "binary"),
        ("Правительство объявило о закрытии порта после взрыва, сообщили в пятницу местные власти города.".encode(), "not-english"),
        (
            "Der Hafen der Stadt wurde am Freitag nach einer Explosion geschlossen, und die Polizei sucht nach den Tätern, die mit einem "
            "Auto in das Lager gefahren sind.".encode("cp1252"),
            "not-english",
        ),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = written(tmp_path, "a.txt", content)
    assert refusals(path) == [(path.name, reason)]


def test_a_zip_is_refused_as_binary_and_says_what_to_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", STORY)
    (refusal,) = take([str(tmp_path / "a.zip")])
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "binary"
    assert "unpack" in refusal.detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = "The café of Velmora was closed – the mayor said it would “open” again on Monday. " + STORY
    assert reports(written(tmp_path, "a.txt", text.encode(encoding)))[0].text == text


def test_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    assert refusals(path) == [(path.name, "too-large")]


def test_limits_of_characters_and_reports(tmp_path: Path) -> None:
    one, two = written(tmp_path, "1.txt", STORY), written(tmp_path, "2.txt", "Later. " + STORY)
    assert refusals(one, settings=Settings(max_chars=50)) == [(one.name, "too-large")]
    assert refusals(one, two, two, settings=Settings(max_reports=1)) == [(two.name, "over-quota"), (two.name, "over-quota")]


def test_missing_dangling_pipe_and_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    names = [tmp_path / "missing", tmp_path / "pipe", tmp_path / "link", Path("/dev/zero"), "a\x00b"]
    assert [reason for _, reason in refusals(*names)] == ["unreadable"] * 5


def test_a_folder_is_walked_in_order_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b/z.txt", "a.txt", "c.txt", ".hidden.txt", ".git/x.txt"):
        written(tmp_path, name, f"{name} {STORY}")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [report.path for report in reports(tmp_path)]
    assert found == ["a.txt", "b/z.txt", "c.txt"]
    assert {(Path(name).name, reason) for name, reason in refusals(tmp_path)} == {("gone.txt", "unreadable"), ("loop", "unreadable")}


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    assert refusals(tmp_path) == [(".", "empty")]


def test_the_same_report_twice_is_one_and_copies_in_other_outlets_are_more(tmp_path: Path) -> None:
    one, two = written(tmp_path, "1.txt", STORY), written(tmp_path, "2.txt", STORY)
    assert refusals(one, two, one) == [(two.name, "duplicate"), (one.name, "duplicate")]
    lines = [{"text": STORY, "publisher": "Velmora Post"}, {"text": STORY, "publisher": "Daily Harbour"}, {"text": STORY, "id": "x"}]
    copies = reports(written(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines))))
    assert len({report.id for report in copies}) == 3


def test_json_lines_keep_the_text_and_refuse_broken_lines_by_number(tmp_path: Path) -> None:
    fields = {
        "id": "a1",
        "title": "Harbour closed",
        "publisher": "Velmora Post",
        "authors": ["Ana Roe"],
        "published": "2024-05-03T23:10:00-07:00",
    }
    text = "Harbour closed\n\n" + STORY + " 😀 \\u \t “ok”\r\nEnd of it."
    lines = [json.dumps({**fields, "url": "https://velmora.example/1", "text": text, "section": {"x": [1]}}), "{broken", '{"id": 2}', "7"]
    path = written(tmp_path, "a.jsonl", "\n".join([*lines, json.dumps({"id": 9, "text": STORY}, ensure_ascii=True), ""]))
    first, last = reports(path)
    assert first.text == text.replace("\r\n", "\n")
    assert (first.source_id, first.title, first.publisher, first.authors) == ("a1", "Harbour closed", "Velmora Post", ("Ana Roe",))
    assert (first.url, first.published.edtf, first.published.clock) == ("https://velmora.example/1", "2024-05-03", "23:10")
    assert first.blocks[0].kind == "title"
    assert last.source_id == "9"
    assert refusals(path) == [(f"{path.name}:{number}", "malformed") for number in (2, 3, 4)]


def test_a_title_that_does_not_stand_in_the_text_is_not_put_in(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", json.dumps({"title": "Port shut", "text": STORY}))
    assert (reports(path)[0].text, reports(path)[0].title) == (STORY, "Port shut")


def test_json_files_hold_one_report_or_a_list(tmp_path: Path) -> None:
    one, two = {"id": "1", "text": STORY}, {"id": "2", "text": STORY}
    assert [report.source_id for report in reports(written(tmp_path, "1.json", json.dumps(one)))] == ["1"]
    assert [report.source_id for report in reports(written(tmp_path, "2.json", json.dumps([one, two], indent=1)))] == ["1", "2"]
    assert [report.source_id for report in reports(written(tmp_path, "3.json", json.dumps({"n": 2, "articles": [one, two]})))] == ["1", "2"]
    for content in ("[" * 100_000, '{"text": ' * 100_000, '{"text": "a', "[1, 2]", "", '{"text": 5}'):
        path = written(tmp_path, "bad.json", content)
        assert [reason for _, reason in refusals(path)] == ["malformed" if content else "empty"]


def test_standard_input_is_text_or_json_lines(stdin: io.BytesIO) -> None:
    stdin.write(json.dumps({"id": "1", "text": STORY}).encode() + b"\n" + json.dumps({"id": "2", "text": STORY}).encode())
    stdin.seek(0)
    assert [report.source_id for report in reports("-")] == ["1", "2"]
    stdin.seek(0)
    stdin.truncate()
    stdin.write(STORY.encode())
    stdin.seek(0)
    assert [(report.text, report.path) for report in reports("-")] == [(STORY, None)]


def test_json_lines_stream_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    with path.open("w") as stream:
        stream.writelines(json.dumps({"id": str(number), "text": STORY}) + "\n" for number in range(500))
    walk = take([str(path)])
    assert isinstance(next(walk), Source)
    path.write_text("")
    assert sum(isinstance(item, Source) for item in walk) < 499


def test_markdown_loses_its_marks_and_keeps_its_places(tmp_path: Path) -> None:
    raw = (
        "---\ntitle: Port shut\nauthor: Ana Roe\ndate: 2024-05-03\n---\n# Harbour *closed*\n\nThe [harbour](http://x.example) of\n"
        "**Velmora** was closed after a blast.\n\n## What next\n\n> It was loud.\n\n- One man was hurt\n- Two fled\n"
    )
    (source,) = take([str(written(tmp_path, "a.md", raw))])
    assert isinstance(source, Source)
    report = source.report
    told = [(block.kind, block.span.of(report.text)) for block in report.blocks]
    assert told[:4] == [
        ("title", "Harbour closed"), ("lead", "The harbour of\nVelmora was closed after a blast."),
        ("heading", "What next"), ("quote", "It was loud."),
    ]  # fmt: skip
    assert (report.title, report.authors, report.published.edtf) == ("Port shut", ("Ana Roe",), "2024-05-03")
    assert all(raw[at] == char for char, at in zip(report.text, source.offsets, strict=True) if at >= 0)
