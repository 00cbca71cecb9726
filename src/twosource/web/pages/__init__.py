"""The pages of a case: one maker each, and the address it is at."""

from twosource.web.page import Maker
from twosource.web.pages.claim import claim
from twosource.web.pages.corrections import correct
from twosource.web.pages.corrections.newclaim import newclaim
from twosource.web.pages.corrections.review import review
from twosource.web.pages.differences import differences
from twosource.web.pages.entities import entities
from twosource.web.pages.entity import entity
from twosource.web.pages.event import event
from twosource.web.pages.log import log
from twosource.web.pages.origin import origin
from twosource.web.pages.origins import origins
from twosource.web.pages.overview import overview
from twosource.web.pages.relation import relation
from twosource.web.pages.search import search
from twosource.web.pages.stories import stories
from twosource.web.pages.story import story
from twosource.web.pages.texts.reading import reading
from twosource.web.pages.texts.report import report
from twosource.web.pages.texts.reports import reports

PAGES: tuple[tuple[str, Maker], ...] = (
    ("/", overview),
    ("/stories", stories),
    ("/reports", reports),
    ("/reports/{id}", report),
    ("/reading", reading),
    ("/origins", origins),
    ("/origins/{id}", origin),
    ("/search", search),
    ("/stories/{id}", story),
    ("/differences", differences),
    ("/entities", entities),
    ("/entities/{id}", entity),
    ("/events/{id}", event),
    ("/relations/{id}", relation),
    ("/claims/new", newclaim),
    ("/claims/{id}", claim),
    ("/log", log),
    ("/review", review),
    *correct.CORRECTION_PAGES,
)
"""Every address with what makes its page; '{id}' stands for an id. Each has a twin with .json behind it."""
