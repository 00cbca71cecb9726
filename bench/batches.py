"""What reading costs alone and in batches, and what hangs on the batch: ways to run the parser and the encoder, side by side.

    python bench/batches.py [--shared ../shared] [--reports 120]

For each way: tokens per second of processor, and how many of the reports come out otherwise when the same way reads them one by one (the
parser's tags, heads and labels; the encoder's scores to the last bit). Rounds alternate, the fastest counts. Quality by `bench/run.py`.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from loop import prepared, reports_of
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from twosource.model import Report
from twosource.reading.encoder import model
from twosource.reading.encoder.windows import Stretch, stretches
from twosource.reading.syntax.parser import _alone, _words, asked, language_model, parsed, tokenised

ROUNDS = 3
PIECES = 1024
"""Word pieces in one run of several stretches, padding included."""

Way = Callable[[Sequence[Report]], list[Any]]
"""Reports to what a way says of each, comparable."""


def tokens(reports: Sequence[Report]) -> list[Doc]:
    nlp = language_model()
    return [tokenised(nlp, report, asked(report)[0]) for report in reports]


def said(doc: Doc) -> list[tuple[str, str, int]]:
    return [(token.tag_, token.dep_, token.head.i) for token in doc]


def whole_in_batches(reports: Sequence[Report]) -> list[Any]:
    return list(map(said, language_model().pipe(tokens(reports), batch_size=64)))


def whole_one_by_one(reports: Sequence[Report]) -> list[Any]:
    return [said(language_model()(doc)) for doc in tokens(reports)]


def sentences_of_a_report(reports: Sequence[Report]) -> list[Any]:
    return [said(parsed(language_model(), doc)) for doc in tokens(reports)]


def sentences_of_all(reports: Sequence[Report]) -> list[Any]:
    return _sentences(reports, lambda nlp, docs: list(nlp.pipe(docs, batch_size=1024)))


def sentences_one_by_one(reports: Sequence[Report]) -> list[Any]:
    return _sentences(reports, lambda nlp, docs: [nlp(doc) for doc in docs])


def _sentences(reports: Sequence[Report], parse: Callable[[Language, list[Doc]], list[Doc]]) -> list[Any]:
    nlp, docs = language_model(), tokens(reports)
    alone = [[_alone(words) for each in nlp.get_pipe("senter")(doc).sents if (words := _words(each))] for doc in docs]
    done = iter(parse(nlp, [each for sentences in alone for each in sentences]))
    return [[said(next(done)) for _ in sentences] for sentences in alone]


def cut(reports: Sequence[Report]) -> list[list[Stretch]]:
    pairs = [asked(report) for report in reports]
    return [[s for span in spans if span.of(text).strip() for s in stretches(span.of(text), span.start)] for text, spans in pairs]


def stretches_in_batches(reports: Sequence[Report]) -> list[Any]:
    """Stretches of like length run together, as wide as the longest of them."""
    found = cut(reports)
    flat = [stretch for each in found for stretch in each]
    order = sorted(range(len(flat)), key=lambda at: len(flat[at].ids))
    scores: dict[int, bytes] = {}
    while order:
        batch = [order.pop()]
        while order and (len(batch) + 1) * len(flat[batch[0]].ids) <= PIECES:
            batch.append(order.pop())
        for at, each in zip(batch, _together([flat[at] for at in batch]), strict=True):
            scores[at] = each.tobytes()
    every = iter([scores[at] for at in range(len(flat))])
    return [[next(every) for _ in each] for each in found]


def _together(batch: Sequence[Stretch]) -> list[NDArray[np.float32]]:
    given = {name: np.zeros((len(batch), len(batch[0].ids)), np.int64) for name in ("ids", "shapes", "mask")}
    for row, stretch in enumerate(batch):
        end = len(stretch.ids)
        given["ids"][row, :end], given["shapes"][row, :end], given["mask"][row, :end] = stretch.ids, stretch.shapes, 1
    scores = model._session().run(None, given)[0]
    return [scores[row, stretch.firsts] for row, stretch in enumerate(batch)]


def stretches_one_by_one(reports: Sequence[Report]) -> list[Any]:
    return [[model.scored(stretch)[0].tobytes() for stretch in each] for each in cut(reports)]


WAYS: dict[str, Way] = {
    "parser: whole texts, 64 reports a run": whole_in_batches,
    "parser: whole texts, one report a run": whole_one_by_one,
    "parser: sentences by themselves, all reports a run": sentences_of_all,
    "parser: sentences by themselves, one report a run (what reading does)": sentences_of_a_report,
    "parser: sentences by themselves, one a run": sentences_one_by_one,
    "encoder: stretches of all reports in runs of 1,024 pieces": stretches_in_batches,
    "encoder: one stretch a run (what reading does)": stretches_one_by_one,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--reports", type=int, default=120)
    options = parser.parse_args()
    reports = reports_of(prepared("ecb", options.shared))[: options.reports]
    count = sum(map(len, tokens(reports)))
    took: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, way in WAYS.items():
            began = process_time()
            way(reports)
            took[name] = min(took.get(name, float("inf")), process_time() - began)
    print(f"{len(reports)} reports, {count} tokens\n\n| way | tokens per second | reports that differ alone |\n|---|---:|---:|")
    for name, way in WAYS.items():
        heap = way(reports)
        differ = sum(way([report]) != [heap[at]] for at, report in enumerate(reports))
        print(f"| {name} | {count / took[name]:,.0f} | {differ} |", flush=True)


if __name__ == "__main__":
    main()
