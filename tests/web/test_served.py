"""What becomes of a served case whose file is moved, deleted, replaced, locked or damaged: a sentence, and no decision goes astray."""

import ctypes
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx
import pytest
from starlette.testclient import TestClient

from tests.outputs.story import case as story
from tests.web.kept import client, kept_story, token
from tests.web.running import Server, running
from twosource.case import decisions
from twosource.web import served
from twosource.web.served import Served

CLAIMS = story().events[0].claims
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
"""Of linux/prctl.h and linux/capability.h."""
ASKED = ("/", "/log", "/search?q=a", f"/claims/{CLAIMS[0]}", "/nowhere", "/dossier.html", f"/correct/claims/{CLAIMS[0]}", "/log?decided=1")
TWINS = ("/index.json", "/log.json", f"/claims/{CLAIMS[0]}.json")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    return kept_story(folder)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another case that holds the same reports, so that every id is in it too."""
    folder = tmp_path / "other"
    folder.mkdir()
    path = kept_story(folder)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE migration SET applied_at = '2020-01-01T00:00:00+00:00'")
    connection.commit()
    connection.close()
    return path


@pytest.fixture
def server(kept: Path) -> Iterator[Server]:
    with running(kept) as started:
        yield started
        assert "Traceback" not in started.said()


def unavailable(browser: httpx.Client, status: int, said: str, name: str = "story.two") -> None:
    """Every page says so, every twin too, and neither says where the file lies."""
    for path in (*ASKED, *TWINS):
        answer = browser.get(path)
        assert answer.status_code == status, (path, answer.text)
        sentence = answer.json()["error"] if path in TWINS else answer.text
        assert said in sentence
        assert name in sentence
        assert f"/{name}" not in answer.text
        assert ("retry-after" in answer.headers) is (status == 503)


def refused(server: Server, form: dict[str, str], status: int, case: Path) -> httpx.Response:
    """Neither the form nor a program decides anything."""
    before = decisions.log(case)
    answer = server.browser.post("/decisions", data=form)
    assert answer.status_code == status
    told = {"verb": "accept", "subjects": [CLAIMS[1]], "why": "x"}
    for path, body in (("/api/decisions", told), ("/api/undo", {"why": "x"})):
        twin = server.browser.post(path, json=body)
        assert (twin.status_code, list(twin.json())) == (status, ["error"])
    assert server.browser.post("/undo", data={"token": form["token"], "entry": "1"}).status_code == status
    assert decisions.log(case) == before
    return answer


def test_a_case_that_was_moved_away_is_missed_and_found_again(server: Server, kept: Path) -> None:
    form = server.filled_in(CLAIMS[0], "two “reports” <say> so")
    away = kept.rename(kept.with_name("away.two"))
    unavailable(server.browser, 503, "not there any more")
    answer = refused(server, form, 503, away)
    again = {"token": token(answer.text), "verb": "reject", "subject": CLAIMS[0], "why": "two “reports” <say> so", "back": "/log"}
    assert 'name="why" value="two “reports” &lt;say&gt; so"' in answer.text
    assert all(f'name="{name}" value="{value}"' in answer.text for name, value in again.items() if name != "why")
    away.rename(kept)
    assert server.browser.get("/").status_code == 200
    assert server.browser.post("/decisions", data=again).status_code == 303
    assert [entry.why for entry in decisions.log(kept)] == ["two “reports” <say> so"]


def test_a_folder_that_was_renamed_is_missed_and_found_again(server: Server, kept: Path) -> None:
    form = server.filled_in(CLAIMS[0])
    away = kept.parent.rename(kept.parent.with_name("moved"))
    unavailable(server.browser, 503, "not there any more")
    refused(server, form, 503, away / kept.name)
    away.rename(kept.parent)
    assert server.browser.post("/decisions", data=form).status_code == 303
    assert len(decisions.log(kept)) == 1


def test_a_decision_never_lands_in_a_case_that_took_the_place(server: Server, kept: Path, other: Path) -> None:
    form = server.filled_in(CLAIMS[0], "meant for the first")
    mine = kept.rename(kept.with_name("mine.two"))
    shutil.copyfile(other, kept)
    unavailable(server.browser, 410, "Another file stands in the place")
    answer = refused(server, form, 410, kept)
    assert "<form" not in answer.text
    assert "meant for the first" in answer.text
    assert decisions.log(mine) == ()
    mine.replace(kept)
    assert server.browser.post("/decisions", data=form).status_code == 303
    assert [entry.why for entry in decisions.log(kept)] == ["meant for the first"]


def test_nor_in_one_that_was_written_over_it(server: Server, kept: Path, other: Path) -> None:
    form = server.filled_in(CLAIMS[0])
    shutil.copyfile(other, kept)
    unavailable(server.browser, 410, "was overwritten")
    refused(server, form, 410, kept)
    assert decisions.log(kept) == ()


def test_nor_in_an_older_state_of_the_same_case(server: Server, kept: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.two"
    shutil.copyfile(kept, before)
    form = server.filled_in(CLAIMS[0])
    assert server.browser.post("/decisions", data=form).status_code == 303
    newer = tmp_path / "newer.two"
    shutil.copyfile(kept, newer)
    assert [entry.verb for entry in decisions.log(newer)] == ["reject"], "a copy made at any time holds every decision"
    shutil.copyfile(before, kept)
    unavailable(server.browser, 410, "older state")
    refused(server, form, 410, kept)
    shutil.copyfile(newer, kept)
    assert server.browser.get("/log?decided=1").status_code == 200


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def scribbled(path: Path) -> None:
    with path.open("r+b") as file:
        for at in range(0, path.stat().st_size, 4096):
            file.seek(at + 100)
            file.write(b"\xff" * 900)


def junk(path: Path) -> None:
    path.write_bytes(b"no case at all\n" * 4096)


def foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (x)")
    connection.close()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_a_damaged_case_is_said_to_be_so_and_serves_again_once_it_is_whole(server: Server, kept: Path, tmp_path: Path) -> None:
    form = server.filled_in(CLAIMS[0])
    whole = kept.read_bytes()
    for harm in (cut, emptied, scribbled, junk):
        harm(kept)
        answers = [server.browser.get(path) for path in (*ASKED, *TWINS)] + [server.browser.post("/decisions", data=form)]
        # Of a file that was cut, what is whole may still be shown.
        assert {answer.status_code for answer in answers} <= ({200, 404, 503, 410} if harm is cut else {503, 410}), harm.__name__
        assert answers[-1].status_code in {503, 410}
        assert not any(str(kept.parent) in answer.text for answer in answers)
        kept.write_bytes(whole)
        assert server.browser.get("/").status_code == 200, harm.__name__
    assert decisions.log(kept) == ()
    for harm in (foreign, folder):
        mine = kept.rename(tmp_path / "mine.two")
        kept.touch()
        harm(kept)
        assert {server.browser.get(path).status_code for path in (*ASKED, *TWINS)} == {410}
        assert server.browser.post("/decisions", data=form).status_code == 410
        kept.rmdir() if kept.is_dir() else kept.unlink()
        mine.rename(kept)
    assert server.browser.post("/decisions", data=form).status_code == 303


def test_a_full_disk_keeps_nothing_of_a_decision_and_says_so(kept: Path) -> None:
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    with running(kept, before=full) as server:
        form = server.filled_in(CLAIMS[0], "typed with care")
        answer = server.browser.post("/decisions", data=form)
        assert answer.status_code == 503
        assert "disk" in answer.text
        assert 'value="typed with care"' in answer.text
        assert server.browser.get("/log").status_code == 200
        assert "Traceback" not in server.said()
    assert decisions.log(kept) == ()


def bound_by_rights() -> None:
    """Takes from root, too, the power to write what may only be read."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)


def test_a_case_that_may_only_be_read_is_shown_and_not_decided_in(kept: Path) -> None:
    with running(kept, before=bound_by_rights) as server:
        form = server.filled_in(CLAIMS[0], "typed with care")
        kept.chmod(0o444)
        kept.parent.chmod(0o555)
        answer = server.browser.post("/decisions", data=form)
        assert answer.status_code == 503
        assert "may only be read" in answer.text
        assert 'value="typed with care"' in answer.text
        assert server.browser.get("/log").status_code == 200
        kept.parent.chmod(0o755)
        kept.chmod(0o644)
        # SQLite keeps a descriptor that may only read for the next who opens the file; the page offers another try.
        assert 303 in {server.browser.post("/decisions", data=form).status_code for _ in range(2)}
        assert "Traceback" not in server.said()


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "LOOKING", 0.2)
    monkeypatch.setattr(served, "DECIDING", 0.2)
    monkeypatch.setattr("twosource.web.deciding.DECIDING", 0.2)


def held(path: Path, how: Callable[[sqlite3.Connection], object]) -> sqlite3.Connection:
    """The case in the hands of another program."""
    connection = sqlite3.connect(path, isolation_level=None)
    how(connection)
    return connection


def exclusively(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("UPDATE state SET value = value")


def filled(browser: TestClient) -> dict[str, str]:
    page = browser.get(f"/correct/claims/{CLAIMS[0]}").text
    return {"token": token(page), "verb": "reject", "subject": CLAIMS[0], "why": "typed with care", "back": "/log"}


def test_a_case_that_another_program_writes_to_is_shown_and_decided_in_later(hasty: None, kept: Path) -> None:
    browser = client(kept)
    form = filled(browser)
    writer = held(kept, lambda connection: connection.execute("BEGIN IMMEDIATE"))
    assert browser.get("/").status_code == 200
    answer = browser.post("/decisions", data=form)
    assert answer.status_code == 503
    assert "has not let go of it yet" in answer.text
    assert 'value="typed with care"' in answer.text
    assert int(answer.headers["retry-after"]) > 0
    twin = browser.post("/api/decisions", json={"verb": "accept", "subjects": [CLAIMS[1]], "why": "x"})
    assert (twin.status_code, list(twin.json())) == (503, ["error"])
    writer.close()
    assert browser.post("/decisions", data=form).status_code == 303
    assert [entry.why for entry in decisions.log(kept)] == ["typed with care"]


def test_a_case_that_is_held_for_one_program_alone_is_said_to_be(hasty: None, kept: Path) -> None:
    browser = client(kept)
    lone = held(kept, exclusively)
    answers = [browser.get(path) for path in (*ASKED, *TWINS)]
    assert {answer.status_code for answer in answers} == {503}
    assert all("has not let go" in answer.text for answer in answers)
    assert browser.post("/api/decisions", json={"verb": "accept", "subjects": [CLAIMS[1]], "why": "x"}).status_code == 503
    lone.close()
    assert browser.get("/").status_code == 200
    assert decisions.log(kept) == ()


def test_a_case_replaced_while_a_decision_is_written_is_told_of(kept: Path, other: Path) -> None:
    """The decision waits for a lock; the file is replaced meanwhile: the decision stays with its case, and one is told."""
    browser = client(kept)
    form = filled(browser)
    mine = kept.with_name("mine.two")
    watched, entered = Served(kept), Event()
    writer = held(kept, lambda connection: connection.execute("BEGIN IMMEDIATE"))

    def decide() -> httpx.Response:
        entered.set()
        return browser.post("/decisions", data=form)

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(decide)
        entered.wait()
        kept.rename(mine)
        shutil.copyfile(other, kept)
        writer.execute("COMMIT")
        writer.close()
        answer = waiting.result(60)
    assert answer.status_code == 410
    assert decisions.log(kept) == ()
    assert ("was still written" in answer.text) is (len(decisions.log(mine)) == 1)
    with pytest.raises(served.Unavailable), watched.looking(0):
        pass
