from datetime import date

import factories as make
from tests.resolution.pairs import seen
from twosource.resolution.events.explain import explained, reason
from twosource.resolution.events.scoring import confidence

VARNA = make.setting("Varna", "bg", "bg.61", "1")
COAST = make.setting("Bulgaria", "bg", precision="country")
DAY = make.moment("2024-04-14", date(2024, 4, 14))
MONTH = make.moment("2024-04", date(2024, 4, 1), date(2024, 4, 30))
ARREST = "Mirela Dascu arrested Anton Velkov on the pier."


def test_a_reason_names_the_word_who_takes_part_the_day_and_the_place() -> None:
    (a, b), _ = seen((ARREST, "arrested", {"time": DAY, "place": VARNA}), (f"So {ARREST}", "arrested", {"time": DAY, "place": VARNA}))
    said = "both say “arrested”; Anton Velkov and Mirela Dascu take part in both; both on 14 April 2024; both in Varna"
    assert reason(a, b) == reason(b, a) == said


def test_where_the_two_differ_both_values_are_named() -> None:
    (a, b), _ = seen(
        ("Mirela Dascu detained a man.", "detained", {"time": DAY, "place": VARNA}),
        ("Mirela Dascu arrested a man.", "arrested", {"time": MONTH, "place": COAST}),
    )
    told = reason(a, b)
    first, second = ("detained", "arrested") if a.lemma == "detained" else ("arrested", "detained")
    assert told.startswith(f"“{first}” and “{second}” can name one happening; ")
    assert f"dated {'14 April 2024 and April 2024' if first == 'detained' else 'April 2024 and 14 April 2024'}" in told
    assert "Varna lies in Bulgaria" in told


def test_a_version_is_called_one() -> None:
    (a, b), _ = seen((ARREST, "arrested", {}), (f"No: {ARREST}", "arrested", {"polarity": "negative"}))
    assert "one denies what the other tells" in reason(a, b)
    (a, b), _ = seen((ARREST, "arrested", {}), (f"Soon {ARREST}", "arrested", {"status": "planned"}))
    assert "one plans what the other tells" in reason(a, b)


def test_two_that_share_only_their_affair_say_so() -> None:
    (a, b), _ = seen(("A storm broke.", "storm", {}), ("The storm passed.", "storm", {}))
    assert reason(a, b) == "both say “storm”; their reports are of one affair"


def test_a_link_carries_how_often_such_a_score_is_right_and_what_each_feature_is_worth() -> None:
    (a, b), ground = seen((ARREST, "arrested", {"time": DAY}), (f"So {ARREST}", "arrested", {"time": DAY}))
    link = explained(a, b, 0.9, 0.5, ground)
    assert link.score == confidence(0.9)
    assert dict(link.features)["same day"] > 0


def test_a_season_is_given_as_it_is_kept() -> None:
    spring = make.moment("2024-21", date(2024, 3, 1), date(2024, 5, 31))
    (a, b), _ = seen((ARREST, "arrested", {"time": spring}), (f"So {ARREST}", "arrested", {"time": spring}))
    assert "both dated 2024-21" in reason(a, b)


def test_a_figure_of_one_thing_is_named_and_a_number_in_a_name_is_not() -> None:
    crates = make.quantity("14 crates", best=14.0, unit="crate")
    told = (f"{ARREST} 14 crates of Kestrel 4 were gone.", "arrested", {"quantities": (crates,)})
    (a, b), _ = seen(told, (f"So {told[0]}", "arrested", told[2]))
    assert reason(a, b).endswith("; both give 14")
    (a, b), _ = seen((told[0], "arrested", {}), (f"So {told[0]}", "arrested", {}))
    assert "give" not in reason(a, b)
