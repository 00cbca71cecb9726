"""A case that is kept: its reports, readings, pictures and log, in one SQLite file."""

from twosource.store.anchoring import Led, led
from twosource.store.backend import PATIENCE, Access
from twosource.store.casefile import CaseFile
from twosource.store.dialects import writable
from twosource.store.identity import Identity, continued, identity
from twosource.store.judgements import in_force, meant, taken_back, undoable, undoing
from twosource.store.lookup import HOLDER_KINDS, MIN_ID_BEGINNING, Finder, Thing, Unknown, find
from twosource.store.opening.examining import examine
from twosource.store.opening.opening import create, discard, open_case
from twosource.store.pages.excerpts import Excerpts
from twosource.store.pages.labels import Named, named, words_at
from twosource.store.pages.lists import Catalogue, DifferenceRow, EntityRow, OriginRow, ReportRow, StoryRow, Totals
from twosource.store.stories import StoryStore
from twosource.store.transactions import clearly

__all__ = [
    "HOLDER_KINDS",
    "MIN_ID_BEGINNING",
    "PATIENCE",
    "Access",
    "CaseFile",
    "Catalogue",
    "DifferenceRow",
    "EntityRow",
    "Excerpts",
    "Finder",
    "Identity",
    "Led",
    "Named",
    "OriginRow",
    "ReportRow",
    "StoryRow",
    "StoryStore",
    "Thing",
    "Totals",
    "Unknown",
    "clearly",
    "continued",
    "create",
    "discard",
    "examine",
    "find",
    "identity",
    "in_force",
    "led",
    "meant",
    "named",
    "open_case",
    "taken_back",
    "undoable",
    "undoing",
    "words_at",
    "writable",
]
