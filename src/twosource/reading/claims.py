"""Everything known of one happening, put together into a claim, or into one for each of the places it is said to have happened in."""

from dataclasses import replace
from typing import Any

from twosource.model import Claim, Role, Setting, Span, Trigger, identify
from twosource.reading.clauses import conjuncts
from twosource.reading.fillers import Fillers
from twosource.reading.page import Happening, Page


def claims(page: Page) -> dict[str, Any]:
    """One claim for each happening and place, in text order."""
    fillers = Fillers(page)
    tokens = {token.idx: token.i for token in page.doc}
    found = []
    for index, happening in enumerate(page.happenings):
        claim = _claim(page, index, happening)
        places = _places(page, claim, fillers, tokens)
        found += [_at(claim, place, number, places) for number, place in enumerate(places)] or [claim]
    return {"claims": tuple(found)}


def _claim(page: Page, index: int, happening: Happening) -> Claim:
    text = happening.span.of(page.report.text)
    surety = page.sureties[index]
    return Claim(
        id=identify("c", page.report.id, happening.span.start, happening.span.end, happening.kind),
        report=page.report.id,
        span=page.sentences[happening.sentence].span,
        trigger=Trigger(happening.span, text, happening.lemma),
        kind=happening.kind,
        type=happening.type,
        label=text.lower(),
        roles=page.roles[index],
        time=page.moments[index],
        place=page.settings[index],
        quantities=page.quantities[index],
        polarity=surety.polarity,
        certainty=surety.certainty,
        status=surety.status,
        hedges=surety.hedges,
        attribution=page.attributions[index],
        evidence=page.evidence[index],
        confidence=happening.confidence,
        aside=page.asides[index],
    )


def _places(page: Page, claim: Claim, fillers: Fillers, tokens: dict[int, int]) -> list[Setting]:
    """The coordinated places of a claim ("in X and Y"), none if it has one or none; a place and the one it lies in are one."""
    roles = {role.span: role for role in claim.roles if role.role == "place"}
    if claim.place is None or len(roles) < 2 or claim.place.span not in roles:
        return []
    joined = _joined(page, claim.place.span, fillers, tokens)
    found = [
        Setting(f.mention.text, f.mention.span, f.chain, f.place) for span in joined & roles.keys() if (f := fillers.at(span)) is not None
    ]
    found.sort(key=lambda setting: setting.span)
    return found if len(found) > 1 and not _nested(found) else []


def _joined(page: Page, span: Span, fillers: Fillers, tokens: dict[int, int]) -> set[Span]:
    filler = fillers.at(span)
    if filler is None:
        return set()
    first = page.doc[tokens[filler.mention.head.start]]
    while first.dep_ == "conj":
        first = first.head
    return {found.mention.span for word in conjuncts(first) if (found := fillers.of(word)) is not None}


def _nested(found: list[Setting]) -> bool:
    return any(a.place.holds(b.place) for a in found for b in found if a is not b and a.place is not None and b.place is not None)


def _at(claim: Claim, place: Setting, number: int, places: list[Setting]) -> Claim:
    """The claim at one of its places; the first keeps the claim's own id, so that decisions on it stand."""
    others = {each.span for each in places if each.span != place.span}
    roles: tuple[Role, ...] = tuple(role for role in claim.roles if role.span not in others)
    key = claim.id if number == 0 else identify("c", claim.report, claim.trigger.span.start, claim.trigger.span.end, place.span.start)
    return replace(claim, id=key, place=place, roles=roles)
