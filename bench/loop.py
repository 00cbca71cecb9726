"""The development loop: read a prepared set with the syntax cached, score it, print the rows.

    python bench/loop.py ecb meantime [--facts] [--deaf] [--shared ../shared]

The first call prepares the data and caches spaCy's parses and the encoder's answers under build/; later calls take seconds. `--deaf` reads
with spaCy's own names and no encoder, to see what the encoder is worth. `bench/run.py` is the gate.
"""

import argparse
import hashlib
import json
import os
import pickle
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import DocBin

from twosource.intake import take
from twosource.language import language_at_hand
from twosource.model import Report, Source
from twosource.outputs import contract
from twosource.reading import ENGLISH
from twosource.reading.encoder.model import factuality_weights, fingerprint, signals
from twosource.reading.encoder.predictions import Signals
from twosource.reading.page import Page
from twosource.reading.pipeline import reading_of
from twosource.reading.syntax import parser as syntax
from twosource.reading.syntax.entity_labels import parsers_own
from twosource.reading.syntax.parser import asked, language_model, page_of, parsed, tokenised
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


def pages_of(name: str, shared: Path = Path("../shared"), *, deaf: bool = False) -> Iterator[Page]:
    """Pages with their syntax, from the cache when neither the texts and blocks nor what reads them have changed."""
    folder = prepared(name, shared)
    reports = reports_of(folder)
    yield from pages_from(folder, reports, deaf=deaf)


def pages_from(folder: Path, reports: Sequence[Report], *, deaf: bool = False) -> Iterator[Page]:
    """`pages_of` for any reports; the cache stands in `folder`."""
    parser = Path(syntax.__file__).read_text(encoding="utf-8")
    stamp = parser + repr([(asked(r), len(r.text), [b.span.start for b in r.blocks]) for r in reports])
    cache = folder / f"docs-{'deaf-' if deaf else ''}{hashlib.sha256(stamp.encode()).hexdigest()[:12]}.spacy"
    nlp = spacy.load(language_at_hand().parser, vocab=language_model().vocab) if deaf else language_model()
    if not cache.exists():
        docs = DocBin(store_user_data=False, docs=[parsed(nlp, tokenised(nlp, report, asked(report)[0])) for report in reports])
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = cache.with_suffix(f".{os.getpid()}")
        docs.to_disk(unfinished)
        unfinished.rename(cache)
    docs_read = list(DocBin().from_disk(cache).get_docs(nlp.vocab))
    heard = [parsers_own(doc) for doc in docs_read] if deaf else _heard(cache, reports)
    for report, doc, said in zip(reports, docs_read, heard, strict=True):
        yield page_of(report, doc, said)


def _heard(docs: Path, reports: Sequence[Report]) -> list[Signals]:
    """The encoder's answers, from the cache while the model is the same."""
    model = hashlib.sha256(fingerprint().encode() + factuality_weights().tobytes()).hexdigest()[:12]
    cache = docs.with_name(f"{docs.stem}-{model}.pickle")
    if not cache.exists():
        unfinished = cache.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(pickle.dumps(signals([asked(report) for report in reports])))
        unfinished.rename(cache)
    found: list[Signals] = pickle.loads(cache.read_bytes())  # our own file, written above
    return found


def event_words(case: dict[str, Any]) -> dict[str, Any]:
    """A contract without what gold of event words knows nothing of: claims of kind attribute, and roles that another event fills.

    "bombed a meeting": MEANTIME and ECB+ mark persons, bodies, places and things as participants, and no events.
    """
    triggers = defaultdict(list)
    for claim in case["claims"]:
        triggers[claim["report"]].append((claim["trigger"]["start"], claim["trigger"]["end"]))

    def eventful(report: str, role: dict[str, Any]) -> bool:
        return role["entity"] is None and any(role["start"] <= start and end <= role["end"] for start, end in triggers[report])

    events = [claim for claim in case["claims"] if claim["kind"] != "attribute"]
    return case | {"claims": [c | {"roles": [role for role in c["roles"] if not eventful(c["report"], role)]} for c in events]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", choices=SETS)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--facts", action="store_true", help="score differences too (ecb)")
    parser.add_argument("--deaf", action="store_true", help="without the encoder")
    parser.add_argument("--out", type=Path, default=None, help="folder for case.json, default the set's own under build/")
    args = parser.parse_args()
    for name in args.sets:
        folder = prepared(name, args.shared)
        pages = list(pages_of(name, args.shared, deaf=args.deaf))
        began = time.perf_counter()
        readings = [reading_of(ENGLISH.annotate(page)) for page in pages]
        read = time.perf_counter()
        case = picture([page.report for page in pages], readings)
        out = (args.out or folder) / "case.json"
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(contract(case), ensure_ascii=False), encoding="utf-8")
        print(f"{name}: stages {read - began:.1f} s, resolution and comparison {time.perf_counter() - read:.1f} s")
        score = [sys.executable, str(args.shared / "bench/score.py"), str(out)]
        events = out.with_name("events.json")
        events.write_text(json.dumps(event_words(contract(case)), ensure_ascii=False), encoding="utf-8")
        told = [*score[:-1], str(events), str(folder / "gold.json")]
        result = json.loads(subprocess.run(told, check=True, capture_output=True, text=True).stdout)
        if args.facts and name == "ecb":
            facts = [*score, "--facts", str(args.shared / "data/differences")]
            result |= json.loads(subprocess.run(facts, check=True, capture_output=True, text=True).stdout)
        for row, value in result.items():
            print(f"  {row:28} {value}")


if __name__ == "__main__":
    main()
