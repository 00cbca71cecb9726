"""What was read in a report as layers over its text: names, times, claims, hedges, sources and evidence, each to be switched on and off."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from twosource.model import Case, Claim, Moment, Report
from twosource.outputs.html.markup import Html, tag
from twosource.outputs.view.labels import line, when
from twosource.web.pages.texts.marked import Flag, Highlight, flag, layered

LAYERS: dict[str, tuple[str, str]] = {
    "claims": ("claims", "the word that names an event or a tie, with the number of the claim"),
    "sources": ("sources", "on whose word, and the words that say so"),
    "hedges": ("hedges", "words that hold back"),
    "evidence": ("evidence", "what a claim is said to rest on"),
    "times": ("times", "when, as far as stated"),
    "names": ("names", "who, what and where is spoken of"),
}
"""Each layer with what it is called and what it marks, in the order of the switches."""

LAYERS_ON = ("claims", "sources", "hedges")
"""Layers that are on until somebody chooses."""

LAYER_TIME_BASES = {"stated": "stated", "resolved": "worked out from another date", "decided": "decided by a person", "none": "not stated"}
"""How a date is known."""


def switches(shown: Collection[str]) -> Html:
    """A checkbox for each layer, which works by style alone, and is its legend: each is underlined as the layer is."""
    boxes = [
        tag(
            "label",
            tag("input", type="checkbox", name="layer", value=layer, id=f"layer-{layer}", checked=layer in shown),
            tag("span", tag("span", words, class_=layer), class_="sample"),
            title=meaning,
        )
        for layer, (words, meaning) in LAYERS.items()
    ]
    return tag("form", tag("fieldset", tag("legend", "Marked in the text"), boxes), class_="layers")


def chosen(asked: Sequence[str]) -> tuple[str, ...]:
    """The layers named in a query, those that are on by default where it names none."""
    named = tuple(layer for layer in LAYERS if layer in asked)
    return named or (() if "none" in asked else LAYERS_ON)


def marks_of(case: Case, report: Report) -> list[Highlight]:
    """Everything that was read in one report of an excerpt."""
    (reading,) = (each for each in case.readings if each.report == report.id)
    times = [Highlight(each.span, "times", says=_dated(each)) for each in reading.times if each.span]
    return layered([*_names(case, report), *times, *(mark for claim in reading.claims for mark in _of_claim(claim))])


def claim_flags(claims: Iterable[Claim]) -> list[Flag]:
    """The number of each claim behind the word that names its event, leading to what the page says about it."""
    return [
        flag(claim.trigger.span.end, str(number), f"#about-{claim.id}", f"Claim {number}: {line(claim.label)}", claim.id)
        for number, claim in enumerate(claims, 1)
    ]


def _names(case: Case, report: Report) -> Iterator[Highlight]:
    for entity in case.entities:
        for mention in entity.mentions:
            if mention.report == report.id:
                yield Highlight(mention.span, "names", entity.id, f"{line(entity.name)}, {entity.type}")


def _of_claim(claim: Claim) -> Iterator[Highlight]:
    yield Highlight(claim.span, "whole", claim.id)
    yield Highlight(claim.trigger.span, "claims", claim.id)
    for hedge in claim.hedges:
        yield Highlight(hedge.span, "hedges", claim.id, f"the {hedge.by} holds back")
    for step in claim.attribution:
        named = "named" if step.named else "not named"
        if step.span:
            yield Highlight(step.span, "sources", claim.id, f"source, {named}")
        yield Highlight(step.cue_span, "sources", claim.id)
    for item in claim.evidence:
        yield Highlight(item.span, "evidence", claim.id, f"evidence: {line(item.type)}")


def _dated(moment: Moment) -> str:
    return f"{when(moment) or 'no date follows'}, {LAYER_TIME_BASES[moment.basis]}" if moment.edtf else "no date follows from these words"
