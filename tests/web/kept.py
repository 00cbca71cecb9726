"""A case file that holds a told story, and a client that asks the guarded site for its pages as a browser would."""

import re
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from tests.outputs.story import case as story
from twosource.model import Source
from twosource.store import create
from twosource.web.people import guarded
from twosource.web.site import site
from twosource.workflow import drawing_version

PORT = 8020
HERE = f"http://127.0.0.1:{PORT}"


def kept_story(folder: Path) -> Path:
    """The hand-built story as a case file."""
    path, told = folder / "story.two", story()
    with create(path) as file:
        file.add([Source(report, report.text.encode(), "text/plain") for report in told.reports], told.readings, "test", told.refusals)
        file.stories.forget(drawing_version())
        file.stories.put([told], 0)
    return path


def client(case: Path, host: str = "127.0.0.1", base: str = HERE, **guard: Any) -> TestClient:
    """A browser on this machine, or with `host` and `base` elsewhere."""
    app = guarded(site(case), case, host, PORT, **guard)
    return TestClient(app, base_url=base, follow_redirects=False, client=("127.0.0.1", 50000))


def token(page: str) -> str:
    """The token of the forms on a page."""
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, "the page has no form of ours"
    return found[1]
