"""The vault: front matter that YAML reads, links that lead somewhere, names every system takes, texts that only show."""

import re
import unicodedata
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.model import Case
from twosource.outputs.exports import export
from twosource.outputs.exports.obsidian import filename, front, plain

LINK = re.compile(r"\[\[([^\]|]+)\|([^\]]*)\]\]")
BARE = re.compile(r"(?<!\\)(?:<(?:script|img|style|/)|!\[|%%|\]\(|`[^`]*`)")


def vault(case: Case, path: Path, quotes_only: bool = False) -> dict[str, str]:
    export(case, "obsidian", path, quotes_only)
    return {file.relative_to(path).as_posix(): file.read_text(encoding="utf-8") for file in path.rglob("*") if file.is_file()}


def matter(note: str) -> dict[str, Any]:
    _, head, _ = note.split("---\n", 2)
    found: dict[str, Any] = yaml.safe_load(head)
    return found


def test_every_link_leads_to_a_note_and_every_thing_has_one(case: Case, tmp_path: Path) -> None:
    notes = vault(case, tmp_path / "out")
    assert len(notes) == 1 + len(case.reports) + len(case.events) + len(case.entities)
    for name, note in notes.items():
        for target, shown in LINK.findall(note.split("---\n", 2)[2]):
            assert f"{target}.md" in notes, (name, target)
            assert shown.strip()


def test_front_matter_is_what_yaml_reads(case: Case, tmp_path: Path) -> None:
    notes = vault(case, tmp_path / "out")
    found = {each["id"]: each for note in notes.values() if "id" in (each := matter(note))}
    assert set(found) == {thing.id for things in (case.reports, case.events, case.entities) for thing in things}
    for event in case.events:
        assert (found[event.id]["origins"], found[event.id]["reports"]) == (event.origins, len(event.reports))
        assert found[event.id]["time"] == event.time.edtf
        assert "admin" not in found[event.id]


@settings(deadline=None)
@given(st.text(), st.lists(st.text(), max_size=3))
def test_no_text_breaks_out_of_front_matter(text: str, many: list[str]) -> None:
    note = front(title=text.encode("utf-8", "replace").decode(), many=[each.encode("utf-8", "replace").decode() for each in many])
    assert list(matter(note + "body")) == ["title", "many"]
    assert note.count("\n---\n") == 1


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_file_name_is_one_everywhere(title: str) -> None:
    name = filename(title, "v12ab") + ".md"
    assert len(name.encode()) <= 120
    assert PureWindowsPath(name).name == name == Path(name).name
    assert not PureWindowsPath(name).is_reserved()
    assert not set(name) & set('<>:"/\\|?*#^[]\n\t\x00\u202e\u2066\u200f')
    assert not name.startswith((".", " ", "-"))
    assert "v12ab" in name


@pytest.mark.parametrize("title", ["CON", "con.txt", "nul", "LPT1", "aux. ", "../../x", "..\\x", "C:\\x", "", "...", "a" * 999, "é" * 999])
def test_names_systems_keep_for_themselves_are_changed(title: str) -> None:
    name = filename(title, "e1")
    assert not PureWindowsPath(name).is_reserved()
    assert "/" not in name
    assert "\\" not in name
    assert ".." not in name


def test_two_of_one_title_are_two_notes(told: Case) -> None:
    assert filename("Varna", "e1") != filename("Varna", "e2")
    decomposed = unicodedata.normalize("NFD", "Café")
    assert filename("Café", "e1") == filename(decomposed, "e1")


def test_texts_of_strangers_only_show(evil: Case, tmp_path: Path) -> None:
    notes = vault(evil, tmp_path / "out")
    assert [file for file in tmp_path.rglob("*") if file.is_file() and tmp_path / "out" not in file.parents] == []
    for name, note in notes.items():
        body = LINK.sub("", note.split("---\n", 2)[2])
        assert not BARE.search(body), (name, BARE.search(body))
        assert not {"\x1b", "\u202e", "\u2066", "\x00"} & set(note), name


@pytest.mark.parametrize("words", ["%%x%%", "==x==", "a ^block", "#tag", "[[x]]", "![](x)", "<b>", "`x`", "$x$", "- x", "1. x", "| x |"])
def test_what_obsidian_would_act_on_is_escaped(words: str) -> None:
    assert "\\" in plain(words)
    assert plain(words).replace("\\", "") == words


def test_an_event_note_says_who_says_it(told: Case, tmp_path: Path) -> None:
    notes = vault(told, tmp_path / "out")
    (meeting,) = [note for name, note in notes.items() if name.startswith("events/meeting of Mira Solen")]
    assert "on the word of the Free Dockers League" in meeting
    assert "[[entities/Mira Solen (e1)|Mira Solen]] (actor)" in meeting
    assert "3 reports, 3 origins" in meeting
    assert matter(meeting)["disputed"] == ["whether: happened / did not happen", "how surely: certain / possible"]


def test_quotes_only_has_no_full_text(told: Case, tmp_path: Path) -> None:
    bare = vault(told, tmp_path / "bare", quotes_only=True)
    full = vault(told, tmp_path / "full")
    words = "Lena Fisk covers ports for the Courier"
    assert not any(words in note for note in bare.values())
    assert any(words in note for note in full.values())
    assert any("was seen in Varna" in note for note in bare.values())
