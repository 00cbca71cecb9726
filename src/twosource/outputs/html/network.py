"""Who is tied to whom: people, groups and organizations on an ellipse, relations and shared events as lines, and the same as a table.

A ring keeps names legible at any number and is the same at every run; the order on it puts those that share ties next to each other.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin

from twosource.outputs.html.events import Section
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Digest, Item
from twosource.outputs.view.labels import HEADINGS

MAX_NAMES_DRAWN = 24
"""Names on the ring; the table has all ties."""
WIDTH, ROW, LABEL = 760, 32, 210
"""Width of the drawing, height per name on one side, room for a name."""
LABEL_CHARACTERS = 30


@dataclass(frozen=True, slots=True)
class Tie:
    """Two entities and the items that tie them; `relation` when one of these is a standing relation."""

    a: str
    b: str
    items: tuple[Item, ...]
    relation: bool


def network(shown: Digest) -> Section | None:
    """The drawing and its table; None without a tie."""
    names = {party: name for item in shown.items for _, party, name in item.parties}
    wanted = {entity.id for entity in shown.entities}
    ties = ties_of(shown, wanted)
    if not ties:
        return None
    degree = Counter(end for tie in ties for end in (tie.a, tie.b) for _ in tie.items)
    nodes = ring([entity for entity, _ in sorted(degree.items(), key=lambda pair: (-pair[1], names[pair[0]]))[:MAX_NAMES_DRAWN]], ties)
    return HEADINGS["network"], join([_drawing(nodes, ties, names), _table(ties, names)])


def ties_of(shown: Digest, wanted: set[str]) -> list[Tie]:
    """Every pair of `wanted` entities that stands in a relation or takes part in one event, relations first."""
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in shown.items:
        parties = list(dict.fromkeys(party for _, party, _ in item.parties if party in wanted))
        for a, b in combinations(parties, 2):
            found[(b, a) if (b, a) in found else (a, b)].append(item)
    ties = [Tie(a, b, tuple(items), any(i.number.startswith("R") for i in items)) for (a, b), items in found.items()]
    return sorted(ties, key=lambda tie: (not tie.relation, -len(tie.items)))


def ring(nodes: list[str], ties: list[Tie]) -> list[str]:
    """`nodes` in the order of the ring: begins with the first, goes on to whichever is tied most to those just placed."""
    near: Counter[tuple[str, str]] = Counter()
    for tie in ties:
        near[tie.a, tie.b] += len(tie.items)
        near[tie.b, tie.a] += len(tie.items)
    placed, left = nodes[:1], nodes[1:]
    while left:
        best = max(range(len(left)), key=lambda i: (sum(near[left[i], other] / (n + 1) for n, other in enumerate(reversed(placed))), -i))
        placed.append(left.pop(best))
    return placed


def _drawing(nodes: list[str], ties: list[Tie], names: dict[str, str]) -> Html:
    height = max(160, ROW * (len(nodes) // 2 + 2) + 40)
    at = {node: _point(i, len(nodes), height) for i, node in enumerate(nodes)}
    lines = [_line(tie, at, height) for tie in reversed(ties) if tie.a in at and tie.b in at]
    marks = [_node(node, at[node], names[node]) for node in nodes]
    svg = tag(
        "svg", lines, marks, viewBox=f"0 0 {WIDTH} {height}", width=WIDTH, height=height, role="group",
        aria_label="Network of people, groups and organizations; the table below holds the same ties",
    )  # fmt: skip
    note = "Full lines are standing relations, broken lines shared events; a thicker line stands for more of them."
    return join(
        [tag("div", svg, class_="scroll network", tabindex="0", role="region", aria_label="Network"), tag("p", note, class_="note")]
    )


def _point(index: int, number: int, height: int) -> tuple[float, float]:
    turn = 2 * pi * (index + 0.5) / number - pi / 2
    return round(WIDTH / 2 + (WIDTH / 2 - LABEL) * cos(turn), 1), round(height / 2 + (height / 2 - 20) * sin(turn), 1)


def _line(tie: Tie, at: dict[str, tuple[float, float]], height: int) -> Html:
    (x1, y1), (x2, y2) = at[tie.a], at[tie.b]
    bend_x, bend_y = (x1 + x2 + WIDTH) / 4, (y1 + y2 + height) / 4
    label = "; ".join(item.title for item in tie.items[:3])
    path = tag("path", d=f"M{x1} {y1}Q{bend_x:.1f} {bend_y:.1f} {x2} {y2}", class_="relation" if tie.relation else "shared",
               stroke_width=min(1 + 0.6 * len(tie.items), 5))  # fmt: skip
    return tag("g", tag("title", label), path)


def _node(node: str, point: tuple[float, float], name: str) -> Html:
    x, y = point
    right = x >= WIDTH / 2
    label = name if len(name) <= LABEL_CHARACTERS else name[: LABEL_CHARACTERS - 1] + "…"
    words = tag("text", label, x=x + (10 if right else -10), y=y + 4, text_anchor="start" if right else "end")
    return tag("a", tag("title", name), tag("circle", cx=x, cy=y, r=5), words, href=f"#{node}")


def _table(ties: list[Tie], names: dict[str, str]) -> Html:
    head = tag("thead", tag("tr", [tag("th", column, scope="col") for column in ("Who", "With whom", "By")]))
    rows = [tag("tr", tag("td", bdi(names[t.a])), tag("td", bdi(names[t.b])), tag("td", _items(t))) for t in ties]
    table = tag("table", tag("caption", "All ties"), head, tag("tbody", rows))
    return tag("details", tag("summary", "The same as a table"), tag("div", table, class_="scroll"))


def _items(tie: Tie) -> Html:
    return join(join([tag("a", item.number, " ", bdi(item.title), href=f"#{item.id}"), tag("br")]) for item in tie.items)
