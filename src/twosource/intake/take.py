"""Takes in whatever the user names: files, folders, standard input, web addresses. An input becomes reports or refusals, never an error."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from twosource.intake import files, items, markdown, sniff
from twosource.intake.budget import within
from twosource.intake.clean import plain
from twosource.intake.decode import Decoded, binary, decode, garbled
from twosource.intake.english import language_of
from twosource.intake.html import page
from twosource.intake.html.blocks import layout
from twosource.intake.lines import lines_of
from twosource.intake.parcel import Draft, Parcel
from twosource.model import Refusal, Report, Source, identify
from twosource.model.called import caller, outward
from twosource.settings import Settings

if TYPE_CHECKING:
    from twosource.intake.web.fetch import Web

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}://")


def take(inputs: Iterable[str], settings: Settings | None = None) -> Iterator[Source | Refusal]:
    """Each input as one or more sources or refusals, in order; nothing is read before it is asked for.

    `inputs` are paths of files and folders, web addresses, and '-' for standard input. Sizes, counts and times are bounded by `settings`.
    A report met before (the same text from the same outlet, address and id) is refused as a duplicate.
    """
    settings = settings or Settings()
    names = iter(inputs)
    seen: set[bytes] = set()
    taken = 0
    with ExitStack() as opened:
        web: Web | None = None
        for name in names:
            if _ADDRESS.match(name) and web is None:
                web = _visitor(settings, opened)
            for item in _sources(name, settings, web):
                if isinstance(item, Source):
                    if _identity(item.report) in seen:
                        item = Refusal(_place(item.report, name), "duplicate", "the same report was taken in before; it counts once")
                    elif taken >= settings.max_reports:
                        yield from _over(name, names, settings)
                        return
                    else:
                        seen.add(_identity(item.report))
                        taken += 1
                yield item


def _visitor(settings: Settings, opened: ExitStack) -> "Web":
    # the connection layer takes 0.1 s to load, which runs on files need not wait for
    from twosource.intake.web.fetch import Web

    return opened.enter_context(Web(settings))


def _over(name: str, rest: Iterator[str], settings: Settings) -> Iterator[Refusal]:
    sentence = f"the limit of {settings.max_reports:,} reports was reached here; raise --max-reports or take the rest in another call"
    for other in chain([name], rest):
        yield Refusal(other if _ADDRESS.match(other) else caller(other)(other), "over-quota", sentence)


def _place(report: Report, name: str) -> str:
    return f"{report.path or name} ({report.source_id})" if report.source_id else report.path or name


def _identity(report: Report) -> bytes:
    """What makes two inputs one report: the same text, outlet, address and id. Copies in other outlets stay reports of their own."""
    parts = (report.source_id, report.url, report.publisher, report.text)
    return hashlib.blake2b("\x1f".join(part or "" for part in parts).encode(), digest_size=12).digest()


def _sources(name: str, settings: Settings, web: "Web | None") -> Iterator[Source | Refusal]:
    parcels = web.fetch(name) if web and _ADDRESS.match(name) else files.arrivals(name, settings)
    for parcel in parcels:
        if isinstance(parcel, Refusal):
            yield replace(parcel, source=outward(parcel.source))
        else:
            yield from _opened(parcel, settings)


def _opened(parcel: Parcel, settings: Settings) -> Iterator[Source | Refusal]:
    """The reports in one parcel."""
    if not parcel.raw.strip():
        yield Refusal(parcel.name, "empty", "it holds nothing")
        return
    if what := binary(parcel.raw):
        yield Refusal(parcel.name, "binary", f"it is {what}")
        return
    decoded = decode(parcel.raw, parcel.charset)
    if garbled(decoded.text):
        yield Refusal(parcel.name, "binary", "it is no text in any known encoding; save it as UTF-8 text")
        return
    if parcel.media == files.LINE_MEDIA:
        yield _line(parcel, decoded, settings)
        return
    kind = sniff.kind_of(parcel, decoded.text)
    if kind == "json":
        yield from _items(parcel, decoded, settings)
    elif kind == "lines":
        for number, line in enumerate(decoded.text.split("\n"), start=1):
            if line.strip():
                part = replace(parcel, name=f"{parcel.name}:{number}", raw=line.encode("utf-8", "replace"))
                yield _line(part, Decoded(line, "utf-8"), settings)
    elif kind == "html" and page.tangled(decoded.text):
        yield Refusal(parcel.name, "too-large", f"a page of more than {page.MOST_MARKS:,} tags; save its text and take that in")
    else:
        yield _source(_draft(kind, decoded.text), parcel, decoded.encoding, sniff.MEDIA_TYPE[kind], settings)


def _draft(kind: sniff.Kind, text: str) -> Draft:
    if kind == "html":
        return page.draft_of(text)
    if kind == "markdown":
        return markdown.draft_of(text)
    kept, offsets = plain(text)
    return Draft(kept, offsets, lines_of(kept))


def _items(parcel: Parcel, decoded: Decoded, settings: Settings) -> Iterator[Source | Refusal]:
    found = items.items_of(decoded.text)
    number = 0
    while True:
        number += 1
        try:
            item = next(found)
        except StopIteration:
            break
        except items.Malformed as error:
            yield Refusal(parcel.name, "malformed", f"object {number}: {error}; mend the file and take it in again")
            return
        part = replace(parcel, name=f"{parcel.name}#{number}" if number > 1 else parcel.name, raw=item.raw.encode("utf-8", "replace"))
        yield _item(part, item, "utf-8", settings)
    if number == 1:
        yield Refusal(parcel.name, "empty", "the list holds no report")


def _line(parcel: Parcel, decoded: Decoded, settings: Settings) -> Source | Refusal:
    """The report of one line of JSON Lines."""
    try:
        item = items.item_of(decoded.text)
    except items.Malformed as error:
        return Refusal(parcel.name, "malformed", f"{error}; mend the line and take it in again")
    if item.raw == decoded.text:
        return _item(parcel, item, decoded.encoding, settings)
    return _item(replace(parcel, raw=item.raw.encode("utf-8", "replace")), item, "utf-8", settings)


def _item(parcel: Parcel, item: items.Item, encoding: str, settings: Settings) -> Source | Refusal:
    try:
        draft = items.draft_of(item)
    except items.Malformed as error:
        return Refusal(parcel.name, "malformed", f"{error}; mend it and take it in again")
    return _source(draft, parcel, encoding, sniff.MEDIA_TYPE["json"], settings)


def _source(draft: Draft, parcel: Parcel, encoding: str, media_type: str, settings: Settings) -> Source | Refusal:
    """The report of one draft, or why it is none."""
    text, stated = draft.text, draft.stated
    if not text.strip():
        return Refusal(parcel.name, "empty", "it holds no text")
    if len(text) > settings.max_chars:
        return Refusal(
            parcel.name, "too-large", f"{len(text):,} characters, and the limit is {settings.max_chars:,}; raise --max-chars or split it"
        )
    language = language_of(text)
    if language is None:
        return Refusal(parcel.name, "not-english", "its text is in another language; only English reports are read")
    found = layout(draft)
    url = parcel.url or stated.url
    report = Report(
        # the outlet counts only where it is stated, so that a text fed in with nothing but an id keeps its id
        id=identify("r", stated.source_id, text, *filter(None, (url, stated.publisher))),
        text=text,
        sha256=hashlib.sha256(parcel.raw).hexdigest(),
        blocks=within(found.blocks, text, settings.max_words),
        source_id=stated.source_id,
        path=parcel.path,
        url=url,
        title=found.title,
        publisher=stated.publisher,
        authors=stated.authors or found.authors,
        published=stated.published or found.published,
        credit=found.credit,
        language=language,
    )
    return Source(report, parcel.raw, media_type, draft.offsets, encoding)
