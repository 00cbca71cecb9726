"""The development loop: read a prepared set with the syntax cached, score it, print the rows.

    python bench/loop.py ecb meantime [--facts] [--shared ../shared]

The first call prepares the data and caches spaCy's parses under build/; later calls take seconds. `bench/run.py` is the gate.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin

from twosource.intake import take
from twosource.model import Report, Source
from twosource.outputs import contract
from twosource.reading import ENGLISH
from twosource.reading.page import Page
from twosource.reading.pipeline import reading_of
from twosource.reading.syntax import language_model, page_of, parse
from twosource.workflow import picture

BUILD = Path("build")
TRAIN = ",".join(str(t) for t in range(1, 46) if t not in {2, 5, 12, 15, 17, 18, 21, 23, 34, 35} and t <= 35)
SETS = {"ecb": ["ecbplus"], "ecbtrain": ["ecbplus", "--topics", TRAIN], "meantime": ["meantime"]}


def prepared(name: str, shared: Path) -> Path:
    folder = BUILD / name
    if not (folder / "gold.json").exists():
        kind, *rest = SETS[name]
        subprocess.run([sys.executable, str(shared / "bench/prepare.py"), kind, str(shared / "data"), str(folder), *rest], check=True)
    return folder


def reports_of(folder: Path) -> list[Report]:
    return [item.report for item in take([str(folder / "reports.jsonl")]) if isinstance(item, Source)]


def pages_of(name: str, shared: Path = Path("../shared")) -> Iterator[Page]:
    """Pages with their syntax, from the cache when the texts and blocks have not changed."""
    folder = prepared(name, shared)
    reports = reports_of(folder)
    stamp = repr([(r.id, len(r.text), [b.span.start for b in r.blocks]) for r in reports])
    cache = folder / f"docs-{hashlib.sha256(stamp.encode()).hexdigest()[:12]}.spacy"
    if not cache.exists():
        docs = DocBin(store_user_data=False)
        for page in parse(reports):
            docs.add(page.doc)
        unfinished = cache.with_suffix(f".{os.getpid()}")
        docs.to_disk(unfinished)
        unfinished.rename(cache)
    vocab = language_model().vocab
    docs_read: Iterator[Doc] = DocBin().from_disk(cache).get_docs(vocab)
    for report, doc in zip(reports, docs_read, strict=True):
        yield page_of(report, doc)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", choices=SETS)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--facts", action="store_true", help="score differences too (ecb)")
    parser.add_argument("--out", type=Path, default=None, help="folder for case.json, default the set's own under build/")
    args = parser.parse_args()
    for name in args.sets:
        folder = prepared(name, args.shared)
        pages = list(pages_of(name, args.shared))
        began = time.perf_counter()
        readings = [reading_of(ENGLISH.annotate(page)) for page in pages]
        read = time.perf_counter()
        case = picture([page.report for page in pages], readings)
        out = (args.out or folder) / "case.json"
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(contract(case), ensure_ascii=False), encoding="utf-8")
        print(f"{name}: stages {read - began:.1f} s, resolution and comparison {time.perf_counter() - read:.1f} s")
        score = [sys.executable, str(args.shared / "bench/score.py"), str(out)]
        result = json.loads(subprocess.run([*score, str(folder / "gold.json")], check=True, capture_output=True, text=True).stdout)
        if args.facts and name == "ecb":
            facts = [*score, "--facts", str(args.shared / "data/differences")]
            result |= json.loads(subprocess.run(facts, check=True, capture_output=True, text=True).stdout)
        for row, value in result.items():
            print(f"  {row:28} {value}")


if __name__ == "__main__":
    main()
