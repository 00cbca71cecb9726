"""Whatever strangers write into reports, names and addresses, the site shows it as text and goes on."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html
from starlette.testclient import TestClient

from tests.web.hostile import HOSTILE, MARK, read_case, things, told_case
from tests.web.kept import client
from twosource.case import decisions, transfer, write
from twosource.outputs import as_html
from twosource.web.pages import PAGES

TURNS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\x00\x1b"
"""Characters that turn or cut what stands around them; none of a stranger's may reach a page."""
IDS = (
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "%ff%fe", "'\"<x-pwned>", "x" * 3000, "%E2%80%AE", "1;DROP TABLE report", "%s%n",
    "{id}", "NaN", "-1", "%0d%0aset-cookie:a=b",
)  # fmt: skip
QUERIES = (
    "page=%00", "page=1e9", "page=99999999999999999999", "q=%22%27%00*(((", "q=" + "%F0%9F%92%A9" * 300, "q=NEAR(a%20b,%20", "q=-", "q=%22",
    "q=AND", "at=1-", "at=99999999999-999999999999", "at=-1--1", "decided=%F0%9F%92%A9", "entry=%00", "after=NaN~a~b", "after=inf~%00~b",
    "level=%3Cx-pwned%3E", "type=%3Cx-pwned%3E&beginning=%00", "report=a&report=b&report=%00", "report=" + "x" * 5000,
    "&".join(["a=b"] * 3000), "back=javascript:pwned=1", "back=//elsewhere.example",
    "certainty=%3Cx-pwned%3E&source=%00&place=%27&kind=%22&published=x&happened=%25",
    "%ff=%fe", "q=\\ud800", "=", "q=%ED%A0%80", "report=%ED%A0%80&start=-5&end=99999999999999999999", "sort=%3Cx-pwned%3E&before=%00",
)  # fmt: skip


@pytest.fixture(scope="module", params=[told_case, read_case], ids=["told", "read"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hostile case."""
    path: Path = request.param(tmp_path_factory.mktemp("hostile"))
    held = things(path)
    subjects = held["entities"][:2]
    decisions.decide(path, "different", subjects, HOSTILE, HOSTILE[:200])
    decisions.decide(path, "accept", held["claims"][:1], HOSTILE, HOSTILE[:200])
    return path


@pytest.fixture
def browser(case: Path) -> Iterator[TestClient]:
    with client(case) as found:
        yield found


def paths(case: Path) -> list[str]:
    """A page for every address and every thing, but for the many of one sort."""
    held, found = things(case), []
    for address, _ in PAGES:
        sort = address.split("/")[-2]
        found += [address.replace("{id}", quote(each, safe="")) for each in held[sort][:12]] if "{id}" in address else [address]
    found.remove("/claims/new")
    reports = "&".join(f"report={quote(each)}" for each in held["reports"][:3])
    return [*found, f"/reading?{reports}", f"/claims/new?{reports}&start=0&end=30", "/search?q=pwned", "/search?q=Varna", "/log?decided=1"]


def harmless(text: str) -> html.HtmlElement:
    """The page, after a look at all that could act in it."""
    page = html.document_fromstring(text)
    assert [each.tag for each in page.iter(MARK)] == []
    assert page.find_class(MARK) == []
    for script in page.iter("script"):
        assert script.get("type") == "application/json" or (script.get("src") or "").startswith("/static/")
    assert [
        name for each in page.iter() if isinstance(each.tag, str) for name in each.attrib if name.startswith("on") or name == "style"
    ] == []
    assert [each.tag for each in page.iter("iframe", "object", "embed", "base", "img", "style")] == []
    assert all((each.get("action") or "/").startswith("/") for each in page.iter("form"))
    for link in page.iter("a"):
        assert (link.get("href") or "/").startswith(("/", "#", "?", "https://", "http://"))
        assert not (link.get("href") or "").startswith("//")
    assert len(list(page.iter("title"))) - len(list(page.iterfind(".//svg//title"))) == 1
    assert not set(TURNS) & set(text)
    return page


def test_every_page_shows_a_stranger_s_words_as_text(case: Path, browser: TestClient) -> None:
    shown = 0
    for path in paths(case):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        shown += f"<{MARK}>" in harmless(answer.text).text_content()
    assert shown > 20


def test_every_twin_is_json_and_says_so(case: Path, browser: TestClient) -> None:
    for path in paths(case):
        place, _, query = path.partition("?")
        answer = browser.get(("/index" if place == "/" else place) + f".json?{query}")
        assert answer.status_code == 200, path
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        json.loads(answer.text)


def test_ids_that_are_none_are_not_found(browser: TestClient) -> None:
    for address, _ in PAGES:
        for each in IDS if "{id}" in address else ():
            for path in (address.replace("{id}", each), address.replace("{id}", each) + ".json"):
                answer = browser.get(path)
                assert answer.status_code == 404, f"{answer.status_code} at {path}"
                assert "set-cookie" not in answer.headers
                if not path.endswith(".json") and "html" in answer.headers["content-type"]:
                    harmless(answer.text)


def test_queries_that_ask_nonsense_get_a_page(case: Path, browser: TestClient) -> None:
    held = things(case)
    for address, _ in PAGES:
        ids = held[address.split("/")[-2]][:1] if "{id}" in address else [""]
        for query in QUERIES if ids else ():
            path = f"{address.replace('{id}', quote(ids[0], safe=''))}?{query}"
            answer = browser.get(path)
            assert answer.status_code in {200, 400, 404}, f"{answer.status_code} at {path[:120]}"
            assert f"<{MARK}" not in answer.text


def test_other_addresses_lead_nowhere(browser: TestClient) -> None:
    for path in ("/static/../site.py", "/static/%2e%2e/site.py", "/static//etc/passwd", "/static/built/..%2f..%2fsite.py", "/.git/config",
                 "/stories/../../x/dossier.html", "/stories/%00/dossier.html", "/events/%2f%2e%2e.json"):  # fmt: skip
        assert browser.get(path).status_code in {400, 404}, path


def test_the_dossier_shows_a_stranger_s_words_as_text(case: Path) -> None:
    for quotes_only in (False, True):
        text = as_html(write.load(case), quotes_only=quotes_only)
        page = html.document_fromstring(text)
        assert [each.tag for each in page.iter(MARK, "iframe", "img", "object", "base")] == []
        assert not set(TURNS) & set(text)
        assert [name for each in page.iter() if isinstance(each.tag, str) for name in each.attrib if name.startswith("on")] == []
        assert len(list(page.iter("script"))) == 1
        assert f"<{MARK}>" in page.text_content()


def test_no_cell_of_a_table_is_a_formula(case: Path, tmp_path: Path) -> None:
    transfer.export(case, "csv", tmp_path / "tables")
    cells = 0
    for path in (tmp_path / "tables").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.reader(stream):
                cells += sum("HYPERLINK" in each for each in row)
                assert [each[:60] for each in row if each[:1] in set("=+-@\t\r") and not _number(each)] == []
    assert cells


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    "form", ["xlsx", "gexf", "graphml", "geojson", "timelinejs", "ftm", "webannotation", "jsonld", "stix", "ged", "plover"]
)
def test_every_export_is_written(form: str, case: Path, tmp_path: Path) -> None:
    transfer.export(case, form, tmp_path / "out")
    assert (tmp_path / "out").stat().st_size > 0


def test_notes_stay_in_their_folder(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "vault"
    folder.parent.mkdir()
    transfer.export(case, "obsidian", folder)
    assert [each.name for each in tmp_path.iterdir()] == ["in"]
    assert [each.name for each in folder.parent.iterdir()] == ["vault"]
    names = [each.name for each in folder.rglob("*")]
    assert names
    assert not [name for name in names if set(name) & set('<>:"|?*\\' + TURNS) or len(name.encode()) > 255]
