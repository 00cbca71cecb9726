"""Makes `language/en/word_frequencies.tsv`: in how many of 1,000 news texts a word stands.

    python training/word_frequencies.py ../shared/data build/ecbtrain/reports.jsonl > src/twosource/language/en/word_frequencies.tsv

A fixed table and not the case's own counts, so that a report added later never changes what was compared before.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LEAST = 8
"""Texts a word must stand in to get a row; rarer words count as the rarest."""
HEADER = """\
# In how many of 1,000 texts a word stands: ECB+ train topics (annotation CC BY 3.0) and MUC-3/4 messages (public domain), half each.
# Counts only. Made by training/word_frequencies.py.
word\tper_thousand"""


def shares(texts: list[str]) -> dict[str, float]:
    """Word to the number of 1,000 texts it stands in."""
    counts = Counter(word for text in texts for word in {w.lower() for w in WORD.findall(text)})
    return {word: 1000 * n / len(texts) for word, n in counts.items() if n >= LEAST}


def main() -> None:
    """Prints the table."""
    data, train = Path(sys.argv[1]), Path(sys.argv[2])
    news = [json.loads(line)["text"] for line in train.read_text().splitlines()]
    wire = [item["text"] for item in json.loads((data / "muc34/messages.json").read_text()).values()]
    halves = [shares(news), shares(wire)]
    mean = {word: sum(half.get(word, 0.0) for half in halves) / 2 for word in sorted(set().union(*halves))}
    print(HEADER)
    for word, value in mean.items():
        if word.isalpha() or "'" in word:
            print(f"{word}\t{value:.1f}")


if __name__ == "__main__":
    main()
