"""Web annotations whose every selector finds its words, and which are JSON-LD."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from twosource.model import Case
from twosource.outputs.exports import export

OA, AS, RDF = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
WORDS = {
    "id": "@id", "type": "@type", "AnnotationPage": AS + "OrderedCollectionPage", "Annotation": OA + "Annotation",
    "TextualBody": OA + "TextualBody", "SpecificResource": OA + "SpecificResource", "Text": "http://purl.org/dc/dcmitype/Text",
    "TextPositionSelector": OA + "TextPositionSelector", "TextQuoteSelector": OA + "TextQuoteSelector",
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"}, "startIndex": AS + "startIndex",
    "body": {"@id": OA + "hasBody", "@type": "@id"}, "target": {"@id": OA + "hasTarget", "@type": "@id"},
    "source": {"@id": OA + "hasSource", "@type": "@id"}, "selector": {"@id": OA + "hasSelector", "@type": "@id"},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"}, "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "describing": OA + "describing", "identifying": OA + "identifying", "tagging": OA + "tagging", "linking": OA + "linking",
    "start": OA + "start", "end": OA + "end", "exact": OA + "exact", "prefix": OA + "prefix", "suffix": OA + "suffix",
    "value": RDF + "value", "format": "http://purl.org/dc/elements/1.1/format", "language": "http://purl.org/dc/elements/1.1/language",
    "via": {"@id": OA + "via", "@type": "@id"},
}  # fmt: skip
"""The words of the W3C's context for annotations that we use, with what they stand for there."""


def offline(address: str, _options: Any) -> dict[str, Any]:
    assert address == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": WORDS}}


def read(case: Case, path: Path, quotes_only: bool = False) -> Any:
    export(case, "webannotation", path, quotes_only)
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_selector_finds_its_exact_words(case: Case, tmp_path: Path) -> None:
    texts = {f"urn:twosource:report:{report.id}": report.text for report in case.reports}
    page = read(case, tmp_path / "out")
    assert len(page["items"]) >= len(case.claims)
    for note in page["items"]:
        text = texts[note["target"]["source"]["id"]]
        position, quote = note["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"] != ""
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert quote["prefix"] or start == 0
        assert quote["suffix"] or end == len(text)


def test_no_two_annotations_have_one_id_and_each_claim_has_its_own(case: Case, tmp_path: Path) -> None:
    ids = [note["id"] for note in read(case, tmp_path / "out")["items"]]
    assert len(ids) == len(set(ids))
    assert {f"urn:twosource:annotation:{claim}" for claim in case.claims} <= set(ids)


def test_every_word_of_it_is_one_of_the_standards(told: Case, tmp_path: Path) -> None:
    page = read(told, tmp_path / "out")
    (expanded,) = jsonld.expand(page, {"documentLoader": offline})
    items = expanded[AS + "items"][0]["@list"]
    assert len(items) == len(page["items"])
    for note, plain in zip(items, page["items"], strict=True):
        assert note["@type"] == [OA + "Annotation"]
        (target,) = note[OA + "hasTarget"]
        assert len(target[OA + "hasSelector"]) == 2
        assert note[OA + "motivatedBy"][0]["@id"] == OA + plain["motivation"]
    known = set(WORDS) | {"@context"}
    assert _keys(page) <= known


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def test_a_hedge_points_at_its_claim(told: Case, tmp_path: Path) -> None:
    (hedge,) = [note for note in read(told, tmp_path / "out")["items"] if note["motivation"] == "tagging"]
    assert hedge["target"]["selector"][1]["exact"] == "is said to have"
    assert hedge["body"][1]["source"] == "urn:twosource:claim:c5"


@pytest.mark.parametrize("name", ["told", "demo"])
def test_quotes_only_has_no_words_beside_the_quotes(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    case: Case = request.getfixturevalue(name)
    page = read(case, tmp_path / "out", quotes_only=True)
    assert all(set(note["target"]["selector"][1]) == {"type", "exact"} for note in page["items"])
    spans = {(claim.report, claim.span) for claim in case.claims.values()}
    for note in page["items"]:
        start, end = (note["target"]["selector"][0][edge] for edge in ("start", "end"))
        report = note["target"]["source"]["id"].rpartition(":")[2]
        assert any(r == report and span.start <= start and end <= span.end for r, span in spans)
