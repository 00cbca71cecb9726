"""Who copied or rests on whom: reports by the day they were published, and what several of them rest on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.model import Origin
from twosource.outputs.html.markup import Html, bdi, tag
from twosource.outputs.view.digest import Digest
from twosource.outputs.view.labels import counted, line, when
from twosource.web.pictures.figure import PLAIN_HEADING, Address, Heading, Parts, figure, link, listed, local, table

MAX_REPORTS_DRAWN = 120
"""Reports drawn; the first in the order of the case where there are more."""

EDGE_LABELS = {
    "copied text": "copied text",
    "shared passage": "a passage in common",
    "credit": "an agency credited",
    "cited source": "a source cited",
    "evidence": "evidence",
}
"""What each kind of origin is called on an edge."""

TEXT = frozenset({"copied text", "shared passage"})
"""Kinds by which a report takes over words; by the others it rests on somebody or something."""


@dataclass(frozen=True, slots=True)
class Stem:
    """A report, or (with `report` False) what reports rest on or have in common; `own` is a report's own ground, '' where it shows none."""

    id: str
    label: str
    href: str
    report: bool = True
    published: date | None = None
    words: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """`child` rests on or copied `parent`. `directed` is False where who took from whom is not known; `claims` 0 is the whole report."""

    parent: str
    child: str
    kind: str
    basis: str
    direction: str = ""
    directed: bool = True
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """Reports by the day of publication, what they rest on, and the branches between."""

    stems: tuple[Stem, ...]
    branches: tuple[Branch, ...]
    left_out: int = 0


def tree_of(shown: Digest, address: Address) -> Tree:
    """The origins of `shown`, those of the same reports on the same basis drawn as one."""
    tellers = shown.tellers[:MAX_REPORTS_DRAWN]
    grounds = {origin.reports[0]: line(origin.basis) for origin in shown.origins if origin.kind == "own" and origin.spans}
    reports = {
        t.report.id: Stem(
            t.report.id, t.name, address("report", t.report.id), True, t.report.published.earliest, when(t.report.published),
            grounds.get(t.report.id, ""),
        )
        for t in tellers
    }  # fmt: skip
    grounds_shared: dict[str, Stem] = {}
    branches: list[Branch] = []
    for number, origin in enumerate(_together(shown.origins)):
        members = [each for each in origin.reports if each in reports]
        if origin.root in reports:
            branches += [_branch(origin, str(origin.root), each) for each in members if each != origin.root]
        elif len(members) > 1:
            id = f"ground-{number}"
            grounds_shared[id] = Stem(id, line(origin.basis).partition(": ")[2] or line(origin.basis), "", report=False, words=origin.kind)
            branches += [_branch(origin, id, each) for each in members]
    ordered = sorted(reports.values(), key=lambda stem: (stem.published is None, stem.published or date.min))
    return Tree((*grounds_shared.values(), *ordered), tuple(branches), len(shown.tellers) - len(tellers))


def _branch(origin: Origin, parent: str, child: str) -> Branch:
    directed = origin.root is not None or origin.kind not in TEXT
    return Branch(parent, child, origin.kind, line(origin.basis), line(origin.direction or ""), directed, len(origin.claims))


def _together(origins: Sequence[Origin]) -> Iterator[Origin]:
    """One origin for each basis, root and set of reports, with the claims of all.

    Left out are those of one report alone, and those of some claims where the reports share a root as a whole: who copies a text copies
    its sources.
    """
    whole = [set(origin.reports) for origin in origins if not origin.claims and origin.kind != "own"]
    found: dict[tuple[object, ...], list[Origin]] = defaultdict(list)
    for origin in origins:
        if len(origin.reports) > 1 and not (origin.claims and any(set(origin.reports) <= each for each in whole)):
            found[origin.kind, origin.basis, origin.root, origin.reports].append(origin)
    for group in found.values():
        first = group[0]
        claims = tuple(dict.fromkeys(claim for each in group for claim in each.claims))
        yield Origin(first.id, first.kind, first.reports, first.basis, claims, root=first.root, direction=first.direction)


def origin_tree(tree: Tree, heading: Heading = PLAIN_HEADING) -> Html:
    """The figure; '' without a report."""
    if not any(stem.report for stem in tree.stems):
        return Html("")
    captions = [
        "Reports by the day they were published; an arrow leads from what was copied or relied on to the report that did so, "
        "and says by what that is known. A line without an arrow is text in common of which nothing shows who took it from whom.",
    ]
    if not tree.branches:
        captions.append("No text, agency, source or evidence that two of the reports share was found.")
    if tree.left_out:
        captions.append(f"{counted(tree.left_out, 'report')} left out here.")
    return figure(Parts("tree", "Who rests on whom", tuple(captions), _table(tree, heading), _data(tree)), heading)


def _table(tree: Tree, heading: Heading) -> Html:
    stems = {stem.id: stem for stem in tree.stems}
    under: dict[str, list[Branch]] = defaultdict(list)
    for branch in tree.branches:
        under[branch.child].append(branch)
    rows = [_row(stem, under[stem.id], stems) for stem in tree.stems if stem.report]
    return table("Reports by day of publication, and what each rests on", ("Published", "Report", "Rests on"), tag("tbody", rows), heading)


def _row(stem: Stem, branches: Sequence[Branch], stems: dict[str, Stem]) -> Html:
    grounds = [tag("li", _reason(branch, stems[branch.parent])) for branch in branches]
    if stem.own:
        grounds.append(tag("li", "a ground of its own: ", bdi(stem.own)))
    shown = tag("ul", grounds, class_="plain") if grounds else "nothing shared with another report was found"
    return tag(
        "tr",
        tag("td", stem.words or "not stated", class_="when"),
        tag("th", link(stem.href, bdi(stem.label)), scope="row"),
        tag("td", shown),
    )


def _reason(branch: Branch, parent: Stem) -> Html:
    scope = f" (for {counted(branch.claims, 'claim')})" if branch.claims else ""
    how = f"; {branch.direction}" if branch.direction and branch.direction not in branch.basis else ""
    head = [listed([parent.label]), ": "] if parent.report else []
    return tag("span", head, bdi(branch.basis + how), scope)


def _data(tree: Tree) -> dict[str, object]:
    return {
        "stems": [
            {
                "id": stem.id, "label": line(stem.label), "href": local(stem.href), "report": stem.report,
                "published": stem.published.isoformat() if stem.published else None, "words": line(stem.words), "own": stem.own,
            }
            for stem in tree.stems
        ],
        "branches": [
            {
                "parent": b.parent, "child": b.child, "kind": b.kind, "short": EDGE_LABELS.get(b.kind, b.kind), "basis": b.basis,
                "direction": b.direction, "directed": b.directed, "claims": b.claims, "text": b.kind in TEXT,
            }
            for b in tree.branches
        ],
    }  # fmt: skip
