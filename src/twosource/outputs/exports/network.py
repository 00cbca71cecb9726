"""The network of people, organizations, groups and places: standing ties and shared events as edges, in GEXF and GraphML.

One edge stands for one relation, or for one event that two took part in. Texts are stripped of what XML cannot hold.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import combinations
from typing import TYPE_CHECKING, Any

from twosource.model import Entity, Event, Relation
from twosource.outputs.exports.index import ExportIndex, accounts, disputed, origins_of, sources, surest
from twosource.outputs.exports.tables import joined
from twosource.outputs.exports.writer import Piece
from twosource.outputs.view.labels import line

if TYPE_CHECKING:
    import networkx as nx

NODE_TYPES = frozenset({"person", "organization", "group", "place", "facility"})
"""Entities that are nodes."""
MAX_TIED_PARTICIPANTS = 40
"""Participants of one event that are tied to each other; of more, those named first."""
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
DATED = re.compile(rb' lastmodifieddate="[^"]*"')


def gexf(known: ExportIndex) -> Iterator[Piece]:
    """The network as GEXF 1.2."""
    import networkx as nx

    def written(drawn: "nx.MultiDiGraph[str]") -> bytes:
        paper = BytesIO()
        nx.write_gexf(drawn, paper)
        return DATED.sub(b"", paper.getvalue(), count=1)

    yield from _piece("network.gexf", known, written)


def graphml(known: ExportIndex) -> Iterator[Piece]:
    """The network as GraphML."""
    from networkx.readwrite.graphml import write_graphml_xml

    def written(drawn: "nx.MultiDiGraph[str]") -> bytes:
        paper = BytesIO()
        write_graphml_xml(drawn, paper, edge_id_from_attribute="id")
        return paper.getvalue()

    yield from _piece("network.graphml", known, written)


def _piece(name: str, known: ExportIndex, write: "Callable[[nx.MultiDiGraph[str]], bytes]") -> Iterator[Piece]:
    yield name, [write(graph(known))]


def graph(known: ExportIndex) -> "nx.MultiDiGraph[str]":
    """The network: nodes by entity id, edges by relation id or event id and pair."""
    import networkx as nx

    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    origins = origins_of(known)
    for entity in known.case.entities:
        if entity.type in NODE_TYPES:
            drawn.add_node(entity.id, **_node(entity, origins[entity.id]))
        else:
            known.left["entities that are no person, organization, group or place"] += 1
    for tie in known.case.relations:
        if {tie.subject, tie.object} <= drawn.nodes.keys():
            _edge(drawn, tie.id, tie.subject, tie.object, _relation(known, tie))
        else:
            known.left["relations with an end that is no node"] += 1
    for event in known.case.events:
        _share(drawn, event, known)
    return drawn


def _edge(drawn: "nx.MultiDiGraph[str]", identity: str, a: str, b: str, attributes: dict[str, Any]) -> None:
    drawn.add_edge(a, b, identity, id=identity, **attributes)


def _share(drawn: "nx.MultiDiGraph[str]", event: Event, known: ExportIndex) -> None:
    """An edge for each two that took part, and for each that took part and the place."""
    place = known.entity_of.get(event.place.chain or "") if event.place else None
    ends = dict.fromkeys(p.entity for p in event.participants if p.role not in {"place", "topic", "time"})
    inside = [end for end in ends if end in drawn and end != place]
    if len(inside) > MAX_TIED_PARTICIPANTS:
        known.left[f"participants of events beyond the first {MAX_TIED_PARTICIPANTS}"] += len(inside) - MAX_TIED_PARTICIPANTS
    told = _event(known, event)
    for a, b in combinations(inside[:MAX_TIED_PARTICIPANTS], 2):
        _edge(drawn, f"{event.id}-{a}-{b}", a, b, told)
    if place is not None and place in drawn:
        for a in inside[:MAX_TIED_PARTICIPANTS]:
            _edge(drawn, f"{event.id}-{a}-{place}", a, place, told | {"tie": "place of event"})


def _node(entity: Entity, origins: tuple[int, int]) -> dict[str, Any]:
    reports = dict.fromkeys(m.report for m in entity.mentions)
    point = entity.place
    found: dict[str, Any] = {
        "label": clean(entity.name), "kind": entity.type, "aliases": clean(joined(entity.aliases) or ""),
        "descriptions": clean(joined(entity.descriptions) or ""), "reports": len(reports),
        "origins": origins[0], "origins_unknown": origins[1], "mentions": len(entity.mentions),
    }  # fmt: skip
    if point is not None and point.lat is not None and point.lon is not None:
        found |= {"latitude": point.lat, "longitude": point.lon, "place_precision": point.precision}
    return found


def _told(known: ExportIndex, thing: Event | Relation) -> dict[str, Any]:
    claims = known.claims_of(thing)
    return {
        "type_of": thing.type, "reports": len(thing.reports), "origins": thing.origins, "origins_unknown": thing.unknown,
        "support": thing.support, "certainty": surest(claims), "on_the_word_of": clean(joined(sources(claims)) or ""),
        "told": clean(" | ".join(accounts(known, claims))), "disputed": clean(" | ".join(disputed(thing))),
        "report_ids": " ".join(thing.reports), "claim_ids": " ".join(thing.claims),
    }  # fmt: skip


def _relation(known: ExportIndex, tie: Relation) -> dict[str, Any]:
    return {"label": clean(tie.type), "tie": "relation", "relation_id": tie.id, **_told(known, tie)}


def _event(known: ExportIndex, event: Event) -> dict[str, Any]:
    time = {"time": event.time.edtf} if event.time.edtf else {}
    place = {"place": clean(event.place.text)} if event.place else {}
    return {"label": clean(event.label), "tie": "shared event", "event_id": event.id, **time, **place, **_told(known, event)}


def clean(text: str) -> str:
    """Text on one line without what XML cannot hold, overrides of the writing direction made visible."""
    return NOT_IN_XML.sub("\ufffd", line(text))
