"""A case that is kept: its reports, readings, pictures and log, in one SQLite file."""

from twosource.store.anchoring import Led, led
from twosource.store.backend import PATIENCE, Access
from twosource.store.casefile import CaseFile
from twosource.store.counts import DIFFERENT
from twosource.store.dialects import writable
from twosource.store.identity import Identity, continued, identity
from twosource.store.judgements import in_force, meant, taken_back, undoable, undoing
from twosource.store.lookup import HOLDER_KINDS, MIN_ID_BEGINNING, Finder, Thing, Unknown, find
from twosource.store.opening import create, discard, examine, open_case
from twosource.store.pages import (
    Catalogue,
    DifferenceRow,
    EntityRow,
    Excerpts,
    Named,
    OriginRow,
    ReportRow,
    StoryRow,
    Totals,
    named,
    words_at,
)
from twosource.store.stories import StoryStore
from twosource.store.transactions import clearly

__all__ = [
    "DIFFERENT",
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
