from datetime import date
from itertools import combinations

import pytest

import factories as make
from tests.resolution.pairs import seen
from twosource.resolution.events.features import FEATURES, features
from twosource.resolution.events.scoring import VERSION_WORTH, WORTH, confidence, likely, score, weights

VARNA = make.setting("Varna", "bg", "bg.61", "1")
COAST = make.setting("Bulgaria", "bg", precision="country")
DAY = make.moment("2024-04-14", date(2024, 4, 14))
MONTH = make.moment("2024-04", date(2024, 4, 1), date(2024, 4, 30))
TOLD = (
    ("Mirela Dascu arrested Anton Velkov in Varna over 14 crates.", "arrested", {"time": DAY, "place": VARNA}),
    ("Mirela Dascu arrested Anton Velkov at the pier in April.", "arrested", {"time": MONTH, "place": COAST}),
    ("Anton Velkov was seized by dockers on a Sunday.", "seized", {"type": "coerce", "time": DAY}),
    ("Mirela Dascu said 14 crates were gone.", "said", {"type": "speak"}),
    ("Anton Velkov said nothing of Varna.", "said", {"type": "speak", "place": VARNA, "polarity": "negative"}),
    ("Mirela Dascu will arrest Anton Velkov, the league said.", "arrest", {"status": "planned"}),
    ("The league spoke of a storm over the harbour.", "storm", {"type": "other"}),
)
VERSIONS = {(1, 4), (2, 5), (3, 4), (4, 5), (4, 6), (5, 6)}
"""Of those the pairs of which one is planned or denied, with no name, day or place in common."""


def test_every_feature_has_a_weight() -> None:
    assert len(weights()[1]) == len(FEATURES)


@pytest.mark.parametrize(("likeness", "worth"), [(0.12, 6), (0.3, 13), (0.6, 20), (0.9, 21)])
def test_the_sum_taken_piece_by_piece_is_the_weighed_features(likeness: float, worth: int) -> None:
    views, ground = seen(*TOLD)
    joined = 0
    for (one, a), (other, b) in combinations(enumerate(views), 2):
        expected = score(features(a, b, likeness, ground))
        counted = (expected * (VERSION_WORTH if (one, other) in VERSIONS else 1)) if expected >= WORTH else 0.0
        assert likely(a, b, likeness, ground) == pytest.approx(counted, abs=2e-6), (one, other)
        assert likely(b, a, likeness, ground) == likely(a, b, likeness, ground)
        joined += counted > 0
    assert joined == worth


def test_features_and_score_do_not_depend_on_the_order_of_two_claims() -> None:
    views, ground = seen(*TOLD)
    for a, b in combinations(views, 2):
        assert features(a, b, 0.4, ground) == features(b, a, 0.4, ground)


def test_versions_with_nothing_in_common_but_a_word_count_for_less() -> None:
    base = ("Dockers walked out of the grain terminal.", "walked", {"type": "protest"})
    plan = ("Dockers walked to the gates of the yard.", "walked", {"type": "protest", "status": "planned"})
    (done, planned), ground = seen(base, plan)
    assert likely(done, planned, 0.8, ground) == pytest.approx(VERSION_WORTH * score(features(done, planned, 0.8, ground)), abs=2e-6)
    same_day = {"time": DAY}
    (done, planned), ground = seen((*base[:2], base[2] | same_day), (*plan[:2], plan[2] | same_day))
    assert likely(done, planned, 0.8, ground) == pytest.approx(score(features(done, planned, 0.8, ground)), abs=2e-6)


def test_what_is_shown_rises_with_the_score_and_stays_within_what_was_measured() -> None:
    shown = [confidence(at / 100) for at in range(101)]
    assert shown == sorted(shown)
    assert 0.5 < shown[0] < shown[-1] < 1
