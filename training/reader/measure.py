"""Head by head: the model alone, the rules alone (with the parser's own names) and both together, on sets kept apart from training.

    python -m training.reader.measure [--shared ../shared] [--model src/twosource/reading/data]

names: MEANTIME's named mentions, re3d's capitalised names, GUM's dev documents (span F, and F with the type). events: ECB+ dev.
negation: ECB+ dev. sayings: GUM's dev documents. parties: ECB+ dev. roles: actors, targets and instruments of MUC messages after the
700th, by word. Words are those of the encoder; a span is found if both its ends are.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from loop import pages_from
from training.reader import gold
from training.reader.examples import HEADS, SPANS, Example, targets

from twosource.model import Block, Report, Span
from twosource.reading import ENGLISH
from twosource.reading.encoder import model, runtime
from twosource.reading.encoder.windows import stretches
from twosource.reading.page import Page


def load(folder: Path) -> None:
    """Makes the encoder run the model in `folder`."""
    session = runtime.onnxruntime().InferenceSession(str(folder / "reader.onnx"), providers=["CPUExecutionProvider"])
    card = json.loads((folder / "reader.json").read_text())
    # The encoder looks its model up by these two; here they give the one that is measured.
    model._session = lambda: session  # type: ignore[assignment]
    model._card = lambda: card  # type: ignore[assignment]


def rate(found: set, wanted: set) -> dict[str, float]:
    """Precision, recall and F in percent."""
    hit = len(found & wanted)
    p, r = hit / max(1, len(found)), hit / max(1, len(wanted))
    return {"p": round(100 * p, 1), "r": round(100 * r, 1), "f": round(200 * p * r / max(1e-9, p + r), 1), "gold": len(wanted)}


def marked(examples: Sequence[Example], head: str) -> dict[str, dict[str, float]]:
    """The model alone on a head that the examples are marked for: by word, or by span for a BIO head."""
    where = model.heads()[head]
    wanted, found = set(), set()
    for n, example in enumerate(examples):
        given = list(stretches(example.text))
        for stretch, scores in zip(given, map(model.scored, given), strict=True):
            answers = targets(example, head, stretch.words)
            names = HEADS[head]
            told = [
                (word, names[a], names[int(s.argmax())])
                for word, a, s in zip(stretch.words, answers, scores[:, where], strict=True)
                if a >= 0
            ]
            for word, right, said in told:
                if right != names[0] and head not in SPANS:
                    wanted.add((n, word, right))
                if said != names[0] and head not in SPANS:
                    found.add((n, word, said))
            if head in SPANS and told:
                chances = model.softmax(scores[:, where])
                words = {word for word, _, _ in told}
                found |= {
                    (n, (each.start, each.end), each.label)
                    for each in model.spans(stretch.words, chances, names)
                    if (each.start, each.start) and any(w[0] == each.start for w in words)
                }
        if head in SPANS:
            wanted |= {(n, (a, b), label) for a, b, label in example.marks[head]}
    rows = {f"{head} and label": rate(found, wanted)}
    rows[head] = rate({each[:2] for each in found}, {each[:2] for each in wanted})
    if head not in SPANS:
        for label in sorted({each[2] for each in wanted}):
            rows[f"{head}: {label}"] = rate({e for e in found if e[2] == label}, {e for e in wanted if e[2] == label})
    return rows


OF_LABEL = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group", "PRODUCT": "thing"}


def names(texts: Iterable[tuple[str, str]], wanted: set[tuple[str, int, int, str]]) -> dict[str, dict[str, float]]:
    """The model alone on named spans: (text id, start, end, type)."""
    found = set()
    kinds = {kind for *_, kind in wanted}
    where = model.heads()["names"]
    for name, text in texts:
        parts, at = [], 0
        for part in text.split("\n\n"):
            parts.append((part, at))
            at += len(part) + 2
        given = [stretch for part, start in parts if part.strip() for stretch in stretches(part, start)]
        for stretch, scores in zip(given, map(model.scored, given), strict=True):
            for each in model.spans(stretch.words, model.softmax(scores[:, where]), HEADS["names"]):
                if each.label in OF_LABEL and OF_LABEL[each.label] in kinds:
                    found.add((name, each.start, each.end, OF_LABEL[each.label]))
    return {"names": rate({e[:3] for e in found}, {e[:3] for e in wanted}), "names and type": rate(found, wanted)}


RE3D = {"Person": "person", "Organisation": "organization", "Location": "place"}


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def re3d(folder: Path) -> tuple[list[tuple[str, str]], set[tuple[str, int, int, str]]]:
    """re3d's persons, organisations and locations whose longer words all have a capital, without their article."""
    texts, wanted = [], set()
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        for document in _lines(part / "documents.json"):
            texts.append((document["_id"], document["text"]))
        for entity in _lines(part / "entities.json"):
            value, start = entity["value"], entity["begin"]
            for article in ("the ", "The "):
                if value.startswith(article):
                    value, start = value[4:], start + 4
            longer = [word for word in value.split() if len(word) > 3]
            if entity["type"] in RE3D and value[:1].isupper() and all(word[0].isupper() for word in longer):
                wanted.add((entity["documentId"], start, start + len(value), RE3D[entity["type"]]))
    return texts, wanted


def meantime(folder: Path) -> tuple[list[tuple[str, str]], set[tuple[str, int, int, str]]]:
    """MEANTIME's named mentions; whole texts, so precision counts names outside the marked sentences as wrong: read the recall."""
    made = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place", "PRO": "thing"}
    wanted = {
        (e["report"], e["start"], e["end"], kinds[e["type"]]) for e in made["entity_mentions"] if e["form"] == "NAM" and e["type"] in kinds
    }
    texts = []
    for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        scored = made["scored"][report["id"]]
        texts.append((report["id"], report["text"][: max(b for _, b in scored)]))
    return texts, wanted


OF_TYPE = {"person": "person", "organization": "organization", "place": "place", "facility": "place", "product": "thing", "group": "group"}


def read(folder: Path, texts: Sequence[tuple[str, str]], *, deaf: bool) -> list[Page]:
    """The texts read by all stages, with the encoder or with the parser's own names; the cache stands in `folder`."""
    reports = []
    for name, text in texts:
        blocks, at = [], 0
        for part in text.split("\n\n"):
            blocks += [Block("paragraph", Span(at, at + len(part)))] if part.strip() else []
            at += len(part) + 2
        reports.append(Report(name, text, "", tuple(blocks)))
    return [ENGLISH.annotate(page) for page in pages_from(folder, reports, deaf=deaf)]


def named(pages: Sequence[Page], wanted: set[tuple[str, int, int, str]]) -> dict[str, dict[str, float]]:
    """What the stages name, against `wanted`."""
    kinds = {kind for *_, kind in wanted}
    mentions = [(page.report.id, mention) for page in pages for mention in page.mentions if mention.form == "name"]
    found = {(name, m.span.start, m.span.end, OF_TYPE[m.type]) for name, m in mentions if OF_TYPE.get(m.type) in kinds}
    return {"names": rate({e[:3] for e in found}, {e[:3] for e in wanted}), "names and type": rate(found, wanted)}


def of_examples(pages: Sequence[Page], examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """What the stages find of the heads that the examples are marked for, by word; parties by their spans."""
    found: dict[str, set] = {"events": set(), "polarity": set(), "parties": set(), "cue": set()}
    wanted: dict[str, set] = {"events": set(), "polarity": set(), "parties": set(), "cue": set()}
    for n, (page, example) in enumerate(zip(pages, examples, strict=True)):
        words = [word for stretch in stretches(example.text) for word in stretch.words]
        for head in ("events", "polarity", "parties"):
            where = example.covered.get(head, ())
            marks = [mark for mark in example.marks.get(head, ()) if head != "polarity" or mark[2] == "negative"]
            told = {
                "events": [event_mention.span for event_mention in page.event_mentions],
                "polarity": [claim.trigger.span for claim in page.claims if claim.polarity == "negative"],
                "parties": [mention.span for mention in page.mentions],
            }[head]
            told = [span for span in told if any(a <= span.start and span.end <= b for a, b in where)]
            if head == "parties":
                wanted[head] |= {(n, a, b) for a, b, _ in marks}
                found[head] |= {(n, span.start, span.end) for span in told}
            else:
                wanted[head] |= {(n, a) for a, _, _ in marks}
                found[head] |= {(n, next((a for a, b, _ in marks if a < span.end and span.start < b), span.start)) for span in told}
        if "saying" in example.marks:
            wanted["cue"] |= {(n, a) for a, _, label in example.marks["saying"] if label == "cue"}
            cues = [quotation.cue for quotation in page.quotations if quotation.cue is not None]
            found["cue"] |= {(n, a) for a, b in words if any(cue.start <= a < cue.end for cue in cues)}
    return {head: rate(found[head], wanted[head]) for head in found if wanted[head]}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=Path("src/twosource/reading/data"))
    args = parser.parse_args()
    load(args.model)
    apart = list(gold.ecb(Path("build/ecb")))
    dev = [example for _, example in gold.gum(args.shared / "data/gum", held_out=True)]
    muc = list(gold.muc(args.shared / "data/muc34", held_out=True))
    texts = [(str(n), example.text) for n, example in enumerate(dev)]
    of_gum = {(str(n), a, b, k) for n, e in enumerate(dev) for a, b, k in e.marks["gold names"] if k in ("person", "organization", "place")}
    sets = {"re3d": re3d(args.shared / "data/re3d"), "meantime": meantime(Path("build/meantime")), "gum dev": (texts, of_gum)}
    for name, (given, wanted) in sets.items():
        show(name, "model", names(given, wanted))
        for deaf in (True, False):
            show(name, "rules" if deaf else "both", named(read(Path("build/heads", name), given, deaf=deaf), wanted))
    show("ecb dev", "model", marked(apart, "events") | marked(apart, "polarity") | marked(apart, "parties"))
    show("gum dev", "model", marked(dev, "saying"))
    for deaf in (True, False):
        pages = read(Path("build/heads/ecb"), [(str(n), example.text) for n, example in enumerate(apart)], deaf=deaf)
        show("ecb dev", "rules" if deaf else "both", of_examples(pages, apart))
        show("gum dev", "rules" if deaf else "both", of_examples(read(Path("build/heads/gum dev"), texts, deaf=deaf), dev))
    show("muc after 700", "model", marked(muc, "roles"))


def show(name: str, who: str, rows: dict[str, dict[str, float]]) -> None:
    """Prints rows."""
    for measure, value in rows.items():
        print(
            f"{name:14} {who:6} {measure:22} P {value['p']:5.1f}  R {value['r']:5.1f}  F {value['f']:5.1f}  of {value['gold']}", flush=True
        )


if __name__ == "__main__":
    main()
