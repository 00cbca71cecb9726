"""Names and ties in reports on the war in Syria and Iraq (re3d; public domain, CC BY, CC BY-SA by folder).

    python bench/re3d.py [--shared ../shared] [--errors 20 --seed 1 [--class BelongsTo]]

Gold: what the annotators are at least half sure of. What they are less sure of (mostly a name inside a longer gold span) is neither
asked for nor held against us.

Names. Counted are persons, organisations, places, nationalities and military things (platforms, vehicles, weapons); quantities, dates
and document numbers are no mentions here. `names` holds the gold spans whose head is capitalised and no pronoun, against our mentions
of form "name"; `mentions` holds all gold spans against all our mentions. The head is the last word before the first comma, bracket,
"of", "in" and the like. `exact` asks for the same characters without leading articles and titles and closing possessives on both
sides; `head` asks, one to one, that ours holds the gold head and has its own head inside the gold span; `typed` asks for the head and
the type (a facility is a Location; a people is a Nationality or an Organisation; a country that acts is an Organisation in the gold and
a place for us, and both are right; works and "other" have no counterpart). The annotators marked the outermost phrase only, so a name
of ours that lies inside a gold span of something else ("Xland" in "Xland officials") is left out.

Ties. Gold pairs of mentions of one sentence with a class; Likes, Dislikes and Apart are left out (22 together, and opinions or
distances are no ties). Ours are: relation claims, the parties of attacks (FightingAgainst), of help (AlliesOf) and of meetings and
words (CommWith), a claim's parties with its place and two places of which one holds the other (CoLocated), two mentions of one chain
(IsSynonymOf), a number with the phrase it counts (HasAttrOf). A pair is right when each side's head lies in the gold side's span; a
gold pair is found when one of ours is right. `pairs` asks no class; `typed pairs` and the classes ask for it, and for the direction
where the class has one. The annotators marked what is said outright and not all of it, so precision is a lower bound.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loop import BUILD, pages_of
from re3d_ties import CLASSES, Pair, Tally, agrees, count_pairs, our_pairs

from twosource.language import words
from twosource.model import Mention, Reading, Report, Span
from twosource.reading import ENGLISH
from twosource.reading.mentions.pronouns import PRONOUNS
from twosource.reading.pipeline import reading_of

SURE = 0.5
KINDS = {
    "Person": {"person"},
    "Organisation": {"organization", "group"},
    "Location": {"place", "facility"},
    "Nationality": {"group"},
    "MilitaryPlatform": {"product"},
    "Weapon": {"product"},
    "Vehicle": {"product"},
}
ARTICLES = frozenset({"the", "a", "an", "our", "its", "his", "their"})
END = re.compile(r",| \(|\(|\[| (?:of|in|for|from|at|on|to|who|which|that|and|near|with) ")
"""Where the head part of a marked phrase ends."""


@dataclass(frozen=True)
class Marked:
    """A gold mention. `sure` False: not asked for."""

    span: Span
    kind: str
    sure: bool


@dataclass(frozen=True)
class Gold:
    """What is marked in one report, in offsets of the report as taken in."""

    mentions: tuple[Marked, ...]
    pairs: tuple[Pair, ...]


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def prepare(shared: Path, folder: Path) -> None:
    """Writes the texts as a user would feed them in, and the gold beside them."""
    reports, entities, relations = [], [], []
    for source in sorted((shared / "data/re3d").iterdir()):
        if source.is_dir():
            found = lines(source / "documents.json")
            reports += [{"id": doc["_id"], "title": doc["title"], "published": None, "text": doc["text"]} for doc in found]
            entities += lines(source / "entities.json")
            relations += lines(source / "relations.json")
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in reports)
    (folder / "reports.jsonl").write_text(text, encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps({"reports": reports, "entities": entities, "relations": relations}), encoding="utf-8")


def aligned(fed: str, taken: str) -> dict[int, int]:
    """Offset in the text as fed in -> offset in the text as taken in; cleaning may change blanks only."""
    ours = [at for at, char in enumerate(taken) if not char.isspace()]
    theirs = [at for at, char in enumerate(fed) if not char.isspace()]
    if [fed[at] for at in theirs] != [taken[at] for at in ours]:
        raise ValueError("the text was changed in more than its blanks")
    return dict(zip(theirs, ours, strict=True))


def gold_of(report: Report, gold: dict[str, Any]) -> Gold:
    """The gold of one report."""
    fed = next(each["text"] for each in gold["reports"] if each["id"] == report.source_id)
    at = aligned(fed, report.text)

    def span(start: int, end: int) -> Span:
        inside = [at[i] for i in range(start, end) if i in at]
        return Span(inside[0], inside[-1] + 1)

    own = [each for each in gold["entities"] if each["documentId"] == report.source_id and each["type"] in KINDS and each["value"].strip()]
    said = [each for each in gold["relations"] if each["documentId"] == report.source_id and each["confidence"] >= SURE]
    return Gold(
        tuple(Marked(span(e["begin"], e["end"]), e["type"], e["confidence"] >= SURE) for e in own),
        tuple(
            Pair(span(r["sourceBegin"], r["sourceEnd"]), span(r["targetBegin"], r["targetEnd"]), r["type"])
            for r in said
            if r["type"] in CLASSES
        ),
    )


def trimmed(span: Span, text: str) -> Span:
    """A span without leading articles and titles and without a closing possessive."""
    start, end = span.start, span.end
    while True:
        word = text[start:end].split(" ")[0]
        bare = word.casefold().rstrip(".,")
        leads = bare in ARTICLES or bare in words("person_titles")
        if len(word) + 1 >= end - start or not leads:
            break
        start += len(word) + 1
    for tail in ("'s", "’s"):
        if text[start:end].endswith(tail):
            end -= len(tail)
    return Span(start, end)


def head_of(span: Span, text: str) -> Span:
    """The head word of a marked phrase."""
    inner = trimmed(span, text)
    words_of = inner.of(text)
    core = END.split(words_of, maxsplit=1)[0].rstrip() or words_of
    start = inner.start + core.rfind(" ") + 1
    return Span(start, inner.start + len(core))


def is_named(span: Span, text: str) -> bool:
    """Whether the head of a marked phrase is a name: capitalised, or an acronym, and no pronoun."""
    head = head_of(span, text)
    if head.of(text).casefold() in PRONOUNS:
        return False
    return head.of(text).lstrip("(\"'“‘")[:1].isupper() or any(char.isupper() for char in head.of(text)[:4])


@dataclass(frozen=True)
class Matching:
    """Which of our mentions is which gold one, with what is left over."""

    matched: tuple[tuple[Mention, Marked], ...]
    extra: tuple[Mention, ...]
    missed: tuple[Marked, ...]


def match_names(ours: Sequence[Mention], marked: Sequence[Marked], text: str, *, exact: bool) -> Matching:
    """One to one: same trimmed characters first, then (unless `exact`) each other's head."""
    open_gold, rest, found = [each for each in marked if each.sure], [], []
    for mention in ours:
        same = next((g for g in open_gold if trimmed(g.span, text) == trimmed(mention.span, text)), None)
        if same is not None:
            open_gold.remove(same)
            found.append((mention, same))
        else:
            rest.append(mention)
    extra = []
    for mention in rest:
        held = None if exact else next((g for g in open_gold if _same_head(mention, g, text)), None)
        if held is not None:
            open_gold.remove(held)
            found.append((mention, held))
        elif not any(_inside(mention, each, text) for each in marked):
            extra.append(mention)
    return Matching(tuple(found), tuple(extra), tuple(open_gold))


def _same_head(mention: Mention, gold: Marked, text: str) -> bool:
    return gold.span.holds(mention.head) and mention.span.overlaps(head_of(gold.span, text))


def _inside(mention: Mention, gold: Marked, text: str) -> bool:
    """Whether a mention is no more than a part of a marked phrase, or one the annotators were not sure of."""
    if not gold.sure:
        return trimmed(gold.span, text) == trimmed(mention.span, text)
    return gold.span.holds(mention.span) and not mention.span.overlaps(head_of(gold.span, text))


def count_names(tally: Tally, matching: Matching, countries: frozenset[Span] | None = None) -> None:
    """Adds one report's matching to the counts; with `countries` the type has to be right too."""
    right = sum(countries is None or is_right(mention, gold, countries) for mention, gold in matching.matched)
    tally.right += right
    tally.found += right
    tally.ours += len(matching.matched) + len(matching.extra)
    tally.gold += len(matching.matched) + len(matching.missed)


def is_right(mention: Mention, gold: Marked, countries: frozenset[Span]) -> bool:
    """Whether our type is the gold one; a country that acts counts as both."""
    return mention.type in KINDS[gold.kind] or (gold.kind == "Organisation" and mention.span in countries)


def countries_of(reading: Reading) -> frozenset[Span]:
    """Where countries are named."""
    named = (chain for chain in reading.chains if chain.place is not None and chain.place.precision == "country")
    return frozenset(mention.span for chain in named for mention in chain.mentions)


def read(shared: Path) -> Iterator[tuple[Report, Reading, Gold]]:
    """Every report with what we read in it and what is marked."""
    folder = BUILD / "re3d"
    if not (folder / "gold.json").exists():
        prepare(shared, folder)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for page in pages_of("re3d", shared):
        yield page.report, reading_of(ENGLISH.annotate(page)), gold_of(page.report, gold)


def mentions_of(reading: Reading, *, names: bool) -> list[Mention]:
    """Our mentions that have a counterpart in the gold's types."""
    everyone = (mention for chain in reading.chains for mention in chain.mentions)
    return [each for each in everyone if each.type not in ("work", "other") and (each.form == "name" or not names)]


def tallies(items: Iterable[tuple[Report, Reading, Gold]]) -> dict[str, Tally]:
    """The counts of every measure."""
    found: dict[str, Tally] = defaultdict(Tally)
    for report, reading, gold in items:
        text = report.text
        named = [each for each in gold.mentions if not each.sure or is_named(each.span, text)]
        names, countries = mentions_of(reading, names=True), countries_of(reading)
        count_names(found["names.exact"], match_names(names, named, text, exact=True))
        count_names(found["names.head"], match_names(names, named, text, exact=False))
        count_names(found["names.typed"], match_names(names, named, text, exact=False), countries)
        everyone = match_names(mentions_of(reading, names=False), gold.mentions, text, exact=False)
        count_names(found["mentions.head"], everyone)
        count_names(found["mentions.typed"], everyone, countries)
        ours = our_pairs(reading, report)
        count_pairs(found["pairs"], ours, gold.pairs, typed=False)
        count_pairs(found["typed pairs"], ours, gold.pairs, typed=True)
        for kind in CLASSES:
            mine, marked = [p for p in ours if p.kind == kind], [p for p in gold.pairs if p.kind == kind]
            count_pairs(found[f"pairs.{kind}"], mine, marked, typed=True)
    return found


def measure(shared: Path) -> dict[str, float]:
    """F1 in percent by measure."""
    return {name: round(tally.f(), 1) for name, tally in tallies(read(shared)).items()}


def errors(items: Iterable[tuple[Report, Reading, Gold]], kind: str | None) -> Iterator[str]:
    """A line for each name or pair of class `kind` (names where None) that is missed or extra."""
    for report, reading, gold in items:
        text = report.text

        def around(one: Span, two: Span, text: str = text) -> str:
            return " ".join(text[max(0, min(one.start, two.start) - 60) : max(one.end, two.end) + 60].split())

        if kind is None:
            named = [each for each in gold.mentions if not each.sure or is_named(each.span, text)]
            matching = match_names(mentions_of(reading, names=True), named, text, exact=False)
            yield from (f"extra   {m.text!r} {m.type}: {around(m.span, m.span)}" for m in matching.extra)
            yield from (f"missed  {g.span.of(text)!r} {g.kind}: {around(g.span, g.span)}" for g in matching.missed)
            for m, g in matching.matched:
                if not is_right(m, g, countries_of(reading)):
                    yield f"type    {m.text!r} {m.type} not {g.kind}: {around(m.span, m.span)}"
                elif trimmed(m.span, text) != trimmed(g.span, text):
                    yield f"border  {m.text!r} not {g.span.of(text)!r}"
            continue
        ours = [pair for pair in our_pairs(reading, report) if pair.kind == kind]
        marked = [pair for pair in gold.pairs if pair.kind == kind]
        for head, rows, others in (("extra ", ours, marked), ("missed", marked, ours)):
            for pair in rows:
                if not any(agrees(*((pair, o) if rows is ours else (o, pair)), typed=True) for o in others):
                    yield f"{head}  {pair.one.of(text)!r} -> {pair.two.of(text)!r}: {around(pair.one, pair.two)}"


def main() -> None:
    """Prints the rows, and a sample of errors when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--class", dest="kind", choices=CLASSES, default=None)
    args = parser.parse_args()
    items = list(read(args.shared))
    for name, tally in tallies(items).items():
        print(
            f"{name:24} F {tally.f():5.1f}  P {tally.precision():5.1f}  R {tally.recall():5.1f}  ours {tally.ours:4}  gold {tally.gold:4}"
        )
    if args.errors:
        rows = list(errors(items, args.kind))
        for row in random.Random(args.seed).sample(rows, min(args.errors, len(rows))):
            print(row)


if __name__ == "__main__":
    main()
