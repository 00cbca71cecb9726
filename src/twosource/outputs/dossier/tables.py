"""The timeline and the names as tables, for forms that draw nothing."""

from collections.abc import Iterator

from twosource.model import Entity
from twosource.outputs.dossier.elements import Grid, Line, Part, Run, Words, joined, keyed, plain
from twosource.outputs.view.digest import Digest
from twosource.outputs.view.labels import line, when


def timeline(shown: Digest) -> Iterator[Part]:
    """Dated events, earliest first, then the numbers of those without a date."""
    if shown.dated:
        rows = tuple(
            (
                plain(when(item.time)),
                (Run(item.number, "plain", f"#{item.id}"),),
                plain(item.title),
                keyed(cell.teller for cell in item.told),
            )
            for item in shown.dated
        )
        yield Grid("Dated events", ("When", "No.", "Event", "Told by"), rows, (4, 1, 9, 3))
    if shown.undated:
        numbers = joined((Run(item.number, "plain", f"#{item.id}"),) for item in shown.undated)
        yield Words((Run("Date not stated: "), *numbers, Run(".")))


def people(shown: Digest) -> Iterator[Part]:
    """Names, other names, descriptions and how often each report speaks of them."""
    if shown.entities:
        columns = ("Name", "Type", "Also called", "Described as", "Mentions")
        rows = tuple(_person(entity, shown) for entity in shown.entities)
        yield Grid("Named more than once, or part of an event or relation shown", columns, rows, (5, 3, 5, 6, 3))


def _person(entity: Entity, shown: Digest) -> tuple[Line, ...]:
    counts = [(t.key, sum(m.report == t.report.id for m in entity.mentions)) for t in shown.tellers]
    mentions = ", ".join(f"{key} {count}" for key, count in counts if count)
    return (
        plain(line(entity.name)),
        plain(entity.type),
        plain("; ".join(distinct(entity.aliases))),
        plain("; ".join(distinct(entity.descriptions))),
        plain(mentions),
    )


def distinct(words: tuple[str, ...]) -> tuple[str, ...]:
    """`words` without those that differ only in case."""
    return tuple(line(word) for word in {word.casefold(): word for word in words}.values())
