"""Who is tied to whom, according to whom: relations and shared events, each with the sentences that tell it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from twosource.model import Certainty, Claim
from twosource.outputs.html.markup import Child, Html, bdi, join, tag
from twosource.outputs.view.digest import Cell, Digest, Item
from twosource.outputs.view.labels import around, counted, line, manner, tie_words
from twosource.web.pictures.figure import PLAIN_HEADING, Address, Heading, Parts, figure, link, local, table

MOST_TIES, MOST_NODES, MOST_SENTENCES = 240, 90, 12
"""Ties, names, and sentences of one tie that a page carries; those with most sentences and most ties where there are more."""

EDGE_SENTENCE_CHARACTERS = 280
"""Characters of a sentence."""

TOGETHER = "together"
"""The kind of an edge between those who take part in one event."""


@dataclass(frozen=True, slots=True)
class Node:
    """A person, organization or other named thing; `kind` is its entity type."""

    id: str
    label: str
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that tells a tie: the words before, in and after its trigger, whose report, how surely, and what it is dated to."""

    quote: tuple[str, str, str]
    source: str
    href: str
    certainty: Certainty
    manner: str = ""
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie of `a` to `b`. `kind` is a relation type, read from `a` to `b`, or TOGETHER, which has no direction.

    `more` counts the sentences left out.
    """

    id: str
    a: str
    b: str
    kind: str
    label: str
    href: str
    sentences: tuple[Sentence, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and the edges between them; `left_out` counts the ties that found no room."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0


def network_of(shown: Digest, address: Address) -> Network:
    """The standing relations of `shown`, and who takes part in one event with whom."""
    entities = {entity.id: entity for entity in shown.case.entities}
    edges = [*_relations(shown, address), *_shared(shown, address)]
    edges.sort(key=lambda edge: (edge.kind == TOGETHER, -len(edge.sentences) - edge.more))
    kept: list[Edge] = []
    names: dict[str, None] = {}
    for edge in edges:
        fresh = {edge.a, edge.b} - names.keys()
        if len(kept) < MOST_TIES and len(names) + len(fresh) <= MOST_NODES and {edge.a, edge.b} <= entities.keys():
            kept.append(edge)
            names |= dict.fromkeys((edge.a, edge.b))
    nodes = tuple(Node(id, line(entities[id].name), address("entity", id), entities[id].type) for id in names)
    return Network(nodes, tuple(kept), len(edges) - len(kept))


def _relations(shown: Digest, address: Address) -> Iterator[Edge]:
    for item in shown.ties:
        a, b = (party for _, party, _ in item.parties[:2])
        if a != b:
            yield _edge((a, b), item.kind, tie_words(item.kind), address("relation", item.id), [item], address)


def _shared(shown: Digest, address: Address) -> Iterator[Edge]:
    wanted = {entity.id for entity in shown.entities}
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in shown.several + shown.alone:
        parties = list(dict.fromkeys(party for _, party, _ in item.parties if party in wanted))
        for a, b in combinations(parties, 2):
            found[(b, a) if (b, a) in found else (a, b)].append(item)
    for ends, items in found.items():
        label = items[0].title if len(items) == 1 else f"{counted(len(items), 'event')} together"
        yield _edge(ends, TOGETHER, label, address("event", items[0].id), items, address)


def _edge(ends: tuple[str, str], kind: str, label: str, href: str, items: Sequence[Item], address: Address) -> Edge:
    told = [(cell, claim) for item in items for cell in item.told for claim in cell.claims]
    sentences = tuple(_sentence(cell, claim, address) for cell, claim in told[:MOST_SENTENCES])
    return Edge(f"{ends[0]}-{kind}-{ends[1]}", *ends, kind, label, href, sentences, max(0, len(told) - MOST_SENTENCES))


def _sentence(cell: Cell, claim: Claim, address: Address) -> Sentence:
    quote = around(cell.teller.report.text, claim.span, claim.trigger.span, EDGE_SENTENCE_CHARACTERS)
    told = "; ".join(manner(claim))
    return Sentence(quote, cell.teller.name, address("claim", claim.id), claim.certainty, told, claim.time.earliest, claim.time.latest)


def network(net: Network, heading: Heading = PLAIN_HEADING) -> Html:
    """The figure; '' without a tie."""
    if not net.edges:
        return Html("")
    captions: list[Child] = [
        "A full line with an arrow is a relation that reports state, with its word; a broken line joins those who take part in one event. "
        "A tie is what a report says, and stands on the sentences that open with it."
    ]
    if net.left_out:
        captions.append(f"{counted(net.left_out, 'tie')} told in fewer sentences left out here.")
    return figure(Parts("network", "Who is tied to whom", tuple(captions), _table(net, heading), _data(net)), heading)


def _table(net: Network, heading: Heading) -> Html:
    names = {node.id: node for node in net.nodes}
    rows = [_row(edge, names) for edge in net.edges]
    return table("Ties and the sentences that tell them", ("Who", "Tie", "With whom", "Sentences"), tag("tbody", rows), heading)


def _row(edge: Edge, names: dict[str, Node]) -> Html:
    a, b = names[edge.a], names[edge.b]
    more = tag("p", f"and {counted(edge.more, 'more sentence')}") if edge.more else ""
    quotes = tag("details", tag("summary", counted(len(edge.sentences) + edge.more, "sentence")), _quotes(edge.sentences), more)
    tie = "" if edge.kind == TOGETHER else "→ "
    return tag(
        "tr",
        tag("th", link(a.href, bdi(a.label)), scope="row"),
        tag("td", tie, link(edge.href, bdi(edge.label))),
        tag("td", link(b.href, bdi(b.label))),
        tag("td", quotes),
        data_edge=edge.id,
    )


def _quotes(sentences: Iterable[Sentence]) -> Html:
    return tag("ul", [tag("li", _quote(sentence)) for sentence in sentences], class_="sentences")


def _quote(sentence: Sentence) -> Html:
    before, focus, after = sentence.quote
    words = tag("q", tag("bdi", before, tag("strong", focus), after))
    told = tag("p", bdi(sentence.manner), class_="manner") if sentence.manner else ""
    return join([tag("p", link(sentence.href, words)), tag("p", bdi(sentence.source), class_="source"), told])


def _data(net: Network) -> dict[str, object]:
    return {
        "nodes": [{"id": n.id, "label": line(n.label), "href": local(n.href), "kind": n.kind} for n in net.nodes],
        "edges": [
            {
                "id": edge.id, "a": edge.a, "b": edge.b, "kind": edge.kind, "label": line(edge.label), "href": local(edge.href),
                "kind_words": "take part in one event" if edge.kind == TOGETHER else tie_words(edge.kind),
                "sentences": [_sentence_data(each) for each in edge.sentences], "more": edge.more,
            }
            for edge in net.edges
        ],
    }  # fmt: skip


def _sentence_data(sentence: Sentence) -> dict[str, object]:
    return {
        "quote": sentence.quote, "source": line(sentence.source), "href": local(sentence.href), "certainty": sentence.certainty,
        "manner": line(sentence.manner), "from": str(sentence.earliest) if sentence.earliest else None,
        "to": str(sentence.latest) if sentence.latest else None,
    }  # fmt: skip
