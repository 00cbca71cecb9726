"""The JSON contract `twosource.case/1`: a case as plain dicts and lists."""

from collections.abc import Iterator, Sequence
from typing import Any

from twosource.model import (
    Attribution,
    Case,
    Claim,
    Entity,
    Event,
    Evidence,
    Finding,
    Judgement,
    Moment,
    Origin,
    Passage,
    Place,
    PlaceMention,
    Quantity,
    Reading,
    Relation,
    Report,
    Role,
    Span,
)
from twosource.model.called import outward
from twosource.model.notes import notes_of

FORMAT = "twosource.case/1"


def contract(case: Case) -> dict[str, Any]:
    """The whole case in the contract's names (docs/json.md), as plain dicts and lists.

    Args:
        case: What was compared or loaded.

    Returns:
        The contract; offsets are code points into `reports[].text`, dates EDTF.

    Example:
        >>> twosource.contract(case)["format"]
        'twosource.case/1'
    """
    return {name: value if isinstance(value, str) else list(value) for name, value in parts(case)}


def parts(case: Case) -> Iterator[tuple[str, str | Iterator[dict[str, Any]]]]:
    """The contract's parts by their names, in its order; the records of each list are made as they are asked for."""
    entity_of = case.entity_of
    event_of = {claim: event.id for event in case.events for claim in event.claims}
    texts = {report.id: report.text for report in case.reports}
    yield "format", FORMAT
    notes = notes_of(case)
    yield "reports", (_report(report, notes.get(report.id, ())) for report in case.reports)
    yield "entities", map(_entity, case.entities)
    yield "claims", (_claim(claim, texts[claim.report], entity_of, event_of) for claim in case.claims.values())
    yield "events", (_event(event, entity_of) for event in case.events)
    yield "relations", map(_relation, case.relations)
    yield "times", ({"report": reading.report, **_time(moment)} for reading in case.readings for moment in reading.times)
    yield "quotations", (item for reading in case.readings for item in _quotations(reading))
    yield "origins", map(_origin, case.origins)
    yield "stories", _stories(case)
    yield "namesakes", ({"a": k.a, "b": k.b, "reason": k.reason} for k in case.namesakes)
    yield "judgements", map(_judgement, case.judgements)
    yield "refusals", ({"source": outward(r.source), "reason": r.reason, "detail": r.detail} for r in case.refusals)
    yield "failures", _failures(case)


def _at(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "edtf": moment.edtf,
        "earliest": moment.earliest.isoformat() if moment.earliest else None,
        "latest": moment.latest.isoformat() if moment.latest else None,
        "basis": moment.basis,
    }


def _time(moment: Moment) -> dict[str, Any]:
    return {
        **_moment(moment),
        **_at(moment.span),
        "text": moment.text,
        "clock": moment.clock,
        "anchor": _at(moment.anchor) if moment.anchor else None,
    }


def _point(place: Place | None) -> dict[str, Any]:
    return {"lat": place.lat if place else None, "lon": place.lon if place else None, "precision": place.precision if place else "unknown"}


def _setting(setting: PlaceMention | None, entity_of: dict[str, str]) -> dict[str, Any] | None:
    if setting is None:
        return None
    return {"entity": entity_of.get(setting.chain or ""), "text": setting.text, **_at(setting.span), **_point(setting.place)}


def _report(report: Report, notes: Sequence[str] = ()) -> dict[str, Any]:
    return {
        "id": report.id, "source_id": report.source_id, "path": report.path and outward(report.path),
        "url": report.url, "title": report.title, "publisher": report.publisher, "authors": list(report.authors),
        "published": _moment(report.published), "credit": report.credit, "language": report.language,
        "sha256": report.sha256, "text": report.text,
        "blocks": [
            {"kind": b.kind, **_at(b.span), "author": b.author, "handle": b.handle, "date": b.date.edtf if b.date else None}
            for b in report.blocks
        ],
        "notes": list(notes),
    }  # fmt: skip


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id, "type": entity.type, "name": entity.name,
        "aliases": list(entity.aliases), "descriptions": list(entity.descriptions), "chains": list(entity.chains),
        "place": {"name": entity.place.name, **_point(entity.place)} if entity.place else None,
        "mentions": [{"report": m.report, **_at(m.span), "form": m.form} for m in entity.mentions],
        "links": [{"a": k.a, "b": k.b, "score": k.score, "reason": k.reason} for k in entity.links],
    }  # fmt: skip


def _role(role: Role, entity_of: dict[str, str]) -> dict[str, Any]:
    return {"role": role.role, "entity": entity_of.get(role.chain or ""), **_at(role.span), "text": role.text}


def _quantity(q: Quantity) -> dict[str, Any]:
    return {"role": q.role, "low": q.low, "best": q.best, "high": q.high, "unit": q.unit, "text": q.text, **_at(q.span)}


def _attribution(a: Attribution, entity_of: dict[str, str]) -> dict[str, Any]:
    return {
        "source": a.source, "entity": entity_of.get(a.chain or ""), "named": a.named, **_at(a.span),
        "cue": a.cue, "cue_start": a.cue_span.start, "cue_end": a.cue_span.end, "kind": a.kind, "scope": a.scope,
    }  # fmt: skip


def _evidence(e: Evidence) -> dict[str, Any]:
    return {"text": e.text, "type": e.type, "date": e.date.edtf if e.date else None, **_at(e.span)}


def _claim(claim: Claim, text: str, entity_of: dict[str, str], event_of: dict[str, str]) -> dict[str, Any]:
    return {
        "id": claim.id, "report": claim.report, **_at(claim.span), "quote": claim.span.of(text),
        "trigger": {**_at(claim.trigger.span), "text": claim.trigger.text, "lemma": claim.trigger.lemma},
        "kind": claim.kind, "type": claim.type, "label": claim.label, "event": event_of.get(claim.id),
        "roles": [_role(role, entity_of) for role in claim.roles],
        "time": _time(claim.time), "place": _setting(claim.place, entity_of),
        "quantities": [_quantity(q) for q in claim.quantities],
        "polarity": claim.polarity, "certainty": claim.certainty, "status": claim.status,
        "hedges": [{**_at(h.span), "text": h.text, "by": h.by} for h in claim.hedges],
        "attribution": [_attribution(a, entity_of) for a in claim.attribution if a.scope == "asserted"],
        "within": [_attribution(a, entity_of) for a in claim.attribution if a.scope == "within"],
        "evidence": [_evidence(e) for e in claim.evidence], "confidence": claim.confidence, "aside": claim.aside,
        "by": claim.by, "denied_by": [_attribution(step, entity_of) for step in claim.denied_by],
    }  # fmt: skip


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "slot": finding.slot, "level": finding.level, "reason": finding.reason,
        "values": [{"value": v.value, "claims": list(v.claims), "origins": v.origins, "unknown": v.unknown} for v in finding.values],
    }  # fmt: skip


def _event(event: Event, entity_of: dict[str, str]) -> dict[str, Any]:
    return {
        "id": event.id, "type": event.type, "label": event.label, "time": _moment(event.time), "place": _setting(event.place, entity_of),
        "participants": [{"entity": p.entity, "role": p.role} for p in event.participants],
        "claims": list(event.claims), "reports": list(event.reports),
        "origins": event.origins, "unknown": event.unknown, "support": event.support,
        "findings": [_finding(finding) for finding in event.findings],
        "links": [{"a": k.a, "b": k.b, "score": k.score, "reason": k.reason} for k in event.links],
    }  # fmt: skip


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id, "type": relation.type, "subject": relation.subject, "object": relation.object,
        "claims": list(relation.claims), "reports": list(relation.reports),
        "origins": relation.origins, "unknown": relation.unknown, "support": relation.support,
        "findings": [_finding(finding) for finding in relation.findings],
    }  # fmt: skip


def _origin(o: Origin) -> dict[str, Any]:
    return {
        "id": o.id, "kind": o.kind, "reports": list(o.reports), "basis": o.basis, "claims": list(o.claims), "score": o.score,
        "spans": [{"report": s.report, "start": s.span.start, "end": s.span.end} for s in o.spans],
        "root": o.root, "direction": o.direction, "passages": [_passage(p) for p in o.passages],
    }  # fmt: skip


def _judgement(j: Judgement) -> dict[str, Any]:
    return {
        "id": j.id, "verb": j.verb, "subjects": list(j.subjects), "who": j.who, "when": j.when.isoformat(), "why": j.why, "value": j.value
    }  # fmt: skip


def _passage(p: Passage) -> dict[str, Any]:
    return {"report": p.report, **_at(p.span), "other": p.other, "other_start": p.other_span.start, "other_end": p.other_span.end}


def _quotations(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "report": reading.report, "kind": q.kind, "content": [q.content.start, q.content.end],
            "source": [q.source.start, q.source.end] if q.source else None, "cue": [q.cue.start, q.cue.end] if q.cue else None,
        }
        for q in reading.quotations
    ]  # fmt: skip


def _stories(case: Case) -> Iterator[dict[str, Any]]:
    story_of = {report: story.id for story in case.stories for report in story.reports}
    events: dict[str, list[str]] = {}
    for event in case.events:
        events.setdefault(story_of.get(event.reports[0], ""), []).append(event.id)
    for story in case.stories:
        yield {
            "id": story.id, "label": story.label, "reports": list(story.reports),
            "events": events.get(story.id, []), "likeness": story.likeness,
        }  # fmt: skip


def _failures(case: Case) -> Iterator[dict[str, Any]]:
    held = {story.id: list(story.reports) for story in case.stories}
    for each in case.failures:
        reports = [each.report] if each.report else held.get(each.story or "", [])
        yield {"report": each.report, "story": each.story, "reports": reports, "stage": each.stage, "reason": each.reason}
