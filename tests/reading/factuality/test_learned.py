"""What is learned of factuality: sentences in words that it was not learned from, and that the table fits what asks for it."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.factories import report
from twosource.language import ENGLISH, FRENCH, speaking
from twosource.model import Claim
from twosource.reading import ENGLISH as STAGES
from twosource.reading.encoder.model import factuality_weights
from twosource.reading.factuality.factuality import decided
from twosource.reading.factuality.learned import CLASSES, GROUPS, likeliest, weights
from twosource.reading.factuality.value import FactualityValue

MARK = re.compile(r"\[([^\]|]+)\|(\w+)\]")
SHARE_RIGHT = 0.82
"""55 of the 66 that are read as events were right when it was pinned; 54 by the rules alone, which were written for such sentences."""


def sentences() -> Iterator[tuple[str, list[tuple[int, str]]]]:
    lines = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    for line in [each for each in lines if not each.startswith("#")][1:]:
        text, marks, at = "", [], 0
        for found in MARK.finditer(line):
            text += line[at : found.start()]
            marks.append((len(text), found[2]))
            text, at = text + found[1], found.end()
        yield text + line[at:], marks


def group(claim: Claim) -> str:
    if claim.status in ("planned", "asked"):
        return "planned"
    if claim.polarity == "negative":
        return "did_not"
    return "unsure" if claim.status == "conditional" or claim.certainty != "certain" else "happened"


def test_sentences_in_other_words_are_told_as_they_tell_it() -> None:
    right, wrong = 0, []
    given = list(sentences())
    readings = STAGES.read([report(text, id=f"s{at}") for at, (text, _) in enumerate(given)])
    for (text, marks), reading in zip(given, readings, strict=True):
        claims = {claim.trigger.span.start: claim for claim in reading.claims if claim.kind == "event"}
        for at, wanted in marks:
            if at in claims and group(claims[at]) == wanted:
                right += 1
            elif at in claims:
                wrong.append(f"{wanted}, told as {group(claims[at])}: {text[:at]}[{text[at:]}")
    assert right >= SHARE_RIGHT * (right + len(wrong)), "\n".join(wrong)


def test_no_sentence_to_try_is_one_to_learn_from() -> None:
    frames = Path(__file__).parents[3] / "training/factuality_frames.tsv"
    learned = {MARK.sub(r"\1", line.split("\t")[1]) for line in frames.read_text(encoding="utf-8").splitlines() if "\t" in line}
    assert learned.isdisjoint(text for text, _ in sentences())


def test_the_weights_fit_what_asks_for_them() -> None:
    with speaking(ENGLISH):
        assert len(weights()[0]) > 300
    with speaking(FRENCH):
        assert weights()[0] == {}
    found = factuality_weights()
    assert found.shape == (2, 385, len(CLASSES))
    assert np.isfinite(found).all()
    assert {each for classes in GROUPS for each in classes} == set(CLASSES)


def test_no_proper_name_is_a_feature() -> None:
    with speaking(ENGLISH):
        words = {word for name in weights()[0] for word in re.split(r"[ =:]", name)}
    assert not [word for word in words if word[:1].isupper() and word not in ("ROOT",) and not word.isupper()]


@pytest.mark.parametrize(
    ("chances", "rules", "wanted"),
    [
        ((0.5, 0.0, 0.3, 0.0, 0.2, 0.0), FactualityValue(), "happened"),
        ((0.4, 0.0, 0.35, 0.0, 0.25, 0.0), FactualityValue(certainty="possible"), "unsure"),
        ((0.42, 0.58, 0.0, 0.0, 0.0, 0.0), FactualityValue(), "happened"),
        ((0.1, 0.9, 0.0, 0.0, 0.0, 0.0), FactualityValue(), "did_not"),
        ((0.4, 0.0, 0.0, 0.1, 0.0, 0.5), FactualityValue(), "happened"),
    ],
)
def test_what_the_rules_say_counts_twice_and_a_flat_telling_needs_more(
    chances: tuple[float, ...], rules: FactualityValue, wanted: str
) -> None:
    assert likeliest(dict(zip(CLASSES, chances, strict=True)), rules) == wanted


def test_without_weights_the_rules_stand() -> None:
    rules = FactualityValue(True, "possible", "planned")
    assert decided(rules, {}) == rules
