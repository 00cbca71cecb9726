"""Every route of the router, asked for with whatever a stranger may send: none fails, and without signing in none tells anything."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.outputs.story import case as story
from tests.web.hostile import things
from tests.web.kept import HERE, PORT, client, kept_story, token
from twosource.case import decisions
from twosource.web.headers import HEADERS
from twosource.web.people import Accounts, accounts_file, guarded
from twosource.web.people.limits import Limits
from twosource.web.shelf import _names
from twosource.web.site import site

TOLD = story()
CLAIM, REPORT = TOLD.events[0].claims[0], TOLD.reports[0].id
NAMES = (
    "page", "before", "after", "decided", "entry", "at", "q", "back", "report", "start", "end", "publisher", "type", "beginning", "order",
    "level", "slot", "kind", "all", "source", "published", "happened", "place", "certainty", "quotes", "layer", "layers", "to", "name",
)  # fmt: skip
"""Every name that a page looks for in a query, and some that none does."""
VALUES = (
    "", "0", "-1", "1", "2", "999999", "9" * 21, "9" * 5000, "-" + "9" * 30, "1.5", "1e400", "nan", "inf", "-inf", "NaN~a~b", "inf~a~b",
    "1e999~~", "~~", "٣", "१", "²", "１", "abc", "x" * 3000, "%00", "a%00b", "%ff", "%c3%28", "%ed%a0%80", "%", "%zz", "%u0041", "+",
    "&&==",
    "';--", '"', "(", "*", "NEAR(", "a OR", '"a', "a*b", "^a", "-a", "{x}:y", "<script>", "../../etc/passwd", "//evil.example", "http://[",
    "0-0", "5-1", "0-99999999999999999999", "-5-5", "٠-٣", "2024-99", "2024-00", "0000-00", "2024-", "-", "2024-١٢", "none", "a" * 65,
    quote("𝕏\u202e\ufeff\u2028"), quote("é" * 1000),
)  # fmt: skip
PATHS = (
    "nosuch", "%00", "%ff", "a" * 3000, "..", "%2e%2e", "%2f", "%5c", "a%2fb", "a b", "٣", "0", "-1", "c", "e", "%", "%zz", "'", "<x>",
    "%ed%a0%80", "{id}", ".json", "x.json", ".json.json", quote("𝕏\u202e"),
)  # fmt: skip
UNROUTED = (
    "/nowhere", "/nowhere.json", "//", "///", "//evil.example/", "/.", "/..", "/../..", "/./", "/%2e", "/%2f%2f", "/static", "/static/",
    "/static//",
    "/static/none.css", "/static/../site.py", "/static/%2e%2e/site.py", "/static/..%2fsite.py", "/static/site.css/", "/static/site.css.",
    "/static/site.css%00", "/static/site.css%20", "/static/SITE.CSS", "/static/built", "/static/built/", "/static/built/../site.css",
    "/static/./site.css", "/static/%00", "/static/" + "a" * 5000, "/index.json.json", "/.json", "/favicon.ico", "/robots.txt", "/admin",
    "/.git/config", "/.env", "/people", "/people/", "/people/in/", "/people/in.json", "/people/none", "/api", "/api/", "/api/none",
    "/api/none.json",
    "/events", "/claims", "/events/", "/correct", "/correct/", "/correct/events", "/correct/none/x", "/stories/x/y/z", "/decisions.json",
    "/%",
    "/%zz", "/%00", "/%ff", "/" + "a/" * 1000, "/" + "%2e%2e%2f" * 50 + "etc/passwd", "/*", "*",
)  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a decision of every sort in its log."""
    path = kept_story(tmp_path_factory.mktemp("case"))
    claims = TOLD.events[0].claims
    decisions.decide(path, "accept", [claims[0]], "read both")
    decisions.decide(path, "edit", [claims[0]], "x", value=json.dumps({"slot": "time", "after": "2024-02"}))
    decisions.decide(path, "different", things(path)["entities"][:2], "two")
    decisions.undo(path, 1, "a slip")
    return path


@pytest.fixture(scope="module")
def browser(kept: Path) -> TestClient:
    return client(kept)


@pytest.fixture(scope="module")
def mine(browser: TestClient) -> str:
    return token(browser.get("/log").text)


def routes(case: Path) -> list[Route]:
    return [route for route in site(case).routes if isinstance(route, Route)]


def addresses(case: Path, method: str) -> Iterator[str]:
    """Every address of the router, with an id where it wants one."""
    ids = {kind: found[0] for kind, found in things(case).items() if found}
    for route in routes(case):
        if method not in (route.methods or ()):
            continue
        kind = next((part for part in route.path.split("/") if part in ids), "reports")
        yield route.path.replace("{id}", ids[kind]).replace("{name:path}", "site.css")


def no_number(said: str) -> None:
    raise AssertionError(f"{said} is no JSON")


def sound(answer: Any, asked: object) -> None:
    """It answers, plainly, in one shape."""
    assert answer.status_code < 500, (asked, answer.text[:500])
    assert "Traceback" not in answer.text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    if answer.headers.get("content-type", "").startswith("application/json") and answer.text:
        told = json.loads(answer.text, parse_constant=no_number)
        assert answer.status_code < 400 or list(told) == ["error"]


def every(kept: Path) -> list[str]:
    return sorted({*addresses(kept, "GET")})


def test_every_route_is_walked(kept: Path) -> None:
    assert len(every(kept)) > 45
    assert {"/", "/index.json", "/search", "/claims/new", "/log", "/review", "/dossier.html", "/static/site.css"} <= {*every(kept)}
    assert {*addresses(kept, "POST")} == {"/decisions", "/undo", "/api/decisions", "/api/undo"}


@pytest.mark.parametrize(("number", "value"), [*enumerate(VALUES)])
def test_no_query_makes_a_page_fail(number: int, value: str, browser: TestClient, kept: Path) -> None:
    """A third of the routes for each value, another third for the next; all of them take minutes and told no more."""
    for path in every(kept)[number % 3 :: 3]:
        query = "&".join(f"{name}={value}" for name in (NAMES if len(value) < 1000 else NAMES[:8]))
        sound(browser.get(f"{path}?{query}"), (path, value))


READERS = {
    "page": "/log", "before": "/search?q=a", "after": "/review", "at": f"/reports/{REPORT}", "entry": "/log", "decided": "/nowhere",
    "start": f"/claims/new?report={REPORT}&end=9", "end": f"/claims/new?report={REPORT}&start=0", "report": "/reading?report=x",
    "q": "/search",
    "back": f"/correct/claims/{CLAIM}", "published": "/search?q=a", "happened": "/search?q=a", "place": "/search?q=a", "type": "/entities",
    "beginning": "/entities", "publisher": "/reports", "level": "/differences", "slot": "/differences", "order": "/stories",
}  # fmt: skip
"""For each name a page that reads it, alone, so that no other hides it."""


@pytest.mark.parametrize("name", READERS)
def test_no_value_makes_the_page_that_reads_it_fail(name: str, browser: TestClient) -> None:
    path = READERS[name]
    for value in VALUES:
        sound(browser.get(f"{path}{'&' if '?' in path else '?'}{name}=&{name}={value}"), (path, name, value))


@pytest.mark.parametrize("hostile", PATHS)
def test_no_id_makes_a_page_fail(hostile: str, browser: TestClient, kept: Path) -> None:
    for route in routes(kept):
        if "{" in route.path:
            path = route.path.replace("{id}", hostile).replace("{name:path}", hostile)
            for method in ("GET", "HEAD"):
                sound(browser.request(method, path), path)


@pytest.mark.parametrize("path", UNROUTED)
def test_what_has_no_route_is_not_found_whatever_else_is_asked(path: str, browser: TestClient, mine: str) -> None:
    for query in ("", "?decided=1", "?decided=2&decided=x", "?decided=99999999999999999999", "?q=%ff&page=-1", "?" + "a=b&" * 500):
        for method in ("GET", "HEAD"):
            answer = browser.request(method, f"{HERE}{path}{query}" if path.startswith("/") else f"{HERE}/{path}")
            sound(answer, (path, query))
            assert answer.status_code in {404, 405, 307, 200}, path
            assert answer.status_code != 200 or path in {"/.", "/..", "/../..", "/./", "/static/./site.css", "/static/built/../site.css"}
    posted = browser.post(path, data={"token": mine})
    sound(posted, path)
    assert posted.status_code in ({415} if path.startswith("/api/") else {404, 405})


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND", "X" * 300])
def test_other_methods_are_refused_everywhere(method: str, browser: TestClient, kept: Path) -> None:
    for path in [*every(kept), "/nowhere", "/static/site.css", "/decisions"]:
        answer = browser.request(method, path)
        sound(answer, (method, path))
        assert answer.status_code == 405


HOSTILE_HEADERS = [
    {"origin": each} for each in ("", "null", "http://[", "http://[::1", "//", "http://a\tb", "é", "http://" + "a" * 5000,
    "http://127.0.0.1:8020 ", "[", "\x00")
] + [
    {"cookie": each} for each in ("", "=", ";", "a", "a=" + "b" * 5000, 'a="\\', "a=b; " * 500, "=; =;", "é=é", f"twosource-{PORT}=é",
    "a=\x00")
] + [
    {"host": each} for each in ("", "[", "[::1", "localhost:", "localhost:99999999", "é", ":8020", "127.0.0.1:8020:8020", " ", "a" * 5000)
] + [
    {"content-type": each} for each in ("", ";", "application/json; charset=\x00", "multipart/form-data", "é", "application/json;" * 200)
] + [
    {"content-length": each} for each in ("-1", "a", "9" * 30, "٣", "")
] + [
    {"accept-language": "\xff" * 100}, {"range": "bytes=0-99999999999999999999"}, {"if-none-match": "*"}, {"if-modified-since": "never"},
    {"sec-fetch-site": "é"}, {"x-twosource-token": "é" * 100}, {"x-forwarded-for": "[" * 100}, {"transfer-encoding": "gzip"},
    {"expect": "x"},
]  # fmt: skip


@pytest.mark.parametrize("headers", HOSTILE_HEADERS, ids=str)
def test_no_header_makes_anything_fail(headers: dict[str, str], browser: TestClient, kept: Path) -> None:
    raw = {name.encode(): value.encode("utf-8" if "٣" in value else "latin-1") for name, value in headers.items()}
    before = len(decisions.log(kept))
    for path in ("/", "/log.json", "/nowhere", "/static/site.css", "/static/none"):
        sound(browser.get(path, headers=raw), headers)
    for path in ("/decisions", "/undo", "/api/decisions", "/api/undo", "/nowhere", "/people/in", "/people/out"):
        sound(browser.post(path, content=b"token=x", headers={b"content-type": b"application/x-www-form-urlencoded", **raw}), headers)
    assert len(decisions.log(kept)) == before


FIELDS = ("token", "verb", "subject", "why", "value", "slot", "after", "back", "entry", "trigger", "report", "start", "end", "label")
VERBS = (
    "same",
    "different",
    "merge",
    "split",
    "move",
    "accept",
    "reject",
    "edit",
    "claim",
    "independent",
    "dependent",
    "unsure",
    "undo",
    "x",
)
texts = st.text(max_size=30) | st.sampled_from(
    ["", "\x00", "\ud800", "9" * 30, "-1", "1", "nan", "[" * 500, "{}", '{"slot": 1}', '{"slot": "time", "after": NaN}', "٣", CLAIM, REPORT]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts | st.just(10**400),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@CALM
@given(st.lists(st.tuples(st.sampled_from(FIELDS), texts), max_size=12), st.sampled_from(VERBS), st.sampled_from(["/decisions", "/undo"]))
def test_no_form_makes_a_decision_fail(
    kept: Path, browser: TestClient, mine: str, fields: list[tuple[str, str]], verb: str, path: str
) -> None:
    body = "&".join(f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in [("token", mine), ("verb", verb), *fields])
    headers = {"content-type": "application/x-www-form-urlencoded"}
    sound(browser.post(path, content=body.encode(), headers=headers), body)
    sound(browser.get("/log"), "the log afterwards")


@CALM
@given(st.dictionaries(st.sampled_from([*FIELDS, "subjects"]), values, max_size=6) | values, st.sampled_from(VERBS), values)
def test_no_json_makes_a_decision_fail(kept: Path, browser: TestClient, body: Any, verb: str, value: Any) -> None:
    told = {"verb": verb, "subjects": [CLAIM], "why": "x", "value": value}
    for path in ("/api/decisions", "/api/undo"):
        for each in (body, told, told | (body if isinstance(body, dict) else {})):
            sound(browser.post(path, content=json.dumps(each).encode(), headers={"content-type": "application/json"}), each)
    for page in ("/log", "/log.json", f"/claims/{CLAIM}", f"/claims/{CLAIM}.json"):
        sound(browser.get(page), (page, body, value))


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\x00", b"\xff", b"\xef\xbb\xbf{}", b"NaN", b"-Infinity", b"1e999", b"9" * 6000, b'"' + b"a" * 60000 + b'"', b"[" * 60000,
        b'{"a":' * 10000, b'{"verb": "accept", "verb": "reject", "subjects": ["c1"], "why": "x"}', b'{"entry": 1, "entry": 2}',
        b'{"entry": 1e999}',
        b'{"entry": true}', b'{"entry": [1]}', b'{"entry": -1}', b'{"entry": 99999999999999999999}', b'{"entry": 1.0}', b'{"why": 1}',
        b'{"verb": "edit", "subjects": ["c1"], "why": "x", "value": {"slot": "time", "after": NaN}}',
        b'{"verb": "edit", "subjects": ["c1"], "why": "x", "value": {"slot": ["time"], "after": {}}}',
        b'{"verb": "edit", "subjects": ["c1"], "why": "x", "value": "\\ud800"}', b'{"verb": "accept", "subjects": ["\\ud800"], "why": "x"}',
        b'{"verb": "accept", "subjects": ["c1\\u0000"], "why": "x"}', b'{"verb": "accept", "subjects": [[]], "why": "x"}',
        b"token=%ff", b"token=%", b"=&=&=", b"&" * 60000, b"a=b&" * 900, b"token=a;verb=b", b"+", b"%00=%00",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sort", ["application/json", "application/x-www-form-urlencoded", "text/plain", ""])
def test_no_body_makes_anything_fail(body: bytes, sort: str, browser: TestClient, kept: Path) -> None:
    before = decisions.log(kept)
    for path in ("/decisions", "/undo", "/api/decisions", "/api/undo", "/nowhere", "/people/in"):
        if path == "/api/undo" and body.startswith(b'{"') and b"why" not in body and b"entry" not in body:
            continue
        answer = browser.post(path, content=body, headers={"content-type": sort})
        sound(answer, (path, body[:80]))
        assert answer.status_code >= 400 or (path, body) == ("/api/undo", b"{}")
    assert decisions.log(kept) == before


# Where people sign in


@pytest.fixture(scope="module")
def stranger(kept: Path) -> Iterator[TestClient]:
    """A browser in which nobody signed in."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("twosource.web.people.accounts.HASHER", PasswordHasher(1, 64, 1))
        patched.setattr(Limits, "wait", lambda *_: 0)
        Accounts(accounts_file(kept)).add("Ada", "editor", "a long pass phrase")
        app = guarded(site(kept), kept, "0.0.0.0", PORT)
        yield TestClient(app, base_url="http://desk.example:8020", follow_redirects=False)


def told_nothing(answer: Any, asked: object) -> None:
    """Neither the case's name nor anything in it stands in the answer."""
    sound(answer, asked)
    for word in ("story.two", ">story<", TOLD.reports[0].title or "?", TOLD.entities[0].name, "Overview", "/log"):
        assert word not in answer.text, asked


def test_without_signing_in_no_route_answers_but_the_sign_in_page_and_files_that_are_there(stranger: TestClient, kept: Path) -> None:
    for path in [*every(kept), *UNROUTED, "/log?decided=1", "/search?q=a", "/people/in?to=/log.json"]:
        for method in ("GET", "HEAD"):
            answer = stranger.request(
                method, f"http://desk.example:8020{path}" if path.startswith("/") else f"http://desk.example:8020/{path}"
            )
            asked = answer.request.url.path
            if asked == "/people/in" or asked.removeprefix("/static/") in _names():
                assert answer.status_code == 200
                sound(answer, path)
                continue
            told_nothing(answer, path)
            expected = {404} if asked.startswith("/static/") else {401} if asked.endswith(".json") or asked.startswith("/api/") else {303}
            assert answer.status_code in expected, (path, asked)
            assert answer.status_code != 303 or answer.headers["location"].startswith("/people/in?to=")


@pytest.mark.parametrize(
    "path", [*UNROUTED, "/decisions", "/undo", "/api/decisions", "/api/undo", "/people/out", "/log", "/static/site.css"]
)
def test_without_signing_in_nothing_can_be_posted(path: str, stranger: TestClient, kept: Path) -> None:
    before = decisions.log(kept)
    url = f"http://desk.example:8020{path}" if path.startswith("/") else f"http://desk.example:8020/{path}"
    for body in ({"data": {"token": "x", "verb": "accept", "subject": CLAIM, "why": "x"}}, {"json": {"entry": 1}}):
        answer = stranger.post(url, **body)
        told_nothing(answer, path)
        assert answer.status_code in {401, 415}
    for method in ("OPTIONS", "TRACE", "PUT", "DELETE"):
        assert stranger.request(method, url).status_code == 405
    assert decisions.log(kept) == before


@pytest.mark.parametrize("headers", HOSTILE_HEADERS, ids=lambda each: str(each)[:40])
def test_no_header_lets_a_stranger_in_or_makes_signing_in_fail(headers: dict[str, str], stranger: TestClient) -> None:
    raw = {name.encode(): value.encode("utf-8" if "٣" in value else "latin-1") for name, value in headers.items()}
    told_nothing(stranger.get("/", headers=raw), headers)
    form = {b"content-type": b"application/x-www-form-urlencoded", **raw}
    for body in (b"name=Ada&password=x&to=/", b"name=%ff", b"name=" + b"a" * 60000, b"name=%00&password=%00", b"to=http://[", b"", b"\xff"):
        answer = stranger.post("/people/in", content=body, headers=form)
        told_nothing(answer, (headers, body[:50]))
        assert answer.status_code >= 400
        assert "set-cookie" not in answer.headers


# What is a fault all the same


def test_a_fault_is_answered_with_a_reference_and_logged_without_a_text(kept: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def faulty(scope: Any, receive: Any, send: Any) -> None:
        raise KeyError("the words of a report")

    answers = {path: TestClient(guarded(faulty, kept, "127.0.0.1", PORT), base_url=HERE).get(path) for path in ("/", "/log.json")}
    assert [answer.status_code for answer in answers.values()] == [500, 500]
    page, twin = answers["/"], answers["/log.json"]
    assert list(twin.json()) == ["error"]
    assert "words of a report" not in page.text + twin.text + caplog.text
    assert "Traceback" not in page.text + caplog.text
    logged = [record.getMessage() for record in caplog.records if record.name == "twosource.web"]
    assert len(logged) == 2
    for answer, line in zip((page, twin), logged, strict=True):
        reference = line.split()[2]
        assert reference in answer.text
        assert "KeyError at test_every_route.py" in line
