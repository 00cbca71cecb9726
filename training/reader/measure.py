"""Head by head: the rules, the model and both together, on the sets kept apart from training.

    python -m training.reader.measure [--shared ../shared] [--model src/twosource/reading/data]

names: MEANTIME's named mentions, re3d's capitalised names, GUM's dev documents (span F, and F with the type). events: ECB+ dev.
negation: ECB+ dev. sayings: GUM's dev documents. parties: ECB+ dev. roles: actors, targets and instruments of MUC messages after the
700th, by word. Words are those of the encoder; a span is found if both its ends are.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import onnxruntime
from training.reader import gold
from training.reader.examples import HEADS, SPANS, Example, targets

from twosource.reading import encoder
from twosource.reading.pieces import stretches


def load(folder: Path) -> None:
    """Makes the encoder run the model in `folder`."""
    session = onnxruntime.InferenceSession(str(folder / "reader.onnx"), providers=["CPUExecutionProvider"])
    card = json.loads((folder / "reader.json").read_text())
    encoder._session = lambda: session  # type: ignore[assignment]
    encoder.labels_of = lambda: {head: tuple(labels) for head, labels in card["heads"].items()}  # type: ignore[assignment]


def rate(found: set, wanted: set) -> dict[str, float]:
    """Precision, recall and F in percent."""
    hit = len(found & wanted)
    p, r = hit / max(1, len(found)), hit / max(1, len(wanted))
    return {"p": round(100 * p, 1), "r": round(100 * r, 1), "f": round(200 * p * r / max(1e-9, p + r), 1), "gold": len(wanted)}


def marked(examples: Sequence[Example], head: str) -> dict[str, dict[str, float]]:
    """The model alone on a head that the examples are marked for: by word, or by span for a BIO head."""
    where = encoder.heads()[head]
    wanted, found = set(), set()
    for n, example in enumerate(examples):
        given = list(stretches([(example.text, 0)]))
        for stretch, scores in zip(given, encoder.scored(given), strict=True):
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
                chances = encoder.softmax(scores[:, where])
                words = {word for word, _, _ in told}
                found |= {
                    (n, (each.start, each.end), each.label)
                    for each in encoder.spans(stretch.words, chances, names)
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
    where = encoder.heads()["names"]
    for name, text in texts:
        parts, at = [], 0
        for part in text.split("\n\n"):
            parts.append((part, at))
            at += len(part) + 2
        given = list(stretches([each for each in parts if each[0].strip()]))
        for stretch, scores in zip(given, encoder.scored(given), strict=True):
            for each in encoder.spans(stretch.words, encoder.softmax(scores[:, where]), HEADS["names"]):
                if each.label in OF_LABEL and OF_LABEL[each.label] in kinds:
                    found.add((name, each.start, each.end, OF_LABEL[each.label]))
    return {"names": rate({e[:3] for e in found}, {e[:3] for e in wanted}), "names and type": rate(found, wanted)}


RE3D = {"Person": "person", "Organisation": "organization", "Location": "place"}


def re3d(folder: Path) -> tuple[list[tuple[str, str]], set[tuple[str, int, int, str]]]:
    """re3d's persons, organisations and locations whose longer words all have a capital, without their article."""
    texts, wanted = [], set()
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        read = lambda name, part=part: [json.loads(line) for line in (part / name).read_text(encoding="utf-8").splitlines()]  # noqa: E731
        for document in read("documents.json"):
            texts.append((document["_id"], document["text"]))
        for entity in read("entities.json"):
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
    rows: dict[str, dict[str, dict[str, float]]] = {
        "re3d": names(*re3d(args.shared / "data/re3d")),
        "meantime": names(*meantime(Path("build/meantime"))),
        "gum dev": names(
            [(str(n), e.text) for n, e in enumerate(dev)],
            {(str(n), a, b, k) for n, e in enumerate(dev) for a, b, k in e.marks["gold names"] if k in ("person", "organization", "place")},
        ),
        "ecb dev": marked(apart, "events") | marked(apart, "polarity") | marked(apart, "parties"),
        "gum dev sayings": marked(dev, "saying"),
        "muc after 700": marked(muc, "roles"),
    }
    for name, found in rows.items():
        for measure, value in found.items():
            print(f"{name:16} {measure:24} {value}")


if __name__ == "__main__":
    main()
