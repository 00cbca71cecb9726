"""A browser and the demo case, served, for each module of tests."""

from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.running import AXE, WIDE, Visit, chromium, launch, serving
from twosource.case import write
from twosource.web.shelf import file


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo story, kept; tests take copies of it."""
    path = tmp_path_factory.mktemp("demo") / "demo.two"
    write.new(path)
    with as_file(files("twosource") / "demo") as folder:
        write.add(path, [str(folder)])
    return path


@pytest.fixture(scope="module")
def kept(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This module's own copy of it."""
    path = tmp_path_factory.mktemp("kept") / "demo.two"
    copyfile(demo, path)
    return path


@pytest.fixture(scope="module")
def served(kept: Path) -> Iterator[str]:
    """The address of its site."""
    with serving(kept) as base:
        yield base


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser; closed before the next module, whose tests may want an event loop of their own."""
    if chromium() is None:
        pytest.skip("there is no Chromium on this machine: what a person sees in a browser is not tested")
    if file("built/timeline.js") is None:
        pytest.skip("the scripts of the pictures are not built (scripts/front.py does it): what a person sees in a browser is not tested")
    with sync_playwright() as player, launch(player) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Callable[..., Visit]]:
    """Opens tabs on the site, and closes them after the test. Options as `browser.new_context` takes them."""
    opened: list[Visit] = []

    def opens(base: str = served, **options: Any) -> Visit:
        opened.append(Visit(browser.new_context(**({"viewport": WIDE} | options)), base))
        return opened[-1]

    yield opens
    for each in opened:
        each.context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for what keeps people out."""
    if not AXE.is_file():
        pytest.skip("axe-core is not in front/node_modules (scripts/front.py puts it there): accessibility is not checked")
    return AXE.read_text(encoding="utf-8")
