"""What a page shows of a case, looked up by key in a case of any size."""

from twosource.store.pages.candidates import MAX_PICKS, Pick, Picking, PickKind
from twosource.store.pages.excerpts import Excerpts
from twosource.store.pages.labels import Named, named, words_at
from twosource.store.pages.lists import (
    ORDERS,
    ROWS_PER_PAGE,
    Catalogue,
    DifferenceRow,
    EntityRow,
    Order,
    OriginRow,
    ReportRow,
    StoryRow,
    Totals,
)
from twosource.store.pages.log_subjects import HELD, Meaning, Meanings, Sort
from twosource.store.pages.origins import OriginReport, SharedOriginRow, SharedOrigins
from twosource.store.pages.query import Query, Snippet, snippet
from twosource.store.pages.review_queue import MAX_COUNTED, QueuePlace, Review, ReviewItem, Suggestion
from twosource.store.pages.search import FACETS, HITS_PER_PAGE, MAX_CANDIDATES, UNSTATED, Asked, ClaimHit, Facet, Found, Hit, Search

__all__ = [
    "FACETS",
    "HELD",
    "HITS_PER_PAGE",
    "MAX_CANDIDATES",
    "MAX_COUNTED",
    "MAX_PICKS",
    "ORDERS",
    "ROWS_PER_PAGE",
    "UNSTATED",
    "Asked",
    "Catalogue",
    "ClaimHit",
    "DifferenceRow",
    "EntityRow",
    "Excerpts",
    "Facet",
    "Found",
    "Hit",
    "Meaning",
    "Meanings",
    "Named",
    "Order",
    "OriginReport",
    "OriginRow",
    "Pick",
    "PickKind",
    "Picking",
    "Query",
    "QueuePlace",
    "ReportRow",
    "Review",
    "ReviewItem",
    "Search",
    "SharedOriginRow",
    "SharedOrigins",
    "Snippet",
    "Sort",
    "StoryRow",
    "Suggestion",
    "Totals",
    "named",
    "snippet",
    "words_at",
]
