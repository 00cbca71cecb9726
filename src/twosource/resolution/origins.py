"""Who rests on whom: groups of reports or claims with one root."""

from collections.abc import Sequence

from twosource.model import Judgement, Origin, Reading, Report


def resolve_origins(reports: Sequence[Report], readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> tuple[Origin, ...]:
    """Every shared root found, each with its basis in words and its spans."""
    return ()
