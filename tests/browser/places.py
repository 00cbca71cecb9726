"""An address for every page of the site, with the ids of a served case."""

import json
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

from twosource.web.pages import PAGES

QUERIES: dict[str, dict[str, str]] = {"/search": {"q": "Varna"}}
"""What pages that show nothing unless asked are asked."""


def places(base: str) -> dict[str, str]:
    """The path of a page for each address of the table, by that address; none where the case has nothing of the sort."""
    ids = _ids(base)
    found = {}
    for address in [address for address, _ in PAGES if "{id}" not in address or ids[address.split("/")[-2]]]:
        path = address.replace("{id}", ids[address.split("/")[-2]]) if "{id}" in address else address
        query: Any = QUERIES.get(address, {})
        if address == "/reading":
            query = [("report", each) for each in ids["abreast"].split()]
        if address == "/claims/new":
            query = {"report": ids["reports"], "start": "0", "end": "40"}
        found[address] = path + ("?" + urlencode(query) if query else "")
    return found


def told(base: str, path: str) -> Any:
    """What the twin of a page holds."""
    with urlopen(base + path, timeout=60) as answer:
        return json.load(answer)


def _ids(base: str) -> dict[str, str]:
    """A thing of every sort, one that says much."""
    story = told(base, "/stories.json")["stories"][0]["id"]
    case = told(base, f"/stories/{story}.json")
    event = max(case["events"], key=lambda each: (any(finding["level"] == "conflict" for finding in each["findings"]), len(each["claims"])))
    entity = max(case["entities"], key=lambda each: len(each["mentions"]))
    reports = [each["id"] for each in case["reports"]]
    return {
        "stories": story,
        "events": event["id"],
        "claims": event["claims"][0],
        "entities": entity["id"],
        "relations": next((each["id"] for each in case["relations"]), ""),
        "reports": reports[0],
        "origins": max(case["origins"], key=lambda each: len(each["reports"]))["id"],
        "abreast": " ".join(reports[:3]),
    }
