from twosource.model import Case
from twosource.outputs.html.network import network, ring, ties_of
from twosource.outputs.view.digest import digest


def test_relations_and_shared_events_tie(shown):
    ties = ties_of(shown, {entity.id for entity in shown.entities})
    assert [(tie.a, tie.b, tie.relation) for tie in ties] == [("e5", "e3", True), ("e3", "e6", True), ("e1", "e2", False)]


def test_the_ring_puts_the_tied_together(shown):
    ties = ties_of(shown, {entity.id for entity in shown.entities})
    assert ring(["e3", "e1", "e2", "e5", "e6"], ties) in (["e3", "e5", "e6", "e1", "e2"], ["e3", "e6", "e5", "e1", "e2"])


def test_the_table_holds_the_same_ties(shown):
    _, content = network(shown)
    assert content.count("<path") == content.count("<tr>") - 1 == 3


def test_without_ties_there_is_no_network():
    assert network(digest(Case((), ()))) is None
