from pathlib import Path

import pytest

from tests.web.kept import client, kept_story
from twosource.case import decisions, write
from twosource.model import Reading
from twosource.store import open_case


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return kept_story(tmp_path)


def test_what_the_reading_has_no_more_is_told_in_the_words_it_had(kept: Path) -> None:
    case = write.load(kept)
    claim = next(iter(case.claims.values()))
    chain = next(each for each in case.entities[0].chains)
    decisions.decide(kept, "reject", [claim.id], "misread", "ada")
    decisions.decide(kept, "edit", [chain], "so he is called", "ada", '{"slot": "name", "after": "Somebody"}')
    decisions.undo(kept, 1, "no", "ada")
    words = claim.trigger.text
    assert "no longer in the reading" not in client(kept).get("/log").text
    with open_case(kept) as file:
        file.reread([Reading(report.id) for report in case.reports], "another")
        write.refresh(file)
    page = client(kept).get("/log")
    assert page.status_code == 200
    assert page.text.count("no longer in the reading") == 2
    assert words in page.text
    entries = client(kept).get("/log.json").json()["entries"]
    assert [entry["in_reading"] for entry in entries] == [True, False, False]
    for address in ("/", f"/reports/{claim.report}", "/review", "/search?q=met", "/log?decided=1"):
        assert client(kept).get(address).status_code == 200
