"""Sources without a name are one where a person says so, and only there."""

from datetime import UTC, datetime

import factories as make
from twosource.model import Judgement, Reading
from twosource.resolution.origins.claim_origins import settle

ONE = make.report("Mirela Dascu met Anton Velkov in Varna, a person familiar with the talks said.")
OTHER = make.report("Mirela Dascu met Anton Velkov in Varna, observers say.")
CHAINS = (make.chain(ONE, "a person"), make.chain(OTHER, "observers"))
CLAIMS = tuple(
    make.claim(report, attribution=(make.attribution(chain.name, named=False, chain=chain.id),))
    for report, chain in zip((ONE, OTHER), CHAINS, strict=True)
)
READINGS = tuple(Reading(report.id, (chain,), claims=(claim,)) for report, chain, claim in zip((ONE, OTHER), CHAINS, CLAIMS, strict=True))
MET = make.event(*CLAIMS)


def said(verb: str) -> Judgement:
    return Judgement(1, verb, tuple(chain.id for chain in CHAINS), "Irina", datetime(2025, 3, 9, tzinfo=UTC), "both named him to us")


def origins(joined: bool, *judgements: Judgement) -> int:
    entities = (make.entity(*CHAINS),) if joined else tuple(map(make.entity, CHAINS))
    return settle(READINGS, entities, (MET,), (), (), judgements).events[0].origins


def test_two_sources_without_a_name_are_two_though_a_machine_takes_them_for_one() -> None:
    assert origins(joined=False) == 2
    assert origins(joined=True) == 2


def test_a_person_s_word_makes_them_one() -> None:
    assert origins(True, said("same")) == 1
    assert origins(True, said("merge")) == 1


def test_a_decision_that_is_not_in_force_in_the_entities_makes_nothing_one() -> None:
    assert origins(False, said("same")) == 2
    assert origins(True, said("unsure")) == 2
