"""The tables of a case, drawn from the model's dataclasses: one for each kind of thing, one for each tuple of things in it.

A thing with an `id` gets a running `number` that keeps the order; one without is known by its owner and its position there.
The SQL that makes these tables is kept apart, in numbered files that never change (`migrations.py`); a test holds both together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, get_type_hints

import sqlalchemy as sa

from twosource.model import Claim, Entity, Event, Failure, Judgement, Origin, Reading, Refusal, Relation, Report, Story
from twosource.store.columns import Column, Part, parts, row_type

metadata = sa.MetaData()

TYPES: dict[str, Any] = {"TEXT": sa.Text(), "INTEGER": sa.Integer(), "REAL": sa.REAL()}

NAMES = {
    ("report", "blocks"): "block",
    ("reading", "chains"): "chain",
    ("reading", "times"): "time",
    ("reading", "quotations"): "quotation",
    ("reading", "claims"): "claim",
    ("chain", "mentions"): "mention",
    ("claim", "quantities"): "quantity",
    ("claim", "hedges"): "hedge",
    ("claim", "attribution"): "attribution",
    ("claim", "evidence"): "evidence",
    ("claim", "denied_by"): "denial",
}
"""Names of child tables; any other is the owner's name and the field's without its plural s (claim_role, event_finding)."""

LINKS = {
    ("entity", "chains"): ("entity_chain", "chain", "chain.id"),
    ("event", "claims"): ("event_claim", "claim", "claim.id"),
    ("event", "reports"): ("event_report", "report", "report.id"),
    ("relation", "claims"): ("relation_claim", "claim", "claim.id"),
    ("relation", "reports"): ("relation_report", "report", "report.id"),
    ("origin", "reports"): ("origin_report", "report", "report.id"),
    ("story", "reports"): ("story_report", "report", "report.id"),
}
"""Tuples of ids that get a table of their own (name, column, what it refers to) so that SQL can join on them; others are JSON."""

ELSEWHERE = frozenset({("reading", "failure")})
"""Fields that are rows of another table without being owned; they come last in their dataclass, and who reads it puts them there."""

IN_STORY = ("entity", "event", "relation", "origin")
"""The tables of what is drawn story by story, and goes with its story."""

EXTRA = {
    **{name: (Column("story", "TEXT", False),) for name in IN_STORY},
    "claim": (Column("quote", "TEXT", False), Column("story", "TEXT", True)),
    "reading": (Column("reader", "TEXT", False), Column("read_at", "TEXT", False)),
    "report": (Column("added_at", "TEXT", False),),
}
"""Columns beside the model's own: the story something was drawn in, the claim's exact words, when and by what version a report was read.

A claim has a story only if a person added it: it stands among those read while its story's picture does, and goes with it.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A dataclass's table. `key` names the columns its children point to; `owner` those that point to its owner.

    `kind` None marks a link table: one column of ids.
    """

    name: str
    kind: type[Any] | None
    parts: tuple[tuple[str, Part], ...]
    key: tuple[str, ...]
    owner: tuple[str, ...]
    numbered: bool
    sql: sa.Table
    children: tuple[tuple[str, "Table"], ...] = field(default=())

    def child(self, field_name: str) -> "Table":
        """The table of the things that a field holds."""
        return next(child for name, child in self.children if name == field_name)

    def walk(self) -> "Iterator[Table]":
        """This table, then its children's, owners first."""
        yield self
        for _, child in self.children:
            yield from child.walk()


def _table(kind: type[Any], name: str, owner: "_Owner | None" = None) -> Table:
    hints = get_type_hints(kind)
    linked = {f for f in hints if (name, f) in LINKS or (name, f) in ELSEWHERE}
    own = tuple((f, part) for f, part in parts(kind) if f not in linked)
    numbered = "id" in hints or owner is None
    columns = [_sql(c, unique=c.name == "id") for _, part in own for c in part.columns]
    columns += [_sql(c) for c in EXTRA.get(name, ())]
    present = {column.name for column in columns}
    owned = [_owning(c) for c in (owner.columns if owner else ()) if c not in present] + [_owning("position")]
    lead = [sa.Column("number", sa.Integer(), primary_key=True), *owned[:-1]] if numbered else owned
    key = _key(kind, hints, owner)
    sql = sa.Table(name, metadata, *lead, *columns, *_bonds(kind, owner, key, numbered))
    me = _Owner(name, key if len(key) == 1 else None, key)
    children = tuple((f, child) for f in (x.name for x in fields(kind)) if (child := _child(name, f, hints[f], me)) is not None)
    return Table(name, kind, own, key, owner.columns if owner else (), numbered, sql, children)


@dataclass(frozen=True, slots=True)
class _Owner:
    """What a child table needs of the table it hangs on."""

    name: str
    single: tuple[str, ...] | None
    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The child's columns that hold the owner's key."""
        if self.single:
            return ("report",) if self.name == "reading" else (self.name,)
        return (*self.key[:-1], f"{self.name.split('_')[-1]}_position")


def _key(kind: type[Any], hints: dict[str, Any], owner: "_Owner | None") -> tuple[str, ...]:
    if "id" in hints:
        return ("id",)
    if kind is Reading:
        return ("report",)
    return (*owner.columns, "position") if owner else ("number",)


def _owning(name: str) -> sa.Column[Any]:
    kind: Any = sa.Integer() if name.endswith("position") else sa.Text()
    return sa.Column(name, kind, nullable=False)


def _bonds(kind: type[Any], owner: _Owner | None, key: tuple[str, ...], numbered: bool) -> list[Any]:
    bonds: list[Any] = []
    if not numbered:
        bonds.append(sa.PrimaryKeyConstraint(*key))
    if kind is Reading:
        bonds += [sa.UniqueConstraint("report"), sa.ForeignKeyConstraint(["report"], ["report.id"], ondelete="CASCADE")]
    if owner is not None:
        target = [f"{owner.name}.{column}" for column in owner.key]
        bonds.append(sa.ForeignKeyConstraint(list(owner.columns), target, ondelete="CASCADE"))
    if owner is not None and numbered:
        bonds.append(sa.Index(f"{kind.__name__.lower()}_{owner.columns[0]}", *owner.columns))
    name = kind.__name__.lower()
    for column in ("report", "story") if kind is Failure else ():
        bonds += [sa.ForeignKeyConstraint([column], [f"{column}.id"], ondelete="CASCADE"), sa.Index(f"failure_{column}", column)]
    if (owner is None and name in IN_STORY) or kind is Claim:
        some = sa.text("story IS NOT NULL") if kind is Claim else None
        bonds += [
            sa.ForeignKeyConstraint(["story"], ["story.id"], ondelete="CASCADE"),
            sa.Index(f"{name}_story", "story", sqlite_where=some, postgresql_where=some),
        ]
    return bonds


def _child(owner_name: str, field_name: str, hint: Any, owner: _Owner) -> Table | None:
    if (owner_name, field_name) in LINKS:
        return _link(owner, *LINKS[owner_name, field_name])
    kind = row_type(hint)
    return None if kind is None else _table(kind, _child_name(owner_name, field_name), owner)


def _child_name(owner: str, field_name: str) -> str:
    return NAMES.get((owner, field_name), f"{owner}_{field_name.removesuffix('s')}")


def _link(owner: _Owner, name: str, column: str, target: str) -> Table:
    sql = sa.Table(
        name,
        metadata,
        sa.Column(owner.name, sa.Text(), sa.ForeignKey(f"{owner.name}.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(column, sa.Text(), sa.ForeignKey(target), nullable=False, index=True),
        sa.PrimaryKeyConstraint(owner.name, "position"),
    )
    return Table(name, None, (), (owner.name, "position"), (owner.name,), False, sql)


def _sql(column: Column, unique: bool = False) -> sa.Column[Any]:
    return sa.Column(column.name, TYPES[column.type], nullable=column.nullable, unique=unique or None)


REPORT = _table(Report, "report")
READING = _table(Reading, "reading")
CLAIM, CHAIN = READING.child("claims"), READING.child("chains")
STORY = _table(Story, "story")
ENTITY = _table(Entity, "entity")
EVENT = _table(Event, "event")
RELATION = _table(Relation, "relation")
ORIGIN = _table(Origin, "origin")
JUDGEMENT = _table(Judgement, "judgement")
REFUSAL = _table(Refusal, "refusal")
"""Refusals are kept until the same input is taken in."""

FAILURE = _table(Failure, "failure")
"""Reports that could not be read, until they are, and stories that could not be drawn, until they go."""

PICTURE = (STORY, ENTITY, EVENT, RELATION, ORIGIN)
"""What follows from readings and judgements, and is replaced story by story."""

ROOTS = (REPORT, READING, *PICTURE, JUDGEMENT, REFUSAL, FAILURE)
"""The tables no other owns."""

RAW = sa.Table(
    "raw",
    metadata,
    sa.Column("report", sa.Text(), sa.ForeignKey("report.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("media_type", sa.Text(), nullable=False),
    sa.Column("encoding", sa.Text(), nullable=False),
    sa.Column("size", sa.Integer(), nullable=False),
    sa.Column("bytes", sa.LargeBinary(), nullable=False),
    sa.Column("offsets", sa.LargeBinary(), nullable=False),
)
"""The bytes a report came from and, packed, the raw character of each text character."""

LOOSE = sa.Table("loose", metadata, sa.Column("report", sa.Text(), sa.ForeignKey("report.id", ondelete="CASCADE"), primary_key=True))
"""The reports that stand in no story yet: new ones, and those whose story has to be drawn anew."""

TELLING = sa.Table(
    "telling",
    metadata,
    sa.Column("word", sa.Text(), nullable=False),
    sa.Column("day", sa.Integer(), nullable=False),
    sa.Column("report", sa.Text(), sa.ForeignKey("report.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.PrimaryKeyConstraint("word", "day", "report"),
    sqlite_with_rowid=False,
)
"""The words by which a report is found, with its day of publication, 0 for none: only reports that share some are ever held against
each other."""

RELATED = sa.Table(
    "related",
    metadata,
    sa.Column("report", sa.Text(), sa.ForeignKey("report.id", ondelete="CASCADE"), nullable=False),
    sa.Column("other", sa.Text(), sa.ForeignKey("report.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("likeness", sa.REAL(), nullable=False),
    sa.PrimaryKeyConstraint("report", "other"),
    sqlite_with_rowid=False,
)
"""Reports of one affair with their likeness, each pair both ways."""

FORMER = sa.Table(
    "former",
    metadata,
    sa.Column("id", sa.Text(), nullable=False),
    sa.Column("member", sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint("id", "member"),
    sqlite_with_rowid=False,
)
"""Ids that events, entities and stories had whose picture was taken down, each with the claim, chain or report it follows from."""

ANCHOR = sa.Table(
    "anchor",
    metadata,
    sa.Column("entry", sa.Integer(), nullable=False),
    sa.Column("id", sa.Text(), nullable=False),
    sa.Column("report", sa.Text(), sa.ForeignKey("report.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("said", sa.Text(), nullable=False),
    sa.Column("now", sa.Text()),
    sa.PrimaryKeyConstraint("entry", "id"),
    sqlite_with_rowid=False,
)
"""What an entry of the log speaks of, as JSON, kept before its report is read anew; `now` is the id it has there, NULL for none."""

STATE = sa.Table("state", metadata, sa.Column("name", sa.Text(), primary_key=True), sa.Column("value", sa.Text(), nullable=False))
"""Facts of the file itself, such as whether the picture holds all that was added."""
