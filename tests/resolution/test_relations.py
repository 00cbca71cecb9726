from itertools import permutations

import factories as make
from twosource.model import Chain, Reading, Relation, Role
from twosource.resolution import resolve_entities, resolve_relations, settle
from twosource.resolution.relations import merged


def ends(subject: Chain, other: Chain) -> tuple[Role, Role]:
    return make.role(subject, "subject"), make.role(other, "object")


def test_claims_of_one_tie_are_one_relation() -> None:
    readings = []
    for text in ("Mirela Dascu leads Dobrovar Rail, it says.", "Dobrovar Rail is led by Mirela Dascu, others say."):
        report = make.report(text)
        person, firm = make.chain(report, "Mirela Dascu"), make.chain(report, "Dobrovar Rail", type="organization")
        claim = make.claim(report, "led" if "led" in text else "leads", kind="relation", type="leads", roles=ends(person, firm))
        readings.append(Reading(report.id, (person, firm), claims=(claim,)))
    entities = resolve_entities(readings)
    (relation,) = resolve_relations(readings, entities, ())
    assert (relation.type, len(relation.claims), len(relation.reports)) == ("leads", 2, 2)
    (settled,) = settle(readings, entities, (), (relation,), ()).relations
    assert (settled.origins, settled.unknown, settled.support) == (1, 2, "one-origin")


def test_a_tie_without_both_ends_is_left_out() -> None:
    report = make.report("Mirela Dascu leads it.")
    person = make.chain(report, "Mirela Dascu")
    claim = make.claim(report, "leads", kind="relation", type="leads", roles=(make.role(person, "subject"),))
    readings = [Reading(report.id, (person,), claims=(claim,))]
    assert resolve_relations(readings, resolve_entities(readings), ()) == ()


def test_a_tie_of_several_stories_is_the_same_whatever_the_order_of_its_reports() -> None:
    told = [Relation(f"l{at}", "leads", "e1", "e2", (f"c{at}0", f"c{at}1"), (f"r{at}",), unknown=1) for at in range(4)]
    claims = [claim for relation in told for claim in relation.claims]
    made = set()
    for order in permutations(range(4)):
        place = {claim: order[at // 2] * 2 + at % 2 for at, claim in enumerate(claims)}
        (relation,) = merged([told[at] for at in order], place)
        made.add(relation)
    (relation,) = made
    assert relation.claims == tuple(claims)
    assert (relation.reports, relation.unknown) == (("r0", "r1", "r2", "r3"), 4)
