"""GUM as a reader needs it: texts with their tokens' places, both layers of coreference, and the splits."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<alone>\))?|(?P<closed>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A gold mention: tokens `[first, last)`, its head token, its cluster."""

    first: int
    last: int
    head: int
    cluster: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document: where its tokens stand in its text, both layers of gold, and the clusters that a split plural's cluster stands for."""

    id: str
    text: str
    tokens: tuple[tuple[int, int], ...]
    onto: tuple[Spot, ...]
    gum: tuple[Spot, ...]
    split: Mapping[str, frozenset[str]]


def brackets(cells: Sequence[str]) -> list[tuple[int, int, str]]:
    """Bracketed spans of a column: (first, last + 1, what stands after the opening bracket up to the first hyphen)."""
    opened: dict[str, list[int]] = defaultdict(list)
    found = []
    for at, cell in enumerate(cells):
        for piece in BRACKET.finditer(cell):
            if piece["closed"]:
                found.append((opened[piece["closed"]].pop(), at + 1, piece["closed"]))
            elif piece["alone"]:
                found.append((at, at + 1, piece["opened"].split("-")[0]))
            else:
                opened[piece["opened"].split("-")[0]].append(at)
    return sorted(found)


def head_of(first: int, last: int, up: Sequence[int]) -> int:
    """The first token of a span whose governor lies outside it."""
    return next((at for at in range(first, last) if not first <= up[at] < last), first)


def read_text(name: str, conllu: str, conll: str) -> Text:
    """A document from its two files. Sentences of a paragraph are joined with blanks, paragraphs with empty lines."""
    text, tokens, up, cells, split = "", [], [], [], defaultdict(set)
    for block in conllu.strip().split("\n\n"):
        lines = block.split("\n")
        sentence = next(line[9:] for line in lines if line.startswith("# text = "))
        text += ("" if not text else "\n\n" if any(line.startswith("# newpar") for line in lines) else " ") + sentence
        base, at = len(tokens), len(text) - len(sentence)
        for parts in (line.split("\t") for line in lines if line[0] != "#"):
            if not parts[0].isdigit():
                continue
            at = text.index(parts[1], at)
            tokens.append((at, at + len(parts[1])))
            at += len(parts[1])
            up.append(base + int(parts[6]) - 1 if parts[6] != "0" else -1)
            misc = dict(item.split("=", 1) for item in parts[9].split("|") if "=" in item)
            cells.append(misc.get("Entity", ""))
            for pair in filter(None, misc.get("SplitAnte", "").split(",")):
                split[pair.split("<")[1]].add(pair.split("<")[0])
    onto = [line.split("\t")[2] for line in conll.splitlines() if line and line[0] != "#"]

    def spots(column: Sequence[str]) -> tuple[Spot, ...]:
        return tuple(Spot(first, last, head_of(first, last, up), cluster) for first, last, cluster in brackets(column))

    return Text(name, text, tuple(tokens), spots(onto), spots(cells), {one: frozenset(several) for one, several in split.items()})


def texts_of(shared: Path) -> dict[str, list[Text]]:
    """The two sets."""
    base = shared / "data/gum"
    splits: dict[str, str] = {}
    split = ""
    for line in (base / "splits.md").read_text(encoding="utf-8").splitlines():
        split = line.removeprefix("## ") if line.startswith("## ") else split
        splits |= {line.strip().removeprefix("* "): split} if line.strip().startswith("* ") else {}
    found: dict[str, list[Text]] = {"gum": [], "gum-news": []}
    for path in sorted((base / "dep").glob("*.conllu")):
        conll = base / "coref/ontogum/conll" / f"{path.stem}.conll"
        sets = [name for name, fits in (("gum", splits.get(path.stem) == "dev"), ("gum-news", "_news_" in path.stem)) if fits]
        if sets and splits[path.stem] in ("dev", "train") and conll.exists():
            text = read_text(path.stem, path.read_text(encoding="utf-8"), conll.read_text(encoding="utf-8"))
            for name in sets:
                found[name].append(text)
    return found
