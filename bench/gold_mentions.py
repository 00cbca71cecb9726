"""Event coreference with the gold event mentions fed in: what resolution reaches when reading finds every event and no other.

    python bench/gold_mentions.py ecb|ecbtrain|meantime [--shared ../shared]

The happenings stage is replaced by the gold spans; every other stage is the real one.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from loop import event_words, pages_of, prepared

from twosource.model import Entity, Reading, Report, Span
from twosource.outputs import contract
from twosource.reading import ENGLISH, build, stage
from twosource.reading.page import EventMention, Page
from twosource.reading.pipeline import Pipeline, reading_of
from twosource.resolution import find_stories, groups_of, resolve_entities
from twosource.workflow import picture


def given(spans: dict[str, list[tuple[int, int]]]):
    """A happenings stage that finds exactly `spans` (by source id), with the type the real stage gives a word there."""
    real = next(each for each in ENGLISH.stages if "event_mentions" in each.adds)

    def event_mentions(page: Page) -> dict[str, Any]:
        added = real.run(page)
        known = {h.token: h for h in added["event_mentions"] if h.kind == "event"}
        added["event_mentions"] = tuple(h for pair in sorted(spans[page.report.source_id]) if (h := _happening(page, Span(*pair), known)))
        return added

    return stage(event_mentions, " ".join(real.needs), " ".join(real.adds))


def _happening(page: Page, span: Span, known: dict[int, EventMention]) -> EventMention | None:
    piece = page.doc.char_span(span.start, span.end, alignment_mode="expand")
    if piece is None:
        return None
    sentence = next((i for i, s in enumerate(page.sentences) if s.span.overlaps(span)), None)
    if sentence is None:
        return None
    root = piece.root
    old = known.get(root.i)
    kind = old.type if old else "other"
    return EventMention(span, root.i, sentence, root.lemma_.lower(), "event", kind, root.pos_ in {"NOUN", "PROPN"})


def readings_of(name: str, shared: Path) -> tuple[list[Report], list[Reading], dict[str, Any]]:
    """Reports, readings on gold mentions, and the gold itself."""
    gold = json.loads((prepared(name, shared) / "gold.json").read_text())
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for item in gold["event_mentions"]:
        spans[item["report"]].append((item["start"], item["end"]))
    stages = [given(spans) if "event_mentions" in each.adds else each for each in ENGLISH.stages]
    pipeline = build(stages)
    pages = list(pages_of(name, shared))
    return [page.report for page in pages], [_read(pipeline, page) for page in pages], gold


def as_read(name: str, shared: Path) -> tuple[list[Report], list[Reading], dict[str, Any]]:
    """Reports, readings on the events that the real stage finds, and the gold."""
    gold = json.loads((prepared(name, shared) / "gold.json").read_text())
    pages = list(pages_of(name, shared))
    return [page.report for page in pages], [_read(ENGLISH, page) for page in pages], gold


def stories_of(reports: Sequence[Report], readings: Sequence[Reading]) -> Iterator[tuple[list[Report], list[Reading], tuple[Entity, ...]]]:
    """Reports, readings and entities of each story, as a case is drawn."""
    told = {report.id: (report, reading) for report, reading in zip(reports, readings, strict=True)}
    for group in groups_of(told, find_stories(reports).near()):
        members = [told[each] for each in group.reports]
        part, read = [report for report, _ in members], [reading for _, reading in members]
        yield part, read, resolve_entities(read, (), part)


def _read(pipeline: Pipeline, page: Page) -> Reading:
    """The reading; on a stage's error an empty one and a line that says so, so that one report never stops the measurement."""
    try:
        return reading_of(pipeline.annotate(page))
    except Exception as error:  # one report that a stage under work trips over must not stop the measurement
        print(f"{page.report.source_id}: {error}", file=sys.stderr)
        return Reading(page.report.id)


def scored(reports: Sequence[Report], readings: Sequence[Reading], folder: Path, shared: Path) -> dict[str, Any]:
    out = folder / "gold_mentions.json"
    out.write_text(json.dumps(event_words(contract(picture(reports, readings))), ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, str(shared / "bench/score.py"), str(out), str(folder / "gold.json")]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", choices=["ecb", "ecbtrain", "meantime"])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    reports, readings, _ = readings_of(args.set, args.shared)
    began = time.perf_counter()
    result = scored(reports, readings, Path("build") / args.set, args.shared)
    print(f"{args.set}: {len(reports)} reports, {time.perf_counter() - began:.1f} s")
    for row in ("event_mentions", "event_coreference", "entity_coreference"):
        print(f"  {row:28} {result[row]}")


if __name__ == "__main__":
    main()
