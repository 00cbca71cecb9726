"""How far a decision reaches in a kept case: the parts of what it is about over stories, and the stories that it may draw otherwise."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from twosource.case.judging.wholes import Over
from twosource.model import Case, Judgement, Verb
from twosource.model.corrections import added
from twosource.store import CaseFile, Thing

JOINING_VERBS: frozenset[Verb] = frozenset({"same", "different", "merge", "split"})
"""Verbs of which each thing is meant in all its stories."""
MAX_REPORTS_JOINED = 500
"""Reports of a case that is joined for the sake of one decision: some tenths of a second."""
MAX_CHAINS_JOINED = 400
"""Chains of an entity that a decision names beyond its own story; of a larger one the rest follows by its names."""


def over(kept: CaseFile, verb: Verb, whole: Callable[[], Case]) -> Over | None:
    """What finds the chains of an entity over all stories, by the `whole` case, asked for where it is needed; None in a large case."""
    if verb not in JOINING_VERBS or kept.count() > MAX_REPORTS_JOINED:
        return None

    @lru_cache(maxsize=1)
    def held() -> Mapping[str, tuple[str, ...]]:
        return {chain: entity.chains for entity in whole().entities for chain in entity.chains}

    def parts(thing: Thing) -> Sequence[str]:
        chains = held().get(thing.members[0], thing.members) if thing.kind == "entity" else thing.members
        return chains if len(chains) <= MAX_CHAINS_JOINED else thing.members

    return parts


def said_before(standing: Sequence[Judgement], judgement: Judgement) -> Judgement | None:
    """The entry that says the very same or more, unless later ones speak of the same things."""
    last = next((each for each in reversed(standing) if not set(each.subjects).isdisjoint(judgement.subjects)), None)
    if last is None or (last.verb, last.who, last.why) != (judgement.verb, judgement.who, judgement.why):
        return None
    if last.verb in ("same", "merge"):
        return last if set(judgement.subjects) <= set(last.subjects) else None
    return last if replace(last, id=judgement.id, when=judgement.when) == judgement else None


def touched(kept: CaseFile, judgement: Judgement, standing: Sequence[Judgement]) -> set[str]:
    """The reports whose stories a decision may draw otherwise.

    With what it is about comes all of which others in force say that it is one with it or apart from it; of an entity that is over many
    stories, those in which two of its chains stand.
    """
    from twosource.resolution import Spoken

    made, stories = added([*standing, judgement]), kept.stories
    company = Spoken([*standing, judgement]).company(judgement.subjects)
    found = {made[subject].report for subject in company if subject in made} | kept.known(company)
    claims = stories.holders(company, claims_only=True)
    chains = {item: report for item, report in stories.holders(company).items() if item not in claims}
    story = stories.story_of(set(chains.values()))
    several = Counter(story.get(report, report) for report in chains.values())
    about = {report for report in chains.values() if judgement.verb not in JOINING_VERBS or several[story.get(report, report)] > 1}
    return found | set(claims.values()) | about
