"""Each claim, name, time and hedge as a W3C Web Annotation on the text of its report.

Positions count Unicode code points of the report's text as stored, [start, end). A quote selector carries the words before and after.
"""

from collections.abc import Callable, Iterator
from typing import Any

from twosource.model import Claim, Moment, Quote, Reading, Report, Span
from twosource.outputs.exports.ftm import address
from twosource.outputs.exports.index import ExportIndex, accounts, iri
from twosource.outputs.exports.writer import Piece, document
from twosource.outputs.view.labels import line, when

ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"

Note = dict[str, Any]


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """One AnnotationPage."""
    head = {"@context": ANNOTATION_CONTEXT, "id": iri("case", "annotations"), "type": "AnnotationPage", "startIndex": 0}
    notes = (note for reading in known.case.readings for note in _notes(known, reading))
    yield "case.annotations.jsonld", document(head, "items", notes)


def _notes(known: ExportIndex, reading: Reading) -> Iterator[Note]:
    report = known.reports[reading.report]
    spot = _target(known, report)
    for claim in reading.claims:
        yield from _claim(known, report, claim)
    if known.quotes_only:
        return
    for chain in reading.chains:
        entity = known.entity_of.get(chain.id)
        said = f"{chain.type}: {line(known.entities[entity].name if entity else chain.name or '')}"
        about = iri("entity", entity) if entity else None
        for mention in chain.mentions:
            if mention.form == "name":
                yield _note(spot(mention.span), f"{chain.id}-{mention.span.start}", "identifying", [said], about)
    for moment in reading.times:
        if moment.span:
            yield _note(spot(moment.span), f"{report.id}-t{moment.span.start}", "describing", [_time(moment)])


def _claim(known: ExportIndex, report: Report, claim: Claim) -> Iterator[Note]:
    spot = _target(known, report)
    said = [f"{claim.kind}: {claim.type} ({line(claim.label)})", accounts(known, [claim])[0], f"certainty: {claim.certainty}"]
    said += [f"status: {claim.status}"] if claim.status != "happened" else []
    yield _note(spot(claim.span), claim.id, "describing", said)
    for at, hedge in enumerate(claim.hedges):
        yield _note(spot(hedge.span), f"{claim.id}-h{at}", "tagging", [f"hedge of the {hedge.by}"], iri("claim", claim.id))


def _time(moment: Moment) -> str:
    return f"time: {when(moment) or 'no calendar date follows from the words'}" + (f" ({moment.edtf})" if moment.edtf else "")


def _note(target: Note, identity: str, purpose: str, said: list[str], about: str | None = None) -> Note:
    bodies: list[Note] = [{"type": "TextualBody", "value": each, "format": "text/plain", "language": "en"} for each in said]
    if about:
        bodies.append({"type": "SpecificResource", "source": about, "purpose": "linking"})
    return {
        "id": iri("annotation", identity),
        "type": "Annotation",
        "motivation": purpose,
        "body": bodies,
        "target": target,
    }


def _target(known: ExportIndex, report: Report) -> Callable[[Span], Note]:
    """What makes the target of an annotation of a span in `report`."""
    return lambda span: {"source": _source(report), "selector": selectors(span, report.text, known.quotes_only)}


def _source(report: Report) -> Note:
    web = address(report.url)
    source = {"id": iri("report", report.id), "type": "Text", "format": "text/plain", "language": report.language}
    return source | ({"via": web} if web else {})


def selectors(span: Span, whole: str, bare: bool = False) -> list[Note]:
    """Where it stands, by position and by its exact words with those around it, which `bare` leaves out."""
    quote = Quote.at(span, whole)
    around = {} if bare else {"prefix": quote.prefix, "suffix": quote.suffix}
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {"type": "TextQuoteSelector", "exact": quote.exact, **around},
    ]
