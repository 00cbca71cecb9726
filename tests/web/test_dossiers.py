"""The dossier to take along, of a case or a story."""

from pathlib import Path

import pytest

from tests.web.kept import client, kept_story
from twosource.store import create
from twosource.web import dossiers


def test_a_case_and_each_story_hand_out_one_file(tmp_path: Path) -> None:
    browser = client(kept_story(tmp_path))
    stories = [each["id"] for each in browser.get("/stories.json").json()["stories"]]
    for path in ("/dossier.html", *(f"/stories/{story}/dossier.html" for story in stories)):
        answer = browser.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment;")
        assert answer.text.startswith("<!doctype html>")
        assert "http-equiv" in answer.text
    assert '/dossier.html"' in browser.get("/").text
    assert f'/stories/{stories[0]}/dossier.html"' in browser.get(f"/stories/{stories[0]}").text


def test_without_full_texts_it_is_another_file(tmp_path: Path) -> None:
    browser = client(kept_story(tmp_path))
    whole, quotes = browser.get("/dossier.html").text, browser.get("/dossier.html?quotes=only").text
    assert len(quotes) < len(whole)


def test_of_too_many_reports_it_says_how_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = client(kept_story(tmp_path))
    monkeypatch.setattr(dossiers, "ON_DEMAND", 1)
    answer = browser.get("/dossier.html")
    assert answer.status_code == 404
    assert "twosource show CASE" in answer.text
    assert "twosource show CASE" in browser.get("/").text


def test_of_nothing_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "empty.two"
    with create(path):
        pass
    browser = client(path)
    assert browser.get("/dossier.html").status_code == 404
    assert browser.get("/stories/nosuch/dossier.html").status_code == 404


def test_a_file_is_named_after_the_case_and_can_name_no_other_place(tmp_path: Path) -> None:
    odd = tmp_path / 'a"\r\n; x=.two'
    kept_story(tmp_path).rename(odd)
    said = client(odd).get("/dossier.html").headers["content-disposition"]
    assert "\n" not in said
    assert said.count('"') == 2
