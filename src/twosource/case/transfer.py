"""Cases out and in again: exports of a kept case, and imports that verify before they write.

Above `write`, since an archive takes the raw bytes and the whole log, which a picture of a case does not hold.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from twosource import __version__
from twosource.case.refresh import refresh
from twosource.case.write import Tally, load
from twosource.errors import UsageError
from twosource.formats import form_named
from twosource.intake import take
from twosource.model import Judgement, Reading, Refusal, Source
from twosource.model.anchors import Anchor, anchors
from twosource.outputs.archive.signing import own_file
from twosource.outputs.exports import Exported, needed
from twosource.outputs.exports import export as write
from twosource.outputs.exports.writer import several
from twosource.outputs.files import allowed
from twosource.reading.version import reader_version
from twosource.settings import Settings
from twosource.store import CaseFile, create, discard, open_case
from twosource.workflow import Watch, read, unwatched

Text = tuple[dict[str, object], str | None]
"""What intake reads of a report, and the path it had."""
REPORTS_COPIED_AT_ONCE = 64
"""Reports fetched or stored at once."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did: reports and decisions that are new, those known already, and the key that signed, if any did."""

    reports: int
    known: int
    decisions: int = 0
    fingerprint: str | None = None


def export(path: Path | str, form: str, out: Path | str, quotes_only: bool = False, key: Path | None = None) -> Exported:
    """Writes a kept case in a format of `twosource.formats.FORMS` (docs/exports.md), whole or not at all.

    Args:
        path: The case file.
        form: The format's name.
        out: The file, or for formats of several files a folder that is new or empty, or a name that ends in `.zip`.
        quotes_only: No full text of a report goes out.
        key: The Ed25519 key that signs an archive; None takes the user's own, made on first use.

    Returns:
        Where it is, and what was left out.

    Raises:
        UsageError: No such format or case, an extra that is not installed, or an output that is the case, the key or another case.
        OutputError: It cannot be written.
        StoreError: The case cannot be read.

    Example:
        >>> from twosource.case.transfer import export
        >>> export("affair.two", "csv", "tables.zip").path.name
        'tables.zip'
    """
    try:
        asked = needed(form)
    except KeyError:
        raise UsageError(f"there is no format {form!r}") from None
    allowed(out, [path, key or own_file()], folder=several(Path(out), asked.shape))
    return _archive(Path(path), Path(out), quotes_only, key) if form == "archive" else write(load(path), form, out, quotes_only)


def bring(path: Path | str, file: Path | str, signed_by: str | None = None, watch: Watch = unwatched) -> Taken:
    """Takes an archive into the case at `path`, which is made when there is none.

    Everything is verified before anything is written: the signature, every file's hash, every report and reading. What the case holds
    already is skipped, so an import that was cut off goes on when it is repeated.

    Args:
        path: The case file.
        file: The archive.
        signed_by: The fingerprint of the only key to trust, or its beginning; None takes in what any key signed.
        watch: Called after each story with how many are drawn, and of how many.

    Returns:
        What is new, what was known, and the key that signed.

    Raises:
        UsageError: Something does not match (the text names the file in the archive), or the extra `archive` is not installed.
        StoreError: The case cannot be read or written.

    Example:
        >>> from twosource.case.transfer import bring, export
        >>> _ = export("affair.two", "archive", "affair.archive.zip")
        >>> bring("copy.two", "affair.archive.zip").reports
        2
    """
    needed("archive")
    from twosource.outputs.archive.signing import fits
    from twosource.outputs.archive.verify import open_archive
    from twosource.outputs.exports.roster import Roster

    with open_archive(Path(file)) as opened, Roster() as roster:
        if signed_by is not None and not fits(signed_by, opened.fingerprint):
            raise UsageError(f"{file} is not taken in: it is signed by the key {opened.fingerprint}, not by {signed_by}")
        if opened.quotes_only:
            raise UsageError(f"{file} is not taken in: it holds quotes only, no texts; read its case.json, or ask for the whole archive")
        opened.verify(roster)
        with _made_whole(Path(path)) as kept:
            for held in roster:
                _free(kept, held, file)
            log = opened.log()
            new, met = _reports(kept, opened.reports(), log, opened.readers(), opened.made_by)
            kept.add([], [], opened.made_by, opened.refusals())
            decided = _decisions(kept, log, opened.ids(), [*opened.anchors(), *met.anchors])
            refresh(kept, watch)
        return Taken(new, met.reports, decided, opened.fingerprint)


def read_again(path: Path | str, file: Path | str, settings: Settings | None = None, watch: Watch = unwatched) -> Tally:
    """Takes the texts of a case's JSON (`twosource.case/1`) into the case at `path`, which is made when there is none, and reads them.

    Args:
        path: The case file.
        file: The JSON.
        settings: Bounds of size and time; None takes the defaults.
        watch: Called after each report with how many are read, and of how many.

    Returns:
        The tally: how many reports are new and known, what was refused.

    Raises:
        UsageError: The file is no such JSON or holds no texts.
        StoreError: The case cannot be read or written.

    Example:
        >>> from pathlib import Path
        >>> from twosource.case.transfer import read_again
        >>> from twosource.outputs import as_json
        >>> _ = Path("affair.json").write_text(as_json(case), encoding="utf-8")
        >>> read_again("affair.two", "affair.json").known
        2
    """
    settings, tally = settings or Settings(), Tally()
    items = _taken(Path(file), _texts(Path(file)), settings)
    with _made_whole(Path(path)) as kept:
        while some := list(islice(items, settings.batch)):
            sources = [item for item in some if isinstance(item, Source)]
            held = kept.known([source.report.id for source in sources])
            fresh = list({source.report.id: source for source in sources if source.report.id not in held}.values())
            refused = [item for item in some if isinstance(item, Refusal) and item.reason != "duplicate"]
            kept.add(fresh, read([source.report for source in fresh], settings, watch), reader_version(), refused)
            tally.added, tally.known = tally.added + len(fresh), tally.known + len(some) - len(fresh) - len(refused)
            tally.refusals += refused
        refresh(kept)
    return tally


@contextmanager
def _made_whole(path: Path) -> Iterator[CaseFile]:
    """The case at `path`, or a new one, of which nothing is left when taking in fails; what Ctrl-C cut off stays and is gone on with."""
    new = not path.exists()
    try:
        with create(path) if new else open_case(path) as kept:
            yield kept
    except Exception:  # whatever it is, a case half taken in would only be in the way
        if new:
            discard(path)
        raise


def _free(kept: CaseFile, held: Mapping[str, str], file: Path | str) -> None:
    """Raises UsageError when the case gives an id of a claim or chain to another report than the archive does."""
    for each, report in kept.stories.holders(held).items():
        if report != held[each]:
            raise UsageError(f"{file} is not taken in: it gives the id {each}, which the case has for something else, to another claim")


def _taken(file: Path, texts: list[Text], settings: Settings) -> Iterator[Source | Refusal]:
    """The reports of a case's JSON as intake takes them, each with the path it had."""
    with tempfile.TemporaryDirectory() as folder:
        for number, (text, path) in enumerate(texts, 1):
            one = Path(folder) / "report.json"
            one.write_text(json.dumps(text), encoding="utf-8")
            for item in take([str(one)], settings):
                if isinstance(item, Source):
                    yield replace(item, report=replace(item.report, path=path))
                else:
                    yield replace(item, source=f"{file}, report {number}")


def _texts(file: Path) -> list[Text]:
    """What intake reads of each report, and the path it had."""
    try:
        whole = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file} is no JSON") from error
    if not isinstance(whole, dict) or whole.get("format") != "twosource.case/1" or not isinstance(whole.get("reports"), list):
        raise UsageError(f"{file} is not the JSON of a case (twosource.case/1)")
    found: list[Text] = []
    for report in whole["reports"]:
        if not isinstance(report, dict) or not isinstance(report.get("text"), str) or not report["text"]:
            raise UsageError(f"{file} holds a report without a text (quotes only?): nothing was taken in")
        published, path = report.get("published"), report.get("path")
        day = published.get("edtf") if isinstance(published, dict) else None
        kept = {"id": report.get("source_id"), "published": day}
        kept |= {name: report.get(name) for name in ("title", "publisher", "authors", "url", "text")}
        found.append((kept, path if isinstance(path, str) else None))
    return found


def _archive(path: Path, out: Path, quotes_only: bool, key: Path | None) -> Exported:
    """Writes the archive. The log is read before the reports, so that what it speaks of is among them, whatever comes in meanwhile."""
    from twosource.outputs.archive.archive import Contents, pieces
    from twosource.outputs.archive.signing import key_of
    from twosource.outputs.exports.writer import place

    signing = key_of(key)
    case = load(path) if quotes_only else None
    with open_case(path, "read") as kept:
        reports = () if case else _told(kept)
        made_by, readers = f"twosource {__version__}", kept.readers.reports()
        contents = Contents(reports, kept.log(), kept.refusals(), made_by, case, readers, kept.anchors())
        place(pieces(contents, signing), out, form_named("archive").shape)
    return Exported(out)


def _told(kept: CaseFile) -> Iterator[tuple[Source, Reading]]:
    """Every report with its raw bytes and reading, in the order they came in."""
    ids = iter(kept.order())
    while some := list(islice(ids, REPORTS_COPIED_AT_ONCE)):
        found = {report.id: (report, reading) for report, reading in kept.stories.members(some)}
        for report, reading in (found[each] for each in some):
            yield kept.source(report), reading


@dataclass(slots=True)
class Met:
    """Reports of an archive that the case held already: how many, and what decisions speak of in readings other than the case's own."""

    reports: int = 0
    anchors: list[Anchor] = field(default_factory=list)


def _reports(
    kept: CaseFile, reports: Iterator[tuple[Source, Reading]], log: list[Judgement], readers: Mapping[str, str], made_by: str
) -> tuple[int, Met]:
    """Stores what the case does not hold yet, each reading under the version of what read it; how many are new, and what it held."""
    new, met = 0, Met()
    while some := list(islice(reports, REPORTS_COPIED_AT_ONCE)):
        held = kept.known([source.report.id for source, _ in some])
        fresh = [(source, reading) for source, reading in some if source.report.id not in held]
        for reader in sorted({readers.get(source.report.id, made_by) for source, _ in fresh}):
            read_so = [each for each in fresh if readers.get(each[0].report.id, made_by) == reader]
            kept.add([source for source, _ in read_so], [reading for _, reading in read_so], reader)
        own = {report.id: reading for report, reading in kept.stories.members(held)}
        for source, reading in some:
            if own.get(source.report.id, reading) != reading:
                met.anchors += anchors(log, reading, source.report.text)
        new, met.reports = new + len(fresh), met.reports + len(some) - len(fresh)
    return new, met


def _decisions(kept: CaseFile, log: list[Judgement], reports: list[str], spoken: list[Anchor]) -> int:
    """Appends the entries that the case's log does not hold, undos with the new numbers of what they take back; how many those are.

    `spoken` is what they spoke of where that need not be what the case's own readings say.
    """
    with kept.stories.together():
        entries = {replace(entry, id=0): entry.id for entry in kept.log()}
        numbers: dict[str, str] = {}
        new = 0
        for entry in log:
            subjects = tuple(numbers.get(each, each) for each in entry.subjects) if entry.verb == "undo" else entry.subjects
            asked = replace(entry, id=0, subjects=subjects)
            if asked not in entries:
                entries[asked] = kept.append(asked, () if new else kept.known(reports)).id
                new += 1
            numbers[str(entry.id)] = str(entries[asked])
        kept.anchor(replace(each, entry=int(numbers[str(each.entry)])) for each in spoken if str(each.entry) in numbers)
    return new
