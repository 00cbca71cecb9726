from dataclasses import replace

import factories as make
from twosource.model import Claim, Reading
from twosource.resolution import resolve_origins, settle

WIRE = (
    "Three warehouses beside the ferry pier in Dobrovar burned down on Monday night, the port authority said. "
    "Nobody was hurt, and the ferries ran again by noon on Tuesday, though smoke hung over the old quarter all day."
)
COPY = "Harbour fire. " + WIRE + " More on this story later."
OTHER = "Prices of smoked herring rose by a tenth in Dobrovar after the harbour burned, fishmongers at the Tuesday market complained."


def test_a_copy_shares_the_origin_and_shows_the_passage() -> None:
    wire, copy, other = (make.report(text) for text in (WIRE, COPY, OTHER))
    found = {origin.kind: origin for origin in resolve_origins([wire, copy, other])}
    assert set(found["copied text"].reports) == {wire.id, copy.id}
    assert found["own"].reports == (other.id,)
    span = next(each.span for each in found["copied text"].spans if each.report == copy.id)
    assert span.of(copy.text) == WIRE[:-1]


def test_one_quotation_in_common_is_no_copy() -> None:
    quoted = '"We will rebuild every plank of it," the harbour master said.'
    one, two = (
        make.report(OTHER + " " + quoted),
        make.report("In Halvin the council met at dusk over the lost ferries. " + quoted),
    )
    assert {origin.kind for origin in resolve_origins([one, two])} == {"own"}


def test_one_agency_named_is_one_origin() -> None:
    one, two = (replace(make.report(WIRE[:100] + text), credit="Halvin News Agency") for text in ("", " It rained."))
    kinds = {origin.kind: origin for origin in resolve_origins([one, two])}
    assert kinds["credit"].basis == "both credit Halvin News Agency"


def event_of(*claims: Claim):
    readings = [Reading(claim.report, claims=(claim,)) for claim in claims]
    return settle(readings, (), (make.event(*claims),), (), resolve_origins([]))


def test_one_video_ties_the_claims_of_an_event() -> None:
    texts = (
        "They met in Varna, an undated video shows.",
        "A video shows that both met in Varna.",
        "Both met in spring, he wrote.",
    )
    reports = [make.report(text) for text in texts]
    plain = [make.claim(report) for report in reports]
    claims = [replace(plain[0], evidence=(make.evidence(),)), replace(plain[1], evidence=(make.evidence("A video"),)), plain[2]]
    done = event_of(*claims)
    assert [origin.kind for origin in done.origins] == ["evidence"]
    assert done.origins[0].claims == (claims[0].id, claims[1].id)
    assert (done.events[0].origins, done.events[0].support) == (2, "several-origins")


def test_one_named_source_ties_but_an_unnamed_one_does_not() -> None:
    reports = [make.report(text) for text in ("They met, Mirela Dascu said.", "Dascu said that they met.")]
    named = event_of(*(make.claim(r, attribution=(make.attribution("Mirela Dascu", named=True),)) for r in reports))
    assert (named.events[0].origins, named.events[0].support) == (1, "one-origin")
    assert "Mirela Dascu" in named.origins[0].basis
    unnamed = event_of(*(make.claim(r, attribution=(make.attribution("officials"),)) for r in reports))
    assert (unnamed.events[0].origins, unnamed.origins) == (2, ())


def test_one_report_is_one_report() -> None:
    assert event_of(make.claim(make.report())).events[0].support == "one-report"
