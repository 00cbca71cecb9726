"""What a claim says beside its words: places one by one, tolls on their cause, asides, headings, evidence taken up again."""

from collections.abc import Callable

import pytest

from tests.factories import report
from twosource.model import Block, Claim, Span
from twosource.reading import ENGLISH
from twosource.reading.page import Page
from twosource.reading.syntax.parser import parse

Pages = Callable[[str], Page]


def claims_of(page: Page, words: str) -> list[Claim]:
    return [claim for claim in ENGLISH.annotate(page).claims if claim.trigger.text.lower() in words.split()]


def fillers(claim: Claim, role: str) -> list[str]:
    return [each.text for each in claim.roles if each.role == role]


def test_a_place_below_a_partys_name_is_the_events(page: Pages) -> None:
    (met,) = claims_of(page("Mirela Dascu met Anton Velkov of Norvia Logistics in Varna on February 12, 2025."), "met")
    assert met.place is not None
    assert met.place.text == "Varna"
    assert fillers(met, "topic") == []


def test_a_place_below_a_thing_is_the_events(page: Pages) -> None:
    explosion, killed = claims_of(page("An explosion at a grain depot in the port of Constanta killed four workers."), "explosion killed")
    assert explosion.place is not None
    assert killed.place is not None
    assert explosion.place.text == killed.place.text == "Constanta"


def test_coordinated_places_make_a_claim_each(page: Pages) -> None:
    told = claims_of(page("In 2023 Velkov appeared in Karachi and Islamabad."), "appeared")
    assert [claim.place.text for claim in told if claim.place] == ["Karachi", "Islamabad"]
    assert [fillers(claim, "place") for claim in told] == [["Karachi"], ["Islamabad"]]
    assert len({claim.id for claim in told}) == 2
    assert {claim.time.edtf for claim in told} == {"2023"}


def test_the_cause_carries_the_toll(page: Pages) -> None:
    text = "Six workers were killed and 19 people were injured in the explosion on March 3, 2025."
    killed, explosion = claims_of(page(text), "killed explosion")
    assert {(q.role, q.best, q.unit) for q in explosion.quantities} == {("killed", 6, "person"), ("injured", 19, "person")}
    assert killed.time.edtf == "2025-03-03"


def test_a_toll_that_rose_counts_the_dead(page: Pages) -> None:
    rose, explosion = sorted(
        claims_of(page("The death toll from the explosion rose to six after two workers died."), "rose explosion"), key=lambda c: c.label
    )[::-1]
    assert [(q.role, q.best, q.unit) for q in rose.quantities] == [("killed", 6, "person")]
    assert [(q.role, q.best) for q in explosion.quantities] == [("killed", 6)]


@pytest.mark.parametrize(
    ("text", "asides", "told"),
    [
        ("The party said that Dascu met Velkov.", "said", "met"),
        ("The undated video showed Dascu meeting Velkov.", "showed", "meeting"),
        ("Dascu and Velkov held a meeting in Varna.", "held", "meeting"),
        ("The meeting came to light on Monday.", "came", "meeting"),
        ("The party accused Norvia of hiding the fire.", "", "accused"),
    ],
)
def test_words_that_only_tell_are_asides(page: Pages, text: str, asides: str, told: str) -> None:
    claims = ENGLISH.annotate(page(text)).claims
    assert {c.trigger.text for c in claims if c.aside} == set(asides.split())
    assert told in {c.trigger.text for c in claims if not c.aside}


def test_a_denied_gerund_is_denied_once(page: Pages) -> None:
    told = claims_of(page("Romania has always denied harbouring or supporting armed groups."), "harbouring supporting")
    assert [claim.polarity for claim in told] == ["negative", "negative"]
    assert [fillers(claim, "actor") for claim in told] == [["Romania"], ["Romania"]]
    assert [fillers(claim, "target") for claim in told] == [["armed groups"]] * 2


def test_who_is_called_on_is_to_act(page: Pages) -> None:
    (act,) = claims_of(page("Bulgaria called on Romania to promptly ban Norvia from its ports."), "ban")
    assert (fillers(act, "actor"), fillers(act, "target")) == (["Romania"], ["Norvia"])
    assert act.status == "asked"


def test_a_widely_held_view_is_hedged(page: Pages) -> None:
    text = "Dascu leads the Port League, widely regarded as the political front of the Free Harbour Party."
    fronts = [claim for claim in ENGLISH.annotate(page(text)).claims if claim.type == "front-of"]
    assert [(c.certainty, [h.text for h in c.hedges]) for c in fronts] == [("probable", ["widely regarded"])]


def test_a_heading_in_title_case_is_read_like_a_sentence() -> None:
    heading, body = "France Urges Italy to Arrest Dascu", "The issue has been raised with Italy by France. Mirela Dascu met nobody."
    text = f"{heading}\n{body}"
    blocks = (Block("heading", Span(0, len(heading))), Block("paragraph", Span(len(heading) + 1, len(text))))
    page = next(parse([report(text, blocks=blocks)]))
    urges, arrest = claims_of(page, "urges arrest")
    assert (fillers(urges, "actor"), fillers(urges, "target")) == (["France"], ["Italy"])
    assert (fillers(arrest, "actor"), fillers(arrest, "target")) == (["Italy"], ["Dascu"])
    assert urges.trigger.text == "Urges"


def test_evidence_of_the_meeting_is_evidence_of_the_claim_it_means(page: Pages) -> None:
    text = "Dascu is said to have met Velkov in Varna. The meeting came to light after an undated video surfaced showing both."
    met, meeting = claims_of(page(text), "met meeting")
    assert [item.text for item in met.evidence] == [item.text for item in meeting.evidence] == ["an undated video"]


def test_a_day_without_a_year_takes_the_reports_own(page: Pages) -> None:
    first, second = claims_of(page("They met on February 12.\nDascu met Velkov on February 12, 2025."), "met")
    assert first.time.edtf == second.time.edtf == "2025-02-12"
    assert first.time.basis == "resolved"


def test_a_body_named_after_its_people_is_one_name_and_the_party_another(page: Pages) -> None:
    text = "The Free Harbour Party organised the talks. The Port Workers' League is widely seen as a front for the party."
    (front,) = [claim for claim in ENGLISH.annotate(page(text)).claims if claim.kind == "relation"]
    assert fillers(front, "subject") == ["Port Workers' League"]
    assert (front.certainty, [hedge.text for hedge in front.hedges]) == ("probable", ["widely seen"])
