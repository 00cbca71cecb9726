"""The formats a case can be exported in: one table, from which the command line's help and docs/exports.md are made."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["file", "folder", "zip"]
"""What an export makes: one `file`, a `folder` of files, or a `zip` of them."""


@dataclass(frozen=True, slots=True)
class Form:
    """A format: what it is for, how its file's name ends, and what it makes.

    That is one file, a folder (or a zip of it, where the name ends so) or a zip.
    `extra` is the one of `extras.EXTRAS` whose library it is written with; None: no library but those that are always there.
    """

    name: str
    purpose: str
    ending: str
    shape: Shape = "file"
    extra: str | None = None


FORMS = (
    Form("csv", "tables of reports, claims, events and the rest, for any spreadsheet or script", "-csv", "folder"),
    Form("xlsx", "the same tables as sheets of one Excel workbook", ".xlsx", extra="xlsx"),
    Form("parquet", "the same tables for pandas, DuckDB, Spark", "-parquet", "folder", "parquet"),
    Form("gexf", "the network of people, organizations, groups and places, for Gephi", ".gexf", extra="graph"),
    Form("graphml", "the same network for yEd, Cytoscape, igraph", ".graphml", extra="graph"),
    Form("geojson", "events and claims on the map, for QGIS, kepler.gl, uMap", ".geojson"),
    Form("timelinejs", "dated events for TimelineJS, uncertain dates as ranges", ".timeline.json"),
    Form("ftm", "FollowTheMoney entities as JSON lines, for Aleph and OpenSanctions' tools", ".ftm.json"),
    Form("webannotation", "each claim, name, time and hedge as a W3C Web Annotation on its report", ".annotations.jsonld"),
    Form("jsonld", "schema.org NewsArticle and Claim with who agrees, contradicts and copies whom, as linked data", ".jsonld"),
    Form("stix", "a STIX 2.1 bundle, for MISP, OpenCTI and other threat intelligence platforms", ".stix.json"),
    Form("ged", "events of violence as rows shaped like UCDP GED, with precision codes and independent origins", ".ged.csv"),
    Form("plover", "political events as rows shaped like PLOVER, with precision and independent origins", ".plover.csv"),
    Form("obsidian", "linked Markdown notes: one for each report, event and entity", "-obsidian", "folder"),
    Form(
        "archive",
        "one signed zip of everything: raw texts, readings, decisions, hashes; imports again",
        ".archive.zip",
        "zip",
        extra="archive",
    ),
)
"""Every format, in the order help shows them."""

IMPORTS = {
    "archive": "an archive made by `export ... archive`: verified, then taken in with its readings and decisions",
    "json": "the JSON of a case (twosource.case/1): its texts are taken in and read anew",
}
"""What can be taken in again."""


def form_named(name: str) -> Form:
    """The format of that name. Raises KeyError for none."""
    return {form.name: form for form in FORMS}[name]
