"""FollowTheMoney entities as followthemoney itself takes them."""

import json
from pathlib import Path
from typing import Any

import followthemoney
from followthemoney.proxy import EntityProxy

from twosource.model import Case
from twosource.outputs.exports import export
from twosource.outputs.exports.ftm import address


def read(case: Case, path: Path, quotes_only: bool = False) -> dict[str, EntityProxy]:
    export(case, "ftm", path, quotes_only)
    lines = path.read_text(encoding="utf-8").splitlines()
    given = [json.loads(line) for line in lines]
    found = {each["id"]: followthemoney.model.get_proxy(each, cleaned=False) for each in given}
    assert len(found) == len(lines)
    for each in given:
        _same(each, found[each["id"]])
    return found


def _same(given: dict[str, Any], proxy: EntityProxy) -> None:
    """Nothing was thrown away when FollowTheMoney cleaned it, but for texts it trims."""
    for name, values in given["properties"].items():
        assert proxy.schema.get(name) is not None, (given["schema"], name)
        kept = proxy.get(name)
        assert len(kept) == len({value.strip() for value in values}), (given["schema"], name, values, kept)


def test_every_entity_is_valid_and_refers_to_what_may_stand_there(case: Case, tmp_path: Path) -> None:
    found = read(case, tmp_path / "out")
    for proxy in found.values():
        proxy.schema.validate(proxy.to_dict())
        for name in proxy.schema.required:
            assert proxy.get(name), (proxy.schema.name, name)
        for prop in proxy.iterprops():
            for value in proxy.get(prop):
                if prop.type.name == "entity":
                    assert found[value].schema.is_a(prop.range), (proxy.schema.name, prop.name, found[value].schema.name)


def test_the_tellings_of_an_event_keep_who_says_it(told: Case, tmp_path: Path) -> None:
    found = read(told, tmp_path / "out")
    meeting = found["twosource-v1"]
    assert meeting.schema.name == "Event"
    assert meeting.get("date") == ["2024-04-14"]
    assert set(meeting.get("involved")) == {"twosource-e1", "twosource-e2"}
    assert meeting.get("addressEntity") == ["twosource-e4"]
    tellings = {p.first("document"): p for p in found.values() if p.schema.name == "Documentation" and p.first("entity") == meeting.id}
    assert {document: p.first("role") for document, p in tellings.items()} == {
        "twosource-ra": "attributes",
        "twosource-rb": "hedges",
        "twosource-rc": "denies",
    }
    assert "on the word of the Free Dockers League" in (tellings["twosource-ra"].first("summary") or "")


def test_a_tie_is_a_membership_only_where_it_is_one(told: Case, tmp_path: Path) -> None:
    found = read(told, tmp_path / "out")
    leads, front = found["twosource-l1"], found["twosource-l2"]
    assert (leads.schema.name, leads.first("role"), leads.first("member")) == ("Membership", "leads", "twosource-e5")
    assert (front.schema.name, front.first("role"), front.first("publisher")) == ("UnknownLink", "front of", "Evening <b>Post</b>")
    assert front.get("description") == ["Evening <b>Post</b>: hedged: “widely regarded as”"]


def test_a_year_is_no_first_of_january(told: Case, tmp_path: Path) -> None:
    assert read(told, tmp_path / "out")["twosource-v2"].get("date") == ["2023"]


def test_quotes_only_holds_no_full_text(told: Case, tmp_path: Path) -> None:
    assert all(not p.get("bodyText", quiet=True) for p in read(told, tmp_path / "out", quotes_only=True).values())
    assert any(p.get("bodyText", quiet=True) for p in read(told, tmp_path / "full").values())


def test_only_web_addresses_are_addresses() -> None:
    assert address("https://example.org/a?b=c") == "https://example.org/a?b=c"
    bad = ("javascript:alert(1)", "https://", "https://a b.org", "https://a.org/\u202eb", " https://a.org", "file:///etc/passwd", None)
    assert [address(each) for each in bad] == [None] * len(bad)
