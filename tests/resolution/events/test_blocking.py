from tests.resolution.pairs import seen
from twosource.resolution.events.blocking import candidates
from twosource.resolution.stories import Stories


def test_a_pair_comes_once_with_the_likeness_of_its_reports_and_only_from_related_ones() -> None:
    views, _ = seen(
        ("Mirela Dascu made an arrest.", "arrest", {}),
        ("The arrest came late.", "arrest", {}),
        ("An arrest elsewhere.", "arrest", {}),
        ("A storm broke.", "storm", {}),
    )
    first, second = sorted((views[0].report, views[1].report))
    ((a, b, likeness),) = candidates(views, Stories({(first, second): 0.4}))
    assert {a.report, b.report} == {first, second}
    assert a.claim.id < b.claim.id
    assert likeness == 0.4


def test_two_that_only_speak_need_somebody_in_common() -> None:
    one, other = ("Mirela Dascu said it.", "said", {"type": "speak"}), ("Anton Velkov said so.", "said", {"type": "speak"})
    third = ("Once more Mirela Dascu said it.", "said", {"type": "speak"})
    views, _ = seen(one, other, third)
    names = [view.report for view in views]
    pairs = {tuple(sorted((a, b))): 0.4 for a in names for b in names if a != b}
    assert [{a.report, b.report} for a, b, _ in candidates(views, Stories(pairs))] == [{names[0], names[2]}]
