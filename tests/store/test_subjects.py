import pytest

from tests.outputs.story import case
from twosource.errors import UsageError
from twosource.model import identify
from twosource.store import find, subjects_of

STORY = case()
EVENT = next(event for event in STORY.events if len(event.claims) > 1)
CLAIM = next(claim for claim in STORY.claims if claim not in EVENT.claims)


def test_an_event_stands_for_its_claims() -> None:
    assert subjects_of(STORY, "reject", [EVENT.id]) == EVENT.claims
    assert subjects_of(STORY, "same", [EVENT.id, CLAIM]) == (EVENT.claims[0], CLAIM)


def test_an_entity_stands_for_its_chains() -> None:
    first, second = STORY.entities[:2]
    assert subjects_of(STORY, "different", [first.id, second.id]) == (first.chains[0], second.chains[0])


@pytest.mark.parametrize("ids", [["nosuch", "nothing"], [EVENT.id, EVENT.id], [EVENT.id, STORY.entities[0].id]])
def test_what_cannot_be_one_is_refused(ids: list[str]) -> None:
    with pytest.raises(UsageError):
        subjects_of(STORY, "same", ids)


def test_an_id_that_an_event_once_had_still_leads_to_it() -> None:
    for claim in EVENT.claims:
        once = identify("v", claim)
        assert find({event.id: event for event in STORY.events}, once, STORY) == EVENT.id
        assert find({event.id: event for event in STORY.events}, once[:7], STORY) == EVENT.id
    with pytest.raises(UsageError, match="nothing"):
        find({event.id: event for event in STORY.events}, identify("v", "c-unknown"), STORY)
