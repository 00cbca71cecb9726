"""Two names of one person, body or event made one as people ask for it: by the command and by the web, with reports before and after."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.kept import client
from twosource.case import write
from twosource.cli.run import run
from twosource.model import Case

SHARED = Path(__file__).parents[3] / "shared" / "cases" / "bugs" / "008" / "input.jsonl"
ARRESTED = (
    "Milo Brandt, a banker, was arrested in Lviv on Monday.",
    "Milo Brandt was arrested in Lviv on Monday, police said.",
    "Mylen Brandtov, a banker, was arrested in Lviv on Monday.",
)
RELEASED = ("{a}, a banker, was released in Lviv on Tuesday.", "{b} was released in Lviv on Tuesday, a lawyer said.")
BODIES = (
    "Halvin Steel fired two hundred workers in Lviv on Monday.",
    "Halvin Steel fired two hundred workers in Lviv on Monday, unions said.",
    "Grey Quay Works fired two hundred workers in Lviv on Monday.",
)
Ask = Callable[[Path, str, list[str]], None]


def by_command(path: Path, verb: str, ids: list[str]) -> None:
    assert run([verb, str(path), *ids, "--reason", "one"]) == 0


def by_web(path: Path, verb: str, ids: list[str]) -> None:
    assert client(path).post("/api/decisions", json={"verb": verb, "subjects": ids, "why": "one"}).status_code == 201


def add(path: Path, *texts: str) -> None:
    number = len(list(path.parent.glob("*.jsonl")))
    lines = path.parent / f"{number}.jsonl"
    told = [{"text": text, "published": f"2025-03-{14 + number}", "publisher": f"P{number}{at}"} for at, text in enumerate(texts)]
    lines.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    assert run(["add", str(path), str(lines)]) == 0


def case_of(path: Path, *texts: str) -> Path:
    assert run(["new", str(path)]) == 0
    add(path, *texts)
    return path


def bearing(case: Case, *names: str) -> list[tuple[str, int]]:
    """The entities that go by one of some names, with how many chains each has."""
    return [(each.id, len(each.chains)) for each in case.entities if {each.name, *each.aliases} & {*names}]


@pytest.mark.parametrize("ask", [by_command, by_web])
@pytest.mark.parametrize(("texts", "a", "b"), [(ARRESTED, "Milo Brandt", "Mylen Brandtov"), (BODIES, "Halvin Steel", "Grey Quay Works")])
def test_two_names_are_made_one_and_stay_so(tmp_path: Path, ask: Ask, texts: tuple[str, ...], a: str, b: str) -> None:
    path = case_of(tmp_path / "a.two", *texts)
    before = bearing(write.load(path), a, b)
    assert sorted(many for _, many in before) == [1, 2]
    ask(path, "same", [each for each, _ in before])
    assert [many for _, many in bearing(write.load(path), a, b)] == [3]
    add(path, *(text.format(a=a, b=b) for text in RELEASED))
    assert [many for _, many in bearing(write.load(path), a, b)] == [5]


@pytest.mark.parametrize("ask", [by_command, by_web])
def test_two_events_are_made_one_and_stay_so(tmp_path: Path, ask: Ask) -> None:
    path = case_of(tmp_path / "a.two", *ARRESTED)
    arrests = [event for event in write.load(path).events if "arrest" in event.label]
    assert sorted(len(event.claims) for event in arrests) == [1, 2]
    ask(path, "same", [event.id for event in arrests])
    (event,) = (event for event in write.load(path).events if "arrest" in event.label)
    assert len(event.claims) == 3
    add(path, "Milo Brandt was arrested in Lviv on Monday, 10 March 2025, his family said.")
    after = [each.claims for each in write.load(path).events if not set(event.claims).isdisjoint(each.claims)]
    assert len(after) == 1
    assert set(event.claims) <= set(after[0])


@pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are not here")
@pytest.mark.parametrize("ask", [by_command, by_web])
def test_the_case_of_a_banker_with_two_names(tmp_path: Path, ask: Ask) -> None:
    path = tmp_path / "a.two"
    assert run(["new", str(path)]) == 0
    assert run(["add", str(path), str(SHARED)]) == 0
    ids = [entity.id for entity in write.load(path).entities if entity.type == "person" and entity.name != "police"]
    assert len(ids) == 2
    ask(path, "same", ids)
    assert [len(entity.chains) for entity in write.load(path).entities if entity.id in ids] == [3]
