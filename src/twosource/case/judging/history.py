"""The log as a history: each entry with what it is about in plain words, looked up by key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from twosource.model import Judgement
from twosource.model.anchors import adrift
from twosource.model.corrections import added, named_in, value_of
from twosource.outputs.view.history import LOOKED_AT, Gone, called, told
from twosource.store import Led, Named, led, named, undoing, words_at


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log. `told` says what was decided of what, in plain text (whoever shows it makes it safe); `undone_by` is the number
    of the entry in force that takes it back; `about` are the first of the things it is about, as far as the case holds them; one that is
    `adrift` speaks of what the readings do not have, and has no effect while they do not."""

    judgement: Judgement
    told: str
    undone_by: int | None = None
    about: tuple[Named, ...] = ()
    adrift: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """Some entries of the log, and how many there are in all."""

    entries: tuple[Entry, ...]
    total: int


def entries(connection: sa.Connection, log: Sequence[Judgement], shown: Sequence[Judgement]) -> tuple[Entry, ...]:
    """`shown`, entries of `log`, with their words, inside a transaction that is open."""
    return tuple(_entries(connection, shown, undoing(log), led(connection, [entry.id for entry in shown])))


def _entries(connection: sa.Connection, shown: Sequence[Judgement], backs: Mapping[int, Judgement], gone: Led) -> Iterator[Entry]:
    made, now = added(shown), {key: at for key, (_, at) in gone.items()}
    ids = {now.get((entry.id, each), each) for entry in shown for each in _mentioned(entry)}
    found = named(connection, {each for each in ids if each is not None} | made.keys())
    names = {each.id: called(each.words, each.focus) for each in found.values()}
    for claim in made.values():
        if claim.id not in names:
            words = words_at(connection, claim.report, claim.span.start, claim.span.end)
            names[claim.id] = called(words, claim.trigger.span.shifted(-claim.span.start))
    for entry in shown:
        led_on = (now.get((entry.id, each), each) for each in named_in(entry)[:LOOKED_AT])
        about = tuple(found[each] for each in led_on if each in found)
        back = backs.get(entry.id)
        words = told(entry, names | _elsewhere(entry, names, gone))
        yield Entry(entry, words, back.id if back else None, about, entry.id in adrift([entry], now))


def _elsewhere(entry: Judgement, names: Mapping[str, str], gone: Led) -> dict[str, str]:
    """The names of what an entry speaks of under ids that the readings have no more: what it is called now, or its words then."""
    found: dict[str, str] = {}
    for (number, identity), (anchor, now) in gone.items():
        if number == entry.id:
            found[identity] = names[now] if now is not None and now in names else Gone(called(anchor.words, anchor.focus))
    return found


def _mentioned(entry: Judgement) -> Iterator[str]:
    yield from named_in(entry)[:LOOKED_AT]
    rest = value_of(entry).get("rest")
    yield from (each for each in (rest if isinstance(rest, list) else [])[:LOOKED_AT] if isinstance(each, str))
