"""Writes docs/exports.md from the formats' own tables: python scripts/exports_page.py"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import fill

from twosource.extras import EXTRAS
from twosource.formats import FORMS, IMPORTS
from twosource.outputs.archive.verify import LARGEST, MOST_BYTES, SWELLING
from twosource.outputs.exports import ged, plover
from twosource.outputs.exports.cells import MAX_CELL_CHARACTERS
from twosource.outputs.exports.geojson import PRECISION
from twosource.outputs.exports.tables import TABLES

PAGE = Path(__file__).parent.parent / "docs/exports.md"
WIDTH = 136

HEAD = """# Exports and imports

`twosource export CASE FORMAT [-o OUT]` writes a case for other programs, `twosource import CASE FORMAT IN` takes one in again. In Python:
`twosource.outputs.export(case, form, path)`, and `twosource.case.transfer.export` and `bring` for a kept case and its archive. This page is
written by `python scripts/exports_page.py` from the formats' own tables; a test keeps both equal.

Every format says who says a thing and on whose word, and how many independent origins stand behind it. None says that a thing is true.
What is not stated stays empty; what a format cannot hold is left out, counted, and said on standard error. The same case gives the same
bytes. With `--quotes-only` no full text of a report goes out; the exact quotes of claims stay.

An export is put in place only when it is whole. A file that is there is replaced; a folder must be new or empty. Formats of several files
make a folder, or a zip where the name ends in `.zip`. Without `-o` the export lands beside the case under the case's name.
"""

TEXTS = """Texts come from strangers. In CSV a text that a spreadsheet could take for a formula (it begins with `=`, `+`, `-`, `@`, a tab, a
carriage return or their wide forms, blanks before it or not) has an apostrophe before it, as OWASP advises; taking one apostrophe off
such a cell gives the text back. In Excel every text is a typed string, never a formula or a link; a text longer than {longest:,}
characters is cut there, and that is said. In CSV, Excel, the notes and the map control characters and overrides of the writing
direction are written as their code point, `⟦U+202E⟧`; Parquet, annotations, linked data and archives hold every character as it is. CSV
is UTF-8 with a byte order mark."""

NETWORK = """## gexf, graphml

A node is a person, organization, group, place or facility: `label`, `kind`, `aliases`, `descriptions`, `mentions`, `reports`, `origins` and
`origins_unknown`, `latitude`, `longitude`, `place_precision`. Of the reports that mention it, those whose whole texts share a root are one
origin, which is known where one of them shows a ground. An edge is one relation (`tie` is `relation`, from the subject to the object) or
one event that two took part in (`shared event`, or `place of event` to the place; these have no direction, the first named comes first):
`label`, `type_of`, `reports`, `origins`, `origins_unknown`, `support`, `certainty`, `on_the_word_of`, `told` (each report and how it tells
it), `time`, `place`, `report_ids`, `claim_ids`. Of an event with more than 40 participants the first 40 are tied.
"""

MAP = """## geojson

Events and claims as points; those without one are left out and counted in `left_out`, those on the map without a date in `undated`. A
point is the gazetteer's for the place as named, and `precision` says what it stands for:
"""

PLOVER = """## plover

The types are {types}. A row is an event of one of them that at least one claim tells as having happened; the others are left out and
counted.
"""

REST = """## timelinejs

For the JSON source of [TimelineJS 3](https://timeline.knightlab.com). A bar runs from the first to the last day that the stated time
can mean, and `display_date` says how wide that is: a month told is no event that lasted a month. Events without a date are left out and
counted, and so are those that say too little to be shown. TimelineJS shows texts as HTML; they are escaped.

## ftm

Reports are `Article`, people `Person`, organizations `Organization`, groups `LegalEntity` (FollowTheMoney has no wider class), places
and facilities `Address`, events `Event`. A report that tells of an event is a `Documentation` of it, with how it tells it as `role`
(asserts, attributes, hedges, denies) and on whose word in `summary`. `leads` and `member-of` an organization are a `Membership`, other
ties an `UnknownLink`. A date stands only where it is a plain year, month or day.

## webannotation

One AnnotationPage (W3C Web Annotation). Each claim, name, time and hedge is an annotation on `urn:twosource:report:ID` with a
`TextPositionSelector` (Unicode code points of the report's text, as in the JSON form) and a `TextQuoteSelector` with 32 characters on
each side. With `--quotes-only` there are only claims and their hedges, without the characters around.

## jsonld

`NewsArticle` and `Claim` of schema.org (`appearance`, `author`), events, entities and ties, with our own words under
`urn:twosource:vocabulary:`, which are defined in [vocabulary.jsonld](../src/twosource/outputs/exports/vocabulary.jsonld):
`corroborates`, `conflictsWith`, `updates`, `derivesFrom`, `sharesOriginWith`, `tellsOf`, `onTheWordOf` and the rest. The context stands
in the file, so that reading it asks no network. `author` of a claim is whoever the report names as its source, the outlet where it
speaks in its own voice.

## stix

People, organizations and groups are `identity`, placed places `location`, events `incident`. What each report says is a `note` on the
event or tie, with the quote and on whose word; a person's accept or reject is an `opinion`. A report is a `report` if its day of
publication is stated (midnight UTC stands for the day), else a `grouping`. Ids are UUIDv5 of ours; `created` and `modified` are fixed
and mean nothing.

## obsidian

A vault: `Case.md` leads to `reports/`, `events/` and `entities/`. Texts are escaped so that Markdown, HTML, tags and comments in them
show instead of acting. File names end in the thing's id, and hold nothing that Windows, macOS, Linux or a link gives a meaning.

## archive

One zip: `reports/ID.json` (the report, what was read in it, where its characters stand in the raw bytes), `raw/ID.*` (the bytes as
taken in), `log.json` (every decision ever made, with who, when and why), `refusals.json`, `manifest.json` (every file with its size and
SHA-256) and `signature.json` (Ed25519 over the manifest, with the public key and its fingerprint). The signature is over the line
`twosource.archive/1`, a line feed, and the bytes of `manifest.json`.

The key is the user's own: made on first use as `signing-key.pem` in the platform's settings folder (`~/.config/twosource` on Linux),
readable by nobody else. `--key FILE` signs with another Ed25519 key without a password, as PEM (PKCS 8) or of OpenSSH. A key says
nothing of who holds it: compare the fingerprint that `import` prints by another way than the archive came, or give it as `--signed-by`.

`import` verifies everything before it writes anything, and refuses, naming the file, what does not match: the signature, a hash, a file
too many or too few, a name that leads elsewhere, a link, a reading that does not fit its report. Nothing is ever unpacked to disk. A
file may be {largest:,} bytes, all together {most:,}, and {swelling} times the packed size. The reports, readings and decisions then go
into the case, which is made when there is none; the case is drawn anew from them and is the same case. A case that holds some of it
already gets the rest; decisions are told apart by what, who, when and why, and get new numbers after those of the case. With
`--quotes-only` an archive holds `case.json` in place of reports and raw bytes, and cannot be taken in.

## json

{json}. For the form see [json.md](json.md). Decisions are not taken in; ids are the same where texts are.
"""


def page() -> str:
    """The page's text."""
    rows = [f"| `{form.name}` | {form.purpose} | `{form.ending}` | {form.shape} | {_installed(form.extra)} |" for form in FORMS]
    parts = [HEAD, _table("| format | what for | ending | makes | needs |", rows), "## Imports", _meanings("format", IMPORTS)]
    parts += ["## csv, xlsx, parquet", TEXTS.format(longest=MAX_CELL_CHARACTERS), "The tables, in all three:"]
    for table in TABLES:
        columns = [f"| `{column.name}` | {column.kind} | {column.meaning} |" for column in table.columns]
        parts += [f"### {table.name}\n\nA row is one of {table.purpose}.", _table("| column | kind | meaning |", columns)]
    parts += [NETWORK, MAP, _meanings("precision", PRECISION)]
    parts += ["## ged\n\n" + (ged.__doc__ or "").partition("\n\n")[2].strip(), _meanings("column", ged.GED_COLUMNS), _codes()]
    types = ", ".join(kind.upper() for kind in plover.TYPES)
    parts += [PLOVER.format(types=types), _meanings("column", plover.PLOVER_COLUMNS)]
    parts.append(REST.format(largest=LARGEST, most=MOST_BYTES, swelling=SWELLING, json=IMPORTS["json"][0].upper() + IMPORTS["json"][1:]))
    return "\n\n".join(_wrapped(part.strip()) for part in parts) + "\n"


def _installed(extra: str | None) -> str:
    """What to install for a format; nothing where it comes with the rest."""
    return f"`{EXTRAS[extra].remedy()}`" if extra else ""


def _wrapped(part: str) -> str:
    """Prose at the width of the house, tables as they are."""
    paragraphs = part.split("\n\n")
    return "\n\n".join(each if each.startswith(("|", "#")) else fill(each, WIDTH, break_on_hyphens=False) for each in paragraphs)


def _codes() -> str:
    where = "; ".join(f"{code} for {precision}" for precision, code in ged.WHERE_PREC.items())
    dates = "; ".join(f"{code} up to {most} day{'s' if most > 1 else ''}" for most, code in ged.DATE_PREC)
    return (
        f"`where_prec` and `date_prec` are UCDP's codes. `where_prec`: {where}; 2 (within about 25 km) and 7 (international waters or "
        f"airspace) are never given, empty where the gazetteer does not know the place. `date_prec`: {dates}; empty where it is wider or "
        "not stated."
    )


def _meanings(head: str, meanings: Mapping[str, str]) -> str:
    return _table(f"| {head} | meaning |", [f"| `{name}` | {meaning} |" for name, meaning in meanings.items()])


def _table(head: str, rows: Iterable[str]) -> str:
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *rows])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} is written")
