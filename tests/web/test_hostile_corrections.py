"""A case whose every name comes from a stranger who means harm, on every page on which people correct it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import factories as make
from tests.web.kept import client
from twosource.case import write
from twosource.model import Judgement, Link, Origin, Source, Story
from twosource.store import create, open_case
from twosource.workflow import drawing_version

SCRIPT = '<script>alert("x")</script>'
BIDI = "\u202eevil\u2066"
TEXT = f"Mirela Dascu met {SCRIPT} in Varna {BIDI}\x1b[31m 'or 1=1; -- on 14 February 2025."
HOSTILE = (SCRIPT, "\u202e", "\u2066", "\x1b")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Two reports of one story, with hostile titles, publishers, paths, names, labels and reasons."""
    first = make.report(
        TEXT, title=SCRIPT, publisher=f'"><img src=x onerror=alert(1)>{BIDI}', path=f"/tmp/{SCRIPT}", url="javascript:alert(1)"
    )
    second = make.report(TEXT + " Again.", title=BIDI + SCRIPT, publisher=SCRIPT)
    chains = [make.chain(first, SCRIPT), replace(make.chain(second, "Mirela Dascu"), name=BIDI + SCRIPT)]
    claims = [make.claim(first, label=SCRIPT), make.claim(second, label=BIDI)]
    weak = (Link(chains[0].id, chains[1].id, 0.1, SCRIPT + BIDI),)
    entity = replace(make.entity(*chains), name=SCRIPT + BIDI, links=weak)
    case = make.case([first, second], tuple(claims), chains=tuple(chains), entities=(entity,))
    event = replace(case.events[0], label=SCRIPT + BIDI, links=(Link(claims[0].id, claims[1].id, 0.1, SCRIPT),))
    ids = (first.id, second.id)
    origin = Origin("o1", "credit", ids, SCRIPT + BIDI)
    case = replace(case, events=(event,), origins=(origin,), stories=(Story("s1", SCRIPT, ids, 0.3),))
    path = tmp_path / "hostile.two"
    with create(path) as file:
        file.add([Source(report, report.text.encode(), "text/plain") for report in case.reports], case.readings, "test")
        file.stories.forget(drawing_version())
        file.stories.put([case], 0)
    return path


def shown(browser: TestClient, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    for each in (*HOSTILE, "<img", 'href="javascript:'):
        assert each not in answer.text, (path, each)
    return answer.text


def test_strangers_names_show_as_text_wherever_people_correct(kept: Path) -> None:
    browser = client(kept)
    queue = browser.get("/review.json").json()
    assert queue["suggestion"]["reason"].startswith(SCRIPT)
    assert "&lt;script&gt;" in shown(browser, "/review")
    with write.open_case(kept, "read") as file, file.stories.together():
        ids = {
            kind: str(file.connection.exec_driver_sql(f"SELECT id FROM {kind} ORDER BY number LIMIT 1").scalar())
            for kind in ("claim", "event", "entity", "report", "origin")
        }
    plural = {"entity": "entities"}
    for kind, identity in ids.items():
        assert "&lt;script&gt;" in shown(browser, f"/correct/{plural.get(kind, kind + 's')}/{identity}")
    shown(browser, f"/claims/new?report={ids['report']}&start=0&end=60")


def test_strangers_names_show_as_text_in_the_log(kept: Path) -> None:
    browser = client(kept)
    asked = browser.get("/review.json").json()["suggestion"]
    for verb in ("unsure", "different", "same"):
        told = {"verb": verb, "subjects": [asked["a"], asked["b"]], "why": SCRIPT + BIDI}
        assert browser.post("/api/decisions", json=told).status_code == 201
    assert "&lt;script&gt;" in shown(browser, "/log?decided=1")
    assert browser.get("/log.json").json()["entries"][0]["why"] == SCRIPT + BIDI


@pytest.mark.parametrize("asked", ["%", "_", "\\", "'", '"', "'; DROP TABLE entity; --", SCRIPT, "\x00", "x" * 5000])
def test_what_is_looked_for_is_never_more_than_words(asked: str, kept: Path) -> None:
    browser = client(kept)
    with write.open_case(kept, "read") as file, file.stories.together():
        entity = file.connection.exec_driver_sql("SELECT id FROM entity").scalar()
    answer = browser.get(f"/correct/entities/{entity}", params={"q": asked})
    assert answer.status_code == 200
    assert SCRIPT not in answer.text
    assert browser.get("/review").status_code == 200


def test_an_undo_of_nothing_does_not_take_the_log_away(kept: Path) -> None:
    with open_case(kept) as file:
        for subjects in (("x",), (), ("-1",), ("9" * 30,)):
            file.append(Judgement(0, "undo", subjects, SCRIPT, datetime.now(UTC), BIDI), ())
    assert client(kept).get("/log").status_code == 200
    assert [entry["verb"] for entry in client(kept).get("/log.json").json()["entries"]] == ["undo"] * 4
