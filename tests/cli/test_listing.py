import json
from pathlib import Path

import pytest

from tests.outputs.story import case as story
from twosource.cli.parser import LISTS
from twosource.cli.run import run
from twosource.outputs import contract
from twosource.workflow import joined

SHOWN = contract(joined(story()))


@pytest.mark.parametrize("name", LISTS)
def test_lists_fit_eighty_columns_without_colour(name: str, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, str(kept)]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert max(map(len, said.splitlines())) <= 80
    assert said.splitlines()[-1].endswith(name)


@pytest.mark.parametrize("name", [name for name in LISTS if name != "conflicts"])
def test_json_lists_are_the_contracts(name: str, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, str(kept), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == SHOWN[name]


def test_conflicts_carry_their_event(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["conflicts", str(kept), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {item["level"] for item in found} == {"conflict"}
    assert {item["id"] for item in found} <= {item["id"] for item in (*SHOWN["events"], *SHOWN["relations"])}


def test_where_and_limit_choose(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(
            [
                "entities",
                str(kept),
                "--where",
                "type=person",
                "--where",
                "mentions.report=" + SHOWN["reports"][0]["id"],
                "--limit",
                "1",
                "--json",
            ]
        )
        == 0
    )
    (item,) = json.loads(capsys.readouterr().out)
    assert item["type"] == "person"


@pytest.mark.parametrize("where", ["nosuch=1", "type", "=x"])
def test_an_unknown_field_is_told(where: str, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["entities", str(kept), "--where", where]) == 2
    assert capsys.readouterr().err.startswith("twosource: ")


@pytest.mark.parametrize("name", [name for name in LISTS if SHOWN.get(name)])
def test_one_item_is_shown_in_full(name: str, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item = SHOWN[name][0]
    assert run([name, str(kept), item["id"]]) == 0
    assert item["id"] in capsys.readouterr().out


def test_an_event_shows_its_exact_words(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = SHOWN["events"][0]
    run(["events", str(kept), event["id"]])
    said = " ".join(capsys.readouterr().out.split())
    quotes = [claim["quote"] for claim in SHOWN["claims"] if claim["id"] in event["claims"]]
    assert quotes
    assert all(" ".join(quote.split()) in said for quote in quotes)


def test_an_unknown_id_is_told(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["events", str(kept), "v-nosuch"]) == 2
    assert "v-nosuch" in capsys.readouterr().err


def test_status_counts_and_lists_what_was_refused(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", str(kept), "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert (counts["reports"], counts["events"], counts["refused"]) == (len(SHOWN["reports"]), len(SHOWN["events"]), len(SHOWN["refusals"]))
    assert run(["status", str(kept)]) == 0
    said = capsys.readouterr().out
    assert all(refusal["source"] in said for refusal in SHOWN["refusals"])
