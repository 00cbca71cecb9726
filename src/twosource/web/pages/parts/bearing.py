"""How reports name and describe somebody or something: each form of words with the reports that use it and where it first stands."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model import Chain, Entity, Span
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import counted, line
from twosource.web.addresses import sentence
from twosource.web.pages.lists import table
from twosource.web.pages.parts.known import Known
from twosource.web.pages.parts.quotes import quote, sentence_at

DESCRIPTION_COLUMNS = ("Words", "Who says so", "First stands in")
MAX_DESCRIPTIONS = 30
"""Forms of words that are listed."""
DESCRIPTION_REACH = 160
"""Characters on either side of a mention in which a description of it is looked for."""


@dataclass(frozen=True, slots=True)
class Use:
    """A form of words in one place of one report; `span` is None where only the report is known."""

    words: str
    form: str
    report: str
    span: Span | None


def named_by(known: Known, entity: Entity) -> Html:
    """A table: names first, the most used first, then descriptions."""
    uses = [*_names(entity), *_descriptions(known, entity)]
    groups: dict[tuple[str, str], list[Use]] = {}
    for use in uses:
        groups.setdefault((use.form, use.words.casefold()), []).append(use)
    ordered = sorted(groups.values(), key=lambda group: (group[0].form != "name", -len(group), group[0].words))
    rows = [_row(known, group) for group in ordered[:MAX_DESCRIPTIONS]]
    more = (
        tag("p", f"and {counted(len(ordered) - MAX_DESCRIPTIONS, 'more form')} of words", class_="note")
        if len(ordered) > MAX_DESCRIPTIONS
        else ""
    )
    pronouns = Counter(mention.form for mention in entity.mentions)["pronoun"]
    rest = tag("p", f"Besides, {counted(pronouns, 'pronoun')}.", class_="note") if pronouns else ""
    return join(
        [
            table("Each form of words with the reports that use it", DESCRIPTION_COLUMNS, rows, "list named"),
            more,
            rest,
        ]
    )


def _names(entity: Entity) -> Iterator[Use]:
    for mention in entity.mentions:
        if mention.form != "pronoun":
            yield Use(line(mention.text), mention.form, mention.report, mention.span)


def _descriptions(known: Known, entity: Entity) -> Iterator[Use]:
    """What reports call it beside its name, unless that is a mention of its own."""
    told = {(mention.report, line(mention.text).casefold()) for mention in entity.mentions}
    for chain in (chain for reading in known.case.readings for chain in reading.chains):
        for words in dict.fromkeys(chain.descriptions):
            if (chain.report, line(words).casefold()) not in told:
                yield Use(line(words), "description", chain.report, _beside(known, chain, words))


def _beside(known: Known, chain: Chain, words: str) -> Span | None:
    """Where a description stands next to a mention of its own chain."""
    text = known.reports[chain.report].text if chain.report in known.reports else ""
    for mention in chain.mentions:
        start = max(0, mention.span.start - DESCRIPTION_REACH)
        at = text.find(words, start, mention.span.end + DESCRIPTION_REACH)
        if at >= 0:
            return Span(at, at + len(words))
    return None


def _row(known: Known, uses: list[Use]) -> Html:
    counts = Counter(use.report for use in uses)
    first = next((use for each in known.by_time(counts) for use in uses if use.report == each and use.span is not None), None)
    told = [_who(known, uses, report, counts[report]) for report in known.by_time(counts)]
    unknown = sum(count for report, count in counts.items() if report not in known.reports)
    note = tag("span", f" and {counted(unknown, 'mention')} elsewhere", class_="note") if unknown else ""
    return tag(
        "tr",
        tag("th", bdi(uses[0].words), tag("span", " described", class_="type") if uses[0].form == "description" else "", scope="row"),
        tag("td", join([", " if i else "", each] for i, each in enumerate(told)), note),
        tag("td", _sentence(known, first) if first else ""),
    )


def _who(known: Known, uses: list[Use], report: str, count: int) -> Html:
    span = next((use.span for use in uses if use.report == report and use.span is not None), None)
    name = bdi(known.short(report))
    link = tag("a", name, href=sentence(report, span.start, span.end)) if span else known.report(report)
    return join([link, f" ({count})" if count > 1 else ""])


def _sentence(known: Known, use: Use) -> Html:
    report = known.reports[use.report]
    return quote(report, sentence_at(report, use.span), [(use.span, "focus")]) if use.span else Html("")
