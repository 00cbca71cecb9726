import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from tests.store.strategies import cases
from twosource.model import Case, Source
from twosource.store import create, open_case


def store(case: Case, path: Path) -> None:
    with create(path) as kept:
        sources = [Source(report, report.text.encode(), "text/plain", range(len(report.text))) for report in case.reports]
        kept.add(sources, case.readings, "test", case.refusals)
        for judgement in case.judgements:
            kept.append(judgement)
        kept.replace_picture(case, "test")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases())
def test_a_case_comes_back_as_it_was_stored(case: Case) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.two"
        store(case, path)
        with open_case(path) as kept:
            assert kept.load() == case
