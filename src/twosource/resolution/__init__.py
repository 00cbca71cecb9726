"""Many reports -> who and what is the same, and how many independent voices tell it."""

from twosource.resolution.clustering.constraints import Spoken, against
from twosource.resolution.entities.resolve import resolve_entities
from twosource.resolution.events.resolve import resolve_events
from twosource.resolution.joining import join, one_by_name
from twosource.resolution.origins.claim_origins import Settled, settle, weigh
from twosource.resolution.origins.report_origins import resolve_origins
from twosource.resolution.relations import resolve_relations
from twosource.resolution.stories import (
    LEVELS,
    MAX_DAYS_APART,
    SHARED,
    Group,
    alike,
    day_of,
    find_stories,
    findable,
    groups_of,
    story_of,
    telling,
    ties,
    undrawn,
)

__all__ = [
    "LEVELS",
    "MAX_DAYS_APART",
    "SHARED",
    "Group",
    "Settled",
    "Spoken",
    "against",
    "alike",
    "day_of",
    "find_stories",
    "findable",
    "groups_of",
    "join",
    "one_by_name",
    "resolve_entities",
    "resolve_events",
    "resolve_origins",
    "resolve_relations",
    "settle",
    "story_of",
    "telling",
    "ties",
    "undrawn",
    "weigh",
]
