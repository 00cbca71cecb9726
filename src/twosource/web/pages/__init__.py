"""The pages of a case: one maker each, and the address it is at."""

from twosource.web.page import Maker
from twosource.web.pages.log import log
from twosource.web.pages.overview import overview
from twosource.web.pages.stories import stories

PAGES: tuple[tuple[str, Maker], ...] = (
    ("/", overview),
    ("/stories", stories),
    ("/log", log),
)
"""Every address with what makes its page; '{id}' stands for an id. Each has a twin with .json behind it."""
