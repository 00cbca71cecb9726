from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Case
from twosource.outputs.html.timeline import scale, timeline
from twosource.outputs.view.digest import digest

starts, lengths = st.integers(700_000, 740_000), st.integers(1, 400)
ranges = st.lists(st.tuples(starts, lengths).map(lambda pair: (pair[0], sum(pair))), min_size=1, max_size=12)


@given(ranges)
def test_later_days_stand_further_right_within_the_drawing(found):
    place = scale(found)
    places = [place(day) for day in range(min(first for first, _ in found), max(after for _, after in found) + 1, 37)]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= 100


def test_a_long_empty_stretch_is_drawn_shorter():
    place = scale([(700_000, 700_010), (730_000, 730_010)])
    assert len(place.breaks) == 1
    assert place(700_010) > 40


def test_undated_events_stand_apart(shown):
    heading, content = timeline(shown)
    assert heading == "Timeline"
    words = ["crane accident", "meeting of Mira", "visit of Mira", "Date not stated", "Mira Solen seen"]
    assert [content.index(each) for each in words] == sorted(content.index(each) for each in words)


def test_nothing_told_draws_nothing():
    assert timeline(digest(Case((), ()))) is None
