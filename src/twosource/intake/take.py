"""Takes in whatever the user names: files, folders, standard input, web addresses."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from twosource.model import Block, Moment, Refusal, Report, Source, Span, identify
from twosource.settings import Settings


def take(inputs: Iterable[str], settings: Settings | None = None) -> Iterator[Source | Refusal]:
    """Each input as one or more sources or refusals, in order."""
    for name in inputs:
        raw = Path(name).read_bytes()
        if name.endswith(".jsonl"):
            for line in raw.decode().splitlines():
                item = json.loads(line)
                yield _source(item["text"], line.encode(), name, item)
        else:
            yield _source(raw.decode(), raw, name, {})


def _source(text: str, raw: bytes, path: str, item: dict[str, str]) -> Source:
    blocks, at = [], 0
    for part in text.split("\n"):
        if part.strip():
            blocks.append(Block("paragraph", Span(at, at + len(part))))
        at += len(part) + 1
    day = item.get("published")
    published = Moment(edtf=day, basis="stated") if day else Moment()
    identity = identify("r", item.get("id"), text)
    report = Report(
        identity, text, hashlib.sha256(raw).hexdigest(), tuple(blocks), source_id=item.get("id"), path=path,
        title=item.get("title"), url=item.get("url"), published=published,
    )  # fmt: skip
    return Source(report, raw, "text/plain")
