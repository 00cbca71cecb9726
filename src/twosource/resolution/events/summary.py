"""One event from its claims: what it is called, when, where, who."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from twosource.language import lexicon, phrase, words
from twosource.model import UNSTATED, Claim, Entity, Event, Link, Moment, Participant, PlaceMention, identify
from twosource.resolution.events.views import ARGUMENTS, ClaimView

ACTORS = ("actor", "co-actor")
MUTUAL = frozenset({"consult", "agree", "cooperate", "attend", "speak"})
"""Types of events whose two sides do the same."""
MAX_PARTICIPANTS_IN_LABEL = 2
"""Participants of one side that a label names."""


def event_of(members: Sequence[ClaimView], entities: Mapping[str, Entity], chains: Mapping[str, str], links: tuple[Link, ...]) -> Event:
    """The event that `members`, in the order they are shown, tell of. `chains` maps a chain to its entity."""
    claims = [view.claim for view in members]
    participants = _participants(claims, chains)
    place = place_of(claims)
    return Event(
        id=identify("v", min(claim.id for claim in claims)),
        type=_commonest((claim.type for claim in claims if claim.type != "other"), "other"),
        label=_label(claims, participants, place, entities, chains),
        claims=tuple(claim.id for claim in claims),
        reports=tuple(dict.fromkeys(claim.report for claim in claims)),
        time=time_of(claims),
        place=place,
        participants=participants,
        links=links,
    )


def _commonest(values: Iterable[str], otherwise: str) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else otherwise


def time_of(claims: Sequence[Claim]) -> Moment:
    """The narrowest stated time that meets more than half of all stated ones; UNSTATED when none is, or when no time has a majority."""
    stated = [claim.time for claim in claims if claim.time.earliest and claim.time.latest]
    fits = [moment for moment in stated if sum(_meet(moment, other) for other in stated) * 2 > len(stated)]
    return min(fits, key=lambda moment: (_days(moment), moment.edtf or "", moment.text or ""), default=UNSTATED)


def _days(moment: Moment) -> int:
    return (moment.latest - moment.earliest).days if moment.earliest and moment.latest else 0


def _meet(a: Moment, b: Moment) -> bool:
    return bool(a.earliest and a.latest and b.earliest and b.latest and a.earliest <= b.latest and b.earliest <= a.latest)


def place_of(claims: Sequence[Claim]) -> PlaceMention | None:
    """The narrowest known place that agrees with more than half of the known ones, else the wording most claims give."""
    stated = [claim.place for claim in claims if claim.place]
    known = [(setting, setting.place) for setting in stated if setting.place and setting.place.path]
    fits = [
        (setting, place) for setting, place in known if sum(place.holds(other) or other.holds(place) for _, other in known) * 2 > len(known)
    ]
    if fits:
        return min(fits, key=lambda pair: (-len(pair[1].path), pair[0].text, pair[0].span))[0]
    if known or not stated:
        return None
    counts = Counter(setting.text for setting in stated)
    return min(stated, key=lambda setting: (-counts[setting.text], setting.text, setting.span))


def _participants(claims: Sequence[Claim], chains: Mapping[str, str]) -> tuple[Participant, ...]:
    """Each entity once per role it takes, the most told first."""
    counts: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        counts.update(
            {(chains[role.chain], role.role) for role in claim.roles if role.role in ARGUMENTS and role.chain and role.chain in chains}
        )
    return tuple(Participant(entity, role) for entity, role in sorted(counts, key=lambda pair: (-counts[pair], pair[1], pair[0])))


def _label(
    claims: Sequence[Claim],
    participants: Sequence[Participant],
    place: PlaceMention | None,
    entities: Mapping[str, Entity],
    chains: Mapping[str, str],
) -> str:
    """ "meeting of A and B in C", "murder of B by A" where some claim has a noun for it, else "A arrested B in C" or "B arrested in C".

    The commonest word, and who is most told.
    """
    actors = _named(participants, ACTORS, entities)
    targets = [name for name in _named(participants, ("target",), entities) if name not in actors]
    nouns = [claim.label for claim in claims if claim.label == claim.trigger.lemma]
    if nouns:
        mutual = _commonest((claim.type for claim in claims), "other") in MUTUAL or not targets or not actors
        of, by = ((actors + targets)[:MAX_PARTICIPANTS_IN_LABEL], []) if mutual else (targets, actors)
        label = _noun_label(_commonest(nouns, ""), _both(of), _both(by))
    else:
        label = _verb_label(_commonest((claim.label for claim in claims), ""), _both(actors), _both(targets))
    where = entities[chains[place.chain]].name if place and place.chain and place.chain in chains else place.text if place else None
    return phrase("title.placed", title=label, place=where) if where and where not in label else label


def _noun_label(noun: str, whom: str, who: str) -> str:
    if whom and who:
        return phrase("title.noun_of_by", noun=noun, whom=whom, who=who)
    if whom:
        return phrase("title.noun_of", noun=noun, whom=whom)
    return phrase("title.noun_by", noun=noun, who=who) if who else noun


def _verb_label(verb: str, who: str, whom: str) -> str:
    if who and whom:
        return phrase("title.active", who=who, verb=verb, whom=whom)
    if who:
        return phrase("title.alone", who=who, verb=verb)
    return phrase("title.passive", whom=whom, verb=verb) if whom else verb


def _both(names: Sequence[str]) -> str:
    """At most two names as one."""
    return phrase("title.both", first=names[0], second=names[1]) if len(names) > 1 else "".join(names)


def _named(participants: Sequence[Participant], roles: Sequence[str], entities: Mapping[str, Entity]) -> list[str]:
    """Who a label names: persons with a name first, then what else has one, each in the order it is most told."""
    found = dict.fromkeys(p.entity for p in participants if p.role in roles)
    named = {each: any(mention.form == "name" for mention in entities[each].mentions) for each in found}
    order = sorted(found, key=lambda each: (not named[each], entities[each].type != "person"))
    names = [entities[each].name if named[each] else _uncounted(entities[each].name) for each in order]
    return list(dict.fromkeys(names))[:MAX_PARTICIPANTS_IN_LABEL]


def _uncounted(description: str) -> str:
    """A description without the number before it, on which reports may differ: "workers" for "at least four workers"."""
    parts = description.split()
    while len(parts) > 1 and (
        parts[0].lower() in words("counting_words") or parts[0].lower() in lexicon("number_words", "value") or parts[0][0].isdigit()
    ):
        parts = parts[1:]
    return " ".join(parts)
