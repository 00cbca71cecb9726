"""One SQLite file per case."""

from twosource.store.anchoring import Led, led
from twosource.store.casefile import CaseFile
from twosource.store.catalogue import Catalogue, DifferenceRow, EntityRow, OriginRow, ReportRow, StoryRow, Totals
from twosource.store.connection import Access, writable
from twosource.store.examining import examine
from twosource.store.excerpts import Excerpts
from twosource.store.identity import Identity, continued, identity
from twosource.store.log import in_force, meant, taken_back, undoable, undoing
from twosource.store.naming import Named, named, words_at
from twosource.store.opening import create, discard, open_case
from twosource.store.shelves import Shelves
from twosource.store.subjects import HOLDING, SHORTEST, Finder, Thing, Unknown, find

__all__ = [
    "HOLDING",
    "SHORTEST",
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
    "Shelves",
    "StoryRow",
    "Thing",
    "Totals",
    "Unknown",
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
