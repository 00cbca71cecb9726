"""Writes src/twosource/language/en/head_nouns.tsv: what a noun at the head of a phrase stands for.

    python training/head_nouns.py WORDNET_DICT_DIR [../shared/data/gum]

Each noun's share of senses below a few WordNet roots (weighted by WordNet's own counts, the first sense one more) is the
prior; the entity types of the noun's uses as a phrase's head in the GUM train files are the evidence.
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

OUT = Path("src/twosource/language/en/head_nouns.tsv")
ROOTS = {
    "person": ["person.1", "people.1"],
    "organization": ["organization.1", "military_unit.1", "social_group.1", "enterprise.2"],
    "place": ["location.1", "geological_formation.1", "body_of_water.1", "geographical_area.1"],
    "facility": ["building.1", "structure.1", "way.6", "road.1"],
    "product": ["artefact.1", "software.1"],
}
PERSONS = "18"
"""The number of WordNet's file of persons: what is filed there without a path to "person" is one all the same."""
GUM = {"person": "person", "organization": "organization", "place": "place", "object": "product"}
PRIOR = 3.0
"""How many uses in GUM the prior is worth."""
LEAST = 0.4
"""Smallest share of the kinds together; the best one needs half of it."""
ALONE = 0.6
"""The same for nouns that GUM's train files do not hold."""
BY_HAND = {
    **dict.fromkeys(
        [
            "authority",
            "suspect",
            "analyst",
            "militant",
            "gunman",
            "ally",
            "aide",
            "rebel",
            "insurgent",
            "operative",
            "extremist",
            "source",
            "expert",
            "critic",
            "attacker",
        ],
        "person",
    ),
    **dict.fromkeys(
        [
            "group",
            "outfit",
            "organisation",
            "ministry",
            "network",
            "force",
            "faction",
            "coalition",
            "union",
            "airline",
            "regime",
            "bench",
            "wing",
            "militia",
        ],
        "organization",
    ),
    **dict.fromkeys(
        [
            "software",
            "device",
            "app",
            "application",
            "smartphone",
            "tablet",
            "laptop",
            "handset",
            "plane",
            "jet",
            "airliner",
            "aeroplane",
            "missile",
        ],
        "product",
    ),
    **dict.fromkeys(
        [
            "meeting",
            "session",
            "body",
            "figure",
            "side",
            "face",
            "hand",
            "head",
            "case",
            "thing",
            "one",
            "record",
            "rating",
            "class",
            "conference",
            "front",
            "matter",
            "line",
            "part",
        ],
        "",
    ),
}
"""Nouns that news uses in another sense than either source; '' keeps a noun out."""
HEADER = """# What a noun at the head of a phrase stands for, and how surely (0 to 1).
# Prior: shares of senses in WordNet 3.1 (Princeton University, WordNet licence); evidence: entity types in the GUM train
# files (CC BY). See NOTICE.
# Made by: python training/head_nouns.py WORDNET_DICT_DIR ../shared/data/gum
noun\ttype\tshare"""


def wordnet(folder: Path) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[tuple[str, str], int]]:
    """Lemma -> synsets in order of sense; synset -> hypernyms; (lemma, synset) -> uses counted by WordNet."""
    senses: dict[str, list[str]] = {}
    above: dict[str, list[str]] = {}
    counts: dict[tuple[str, str], int] = {}
    for line in (folder / "index.noun").read_text().splitlines():
        if not line.startswith(" "):
            cells = line.split()
            senses[cells[0]] = cells[-int(cells[2]) :]
    for line in (folder / "data.noun").read_text().splitlines():
        if not line.startswith(" "):
            cells = line.split(" | ")[0].split()
            above[cells[0]] = [cells[i + 1] for i, cell in enumerate(cells) if cell in ("@", "@i") and i > 4] + ["person"] * (
                cells[1] == PERSONS
            )
    for line in (folder / "index.sense").read_text().splitlines():
        key, offset, _, uses = line.split()
        lemma, rest = key.split("%")
        if rest.startswith("1:"):
            counts[lemma, offset] = int(uses)
    return senses, above, counts


def priors(folder: Path) -> dict[str, Counter[str]]:
    """Noun -> shares of its senses below each kind's roots."""
    senses, above, counts = wordnet(folder)

    def find(name: str) -> str | None:
        lemma, number = name.split(".")
        return senses[lemma][int(number) - 1] if int(number) <= len(senses.get(lemma, ())) else None

    roots = {find(name): kind for kind, names in ROOTS.items() for name in names}
    roots.pop(None, None)
    roots["person"] = "person"
    memo: dict[str, str] = {}

    def kind(synset: str) -> str:
        if synset not in memo:
            memo[synset] = ""
            memo[synset] = roots.get(synset) or next((found for up in above.get(synset, ()) if (found := kind(up))), "")
        return memo[synset]

    out: dict[str, Counter[str]] = {}
    for lemma, synsets in senses.items():
        if re.fullmatch(r"[a-z][a-z-]{2,}", lemma):
            share: Counter[str] = Counter()
            for order, synset in enumerate(synsets):
                share[kind(synset)] += counts.get((lemma, synset), 0) + 0.5 + (order == 0)
            total = sum(share.values())
            out[lemma] = Counter({k: v / total for k, v in share.items()})
    return out


def uses(folder: Path) -> dict[str, Counter[str]]:
    """Noun lemma -> types of the phrases it heads in the train documents; nouns outside any entity count as ''."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    train = (folder / "splits.md").read_text(encoding="utf-8").partition("## train")[2].split()
    for path in sorted(path for path in (folder / "dep").glob("*.conllu") if path.stem in train):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            tokens = [line.split("\t") for line in block.splitlines() if line and line[0].isdigit() and line.split("\t")[0].isdigit()]
            heads, opened = {}, []
            for at, cells in enumerate(tokens):
                entity = next((part[7:] for part in cells[9].split("|") if part.startswith("Entity=")), "")
                for bracket in re.findall(r"\([^()]+\)?|[^()]+\)", entity):
                    if bracket.startswith("("):
                        opened.append((at, bracket.strip("()").split("-")[0:2]))
                    if bracket.endswith(")"):
                        group = bracket.strip("()").split("-")[0]
                        match = next((item for item in reversed(opened) if item[1][0] == group), None)
                        if match:
                            opened.remove(match)
                            span = range(match[0], at + 1)
                            head = next((i for i in span if int(tokens[i][6]) - 1 not in span), None)
                            if head is not None:
                                heads[head] = match[1][1]
            for at, cells in enumerate(tokens):
                if cells[3] == "NOUN" and cells[7] != "compound":
                    found[cells[2].lower()][GUM.get(heads.get(at, ""), "")] += 1
    return found


def main() -> None:
    """Writes the table."""
    prior, seen = priors(Path(sys.argv[1])), uses(Path(sys.argv[2])) if len(sys.argv) > 2 else {}
    rows = []
    for noun in sorted(prior.keys() | seen.keys()):
        share, count = prior.get(noun, Counter()), seen.get(noun, Counter())
        if count["place"] and share["facility"] > share["place"]:
            count = Counter({**count, "facility": count["place"], "place": 0})
        if share["product"] < 0.3:
            count = Counter({**count, "": count[""] + count["product"], "product": 0})
        total = sum(count.values()) + (PRIOR if share else 0)
        score = {k: (count[k] + PRIOR * share[k]) / total for k in ("person", "organization", "place", "facility", "product")}
        kind = max(score, key=score.__getitem__)
        certain = sum(score.values()) >= (LEAST if count else ALONE) and score[kind] >= LEAST / 2
        if certain and noun not in BY_HAND and re.fullmatch(r"[a-z][a-z-]{2,}", noun) and (noun in prior or sum(count.values()) > 1):
            rows.append(f"{noun}\t{kind}\t{sum(score.values()):.2f}")
    rows = sorted(rows + [f"{noun}\t{kind}\t1.00" for noun, kind in BY_HAND.items() if kind])
    OUT.write_text(HEADER + "\n" + "\n".join(rows) + "\n", encoding="utf-8")
    print(len(rows), Counter(row.split("\t")[1] for row in rows))


if __name__ == "__main__":
    main()
