"""The reports themselves: what is known of each, and its words, all of them or only those that are quoted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from twosource.model import Block, Claim, Span
from twosource.model.called import outward
from twosource.outputs.dossier.elements import Extract, Head, Line, Part, Point, Points, Run, Words, joined, offsets, plain
from twosource.outputs.view.digest import Digest, Item, Teller
from twosource.outputs.view.labels import line, when

NOTES = {
    "title": "Title",
    "heading": "Heading",
    "biography": "About the author; not read for claims",
    "boilerplate": "Not part of the story; not read for claims",
    "byline": "Byline; not read for claims",
    "caption": "Caption; not read for claims",
    "unread": "Left unread: the report holds more words than are read of one",
    "embed": "Embedded post",
    "quote": "Quotation",
}
"""What a block is, where it is not the story's running text."""


def laid_out(blocks: Sequence[Block], length: int) -> list[tuple[Block | None, Span]]:
    """Every character of the text once: the blocks in order, clipped where they overlap, and what lies between them as None."""
    parts: list[tuple[Block | None, Span]] = []
    at = 0
    for block in sorted(blocks, key=lambda each: each.span):
        if block.span.start > at:
            parts.append((None, Span(at, block.span.start)))
        if block.span.end > at:
            parts.append((block, Span(max(at, block.span.start), block.span.end)))
            at = block.span.end
    return [*parts, (None, Span(at, length))] if at < length else parts


def voice_of(block: Block) -> str:
    """Whose words an embedded post or a quotation are, if that is stated: 'Dock Watch @dock_eye'."""
    handle = f"@{block.handle.lstrip('@')}" if block.handle else None
    return " ".join(line(word) for word in (block.author, handle) if word) if block.kind in {"embed", "quote"} else ""


def facts(teller: Teller) -> Iterator[tuple[str, Run]]:
    """What is known of a report, by name; what it does not state is left out, but for its date."""
    report = teller.report
    address = report.url or (report.path and outward(report.path))
    if report.title and line(report.title) != teller.name:
        yield "Title", Run(line(report.title))
    if report.authors:
        yield "By", Run(", ".join(line(author) for author in report.authors))
    yield "Published", Run(when(report.published) or "not stated")
    if report.credit:
        yield "Agency", Run(line(report.credit))
    if address:
        yield "From", Run(line(address), to=address if web(address) else None)
    yield "SHA-256", Run(report.sha256, "code")


def web(address: str) -> bool:
    """Whether an address is one of the web, so that it may be a link."""
    return address.startswith(("https://", "http://"))


def shown_claims(shown: Digest) -> dict[str, dict[str, tuple[Claim, list[Item]]]]:
    """By report and id: each claim of an item that is shown, with the items."""
    found: dict[str, dict[str, tuple[Claim, list[Item]]]] = defaultdict(dict)
    for item in shown.items:
        for cell in item.told:
            for claim in cell.claims:
                found[claim.report].setdefault(claim.id, (claim, []))[1].append(item)
    return found


def reports(shown: Digest, quotes_only: bool) -> Iterator[Part]:
    """Each report: what is known of it, then its full text with offsets, or only the sentences that are quoted."""
    by_report = shown_claims(shown)
    for teller in shown.tellers:
        claims = by_report.get(teller.report.id, {})
        yield Head((Run(teller.key, "strong"), Run(" "), Run(teller.name)), f"report-{teller.key}")
        yield Points(tuple(Point((Run(f"{name}: ", "soft"), value)) for name, value in facts(teller)))
        yield from quotes(teller, claims) if quotes_only else _text(teller, claims)


def quotes(teller: Teller, claims: Mapping[str, tuple[Claim, list[Item]]]) -> Iterator[Part]:
    """The sentences of a report that are quoted, in its own order, each with its offsets and the items it stands under."""
    places: dict[Span, list[tuple[Claim, list[Item]]]] = defaultdict(list)
    for claim, items in claims.values():
        places[claim.span].append((claim, items))
    if not places:
        yield Words(plain("Nothing of this report is quoted."), soft=True)
        return
    yield Points(tuple(_quote(teller, span, places[span]) for span in sorted(places)))


def _quote(teller: Teller, span: Span, told: list[tuple[Claim, list[Item]]]) -> Point:
    items = {item.id: item for _, each in told for item in each}
    back: Line = joined((Run(item.number, "soft", f"#{item.id}"),) for item in items.values())
    words = Run(line(span.of(teller.report.text)), "quote")
    return Point((Run(offsets(span), "soft"), Run(" "), words, Run(" "), *back), ids=tuple(claim.id for claim, _ in told))


def _text(teller: Teller, claims: Mapping[str, tuple[Claim, list[Item]]]) -> Iterator[Part]:
    starts = sorted((claim.span.start, id) for id, (claim, _) in claims.items())
    parts = [(block, span) for block, span in laid_out(teller.report.blocks, len(teller.report.text))]
    waiting: list[str] = []
    for block, span in parts:
        while starts and starts[0][0] < span.end:
            waiting.append(starts.pop(0)[1])
        text = span.of(teller.report.text)
        if text.strip():
            who = voice_of(block) if block else ""
            note = NOTES.get(block.kind, "") if block else "Between the parts; not read for claims"
            yield Extract(span, text, f"{note}: {who}" if who else note, tuple(waiting))
            waiting = []
    if waiting:
        yield Extract(Span(len(teller.report.text), len(teller.report.text)), "", "", tuple(waiting))
