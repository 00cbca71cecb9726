"""MinHash (datasketch) alone, to stand beside ours where shared text is judged: at the threshold that suits it best on the same pairs."""

import re
from collections.abc import Mapping, Sequence

from datasketch import MinHash

WORD = re.compile(r"[^\W_]+")
PERMUTATIONS = 128
SIZES = (3, 5)
"""Words of a shingle; the size that does better is taken."""
Pair = tuple[str, str]


def sketches(texts: Mapping[str, str], size: int) -> dict[str, MinHash]:
    """The sketch of each text's runs of `size` words."""
    found = {}
    for key, text in texts.items():
        words = [word.lower().encode() for word in WORD.findall(text)]
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch(sorted({b" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))}))
        found[key] = sketch
    return found


def likeness(texts: Mapping[str, str], pairs: Sequence[Pair], size: int) -> dict[Pair, float]:
    """The estimated Jaccard likeness of each pair."""
    made = sketches(texts, size)
    return {(a, b): made[a].jaccard(made[b]) for a, b in pairs}


def best(likeness: Mapping[Pair, float], wanted: set[Pair]) -> tuple[float, set[Pair]]:
    """The threshold with the highest F, and the pairs at or above it."""
    levels = sorted({round(value, 4) for value in likeness.values() if value > 0})
    scored = [(f_of({pair for pair, value in likeness.items() if value >= level - 1e-4}, wanted), level) for level in levels]
    _, level = max(scored, default=(0.0, 1.0))
    return level, {pair for pair, value in likeness.items() if value >= level - 1e-4}


def f_of(found: set[Pair], wanted: set[Pair]) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * len(found & wanted) / (len(found) + len(wanted)) if found or wanted else 0.0


def beside(texts: Mapping[str, str], pairs: Sequence[Pair], wanted: set[Pair]) -> tuple[int, float, set[Pair]]:
    """Shingle size, threshold and pairs found, of the size and threshold that do best."""
    options = [(size, *best(likeness(texts, pairs, size), wanted)) for size in SIZES]
    return max(options, key=lambda option: (f_of(option[2], wanted), -option[0]))


def figures(found: set[Pair], wanted: set[Pair]) -> dict[str, float]:
    """Precision, recall and F in percent."""
    right = len(found & wanted)
    return {
        "precision": 100 * right / len(found) if found else 0.0,
        "recall": 100 * right / len(wanted) if wanted else 0.0,
        "f": 100 * f_of(found, wanted),
    }
