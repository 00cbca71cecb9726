from collections.abc import Callable

import pytest

from tests.outputs import story
from twosource.model import Case
from twosource.outputs.view.digest import Digest, Item, digest


@pytest.fixture(scope="session")
def case() -> Case:
    return story.case()


@pytest.fixture(scope="session")
def shown(case: Case) -> Digest:
    return digest(case)


@pytest.fixture(scope="session")
def item(shown: Digest) -> Callable[[str], Item]:
    return lambda id: next(each for each in shown.items if each.id == id)
