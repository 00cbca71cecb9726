"""Attribution in GUM: who is said to say or think what, against the discourse relation "attribution".

    python bench/gum_attribution.py [--shared ../shared] [--errors N --seed S]

Gold: the relations attribution-positive and attribution-negative of the Georgetown University Multilayer corpus (`rst/rstweb/*.rs4`),
on the documents beside the checkout. The satellite is the saying ("the minister said"), the nucleus what is said; of a satellite or
nucleus of several units all are taken, of a nucleus not what hangs on it beside the saying. Each gold saying is of one kind:
- `own`: its subject is "I" or "we", whoever speaks: the report's author, or a quoted or interviewed person on himself;
- `thought`: its head is a verb of thinking, feeling or finding out (`THOUGHT`);
- `label`: it has no verb and no "according": a picture's credit, a byline, a speaker's name over his turn;
- `speech`: all others, such as "said", "according to".

System: the reading's quotations that have a cue. The words are read from the text alone, sentences joined with blanks, paragraphs
with empty lines.

Counted, in percent:
- `cues.p`: quotations whose cue lies in a gold saying, of all quotations;
- `cues.speech`, `cues.thought`, `cues.own`: gold sayings with such a cue in them, of all of that kind;
- `cues.f`: F1 of `cues.p` and the share found of `speech` and `thought` together. What is one's own is neither asked for nor wrong:
  "I think" of a report's author is his own voice, of a person quoted it is that person's. Labels neither: the intake takes credits
  and bylines out of the story where it knows them;
- `content.f`: F1 of the words (letters and digits) of the content, over the found sayings of speech and thought;
- `source`: of those found whose saying names its source (a subject, or what follows "according to"), how often our source holds it.

Sets: `gum` is the dev split in the genres that are here, `gum-news` and `gum-interview` these genres of train and dev. No test
document is read. Known unfairness: a cue inside a unit ("claims of fraud", "accused of") is no relation in the gold, so that ours
count as wrong there.
"""

import argparse
import random
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from twosource.intake import take
from twosource.model import Quotation, Report, Source
from twosource.reading import ENGLISH

VERBS_OF_THOUGHT = """
    think believe know feel hope see find mean understand realize realise consider suppose guess imagine assume expect fear doubt
    wonder remember forget notice decide discover learn hear read suspect want wish like love prefer determine recognize recognise
    view regard hypothesize hypothesise conclude figure dream agree worry observe sense perceive
"""
THOUGHT = frozenset(VERBS_OF_THOUGHT.split())
KINDS = ("speech", "thought", "own")
ASKED = ("speech", "thought")
SELVES = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Word:
    """A gold token: where it stands in the text, its lemma and part of speech, its governor (index in the text, -1: none) and relation."""

    start: int
    end: int
    lemma: str
    kind: str
    up: int
    tie: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold saying: its tokens, those of its content, its kind, and the head token of its source (None: it names none)."""

    cue: frozenset[int]
    content: frozenset[int]
    kind: str
    source: int | None


@dataclass(frozen=True, slots=True)
class Text:
    """A document: its text, tokens and gold sayings."""

    id: str
    text: str
    words: tuple[Word, ...]
    sayings: tuple[Gold, ...]


@dataclass
class Tally:
    """Counts over the documents of a set."""

    cues: int = 0
    right: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    shared: int = 0
    ours: int = 0
    theirs: int = 0
    sources: int = 0
    sourced: int = 0
    errors: list[tuple[str, str]] = field(default_factory=list)


def words_of(conllu: str) -> tuple[str, tuple[Word, ...]]:
    """The text and its tokens."""
    text, words = "", list[Word]()
    for block in conllu.strip().split("\n\n"):
        lines = block.split("\n")
        sentence = next(line[9:] for line in lines if line.startswith("# text = "))
        text += ("" if not text else "\n\n" if any(line.startswith("# newpar") for line in lines) else " ") + sentence
        base, at = len(words), len(text) - len(sentence)
        for parts in (line.split("\t") for line in lines if line[0] != "#"):
            if parts[0].isdigit():
                at = text.index(parts[1], at)
                up = base + int(parts[6]) - 1 if parts[6] != "0" else -1
                words.append(Word(at, at + len(parts[1]), parts[2].lower(), parts[3], up, parts[7]))
                at += len(parts[1])
    return text, tuple(words)


def units(rst: ET.Element) -> tuple[dict[str, frozenset[int]], list[tuple[str, str]]]:
    """The tokens of every node without what hangs on it, and the attribution relations as (satellite, nucleus)."""
    kinds = {rel.get("name", ""): rel.get("type", "") for rel in rst.iter("rel")}
    own, at = dict[str, frozenset[int]](), 0
    for segment in rst.iter("segment"):
        size = len((segment.text or "").split())
        own[segment.get("id", "")] = frozenset(range(at, at + size))
        at += size
    children: dict[str, list[tuple[str, bool]]] = {}
    pairs = []
    for node in (*rst.iter("segment"), *rst.iter("group")):
        name, parent, relation = node.get("id", ""), node.get("parent"), node.get("relname", "")
        if parent is not None:
            children.setdefault(parent, []).append((name, relation == "span" or kinds.get(relation) == "multinuc"))
            if relation.startswith("attribution"):
                pairs.append((name, parent))

    @cache
    def core(name: str) -> frozenset[int]:
        return own.get(name, frozenset()).union(*(whole(child) for child, nuclear in children.get(name, ()) if nuclear))

    @cache
    def whole(name: str) -> frozenset[int]:
        return core(name).union(*(whole(child) for child, nuclear in children.get(name, ()) if not nuclear))

    return {name: core(name) for name in {name for pair in pairs for name in pair}}, pairs


def gold_saying(cue: frozenset[int], content: frozenset[int], words: Sequence[Word]) -> Gold:
    """A gold saying with its kind and source read from the syntax."""
    head = next((at for at in sorted(cue) if words[at].up not in cue and words[at].tie not in ("punct", "cc", "mark")), min(cue))
    subjects = [at for at in sorted(cue) if words[at].tie in ("nsubj", "nsubj:pass") and words[words[at].up].tie != "acl:relcl"]
    subject = next((at for at in subjects if words[at].up == head), subjects[0] if subjects else None)
    if subject is None and words[min(cue)].lemma == "accord":
        subject = head if words[head].lemma != "accord" else next((at for at in sorted(cue) if words[at].tie == "obl"), None)
    if subject is not None and words[subject].lemma in SELVES:
        return Gold(cue, content, "own", subject)
    if not any(words[at].kind in ("VERB", "AUX") or words[at].lemma == "accord" for at in cue):
        return Gold(cue, content, "label", subject)
    return Gold(cue, content, "thought" if words[head].lemma in THOUGHT else "speech", subject)


def read_text(name: str, conllu: str, rst: str) -> Text:
    """A document from its two files, whose tokens are the same."""
    text, words = words_of(conllu)
    cores, pairs = units(ET.fromstring(rst))
    return Text(name, text, words, tuple(gold_saying(cores[a], cores[b], words) for a, b in pairs if cores[a] and cores[b]))


def count(text: Text, quotations: Iterable[Quotation], tally: Tally) -> None:
    """Adds one document to the tally."""
    answered: dict[int, Quotation] = {}
    for quotation in quotations:
        if quotation.cue is None:
            continue
        tally.cues += 1
        at = _tokens(text, quotation.cue.start, quotation.cue.end)
        gold = next((n for n, saying in enumerate(text.sayings) if at & saying.cue), None)
        if gold is None:
            tally.errors.append(("extra", _around(text, quotation.cue.start, quotation.content.start, quotation.content.end)))
            continue
        tally.right += 1
        answered.setdefault(gold, quotation)
    for n, saying in enumerate(text.sayings):
        tally.asked[saying.kind] += 1
        given = answered.get(n)
        if given is None:
            first = min(saying.cue)
            tally.errors.append((f"missed {saying.kind}", _around(text, *(text.words[at].start for at in (first, max(saying.cue))))))
            continue
        tally.found[saying.kind] += 1
        if saying.kind in ASKED:
            _compare(text, saying, given, tally)


def _compare(text: Text, saying: Gold, given: Quotation, tally: Tally) -> None:
    ours = _tokens(text, given.content.start, given.content.end)
    wordy = {at for at in ours | saying.content if any(c.isalnum() for c in text.text[text.words[at].start : text.words[at].end])}
    shared = len(ours & saying.content & wordy)
    tally.shared += shared
    tally.ours += len(ours & wordy)
    tally.theirs += len(saying.content & wordy)
    if shared * 2 < len((ours | saying.content) & wordy):
        tally.errors.append(("content", _around(text, given.content.start, given.content.end)))
    if saying.source is not None:
        tally.sources += 1
        held = given.source is not None and saying.source in _tokens(text, given.source.start, given.source.end)
        tally.sourced += held
        if not held:
            tally.errors.append(("source", _around(text, text.words[saying.source].start, given.content.start)))


def _tokens(text: Text, start: int, end: int) -> set[int]:
    return {at for at, word in enumerate(text.words) if word.start < end and word.end > start}


def _around(text: Text, *places: int) -> str:
    first, last = max(0, min(places) - 60), max(places) + 80
    return re.sub(r"\s+", " ", f"{text.id}: {text.text[first:last]}")


def figures(tally: Tally) -> dict[str, float]:
    """The measures of a tally, in percent."""
    precision = share(tally.right, tally.cues)
    recall = share(sum(tally.found[kind] for kind in ASKED), sum(tally.asked[kind] for kind in ASKED))
    out = {"cues.p": precision} | {f"cues.{kind}": share(tally.found[kind], tally.asked[kind]) for kind in KINDS}
    out["cues.f"] = mean(precision, recall)
    out["content.f"] = mean(share(tally.shared, tally.ours), share(tally.shared, tally.theirs))
    out["source"] = share(tally.sourced, tally.sources)
    return {name: round(value, 1) for name, value in out.items()}


def share(part: int, whole: int) -> float:
    """`part` of `whole` in percent."""
    return 100 * part / whole if whole else 0.0


def mean(one: float, other: float) -> float:
    """The harmonic mean."""
    return 2 * one * other / (one + other) if one + other else 0.0


def dev_names(splits: str) -> frozenset[str]:
    """The documents of the dev split."""
    part = splits.split("## dev")[1].split("## ")[0]
    return frozenset(re.findall(r"GUM_\w+", part))


def texts(shared: Path) -> Iterator[Text]:
    """The documents that are here."""
    folder = shared / "data/gum"
    for path in sorted((folder / "dep").glob("*.conllu")):
        rst = folder / f"rst/rstweb/{path.stem}.rs4"
        if rst.exists():
            yield read_text(path.stem, path.read_text(encoding="utf-8"), rst.read_text(encoding="utf-8"))


def readings(read: Sequence[Text]) -> Iterator[tuple[Text, tuple[Quotation, ...]]]:
    """Each document with its quotations."""
    for text, reading in zip(read, ENGLISH.read(reports_of(read)), strict=True):
        yield text, reading.quotations


def reports_of(read: Sequence[Text]) -> list[Report]:
    """The documents as they are taken in from files of text."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(read):
            (Path(folder) / f"{number:04}.txt").write_text(text.text, encoding="utf-8")
        paths = [str(Path(folder) / f"{number:04}.txt") for number in range(len(read))]
        reports: list[Report] = [item.report for item in take(paths) if isinstance(item, Source)]
    for text, report in zip(read, reports, strict=True):
        if report.text != text.text:
            raise ValueError(f"{text.id}: taking it in changed its text")
    return reports


def tallies(shared: Path) -> Mapping[str, Tally]:
    """A tally for each set."""
    dev = dev_names((shared / "data/gum/splits.md").read_text(encoding="utf-8"))
    found = {"gum": Tally(), "gum-news": Tally(), "gum-interview": Tally()}
    for text, quotations in readings(list(texts(shared))):
        if text.id in dev:
            count(text, quotations, found["gum"])
        for genre in ("news", "interview"):
            if text.id.startswith(f"GUM_{genre}_"):
                count(text, quotations, found[f"gum-{genre}"])
    return found


def measure(shared: Path) -> dict[str, float]:
    """Every figure of every set, `set.measure`."""
    return {f"{name}.{key}": value for name, tally in tallies(shared).items() for key, value in figures(tally).items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", type=int, default=0, help="print this many errors of each kind and set")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if not (args.shared / "data/gum").is_dir():
        print(f"no GUM at {args.shared / 'data/gum'}: nothing to measure")
        return 0
    for name, tally in tallies(args.shared).items():
        print(f"{name}: {tally.cues} cues read, gold {', '.join(f'{n} {kind}' for kind, n in tally.asked.items())}")
        for key, value in figures(tally).items():
            print(f"  {key:14} {value}")
        for kind in sorted({kind for kind, _ in tally.errors}) if args.errors else ():
            lines = [line for each, line in tally.errors if each == kind]
            print(f"  -- {kind} ({len(lines)})")
            for line in random.Random(args.seed).sample(lines, min(args.errors, len(lines))):
                print(f"     {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
