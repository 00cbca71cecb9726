"""Linked data as pyld and rdflib read it with no network."""

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyld import jsonld

from twosource.model import Case
from twosource.outputs.exports import export
from twosource.outputs.exports.jsonld import OWN, SCHEMA, vocabulary


def never(address: str, _options: Any) -> dict[str, Any]:
    raise AssertionError(f"asked the network for {address}")


def read(case: Case, path: Path, quotes_only: bool = False) -> rdflib.Graph:
    export(case, "jsonld", path, quotes_only)
    triples = jsonld.to_rdf(json.loads(path.read_text(encoding="utf-8")), {"documentLoader": never, "format": "application/n-quads"})
    return rdflib.Graph().parse(data=triples, format="nquads")


def own(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(OWN + name)


def thing(kind: str, identity: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"urn:twosource:{kind}:{identity}")


@pytest.mark.parametrize("name", ["told", "demo"])
def test_articles_and_claims_are_those_of_schema_org(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    case: Case = request.getfixturevalue(name)
    graph = read(case, tmp_path / "out")
    schema = rdflib.Namespace(SCHEMA)
    assert len(set(graph.subjects(rdflib.RDF.type, schema.NewsArticle))) == len(case.reports)
    assert len(set(graph.subjects(rdflib.RDF.type, schema.Claim))) == len(case.claims)
    for claim in case.claims.values():
        node = thing("claim", claim.id)
        assert str(graph.value(node, schema.appearance)) == f"urn:twosource:report:{claim.report}"
        text = next(report.text for report in case.reports if report.id == claim.report)
        assert str(graph.value(node, schema.text)) == claim.span.of(text)


def test_every_word_of_our_own_is_defined_and_published(demo: Case, told: Case, tmp_path: Path) -> None:
    defined = rdflib.Graph().parse(data=json.dumps(vocabulary()), format="json-ld")
    words = {str(subject) for subject in defined.subjects(rdflib.RDF.type, None)}
    for number, case in enumerate((demo, told)):
        graph = read(case, tmp_path / str(number))
        used = {str(term) for triple in graph for term in triple[1:] if str(term).startswith(OWN)}
        assert used - words == set()
    assert all(defined.value(rdflib.URIRef(word), rdflib.RDFS.comment) for word in words)


def test_who_agrees_contradicts_and_derives(told: Case, demo: Case, tmp_path: Path) -> None:
    graph = read(told, tmp_path / "told")
    agreeing = {(str(a), str(b)) for a, b in graph.subject_objects(own("corroborates"))}
    assert (str(thing("claim", "c1")), str(thing("claim", "c11"))) in agreeing
    assert (str(thing("claim", "c1")), str(thing("claim", "c5"))) not in agreeing, "both rest on one video"
    clashing = set(graph.subject_objects(own("conflictsWith")))
    assert (thing("claim", "c9"), thing("claim", "c12")) in clashing
    assert all((b, a) in clashing for a, b in clashing)
    derived = {(str(a), str(b)) for a, b in read(demo, tmp_path / "demo").subject_objects(own("derivesFrom"))}
    roots = {origin.root for origin in demo.origins if origin.root and not origin.claims}
    assert {b.rpartition(":")[2] for _, b in derived} == roots


def test_on_whose_word_stands_in_order(told: Case, tmp_path: Path) -> None:
    graph = read(told, tmp_path / "out")
    head = graph.value(thing("claim", "c8"), own("onTheWordOf"))
    assert head is not None
    (source,) = list(rdflib.collection.Collection(graph, head))
    assert str(graph.value(source, rdflib.URIRef(SCHEMA + "name"))) == "The ministry"
    assert str(graph.value(source, own("named"))) == "false"


def test_tricks_are_read_and_make_no_address(evil: Case, tmp_path: Path) -> None:
    export(evil, "jsonld", tmp_path / "out")
    expanded = jsonld.expand(json.loads((tmp_path / "out").read_text(encoding="utf-8")), {"documentLoader": never})
    assert len(expanded) > len(evil.claims)
    ids = [value["@id"] for node in expanded for values in node.values() if isinstance(values, list) for value in values
           if isinstance(value, dict) and "@id" in value]  # fmt: skip
    assert all(each.startswith(("urn:twosource:", "_:")) for each in ids)


def test_quotes_only_has_no_article_body(told: Case, tmp_path: Path) -> None:
    graph = read(told, tmp_path / "out", quotes_only=True)
    assert list(graph.objects(None, rdflib.URIRef(SCHEMA + "articleBody"))) == []
    assert len(list(read(told, tmp_path / "full").objects(None, rdflib.URIRef(SCHEMA + "articleBody")))) == 3
