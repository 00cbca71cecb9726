from datetime import date

import factories as make
from tests.resolution.pairs import seen
from twosource.resolution.events.exclusions import anchored, barred, versions

VARNA = make.setting("Varna", "bg", "bg.61", "1")
PLOVDIV = make.setting("Plovdiv", "bg", "bg.42", "2")
COAST = make.setting("Bulgaria", "bg", precision="country")
ALONE = "Mirela Dascu spoke in the yard."
BOTH = "Mirela Dascu met Anton Velkov in the yard."


def day(number: int, month: int = 4, year: int = 2024) -> dict[str, object]:
    return {"time": make.moment(f"{year}-{month:02}-{number:02}", date(year, month, number))}


def limit(one: tuple[str, str, dict[str, object]], other: tuple[str, str, dict[str, object]]) -> str | None:
    (a, b), _ = seen(one, other)
    assert barred(a, b) == barred(b, a)
    return barred(a, b)


def test_dates_a_day_apart_meet_and_two_do_not() -> None:
    assert limit((ALONE, "spoke", day(14)), (f"So {ALONE}", "spoke", day(15))) is None
    assert limit((ALONE, "spoke", day(14)), (f"So {ALONE}", "spoke", day(16))) == "their dates do not meet"


def test_two_reports_that_name_the_same_two_people_may_differ_on_the_date() -> None:
    assert limit((BOTH, "met", day(14)), (f"So {BOTH}", "met", day(3, 5))) is None
    assert limit((BOTH, "met", day(14)), (f"So {BOTH}", "met", day(20, 6))) == "their dates do not meet"


def test_two_towns_lie_apart_and_a_country_holds_both() -> None:
    assert limit((ALONE, "spoke", {"place": VARNA}), (f"So {ALONE}", "spoke", {"place": PLOVDIV})) == "their places lie apart"
    assert limit((ALONE, "spoke", {"place": VARNA}), (f"So {ALONE}", "spoke", {"place": COAST})) is None


def test_versions_are_anchored_by_a_name_on_one_side_a_day_or_a_place() -> None:
    denial = {"polarity": "negative"}
    (a, b), _ = seen((ALONE, "spoke", {}), (f"So {ALONE}", "spoke", denial))
    assert versions(a, b)
    assert anchored(a, b)
    (a, b), _ = seen(("They spoke at noon.", "spoke", {}), ("They spoke late.", "spoke", denial))
    assert versions(a, b)
    assert not anchored(a, b)
    (a, b), _ = seen(("They spoke at noon.", "spoke", day(14)), ("They spoke late.", "spoke", denial | day(14)))
    assert anchored(a, b)
    (a, b), _ = seen(("They spoke at noon.", "spoke", {"place": VARNA}), ("They spoke late.", "spoke", denial | {"place": VARNA}))
    assert anchored(a, b)
