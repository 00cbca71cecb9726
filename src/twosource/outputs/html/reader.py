"""The reader: the full text of each report, its blocks by kind, every claim's sentence ready to be jumped to.

Claims overlap, so the text is cut at every beginning and end into pieces that each know which claims they belong to. This is
done here, on code points, so that no script has to count.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from twosource.model import Block, Claim, Span
from twosource.outputs.dossier.texts import NOTES, facts, laid_out, quotes, shown_claims, voice_of
from twosource.outputs.html.elements import laid, runs
from twosource.outputs.html.markup import Html, bdi, join, raw, safe, tag
from twosource.outputs.view.digest import Digest, Item, Teller
from twosource.outputs.view.labels import HEADINGS

Piece = tuple[int, int, tuple[str, ...]]
PLAIN_ID = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
PLAIN = frozenset({"title", "heading"})
"""Blocks whose look says what they are."""


def pieces(span: Span, marks: Iterable[tuple[Span, str]]) -> list[Piece]:
    """`span` cut at every beginning and end of `marks`: start, end and the ids of the marks that hold the piece."""
    inside = [(mark, id) for mark, id in marks if mark.overlaps(span)]
    cuts = sorted({span.start, span.end, *(min(max(edge, span.start), span.end) for m, _ in inside for edge in (m.start, m.end))})
    return [(a, b, tuple(id for mark, id in inside if mark.start <= a and b <= mark.end)) for a, b in pairwise(cuts)]


def rules(shown: Digest) -> str:
    """Style rules that highlight, without a script, claims whose sentence is cut into several pieces."""
    cut = [claim for _, claims in _by_report(shown) for claim in _in_pieces(claims) if PLAIN_ID.fullmatch(claim)]
    return "".join(f'.seg:has(>#{claim}:target)~[data-c~="{claim}"]{{background:var(--lit)}}\n' for claim in cut)


def _by_report(shown: Digest) -> list[tuple[Teller, list[Claim]]]:
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in shown.case.claims.values():
        claims[claim.report].append(claim)
    return [(teller, claims[teller.report.id]) for teller in shown.tellers]


def _in_pieces(claims: list[Claim]) -> list[str]:
    """The claims with another's beginning or end inside."""
    edges = sorted({edge for claim in claims for edge in (claim.span.start, claim.span.end)})
    return [c.id for c in claims if bisect_right(edges, c.span.start) < bisect_left(edges, c.span.end)]


def reader(shown: Digest, quotes_only: bool) -> Html:
    """All reports, one after another: their full texts, or only what is quoted of them."""
    heading = HEADINGS["quotes" if quotes_only else "reports"]
    links = tag(
        "p", [join([tag("a", teller.key, href=f"#report-{teller.key}", title=teller.name), " "]) for teller in shown.tellers], class_="jump"
    )
    return tag(
        "aside",
        tag("h2", heading),
        links if len(shown.tellers) > 1 else "",
        _quoted(shown) if quotes_only else _texts(shown),
        id="reports",
        class_="reader",
        aria_label=heading,
    )


def _quoted(shown: Digest) -> list[Html]:
    claims = shown_claims(shown)
    return [
        _report(teller, tag("div", laid(quotes(teller, claims.get(teller.report.id, {}))), class_="quotes")) for teller in shown.tellers
    ]


def _texts(shown: Digest) -> list[Html]:
    items: dict[str, list[Item]] = defaultdict(list)
    for item in shown.items:
        for cell in item.told:
            for claim in cell.claims:
                items[claim.id].append(item)
    return [_report(teller, _text(teller, claims, items)) for teller, claims in _by_report(shown)]


def _text(teller: Teller, claims: list[Claim], items: dict[str, list[Item]]) -> Html:
    report = teller.report
    body = [_part(block, span, _pieces(teller, span, claims, items)) for block, span in laid_out(report.blocks, len(report.text))]
    return tag("div", body, class_="text", lang=report.language)


def _report(teller: Teller, body: Html) -> Html:
    head = tag("h3", tag("span", teller.key, class_="key"), " ", bdi(teller.name))
    return tag("article", head, tag("dl", _facts(teller), class_="facts"), body, id=f"report-{teller.key}", class_="report")


def _facts(teller: Teller) -> Html:
    return join(join([tag("dt", name), tag("dd", runs((value,)))]) for name, value in facts(teller))


def _part(block: Block | None, span: Span, content: Html) -> Html:
    if block is None:
        return tag("p", content, class_="between") if content.strip() else raw("")
    if block.kind in PLAIN:
        return tag("h4", content, class_=block.kind)
    note, who = NOTES.get(block.kind), voice_of(block)
    label = tag("p", note, [": ", bdi(who)] if who else "", class_="label") if note else ""
    return tag("div", label, tag("p", content), class_=f"block {block.kind}") if label else tag("p", content, class_=block.kind)


def _pieces(teller: Teller, span: Span, claims: list[Claim], items: dict[str, list[Item]]) -> Html:
    here = [claim for claim in claims if claim.span.overlaps(span)]
    by_id = {claim.id: claim for claim in here}
    return join(
        _piece(teller.report.text, (a, b), [by_id[id] for id in ids], items) for a, b, ids in pieces(span, [(c.span, c.id) for c in here])
    )


def _piece(text: str, at: tuple[int, int], claims: list[Claim], items: dict[str, list[Item]]) -> Html:
    if not claims:
        return safe(text[at[0] : at[1]])
    begun = [claim for claim in claims if claim.span.start == at[0]]
    anchors = [tag("i", id=claim.id, class_="at") for claim in begun]
    inner = [
        tag("b", text[a:b], data_t=" ".join(ids), class_="told" if any(items.get(id) for id in ids) else None) if ids else text[a:b]
        for a, b, ids in pieces(Span(*at), [(claim.trigger.span, claim.id) for claim in claims])
    ]
    ended = {item.id: item for claim in claims if claim.span.end == at[1] for item in items.get(claim.id, ())}
    back = [tag("a", item.number, href=f"#{item.id}") for item in ended.values()]
    segment = tag("span", anchors, inner, class_="seg", data_c=" ".join(claim.id for claim in claims))
    return join([segment, tag("sup", join(join([" ", each]) for each in back), class_="back") if back else ""])
