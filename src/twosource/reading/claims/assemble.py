"""Everything known of one happening, put together into a claim, or into one for each of the places, or the dates, it is said to have
happened at. Where several dates and several places are listed, nothing says which goes with which, and the dates decide."""

from dataclasses import replace
from typing import Any

from twosource.model import Claim, Moment, PlaceMention, Role, Span, Trigger, apart, identify
from twosource.reading.claims.attributes import attributes
from twosource.reading.claims.disclosures import disclosures
from twosource.reading.claims.timings import timings
from twosource.reading.events.fillers import filler_of
from twosource.reading.mention_index import MentionIndex
from twosource.reading.page import EventMention, Page
from twosource.reading.syntax.dependencies import conjuncts
from twosource.reading.times.date_rows import dates_listed
from twosource.reading.version import reader


def claims(page: Page) -> dict[str, Any]:
    """One claim for each happening and each place or date listed with it, in text order; behind them the claims of attributes."""
    mentions = page.index
    tokens = {token.idx: token.i for token in page.doc}
    listed = {row[0].span: row for row in dates_listed(page.report.text, page.times)}
    found = []
    for index, event_mention in enumerate(page.event_mentions):
        claim = _claim(page, index, event_mention)
        dated = _dated(claim, listed)
        places = _places(page, claim, mentions, tokens) if len(dated) == 1 else []
        found += [_at(claim, place, number, places) for number, place in enumerate(places)] or dated
    sentences = [sentence.span for sentence in page.sentences]
    beside = attributes(page.report, page.chains, sentences, found)
    made_known = disclosures(page.report, page.chains, sentences, found)
    timed = timings(page.report, page.times, sentences, found)
    return {"claims": apart([*found, *beside, *made_known, *timed])}


def _claim(page: Page, index: int, event_mention: EventMention) -> Claim:
    text = event_mention.span.of(page.report.text)
    factuality = page.factualities[index]
    return Claim(
        id=identify("c", page.report.id, event_mention.span.start, event_mention.span.end, event_mention.kind),
        report=page.report.id,
        span=page.sentences[event_mention.sentence].span,
        trigger=Trigger(event_mention.span, text, event_mention.lemma),
        kind=event_mention.kind,
        type=event_mention.type,
        label=text.lower(),
        roles=page.roles[index],
        time=page.moments[index],
        place=page.settings[index],
        quantities=page.quantities[index],
        polarity=factuality.polarity,
        certainty=factuality.certainty,
        status=factuality.status,
        hedges=factuality.hedges,
        attribution=page.attributions[index],
        evidence=page.evidence[index],
        confidence=event_mention.confidence,
        aside=page.asides[index],
        by=reader(),
        denied_by=page.denials[index],
    )


def _dated(claim: Claim, listed: dict[Span | None, list[Moment]]) -> list[Claim]:
    """The claim at each of the dates it is told at ("on 3 and 5 May"); the first keeps the claim's own id."""
    row = listed.get(claim.time.span) if claim.time.span is not None else None
    if row is None or claim.time.edtf != row[0].edtf:
        return [claim]
    key = (claim.report, claim.trigger.span.start, claim.trigger.span.end)
    return [claim, *(replace(claim, time=each, id=identify("c", *key, "on", each.span.start if each.span else 0)) for each in row[1:])]


def _places(page: Page, claim: Claim, mentions: MentionIndex, tokens: dict[int, int]) -> list[PlaceMention]:
    """The coordinated places of a claim ("in X and Y"), none if it has one or none; a place and the one it lies in are one."""
    roles = {role.span: role for role in claim.roles if role.role == "place"}
    if claim.place is None or len(roles) < 2 or claim.place.span not in roles:
        return []
    joined = _joined(page, claim.place.span, mentions, tokens)
    found = [
        PlaceMention(f.mention.text, f.mention.span, f.chain, f.place)
        for span in joined & roles.keys()
        if (f := mentions.at(span)) is not None
    ]
    found.sort(key=lambda setting: setting.span)
    return found if len(found) > 1 and not _nested(found) else []


def _joined(page: Page, span: Span, mentions: MentionIndex, tokens: dict[int, int]) -> set[Span]:
    filler = mentions.at(span)
    if filler is None:
        return set()
    first = page.doc[tokens[filler.mention.head.start]]
    while first.dep_ == "conj":
        first = first.head
    return {found.mention.span for word in conjuncts(first) if (found := filler_of(mentions, word)) is not None}


def _nested(found: list[PlaceMention]) -> bool:
    return any(a.place.holds(b.place) for a in found for b in found if a is not b and a.place is not None and b.place is not None)


def _at(claim: Claim, place: PlaceMention, number: int, places: list[PlaceMention]) -> Claim:
    """The claim at one of its places; the first keeps the claim's own id, so that decisions on it stand."""
    others = {each.span for each in places if each.span != place.span}
    roles: tuple[Role, ...] = tuple(role for role in claim.roles if role.span not in others)
    key = claim.id if number == 0 else identify("c", claim.report, claim.trigger.span.start, claim.trigger.span.end, place.span.start)
    return replace(claim, id=key, place=place, roles=roles)
