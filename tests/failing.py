"""Affairs of which some report cannot be read or drawn: whatever is told of a red gull trips the stage that is broken."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from factories import report
from twosource import resolution
from twosource.model import Reading, Report
from twosource.reading import ENGLISH

GULL = "red gull"
HARBOUR = (
    "Envoy Mira Solen met harbour chief Tomas Brandt in Varna on 14 April 2024, the Free Dockers League said. The grain terminal was shut.",
    "Mira Solen reportedly met Tomas Brandt in Varna in April 2024, according to two dockers of the grain terminal. The League was there.",
    "Harbour chief Tomas Brandt denied having met envoy Mira Solen of the Free Dockers League at the grain terminal in Varna.",
)
STRIKE = (
    f"Teachers of Gdansk walked out on 3 May 2021 after minister Olga Wendt cut the {GULL} stipend, the teachers' union said in Gdansk.",
    "Minister Olga Wendt sacked a Gdansk school head on 3 May 2021, and the teachers' union of Gdansk walked out over the stipend.",
)
TITLES = ("Talks in Varna", None, "No talks", "Walkout", None)


def affairs() -> list[Report]:
    """Three reports of talks, and two of a walkout, of which one tells of the gull."""
    return [report(text, title=title, path=f"{at}.txt") for at, (text, title) in enumerate(zip((*HARBOUR, *STRIKE), TITLES, strict=True))]


def read(reports: Sequence[Report]) -> list[Reading]:
    return list(ENGLISH.read(reports))


def breaking(monkeypatch: pytest.MonkeyPatch, name: str, error: Callable[[], Exception] = lambda: KeyError("gull")) -> None:
    """Has a function of `resolution` fail on every story with the gull in it."""
    real: Any = getattr(resolution, name)

    def broken(*given: Any, **named: Any) -> Any:
        if any(GULL in repr(each) for each in given):
            raise error()
        return real(*given, **named)

    monkeypatch.setattr(resolution, name, broken)
