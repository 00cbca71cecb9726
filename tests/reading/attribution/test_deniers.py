"""Who denies an event: beside its source, never in its place, and nobody where nobody denies."""

import pytest

from tests.factories import report
from twosource.reading import ENGLISH


def denied(text: str) -> dict[str, list[str | None]]:
    (reading,) = ENGLISH.read([report(text)])
    return {claim.trigger.text: [step.source for step in claim.denied_by] for claim in reading.claims if claim.denied_by}


def test_who_says_it_stays_beside_who_denies_it() -> None:
    (reading,) = ENGLISH.read([report("Police said three men robbed the bank. Their lawyer denied the allegations.")])
    (robbed,) = [claim for claim in reading.claims if claim.trigger.text == "robbed"]
    assert robbed.polarity == "positive"
    assert [step.source for step in robbed.attribution] == ["Police"]
    assert [step.source for step in robbed.denied_by] == ["Their lawyer"]
    assert all(
        step.span is not None and step.span.of("Police said three men robbed the bank. Their lawyer denied the allegations.")
        for step in robbed.denied_by
    )


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not deny that she had met the rebels.",
        "Nobody was hurt.",
        "Police said three men robbed the bank.",
        "Their lawyer denied them entry.",
        "Brandt denied that the man who was shot worked for him.",
        "She denied it.",
    ],
)
def test_nobody_denies_what_nobody_denies(text: str) -> None:
    found = denied(text)
    assert not {"met", "hurt", "robbed", "shot"} & found.keys(), found
