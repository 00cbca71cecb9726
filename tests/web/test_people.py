import json
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher, extract_parameters
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.outputs.story import case as story
from tests.web.kept import HERE, PORT, client, kept_story, token
from twosource.case import decisions
from twosource.errors import UsageError
from twosource.web.people import Accounts, accounts_file, guarded
from twosource.web.people.asked import LARGEST, is_loopback
from twosource.web.people.audit import Audit
from twosource.web.people.browsers import Places, marked
from twosource.web.people.browsers import browser as browser_of
from twosource.web.people.gate import Gate
from twosource.web.people.guard import Guard
from twosource.web.people.limits import LIMITS, MAX_BUCKETS, Limits, neighbourhood
from twosource.web.people.names import name_key
from twosource.web.people.sessions import EACH, IDLE, LONGEST, Sessions
from twosource.web.site import site

EVENT = story().events[0]
THERE = "http://desk.example:8020"
PASSWORD = "a long pass phrase"
DECISION = {"verb": "accept", "subjects": [EVENT.id], "why": "read both"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of the same kind that take a thousandth of the memory: these tests make hundreds."""
    monkeypatch.setattr("twosource.web.people.accounts.HASHER", PasswordHasher(1, 64, 1))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return kept_story(tmp_path)


@pytest.fixture
def people(kept: Path) -> Accounts:
    accounts = Accounts(accounts_file(kept))
    accounts.add("Ada Quill", "editor", PASSWORD)
    accounts.add("Lena", "reader", PASSWORD + " 2")
    return accounts


def there(kept: Path, **guard: Any) -> TestClient:
    return client(kept, "0.0.0.0", THERE, **guard)


def sign_in(browser: TestClient, name: str = "ada quill", password: str = PASSWORD, **fields: str) -> Any:
    return browser.post("/people/in", data={"name": name, "password": password, "to": "/log"} | fields)


def audited(kept: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in Path(f"{kept}.audit.jsonl").read_text(encoding="utf-8").splitlines()]


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


# On this machine alone


def test_on_this_machine_nobody_signs_in_and_decisions_bear_the_users_name(kept: Path) -> None:
    here = client(kept)
    assert here.get("/").status_code == 200
    assert here.post("/api/decisions", json=DECISION).status_code == 201
    assert decisions.log(kept)[0].who == decisions.user()


@pytest.mark.parametrize("host", ["localhost:8020", "127.0.0.1:8020", "[::1]:8020", "LOCALHOST:8020"])
def test_this_machine_has_these_names(host: str, kept: Path) -> None:
    assert client(kept).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8020", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8020", "", "127.0.0.1:8020@x"]
)
def test_a_name_that_was_bent_to_this_machine_is_not_answered(host: str, kept: Path) -> None:
    here = client(kept)
    answer = here.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "story" not in answer.text
    assert here.post("/api/decisions", json=DECISION, headers={"host": host}).status_code == 421
    assert decisions.log(kept) == ()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8021"},
        {"origin": "http://localhost.evil.example:8020"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site", "origin": HERE},
    ],
)
def test_another_site_cannot_make_a_browser_decide(headers: dict[str, str], kept: Path) -> None:
    here = client(kept)
    mine = token(here.get(f"/correct/events/{EVENT.id}").text)
    assert here.post("/api/decisions", json=DECISION, headers=headers).status_code == 403
    form = {"token": mine, "verb": "accept", "subject": EVENT.id, "why": "x", "back": "/"}
    assert here.post("/decisions", data=form, headers=headers).status_code == 403
    assert decisions.log(kept) == ()


@pytest.mark.parametrize("given", [None, "", "forged", "é", "\ud800".encode("utf-8", "replace").decode()])
def test_a_form_without_our_token_decides_nothing(given: str | None, kept: Path) -> None:
    form = {"verb": "accept", "subject": EVENT.id, "why": "x", "back": "/"} | ({} if given is None else {"token": given})
    answer = client(kept).post("/decisions", data=form, headers={"origin": HERE})
    assert answer.status_code == 403
    assert "out of date" in answer.text
    assert decisions.log(kept) == ()


def test_a_token_does_not_outlive_the_server(kept: Path) -> None:
    before = token(client(kept).get(f"/correct/events/{EVENT.id}").text)
    assert token(client(kept).get(f"/correct/events/{EVENT.id}").text) != before


@pytest.mark.parametrize(
    ("body", "sort", "status"),
    [
        (b"x" * (LARGEST + 1), FORM, 413),
        (b"{" + b" " * LARGEST, "application/json", 413),
        (b"a=1", "multipart/form-data; boundary=x", 415),
        (b"a=1", "text/plain", 415),
        (b"a=1", "", 415),
        (b"token=\xff", FORM, 400),
        (b"token=%ff", FORM, 400),
        (b"&".join(b"a=1" for _ in range(2000)), FORM, 400),
    ],
)
def test_bodies_that_are_none_of_ours_are_refused(body: bytes, sort: str, status: int, kept: Path) -> None:
    answer = client(kept).post("/decisions", content=body, headers={"content-type": sort})
    assert answer.status_code == status
    assert decisions.log(kept) == ()


def test_a_body_without_a_stated_length_is_bounded_too(kept: Path) -> None:
    parts = (b"x" * 1024 for _ in range(LARGEST // 1024 + 2))
    assert client(kept).post("/decisions", content=parts, headers={"content-type": FORM}).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_none(method: str, kept: Path) -> None:
    answer = client(kept).request(method, "/decisions")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../site.py",
        "/static/%2e%2e/site.py",
        "/static/..%2f..%2fpage.py",
        "/static//etc/passwd",
        "/%00",
        "/..%5c",
        "/correct/events/%2e%2e%2fx",
    ],
)
def test_no_path_leads_out_of_the_pages(path: str, kept: Path) -> None:
    answer = client(kept).get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text


# Elsewhere


def test_another_address_wants_accounts(kept: Path) -> None:
    with pytest.raises(UsageError, match="people have to sign in"):
        guarded(site(kept), kept, "0.0.0.0", PORT)
    with pytest.raises(UsageError, match="people have to sign in"):
        guarded(site(kept), kept, "127.0.0.1", PORT, behind_proxy=True)


@pytest.mark.parametrize("path", ["/", "/log", f"/events/{EVENT.id}", "/nosuch", "/log?page=2"])
def test_nobody_sees_a_page_without_signing_in(path: str, kept: Path, people: Accounts) -> None:
    answer = there(kept).get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/people/in?to=")
    assert "story" not in answer.text
    assert there(kept).get("/log.json").status_code == 401
    assert there(kept).post("/api/decisions", json=DECISION).status_code == 401
    assert decisions.log(kept) == ()


def test_signing_in_deciding_and_signing_out(kept: Path, people: Accounts) -> None:
    browser = there(kept)
    assert "Password" in browser.get("/people/in?to=/log").text
    answer = sign_in(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/log")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    page = browser.get(f"/correct/events/{EVENT.id}")
    assert page.headers["cache-control"] == "no-store"
    assert "Ada Quill" in page.text
    mine = token(page.text)
    assert browser.post("/api/decisions", json=DECISION).status_code == 403
    assert browser.post("/api/decisions", json=DECISION, headers={"x-twosource-token": mine}).status_code == 201
    assert decisions.log(kept)[0].who == "Ada Quill"
    assert browser.post("/people/out", data={"token": "forged"}).status_code == 403
    assert browser.post("/people/out", data={"token": mine}).status_code == 303
    assert browser.get("/").status_code == 303


def test_a_reader_reads_and_decides_nothing(kept: Path, people: Accounts) -> None:
    browser = there(kept)
    sign_in(browser, "Lena", PASSWORD + " 2")
    page = browser.get(f"/events/{EVENT.id}")
    assert page.status_code == 200
    assert 'action="/decisions"' not in page.text
    mine = token(page.text)
    for path in ("/api/decisions", "/api/undo"):
        answer = browser.post(path, json=DECISION, headers={"x-twosource-token": mine})
        assert answer.status_code == 403
        assert "not decide" in answer.json()["error"]
    form = {"token": mine, "verb": "accept", "subject": EVENT.id, "why": "x", "back": "/"}
    assert browser.post("/decisions", data=form).status_code == 403
    assert decisions.log(kept) == ()
    assert browser.post("/people/out", data={"token": mine}).status_code == 303


def test_a_session_is_new_at_every_sign_in_and_never_the_browsers_own(kept: Path, people: Accounts) -> None:
    browser = there(kept)
    name = f"twosource-{PORT}"
    browser.cookies.set(name, "fixed-by-another")
    sign_in(browser)
    first = browser.cookies.get(name, domain="desk.example")
    assert first
    assert first != "fixed-by-another"
    sign_in(browser)
    stale = there(kept)
    stale.cookies.set(name, first)
    assert stale.get("/").status_code == 303


def test_cookies_of_others_do_not_sign_one_out(kept: Path, people: Accounts) -> None:
    browser = there(kept)
    mine = sign_in(browser).headers["set-cookie"].partition(";")[0]
    browser.cookies.clear()
    assert browser.get("/", headers={"cookie": f'bad[name]="x; {mine}; ={{}}'}).status_code == 200


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("::ffff:127.0.0.1", True), ("0.0.0.0", False),
     ("::", False), ("192.0.2.7", False), ("localhost.example", False), ("", False)],
)  # fmt: skip
def test_which_addresses_are_this_machine_alone(host: str, here: bool) -> None:
    assert is_loopback(host) is here


def test_the_token_of_one_is_of_no_use_to_another(kept: Path, people: Accounts) -> None:
    app = guarded(site(kept), kept, "0.0.0.0", PORT)
    ada, other = (TestClient(app, base_url=THERE, follow_redirects=False) for _ in range(2))
    sign_in(ada)
    sign_in(other)
    foreign = token(other.get("/log").text)
    assert ada.post("/api/decisions", json=DECISION, headers={"x-twosource-token": foreign}).status_code == 403


def test_who_is_taken_out_or_gets_another_password_is_signed_out(kept: Path, people: Accounts) -> None:
    ada, lena = (TestClient(guarded(site(kept), kept, "0.0.0.0", PORT), base_url=THERE, follow_redirects=False) for _ in range(2))
    sign_in(ada)
    sign_in(lena, "Lena", PASSWORD + " 2")
    assert (ada.get("/").status_code, lena.get("/").status_code) == (200, 200)
    people.add("ada quill", "editor", "another long phrase")
    people.remove("LENA")
    assert (ada.get("/").status_code, lena.get("/").status_code) == (303, 303)


@pytest.mark.parametrize(
    ("name", "password"),
    [("Ada Quill", "wrong"), ("nobody", PASSWORD), ("", ""), ("Ada Quill\x00", PASSWORD), ("Ada Quill", PASSWORD + "x" * 900)],
)
def test_a_wrong_sign_in_says_the_same_whoever_it_was(name: str, password: str, kept: Path, people: Accounts) -> None:
    answer = sign_in(there(kept), name, password)
    assert answer.status_code == 401
    assert "The name or the password is wrong." in answer.text
    assert "set-cookie" not in answer.headers


def test_an_unknown_name_costs_the_same_work_as_a_known_one(people: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    real = PasswordHasher.verify

    def counting(self: PasswordHasher, hash: str, password: Any) -> Any:
        checked.append(hash)
        return real(self, hash, password)

    monkeypatch.setattr(PasswordHasher, "verify", counting)
    assert people.check("nobody", PASSWORD) is None
    assert people.check("Ada Quill", "wrong") is None
    assert extract_parameters(checked[0]) == extract_parameters(checked[1])


@pytest.mark.parametrize(
    "to", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\r\nx: y", '/"><script>']
)
def test_signing_in_leads_nowhere_else(to: str, kept: Path, people: Accounts) -> None:
    page = there(kept).get("/people/in", params={"to": to}).text
    assert "<script>" not in page
    where = sign_in(there(kept), to=to).headers["location"]
    assert where == "/" or where.startswith("/%22")


def test_another_site_cannot_sign_somebody_in(kept: Path, people: Accounts) -> None:
    answer = there(kept).post("/people/in", data={"name": "Ada Quill", "password": PASSWORD}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_guessing_is_slowed_by_account_and_by_address(kept: Path, people: Accounts) -> None:
    browser = there(kept)
    burst = LIMITS["sign-in from an address"].burst
    statuses = [sign_in(browser, f"guess {i}", "wrong password").status_code for i in range(burst)]
    assert set(statuses) == {401}
    slowed = sign_in(browser)
    assert slowed.status_code == 429
    assert int(slowed.headers["retry-after"]) >= 1
    assert audited(kept)[-1]["outcome"] == "too often"


SPELLINGS = [
    "ada quill", "ADA QUILL", "Ada  Quill", " Ada Quill ", "Ada\u00a0Quill", "Ada\u2003Quill", "Ada\tQuill", "\u3000Ada Quill",
    "𝐀𝐝𝐚 𝐐𝐮𝐢𝐥𝐥", "𝓐𝓭𝓪 𝓠𝓾𝓲𝓵𝓵", "𝔸𝕕𝕒 ℚ𝕦𝕚𝕝𝕝", "Ａｄａ Ｑｕｉｌｌ", "ⓐⓓⓐ ⓠⓤⓘⓛⓛ", "Ada Qu\u200bill", "Ada\u00ad Quill", "\u202eAda Quill",
    "Ada Quiℓℓ", "ᴬda Quill",
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_is_one_however_it_is_spelled(spelling: str, kept: Path, people: Accounts) -> None:
    assert people.named(spelling) == people.named("Ada Quill") is not None
    browser = there(kept)
    assert sign_in(browser, spelling).status_code == 303
    assert "Ada Quill" in browser.get("/log").text
    people.add(spelling, "reader", PASSWORD) if spelling.isprintable() else None
    assert len(people.all()) == 2
    people.remove(spelling)
    assert [account.name for account in people.all()] == ["Lena"]


@given(st.text(max_size=80))
def test_the_key_of_a_key_is_the_key_itself(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key
    assert name_key(unicodedata.normalize("NFKD", name)) == key
    assert name_key(f" {name}\u3000") == key


@pytest.mark.parametrize("other", ["Ada Quil", "Ada Quill 2", "AdaQuill", "Ada Quill\x00", "Аda Quill", "Ada-Quill", "Ada Qüill"])
def test_another_name_is_another(other: str) -> None:
    assert name_key(other) != name_key("Ada Quill")


def test_a_file_that_holds_one_name_twice_is_refused_with_both(kept: Path, people: Accounts) -> None:
    told = json.loads(people.path.read_text(encoding="utf-8"))
    told["people"].append(told["people"][0] | {"name": "ADA  quill"})
    people.path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(UsageError, match="one name in two spellings"):
        guarded(site(kept), kept, "0.0.0.0", PORT)


def strangers(app: Any) -> Iterator[TestClient]:
    """Browsers at ever other addresses."""
    for number in range(1, 250):
        yield TestClient(app, base_url=THERE, follow_redirects=False, client=(f"198.51.100.{number}", 4000))


def test_no_spelling_gets_more_guesses_than_another(kept: Path, people: Accounts) -> None:
    app = guarded(site(kept), kept, "0.0.0.0", PORT)
    most = LIMITS["sign-in to an account"].burst
    statuses = [sign_in(each, SPELLINGS[i % len(SPELLINGS)], "wrong password").status_code for i, each in enumerate(strangers(app))]
    assert statuses[:most] == [401] * most
    assert statuses.count(401) <= most + 3
    browser = TestClient(app, base_url=THERE, follow_redirects=False, client=("203.0.113.5", 4000))
    each = LIMITS["sign-in to an account from an address"].burst
    assert [sign_in(browser, f"Lena{' ' * i}", "wrong password").status_code for i in range(each + 1)] == [401] * each + [429]


def test_guesses_made_elsewhere_do_not_shut_out_who_was_here_before(kept: Path, people: Accounts) -> None:
    app = guarded(site(kept), kept, "0.0.0.0", PORT)
    home = TestClient(app, base_url=THERE, follow_redirects=False, client=("203.0.113.7", 4000))
    assert sign_in(home).status_code == 303
    for each in strangers(app):
        sign_in(each, "ada quill", "wrong password")
    assert sign_in(next(strangers(app))).status_code == 429, "no guess counts any more, right or wrong"
    same_address = TestClient(app, base_url=THERE, follow_redirects=False, client=("203.0.113.7", 4000))
    assert sign_in(same_address).status_code == 303, "the address is known"
    roaming = TestClient(app, base_url=THERE, follow_redirects=False, client=("192.0.2.200", 4000), cookies=home.cookies)
    assert sign_in(roaming).status_code == 303, "the browser is known"
    stranger = TestClient(app, base_url=THERE, follow_redirects=False, client=("192.0.2.201", 4000))
    assert sign_in(stranger).status_code == 429


def test_one_address_shuts_nobody_out_elsewhere_who_was_never_here(kept: Path, people: Accounts) -> None:
    app = guarded(site(kept), kept, "0.0.0.0", PORT)
    guesser = TestClient(app, base_url=THERE, follow_redirects=False, client=("198.51.100.1", 4000))
    assert {sign_in(guesser, spelling, "wrong").status_code for spelling in SPELLINGS * 5} == {401, 429}
    owner = TestClient(app, base_url=THERE, follow_redirects=False, client=("203.0.113.7", 4000))
    assert sign_in(owner).status_code == 303


def test_wrong_guesses_in_a_known_browser_count_there(kept: Path, people: Accounts) -> None:
    browser = there(kept)
    sign_in(browser)
    burst = LIMITS["sign-in from a known browser"].burst
    assert [sign_in(browser, password="wrong").status_code for _ in range(burst + 1)] == [401] * burst + [429]


def test_the_mark_of_a_known_browser_lets_nobody_in_and_cannot_be_made_up(kept: Path, people: Accounts) -> None:
    secret = people.secret("Ada Quill")
    mine = marked("", "Ada Quill", secret)
    assert browser_of(mine, "ADA  QUILL", secret)
    assert browser_of(mine, "Lena", people.secret("Lena")) is None
    assert browser_of(mine, "Lena", secret) is None
    for forged in ("", ".", "a.b", f"{'0' * 32}.{mine.partition('.')[2]}", mine[:-1], "é.\ud800", "!" * 1000):
        assert browser_of(forged, "Ada Quill", secret) is None
    both = marked(mine, "Lena", people.secret("Lena"))
    assert browser_of(both, "Ada Quill", secret)
    assert len(marked(both, "Ada Quill", secret).split("!")) == 2
    people.add("Ada Quill", "editor", "another long phrase")
    assert browser_of(mine, "Ada Quill", people.secret("Ada Quill")) is None
    known = there(kept)
    known.cookies.set(f"twosource-{PORT}-known", mine)
    assert known.get("/").status_code == 303
    assert people.secret("nobody") != people.secret("Ada Quill")


def test_places_are_remembered_up_to_a_number() -> None:
    places = Places(3)
    for address in "abcd":
        places.remember("Ada", address)
    assert [("ADA ", address) in places for address in "abcde"] == [False, True, True, True, False]


def test_a_file_of_people_that_breaks_while_serving_signs_nobody_in_and_says_so(kept: Path, people: Accounts) -> None:
    browser = there(kept)
    sign_in(browser)
    people.path.write_text("{", encoding="utf-8")
    assert browser.get("/").status_code == 303
    answer = sign_in(browser)
    assert answer.status_code == 503
    assert "cannot be read" in answer.text
    assert str(kept.parent) not in answer.text


def test_where_a_sign_in_cannot_be_recorded_nobody_comes_in(kept: Path, people: Accounts) -> None:
    audit = Audit(accounts_file(kept))
    gate = Gate(site(kept), people, audit)
    browser = TestClient(Guard(gate), base_url=THERE, follow_redirects=False)
    sign_in(browser)
    mine = token(browser.get("/log").text)
    audit.close()
    answer = sign_in(browser)
    assert (answer.status_code, "set-cookie" in answer.headers) == (503, False)
    assert sign_in(browser, password="wrong").status_code == 401
    assert browser.post("/api/decisions", json=DECISION, headers={"x-twosource-token": mine}).status_code == 201


def test_pages_are_slowed_too(kept: Path, people: Accounts) -> None:
    gate = Gate(site(kept), people, Audit(accounts_file(kept)), limits=Limits(Clock()))
    browser = TestClient(Guard(gate), base_url=THERE)
    statuses = [browser.get("/people/in").status_code for _ in range(LIMITS["page"].burst + 1)]
    assert statuses == [200] * LIMITS["page"].burst + [429]


def test_a_flood_does_not_fill_the_record(kept: Path, people: Accounts) -> None:
    browser = there(kept)
    lines = LIMITS["line in the record"].burst
    for _ in range(lines + 40):
        browser.post("/api/decisions", json=DECISION)
    assert len(audited(kept)) in range(lines, lines + 5)


def test_what_is_tried_is_recorded_without_passwords_or_reasons(kept: Path, people: Accounts) -> None:
    browser = there(kept)
    sign_in(browser, password="a wrong secret")
    sign_in(browser)
    mine = token(browser.get("/log").text)
    browser.post("/api/decisions", json=DECISION | {"why": "a private reason"}, headers={"x-twosource-token": mine})
    browser.post("/api/decisions", json=DECISION, headers={"x-twosource-token": "forged"})
    lines = audited(kept)
    assert [(each["who"], each["action"], each["outcome"]) for each in lines] == [
        ("", "sign in", "wrong name or password"),
        ("Ada Quill", "sign in", "done"),
        ("Ada Quill", "accept", "done"),
        ("Ada Quill", "POST /api/decisions", "refused: 403"),
    ]
    assert {each["address"] for each in lines} == {"127.0.0.1"}
    text = Path(f"{kept}.audit.jsonl").read_text(encoding="utf-8")
    assert not any(secret in text for secret in ("a wrong secret", PASSWORD, "a private reason", mine))


def test_behind_a_proxy_cookies_are_for_tls_and_addresses_are_the_visitors(kept: Path, people: Accounts) -> None:
    browser = client(kept, "127.0.0.1", THERE, behind_proxy=True)
    headers = {"x-forwarded-proto": "https", "x-forwarded-for": "10.9.9.9, 203.0.113.7"}
    answer = browser.post("/people/in", data={"name": "Ada Quill", "password": PASSWORD, "to": "/"}, headers=headers)
    assert answer.headers["set-cookie"].startswith("__Host-twosource=")
    assert answer.headers["set-cookie"].endswith("; Secure")
    assert audited(kept)[-1]["address"] == "203.0.113.7"


def test_forwarding_headers_of_strangers_count_for_nothing(kept: Path, people: Accounts) -> None:
    headers = {"x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.7"}
    fields = {"name": "Ada Quill", "password": PASSWORD, "to": "/"}
    assert "Secure" not in there(kept).post("/people/in", data=fields, headers=headers).headers["set-cookie"]
    app = guarded(site(kept), kept, "0.0.0.0", PORT, behind_proxy=True)
    far = TestClient(app, base_url=THERE, follow_redirects=False, client=("198.51.100.4", 4000))
    assert "Secure" not in far.post("/people/in", data=fields, headers=headers).headers["set-cookie"]
    assert audited(kept)[-1]["address"] == "198.51.100.4"


# Accounts, sessions, limits


def test_accounts_are_kept_hashed_and_for_their_owner_alone(people: Accounts) -> None:
    text = people.path.read_text(encoding="utf-8")
    assert PASSWORD not in text
    assert text.count("$argon2id$") == 2
    assert stat.S_IMODE(people.path.stat().st_mode) == 0o600
    assert [(a.name, a.role) for a in people.all()] == [("Ada Quill", "editor"), ("Lena", "reader")]
    assert Accounts(people.path).check("ADA QUILL", PASSWORD) == people.named("ada quill")
    assert list(people.path.parent.glob("*.people.json.*")) == []


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [("", "editor", PASSWORD), ("x" * 65, "editor", PASSWORD), ("a\nb", "editor", PASSWORD), ("a\u202eb", "editor", PASSWORD),
     ("Bo", "owner", PASSWORD), ("Bo", "editor", "short"), ("Bo", "editor", "x" * 513)],
)  # fmt: skip
def test_an_account_that_cannot_be_is_refused(name: str, role: str, password: str, people: Accounts) -> None:
    with pytest.raises(UsageError):
        people.add(name, role, password)
    assert len(people.all()) == 2


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"people": [{"name": "Bo"}]}', '{"people": [{"name": "Bo", "role": "king", "hash": "x"}]}', "\udcff"]
)
def test_a_file_that_is_no_list_of_people_lets_nobody_in(text: str, kept: Path) -> None:
    accounts_file(kept).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError):
        guarded(site(kept), kept, "0.0.0.0", PORT)


def test_a_hash_that_is_none_lets_nobody_in(kept: Path, people: Accounts) -> None:
    told = json.loads(people.path.read_text(encoding="utf-8"))
    told["people"][0]["hash"] = ""
    people.path.write_text(json.dumps(told), encoding="utf-8")
    assert people.check("Ada Quill", "") is None
    assert people.check("Ada Quill", PASSWORD) is None


def test_sessions_end_when_idle_and_in_any_case() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    idle, busy = sessions.begin("ada", "h"), sessions.begin("ada", "h")
    for _ in range(int(LONGEST / IDLE * 2) - 1):
        clock.now += IDLE / 2
        assert sessions.find(busy) is not None
    assert sessions.find(idle) is None
    clock.now += IDLE / 2
    assert sessions.find(busy) is None


def test_one_person_has_so_many_sessions_and_no_more() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    ids = []
    for _ in range(EACH + 1):
        clock.now += 1
        ids.append(sessions.begin("ada", "h"))
    assert len(set(ids)) == EACH + 1
    assert min(map(len, ids)) >= 43
    assert [sessions.find(each) is not None for each in ids] == [False, *[True] * EACH]


def test_of_an_id_nothing_is_kept_but_its_hash() -> None:
    sessions = Sessions()
    identity = sessions.begin("ada", "h")
    assert identity not in repr(vars(sessions))
    sessions.end(identity)
    assert sessions.find(identity) is None


def test_a_bucket_refills_evenly() -> None:
    clock = Clock()
    limits, limit = Limits(clock), LIMITS["decision"]
    assert [limits.wait("decision", "ada") for _ in range(limit.burst)] == [0] * limit.burst
    assert limits.wait("decision", "ada") == 1
    assert limits.wait("decision", "lena") == 0
    clock.now += limit.seconds
    assert limits.wait("decision", "ada") == 0
    assert limits.wait("decision", "ada") == 1


def test_strangers_cannot_fill_the_memory_with_buckets() -> None:
    limits = Limits(Clock())
    for number in range(MAX_BUCKETS + 10):
        limits.wait("page", f"{number} {'long' * 50}")
    assert len(limits._left) == MAX_BUCKETS
    assert {len(key) for key in limits._left} == {16}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("203.0.113.1", "203.0.113.2", False),
        ("::ffff:203.0.113.1", "203.0.113.1", True),
        ("not an address", "not an address", True),
    ],
)
def test_a_household_counts_as_one_address(one: str, other: str, same: bool) -> None:
    assert (neighbourhood(one) == neighbourhood(other)) is same


def test_the_record_only_grows_and_a_name_cannot_forge_a_line(tmp_path: Path) -> None:
    audit = Audit(tmp_path / "x.people.json")
    audit.write('ada"\n{"who": "lena"}', "a", "b", "c" * 1000)
    again = Audit(tmp_path / "x.people.json")
    again.write("lena", "a", "b", "c")
    lines = [json.loads(line) for line in (tmp_path / "x.audit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["who"] for each in lines] == ['ada"\n{"who": "lena"}', "lena"]
    assert len(lines[0]["outcome"]) == 200
    assert stat.S_IMODE(audit.path.stat().st_mode) == 0o600


def test_where_nothing_can_be_recorded_nobody_is_let_in(kept: Path, people: Accounts, tmp_path: Path) -> None:
    (Path(f"{kept}.audit.jsonl")).mkdir()
    with pytest.raises(UsageError, match="cannot be written"):
        guarded(site(kept), kept, "0.0.0.0", PORT)


def test_sockets_that_are_not_http_are_closed(kept: Path) -> None:
    with pytest.raises(WebSocketDisconnect), client(kept).websocket_connect("/"):
        pass
