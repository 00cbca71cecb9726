"""Everything known of one happening, put together into a claim."""

from typing import Any

from twosource.model import Claim, Trigger, identify
from twosource.reading.page import Happening, Page


def claims(page: Page) -> dict[str, Any]:
    """One claim for each happening, in text order."""
    return {"claims": tuple(_claim(page, index, happening) for index, happening in enumerate(page.happenings))}


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
    )
