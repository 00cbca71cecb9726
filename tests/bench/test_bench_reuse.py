"""The scorers of copied text, on made-up pairs and texts."""

import random
from pathlib import Path

import minhash
import pytest
import reuse
import rewrites
import rewriting

SHARED = Path(__file__).parents[3] / "shared"
STORY = (
    "A crane fell in Varna on Monday. Two dockers were injured, police said. The port was closed until noon, when engineers had looked at "
    "the other cranes. Anton Velkov said the crane was new. “It was tested in May,” he told reporters. Work began again on Tuesday. "
    "The union asked for an inquiry. The mayor, who visited the port, promised one. Nobody was arrested."
)


def test_the_best_threshold_is_the_one_with_the_highest_f() -> None:
    likeness = {("a", "b"): 0.9, ("a", "c"): 0.4, ("b", "c"): 0.1}
    assert minhash.best(likeness, {("a", "b"), ("a", "c")}) == (0.4, {("a", "b"), ("a", "c")})


def test_minhash_tells_a_copy_from_another_text() -> None:
    texts = {"a": STORY, "b": STORY + " It rained.", "c": "Teachers in Halvin stayed at home for a fourth day over their pay."}
    size, level, found = minhash.beside(texts, [("a", "b"), ("a", "c"), ("b", "c")], {("a", "b")})
    assert found == {("a", "b")}
    assert size in minhash.SIZES
    assert 0.5 < level <= 1


def test_figures_count_right_found_and_wanted() -> None:
    assert minhash.figures({("a", "b"), ("a", "c")}, {("a", "b")}) == {
        "precision": 50.0,
        "recall": 100.0,
        "f": pytest.approx(66.7, abs=0.1),
    }


def test_a_pair_has_one_order() -> None:
    assert reuse.pair_of("b", "a") == reuse.pair_of("a", "b") == ("a", "b")


@pytest.mark.parametrize("rule", rewriting.RULES)
def test_a_rule_is_the_same_for_one_seed_and_changes_the_text(rule: str) -> None:
    made = [rewriting.RULES[rule](STORY, random.Random(3)) for _ in range(2)]
    assert made[0] == made[1] != STORY
    assert len(made[0].split()) > 10


def test_synonyms_leave_quotations_alone() -> None:
    made = rewriting.synonyms(STORY, random.Random(1))
    assert "“It was tested in May,”" in made
    assert "officers stated" in made or "police stated" in made or "officers said" in made


def test_a_broken_report_ends_in_the_middle_of_a_sentence() -> None:
    made = rewriting.broken(STORY, random.Random(1))
    assert made.endswith(" ...")
    assert made[-12:-4].split()[-1] in STORY


def test_a_direction_counts_where_something_shows_it() -> None:
    pairs = [rewrites.Asked(("a", "b"), "cut", "a", True), rewrites.Asked(("a", "c"), "cut", "a", False)]
    run = rewrites.Run(tuple(pairs), {}, {}, {("a", "b"): rewrites.Derivation("b", "a", "earlier"), ("a", "c"): None})
    assert rewrites.directions(run, pairs) == {"direction.precision": 100.0, "direction.recall": 100.0, "direction.unshown": 0.0}


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the data sets are not at {SHARED}")
def test_the_silver_list_is_read_in_percent_of_the_shorter() -> None:
    assert max(reuse.silver(SHARED).values()) <= 1
