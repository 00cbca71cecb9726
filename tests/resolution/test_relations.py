import factories as make
from twosource.model import Chain, Reading, Role
from twosource.resolution import resolve_entities, resolve_relations, settle


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
