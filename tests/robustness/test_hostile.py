"""What a careless or hostile input does to the whole program, in real processes: a sentence and an exit code, never a trace.

What one room alone must stand is tested with that room (`tests/intake`, `tests/store`, `tests/cli`, `tests/outputs/dossier`).
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import twosource
from tests.cli.conftest import process
from tests.nobody import NOBODY, shut_out
from twosource.intake.english import language_of

STORY = "Envoy Mira Solen met harbour chief Tomas Brandt in Varna on 14 April 2024, the Free Dockers League said."
CAPPED = """
import resource, sys
kind, room, switch = getattr(resource, sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(kind, (room, room))
from twosource.cli.run import run
if switch:
    import os
    run(["demo", "-o", os.devnull])  # loads what is needed while this Python's own files may still be read
    os.setuid(switch)
sys.exit(run(sys.argv[4:]))
"""


def capped(kind: str, room: int, *arguments: object, user: int = 0) -> "subprocess.CompletedProcess[str]":
    """The command with a limit on memory or on the size of files, as another user where one is given."""
    command = [sys.executable, "-c", CAPPED, kind, str(room), str(user), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def told(ended: "subprocess.CompletedProcess[str]", code: int, *words: str) -> None:
    """The process ended with `code` and said `words` on standard error, in at most a few lines."""
    assert ended.returncode == code, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "fault in twosource" not in ended.stderr
    assert all(word in ended.stderr for word in words), ended.stderr


def shown(*inputs: object) -> dict[str, Any]:
    return twosource.contract(twosource.compare(map(str, inputs)))


def test_a_gigabyte_is_refused_at_once_and_takes_no_memory(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as stream:
        stream.truncate(1 << 30)
    told(capped("RLIMIT_AS", 900 << 20, "compare", tmp_path / "huge.txt"), 3, "huge.txt", "--max-bytes")


def test_hopeless_inputs_are_each_refused_and_the_good_one_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "good.txt").write_text(STORY)
    names = ["pipe.txt", "empty.txt", "noise.txt", "missing.txt"]
    ended = process("compare", *(tmp_path / each for each in names), "/dev/zero", tmp_path / "good.txt", "--format", "json")
    told(ended, 1, *names, "dev/zero")
    assert len(ended.stderr.splitlines()) == len(names) + 1
    assert [report["path"] for report in json.loads(ended.stdout)["reports"]] == [f"{tmp_path.name}/good.txt"]


@pytest.mark.parametrize("raw", [STORY.encode("utf-16"), (STORY + " Café “Öl”.").encode("cp1252"), STORY.encode() + b"\n\n\xff\xfe \xc3("])
def test_any_encoding_and_broken_utf_8_end_in_whole_claims(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    case = shown(tmp_path / "a.txt")
    assert STORY in case["reports"][0]["text"]
    assert any(claim["quote"] in STORY for claim in case["claims"])


def test_a_page_nested_a_hundred_thousand_deep_is_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<html><body>" + "<div>" * 100_000 + f"<p>{STORY}</p>")
    (tmp_path / "tags.html").write_text("<b>" * 500_000)
    ended = process("compare", tmp_path / "deep.html", tmp_path / "tags.html", "--format", "json")
    told(ended, 1, "tags.html")
    assert STORY in json.loads(ended.stdout)["reports"][0]["text"]


def test_hostile_json_is_refused_line_by_line(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY})
    bad = [
        "[" * 100_000,
        '{"text": ' + "[" * 50_000,
        '{"text": ' + "9" * 10_000 + "}",
        '{"text": NaN}',
        '{"text": null}',
        '{"text": {"en": "x"}}',
        '"only a word"',
        "17",
        "{}",
        '{"text": "\x00"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join([*bad, good]) + "\n")
    ended = process("compare", tmp_path / "a.jsonl", "--format", "json")
    told(ended, 1, *(f"a.jsonl:{number}" for number in range(1, len(bad) + 1)))
    assert [report["text"] for report in json.loads(ended.stdout)["reports"]] == [STORY]


def test_fields_of_wrong_types_never_stop_a_report(tmp_path: Path) -> None:
    odd = {"id": 7, "title": ["x"], "publisher": {"a": 1}, "authors": 3.5, "published": 1e308, "url": False, "text": STORY}
    (tmp_path / "a.json").write_text(json.dumps(odd).replace("1e+308", "1e999"))
    (report,) = shown(tmp_path / "a.json")["reports"]
    assert (report["text"], report["published"]["edtf"]) == (STORY, None)


@pytest.mark.skipif(shut_out() is not None, reason=str(shut_out()))
def test_what_may_not_be_read_or_written_is_told(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as open_to_all:
        folder = Path(open_to_all)
        folder.chmod(0o755)
        (folder / "locked").mkdir(0o700)
        (folder / "secret.txt").write_text(STORY)
        (folder / "secret.txt").chmod(0o600)
        (folder / "good.txt").write_text(STORY)
        files = 1 << 30
        told(capped("RLIMIT_FSIZE", files, "compare", folder / "locked", folder / "secret.txt", user=NOBODY), 3, "locked", "secret.txt")
        told(capped("RLIMIT_FSIZE", files, "compare", folder / "good.txt", "-o", folder / "a.html", user=NOBODY), 4, "a.html")
        assert sorted(os.listdir(folder)) == ["good.txt", "locked", "secret.txt"]


def test_a_disk_that_fills_under_an_output_leaves_nothing_half(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    told(capped("RLIMIT_FSIZE", 4096, "compare", tmp_path / "a.txt", "-o", tmp_path / "a.html"), 4, "a.html")
    assert os.listdir(tmp_path) == ["a.txt"]


EVIL = "\x1b[31mRed\x1b[0m \x9b2J <script>alert(1)</script> **bold** [x](javascript:alert(2)) \u202egnp \u2066 &lt;"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_what_a_report_says_of_itself_never_acts(tmp_path: Path, form: str) -> None:
    story = f"{EVIL} Solen met harbour chief Tomas {EVIL} Brandt in Varna on 14 April 2024.\n\n{STORY}"
    fields = {"title": EVIL, "publisher": EVIL, "authors": [EVIL], "url": "javascript:alert(1)", "id": EVIL, "text": story}
    (tmp_path / "a.json").write_text(json.dumps([fields, {**fields, "publisher": "Other", "text": story + " He denied it."}]))
    ended = process("compare", tmp_path / "a.json", "--format", form)
    told(ended, 0)
    assert "\x1b" not in ended.stdout
    if form == "json":
        return  # a program that reads JSON gets what was there; JSON itself escapes the escape character
    assert not {"\x9b", "\u202e", "\u2066"} & set(ended.stdout)
    if form == "html":
        assert ended.stdout.count("<script") == 1
        assert 'href="javascript' not in ended.stdout
    if form == "markdown":
        assert "<script" not in ended.stdout.replace(r"\<script", "")
        assert not re.search(r"(?<!\\)\]\(javascript", ended.stdout)


def test_a_name_on_disk_with_escapes_is_told_harmlessly(tmp_path: Path) -> None:
    path = tmp_path / "\x1b[2J\u202eevil\n.txt"
    path.touch()
    ended = process("compare", path)
    told(ended, 3, "evil")
    assert not {"\x1b", "\u202e"} & set(ended.stderr)


PIECES = st.sampled_from(
    [
        STORY,
        "The ministry reportedly denied that 20 people were killed in the attack in Varna.",
        "“We met them on Friday,” said Tomas Brandt 🧨👩🏽‍🚒, the chief.",
        "قال الوزير إن الميناء أغلق.",
        "Cafe\u0301 owner Zoe\u0308 Arnaud was arrested in Paris in May 2023.",
        "🇫🇷🇩🇪",
        "\u202bمرحبا\u202c",
        "At least 12 were injured, a witness said; an undated video shows the blast.",
        "\ufeff",
        "a\u0300\u0301\u0302",
    ]
)
ENDS = st.sampled_from([" ", "\r\n", "\r\n\r\n", "\n\n", "\t", "\u2028", "\u00a0"])


def spans(item: Any) -> Iterator[tuple[int, int, str]]:
    """Every start, end and text that stand together in a contract."""
    if isinstance(item, dict):
        if isinstance(item.get("start"), int) and isinstance(item.get("text", item.get("quote")), str):
            yield item["start"], item["end"], item["quote"] if "quote" in item else item["text"]
        for value in item.values():
            yield from spans(value)
    elif isinstance(item, list):
        for value in item:
            yield from spans(value)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.tuples(PIECES, ENDS), min_size=1, max_size=8))
def test_every_span_of_the_contract_is_the_text_it_points_at(tmp_path: Path, pieces: list[tuple[str, str]]) -> None:
    written = STORY + "\r\n\r\n" + "".join(piece + end for piece, end in pieces)
    assume(language_of(written) == "en")
    (tmp_path / "a.txt").write_bytes(written.encode())
    case = shown(tmp_path / "a.txt")
    text = case["reports"][0]["text"]
    found = list(spans([case["claims"], case["times"]]))
    assert found
    assert [(start, end, words) for start, end, words in found if text[start:end] != words] == []
    for source in (*case["quotations"], *(mention for entity in case["entities"] for mention in entity["mentions"])):
        ends = [source[key] for key in ("source", "cue", "content")] if "content" in source else [[source["start"], source["end"]]]
        assert all(0 <= each[0] < each[1] <= len(text) for each in ends if each)
