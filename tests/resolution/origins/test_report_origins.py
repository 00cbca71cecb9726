from dataclasses import replace
from datetime import date
from itertools import permutations

import factories as make
from twosource.model import Claim, Finding, Reading, Span, Value
from twosource.resolution import resolve_origins, settle, weigh

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


def test_a_copy_that_credits_the_other_derives_from_it() -> None:
    wire = replace(make.report(WIRE), publisher="Halvin Wire (fictional)")
    copy = make.report("DOBROVAR (Halvin Wire) - " + WIRE)
    (found,) = (origin for origin in resolve_origins([copy, wire]) if len(origin.reports) > 1)
    assert (found.kind, found.root, found.direction) == ("copied text", wire.id, "named as a source by 1 of the others")
    assert any(span.report == copy.id and span.span.of(copy.text) == "Halvin Wire" for span in found.spans)
    (passage,) = found.passages
    assert (passage.report, passage.other) == (copy.id, wire.id)
    assert passage.span.of(copy.text) == passage.other_span.of(wire.text) == WIRE[:-1]


def test_an_earlier_day_shows_the_root_and_one_day_does_not() -> None:
    days = [make.moment(f"2025-03-0{day}", date(2025, 3, day)) for day in (4, 5, 4)]
    wire, copy, other = (replace(make.report(text), published=day) for text, day in zip((WIRE, COPY, COPY + " Rain."), days, strict=True))
    (found,) = (origin for origin in resolve_origins([copy, wire]) if origin.kind == "copied text")
    assert (found.root, found.direction) == (wire.id, "published first (2025-03-04)")
    (same_day,) = (origin for origin in resolve_origins([other, wire]) if origin.kind == "copied text")
    assert (same_day.root, same_day.direction) == (None, None)


def test_the_order_of_reports_makes_no_difference() -> None:
    reports = [make.report(text) for text in (WIRE, COPY, OTHER, COPY + " Rain.", OTHER + " Sun.")]
    wanted = {repr(origin) for origin in resolve_origins(reports)}
    assert {repr(origin) for origin in resolve_origins(reports[::-1])} == wanted


PART = "The council of Halvin will vote in May on a new fire station for the fishing quarter, which has had none since the last war."


def test_a_paragraph_taken_over_ties_only_what_is_told_in_it() -> None:
    """Two reports, three quarters of each its own; only the claim in the common paragraph shares a root."""
    tails = (
        "Ferries to the islands run an hour later from Monday, and tickets cost two crowns more, the company said. " * 5,
        "A herring festival with music and a market is held again on the first Saturday of June, its hosts say. " * 5,
    )
    one, two = (make.report(WIRE + " " + tail) for tail in tails)
    readings = [Reading(r.id, claims=(make.claim(r, "burned"), make.claim(r, word))) for r, word in ((one, "run"), (two, "held"))]
    (found,) = (origin for origin in resolve_origins([one, two], readings) if origin.kind == "shared passage")
    assert set(found.claims) == {reading.claims[0].id for reading in readings}


def test_one_statement_quoted_by_two_is_a_source_in_common_and_no_copy() -> None:
    quote = "“We will rebuild every plank of the pier before the first frost comes,” harbour master Anton Velkov said."
    texts = (OTHER + " " + quote, PART + " " + quote)
    reports = [make.report(text) for text in texts]
    readings = [Reading(r.id, claims=(make.claim(r, "rebuild"), make.claim(r, w))) for r, w in zip(reports, ("rose", "vote"), strict=True)]
    claims = [replace(reading.claims[0], span=make.span(quote, text)) for reading, text in zip(readings, texts, strict=True)]
    readings = [Reading(reading.report, claims=(claim,)) for reading, claim in zip(readings, claims, strict=True)]
    (found,) = (origin for origin in resolve_origins(reports, readings) if len(origin.reports) > 1)
    assert (found.kind, set(found.claims)) == ("cited source", {claim.id for claim in claims})
    assert found.basis == "same statement quoted: “We will rebuild every plank of the pier before the first…”"


def test_a_report_that_names_another_as_its_source_rests_on_it_for_that_sentence() -> None:
    first = "Three men were seen at the pier on Monday, a night watchman told the Varna Post."
    post = replace(make.report(first), publisher="The Varna Post")
    later = make.report("Three men were seen at the pier, the Varna Post reported. A dog barked in Halvin.")
    claims = [replace(make.claim(later, "seen"), span=Span(0, 58)), replace(make.claim(later, "barked"), span=Span(59, 82))]
    readings = [Reading(post.id, claims=(make.claim(post, "seen"),)), Reading(later.id, claims=tuple(claims))]
    (found,) = (origin for origin in resolve_origins([post, later], readings) if len(origin.reports) > 1)
    assert (found.kind, found.root, found.claims) == ("cited source", post.id, (claims[0].id,))
    own = next(origin for origin in resolve_origins([post, later], readings) if origin.kind == "own" and origin.claims)
    assert (own.reports, own.basis) == ((post.id,), "its own reporter: “told the Varna Post”")
    event = make.event(readings[0].claims[0], claims[0])
    (done,) = settle(readings, (), (event,), (), resolve_origins([post, later], readings)).events
    assert (done.origins, done.unknown) == (1, 0)


def test_a_report_made_from_two_ties_them_no_further() -> None:
    """One origin each for the two that it was made from; three reports, two roots."""
    days = (make.moment("2025-03-04", date(2025, 3, 4)), make.moment("2025-03-06", date(2025, 3, 6)))
    one, two = (replace(make.report(text), published=days[0]) for text in (WIRE, OTHER + " " + PART))
    both = replace(make.report(WIRE + "\n\n" + OTHER + " " + PART), published=days[1])
    told = make.claim(one, "burned", attribution=(make.attribution("the police"),))
    other = make.claim(two, "rose", attribution=(make.attribution("two fishmongers"),))
    claims = [told, other, make.claim(both, "burned"), make.claim(both, "rose")]
    readings = [Reading(r.id, claims=tuple(claim for claim in claims if claim.report == r.id)) for r in (one, two, both)]
    origins = resolve_origins([one, two, both], readings)
    assert {origin.root for origin in origins if origin.kind == "copied text"} == {one.id, two.id}
    for order in permutations(range(3)):
        turned = [readings[at] for at in order]
        origins = resolve_origins([(one, two, both)[at] for at in order], turned)
        (done,) = settle(turned, (), (make.event(*claims),), (), origins).events
        assert (done.origins, done.unknown) == (2, 0)


def test_what_is_shared_with_a_copy_is_told_of_what_it_copies() -> None:
    """A copy of the wire, and a report that took a part of it: the part is the wire's, not the copy's."""
    days = [make.moment(f"2025-03-0{day}", date(2025, 3, day)) for day in (4, 5, 6)]
    tail = " Ferries to the islands run an hour later from Monday, and tickets cost two crowns more, the company said." * 2
    texts = (WIRE + " " + PART, COPY + " " + PART, WIRE + tail)
    wire, copy, part = (make.report(text, published=day) for text, day in zip(texts, days, strict=True))
    readings = [Reading(report.id, claims=(make.claim(report, "burned"),)) for report in (wire, copy, part)]
    found = [origin for origin in resolve_origins([wire, copy, part], readings) if len(origin.reports) > 1]
    assert {(origin.root, frozenset(origin.reports), bool(origin.claims)) for origin in found} == {
        (wire.id, frozenset({wire.id, copy.id}), False),
        (wire.id, frozenset({wire.id, part.id}), True),
    }


def test_a_dateline_is_a_ground_for_what_happened_there() -> None:
    text = "DOBROVAR, May 4 - Three warehouses burned down. In Karachi a ship sank."
    report = make.report(text)
    town = make.chain(report, "DOBROVAR", type="place", place=make.place("Dobrovar", "BG", "1"))
    here, there = make.claim(report, "burned"), make.claim(report, "sank", place=make.setting("Karachi", "PK", "2"))
    (own,) = resolve_origins([report], [Reading(report.id, (town,), claims=(here, there))])
    assert (own.basis, own.claims, own.spans[0].span.of(text)) == ("filed from DOBROVAR", (here.id,), "DOBROVAR, May 4")


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
    shown = (make.evidence(), make.evidence("A video"))
    claims = [*(replace(each, evidence=(item,)) for each, item in zip(plain, shown, strict=False)), plain[2]]
    done = event_of(*claims)
    assert [origin.kind for origin in done.origins] == ["evidence"]
    assert done.origins[0].claims == (claims[0].id, claims[1].id)
    assert (done.events[0].origins, done.events[0].unknown, done.events[0].support) == (1, 1, "one-origin")
    grounded = replace(claims[2], attribution=(make.attribution("a waiter"),))
    assert event_of(*claims[:2], grounded).events[0].origins == 2


def test_one_named_source_ties_but_an_unnamed_one_does_not() -> None:
    reports = [make.report(text) for text in ("They met, Mirela Dascu said.", "Dascu said that they met.")]
    named = event_of(*(make.claim(r, attribution=(make.attribution("Mirela Dascu", named=True),)) for r in reports))
    assert (named.events[0].origins, named.events[0].support) == (1, "one-origin")
    assert "Mirela Dascu" in named.origins[0].basis
    unnamed = event_of(*(make.claim(r, attribution=(make.attribution("officials"),)) for r in reports))
    assert (unnamed.events[0].origins, unnamed.origins) == (2, ())


def test_reports_that_show_no_ground_are_not_known_to_be_independent() -> None:
    reports = [make.report(text) for text in ("Both met in Varna.", "They met on the coast.", "They met, according to media reports.")]
    bare = event_of(*(make.claim(report) for report in reports[:2])).events[0]
    assert (bare.origins, bare.unknown, bare.support) == (1, 2, "one-origin")
    hearsay = make.claim(reports[2], attribution=(make.attribution("media reports"),))
    assert event_of(make.claim(reports[0]), hearsay).events[0].unknown == 2
    known = make.claim(reports[1], attribution=(make.attribution("two waiters"),))
    one = event_of(make.claim(reports[0]), known).events[0]
    assert (one.origins, one.unknown) == (1, 1)


def test_one_office_in_two_wordings_is_one_source() -> None:
    reports = [make.report(text) for text in ("They met, the regional prefect's office said.", "The prefect's office said that they met.")]
    offices = ("the regional prefect's office", "The prefect's office")
    told = [make.claim(r, attribution=(make.attribution(office),)) for r, office in zip(reports, offices, strict=True)]
    done = event_of(*told)
    assert (done.events[0].origins, done.origins[0].basis) == (1, "same cited source: the regional prefect's office")
    others = [make.claim(r, attribution=(make.attribution(o),)) for r, o in zip(reports, ("the police", "the port office"), strict=True)]
    assert event_of(*others).events[0].origins == 2


def test_a_denial_reported_by_two_rests_on_who_denies() -> None:
    reports = [make.report(text) for text in ("Norvia Logistics denied it.", "Norvia Logistics again denied that.")]
    told = []
    for report in reports:
        chain = make.chain(report, "Norvia Logistics", type="organization")
        claim = make.claim(report, "denied", type="reject", roles=(make.role(chain),))
        told.append(replace(claim, trigger=replace(claim.trigger, lemma="deny")))
    done = event_of(*told)
    assert (done.events[0].origins, done.events[0].unknown, done.origins[0].basis) == (1, 0, "same cited source: Norvia Logistics")


def test_who_arrests_is_no_source_of_the_arrest() -> None:
    """That the police did it is no word of theirs on it."""
    report = make.report("Police arrested Anton Velkov.")
    chain = make.chain(report, "Police", type="organization")
    claim = make.claim(report, "arrested", type="arrest", roles=(make.role(chain),))
    done = event_of(replace(claim, trigger=replace(claim.trigger, lemma="arrest")))
    assert done.events[0].unknown == 1


def test_one_report_is_one_report() -> None:
    assert event_of(make.claim(make.report())).events[0].support == "one-report"


def test_the_roots_behind_each_value_of_a_finding_are_counted() -> None:
    reports = [make.report(text) for text in ("They met, Mirela Dascu said.", "Dascu said that they met.", "They met on Friday.")]
    said = (make.attribution("Mirela Dascu", named=True),)
    claims = [*(make.claim(report, attribution=said) for report in reports[:2]), make.claim(reports[2])]
    done = event_of(*claims)
    found = Finding("time", "conflict", (Value("Monday", tuple(c.id for c in claims[:2])), Value("Friday", (claims[2].id,))), "")
    case = make.case(reports, tuple(claims))
    (event,) = weigh(replace(case, events=(replace(done.events[0], findings=(found,)),), origins=done.origins)).events
    assert [(value.origins, value.unknown) for value in event.findings[0].values] == [(1, 0), (1, 1)]
