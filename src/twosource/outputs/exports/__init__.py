"""A case in the formats other programs read. Each format is a module with one verb, `pieces`: the files it makes of a case."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from twosource.errors import UsageError
from twosource.extras import demand
from twosource.formats import FORMS, Form, form_named
from twosource.model import Case
from twosource.outputs.exports.index import ExportIndex, told
from twosource.outputs.exports.writer import Piece, place

WRITERS = {
    "csv": "csv_tables.pieces",
    "gexf": "network.gexf",
    "graphml": "network.graphml",
    **{name: f"{name}.pieces" for name in (
        "xlsx", "parquet", "geojson", "timelinejs", "ftm", "webannotation", "jsonld", "stix", "ged", "plover", "obsidian"
    )},
}  # fmt: skip
"""What writes each format; loaded when asked for, so that none pays for another's library. An archive is made from a case file."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, and what it left out: how many of each thing, in words."""

    path: Path
    left_out: tuple[str, ...] = ()


def export(case: Case, form: str, path: Path | str, quotes_only: bool = False) -> Exported:
    """Writes a case in a format of `twosource.formats.FORMS` (docs/exports.md), whole or not at all.

    Args:
        case: What was compared or loaded.
        form: The format's name; an archive is made from a case file, by `twosource.case.transfer.export`.
        path: The file, which is replaced, or for formats of several files a folder that is new or empty, or a name that ends in `.zip`.
        quotes_only: No full text of a report goes out.

    Returns:
        Where it is, and what was left out.

    Raises:
        UsageError: No such format, an extra that is not installed, or a folder that holds something.
        OutputError: It cannot be written.

    Example:
        >>> from twosource.outputs import export
        >>> export(case, "geojson", "places.geojson").path.name
        'places.geojson'
    """
    if form not in WRITERS:
        known = "an archive is made from a case file: twosource.case.transfer.export" if form == "archive" else ", ".join(WRITERS)
        raise UsageError(f"a case is not exported as {form!r}; there are {known}" if form != "archive" else known)
    asked = needed(form)
    ready, path = told(case, quotes_only), Path(path)
    place(written(ready, form), path, asked.shape)
    return Exported(path, tuple(f"{what}: {number:,}" for what, number in sorted(ready.left.items()) if number))


def written(known: ExportIndex, form: str) -> Iterator[Piece]:
    """The files of a format, each by its name with its bytes."""
    module, verb = WRITERS[form].split(".")
    write: Callable[[ExportIndex], Iterator[Piece]] = getattr(import_module(f"twosource.outputs.exports.{module}"), verb)
    return write(known)


def needed(name: str) -> Form:
    """The format, once the library it is written with is there. Raises UsageError that says what to install."""
    form = form_named(name)
    if form.extra:
        demand(form.extra, f"the format {name}")
    return form


__all__ = ["FORMS", "Exported", "export", "needed", "written"]
