"""Names in open genres (GUM; the genres here are CC BY): where they stand and what they name.

    python bench/gum_names.py [--shared ../shared] [--part news|dev] [--errors 20 --seed 1]

Gold: marked entities whose head is a proper noun, and persons whose shortest form ends in one ("defender Full Name"); times, numbers,
bare titles ("the Secretary") and phrases of several joined heads are left out. The name is what lies between the first and the last
word of the entity's shortest form ("minspan") and before a comma; a person's loses leading titles, common nouns and names of other things
("Xland's President Name" is "Name"). A name that stands inside a longer one ("Xland" in "Xland Home Office") is neither asked for nor
held against us, nor is one that only modifies a noun, which GUM marks or not ("the Xland office"). Ours are the
mentions of form "name", without adjectives of peoples, which GUM marks as no mention ("Xlandish officials").

`exact` asks for the same characters, less leading articles and closing possessives on both sides; `head`, one to one, for our head inside
the gold name; `typed` for the head and the type. GUM calls buildings places, peoples persons or organisations, works and laws abstract,
and products and ships objects; a country may be an organisation (its team, its government); types that have no
counterpart here (animals, plants, substances) may be anything.

`dev` is the official dev split as far as its genres are here, `news` all news reports here; the test split is never read.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from loop import BUILD, pages_of
from re3d import countries_of
from re3d_ties import Tally

from twosource.language import words
from twosource.model import Mention, Reading, Report, Span
from twosource.reading import ENGLISH
from twosource.reading.pipeline import reading_of

DEV = (
    *("academic_exposure", "academic_librarians", "bio_byron", "bio_emperor", "court_loan", "court_negligence"),
    *("interview_cyclone", "interview_gaming", "news_homeopathic", "news_iodine", "voyage_athens", "voyage_coron"),
)
PARTS = ("dev", "news")
ANYTHING = frozenset({"person", "organization", "place", "facility", "group", "product", "work", "other"})
KINDS = {
    "person": frozenset({"person", "group"}),
    "organization": frozenset({"organization", "group"}),
    "place": frozenset({"place", "facility"}),
    "event": frozenset({"work"}),
    "abstract": frozenset({"work", "product", "other"}),
    "object": frozenset({"product", "work", "facility"}),
}
LEFT_OUT = frozenset({"time", "quantity"})
AFTER = ("of", "from", "in", "with", "for")
"""Words that end a person's name ("Full Name of the Party")."""
PIECE = re.compile(r"\((?P<open>[^()]+)\)|\((?P<begin>[^()]+)|(?P<end>[^()]+)\)")


@dataclass(frozen=True)
class Word:
    """A token of the gold with its place in the text, the token it hangs on (-1: none) and how."""

    text: str
    tag: str
    span: Span
    head: int = -1
    link: str = ""


@dataclass(frozen=True)
class Marked:
    """A gold name: the whole phrase, the name in it, its type. `inner`: it stands inside a longer name and is not asked for."""

    phrase: Span
    name: Span
    kind: str
    inner: bool = False


@dataclass
class Text:
    """A document as text with its tokens, and its marked phrases as (first token, last token, type, shortest form)."""

    text: str = ""
    words: list[Word] = field(default_factory=list)
    phrases: list[tuple[int, int, str, tuple[int, ...]]] = field(default_factory=list)


def text_of(conllu: str) -> Text:
    """The running text of a document, paragraphs parted by an empty line, with tokens and phrases; phrases never cross sentences."""
    made = Text()
    for sentence in conllu.strip().split("\n\n"):
        rows = [line.split("\t") for line in sentence.splitlines() if line and not line.startswith("#")]
        first = len(made.words) - 1
        made.text += ("\n\n" if "# newpar" in sentence else " ") if made.text else ""
        opened: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for row in rows:
            if not row[0].isdecimal():
                continue
            at, head = len(made.words), first + int(row[6]) if row[6] != "0" else -1
            made.words.append(Word(row[1], row[3], Span(len(made.text), len(made.text) + len(row[1])), head, row[7]))
            made.text += row[1] + ("" if "SpaceAfter=No" in row[9] or _inside_contraction(row[0], rows) else " ")
            _phrases(row[9], at, opened, made)
        made.text = made.text.rstrip()
    return made


def _inside_contraction(number: str, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a token is written together with the next ("do" in "don't"), or ends such a pair that has no blank after it."""
    for row in rows:
        first, dash, last = row[0].partition("-")
        if dash and int(first) <= int(number) <= int(last):
            return int(number) < int(last) or "SpaceAfter=No" in row[9]
    return False


def _phrases(cell: str, at: int, opened: dict[str, list[tuple[int, str, str]]], made: Text) -> None:
    """Opens and closes the phrases that one token's last cell tells of."""
    entity = next((part.removeprefix("Entity=") for part in cell.split("|") if part.startswith("Entity=")), "")
    for piece in PIECE.finditer(entity):
        said = piece["open"] or piece["begin"]
        if said:
            number, kind, _, _, _, shortest, *_ = said.split("-")
            opened[number].append((at, kind, shortest))
        if piece["open"] or piece["end"]:
            first, kind, shortest = opened[(piece["end"] or said.split("-")[0])].pop()
            made.phrases.append((first, at, kind, tuple(first + int(n) - 1 for n in shortest.split(","))))


def gold_of(made: Text) -> list[Marked]:
    """The names among the marked phrases, those inside longer ones marked as such."""
    found = []
    for first, last, kind, shortest in made.phrases:
        head = next(at for at in range(first, last + 1) if not first <= made.words[at].head <= last)
        said = made.words[head]
        last_word = made.words[shortest[-1]]
        said = last_word if kind == "person" and said.tag == "NOUN" else said
        if kind in LEFT_OUT or said.tag != "PROPN" or not said.text[0].isupper() or _is_joined(made, head, shortest):
            continue
        breaks = (",", *AFTER) if kind == "person" else (",",)
        stop = next((at for at in range(shortest[0] + 1, shortest[-1]) if made.words[at].text in breaks), shortest[-1] + 1)
        start, end = shortest[0], stop - 1
        if kind == "person":
            start = _after_titles(made, first, range(start, end + 1))
        if all(_is_title(made.words[at]) for at in range(start, end + 1)):
            continue
        phrase = Span(made.words[first].span.start, made.words[last].span.end)
        found.append(Marked(phrase, Span(made.words[start].span.start, made.words[end].span.end), kind))
    names = [each.name for each in found]
    return [replace(each, inner=any(other.holds(each.name) and other != each.name for other in names)) for each in found]


def _is_joined(made: Text, head: int, shortest: tuple[int, ...]) -> bool:
    """Whether a phrase has several heads ("Name and Name")."""
    return any(made.words[at].head == head and made.words[at].link == "conj" for at in shortest)


def _is_title(word: Word) -> bool:
    return word.text.casefold().rstrip(".") in words("person_titles")


def _after_titles(made: Text, first: int, words_of: range) -> int:
    """Where a person's name begins behind titles, common nouns and names of other things."""
    others = [(a, b) for a, b, kind, _ in made.phrases if kind != "person" and first <= a and b < words_of[-1]]
    start = words_of[0]
    for at in words_of[:-1]:
        word = made.words[at]
        if at == start and (_is_title(word) or word.tag != "PROPN" or any(a <= at <= b for a, b in others)):
            start = at + 1
    return start


def trimmed(span: Span, text: str) -> Span:
    """A span without a leading article and a closing possessive."""
    start, end = span.start, span.end
    if text[start:end].casefold().startswith("the "):
        start += len("the ")
    return Span(start, end - 2 if text[start:end].endswith(("'s", "’s")) else end)


@dataclass(frozen=True)
class Matching:
    """Which of our names is which gold one, with what is left over."""

    matched: tuple[tuple[Mention, Marked], ...]
    extra: tuple[Mention, ...]
    missed: tuple[Marked, ...]


def match(ours: Iterable[Mention], marked: Sequence[Marked], text: str, *, exact: bool) -> Matching:
    """One to one: the same characters first, then (unless `exact`) our head in the gold name and its end in ours, the shortest first."""
    open_gold = sorted((each for each in marked if not each.inner), key=lambda each: len(each.name))
    inner = {trimmed(each.name, text) for each in marked if each.inner}
    found, rest, extra = [], [], []
    for mention in ours:
        same = next((g for g in open_gold if trimmed(g.name, text) == trimmed(mention.span, text)), None)
        if same is None:
            rest.append(mention)
        else:
            open_gold.remove(same)
            found.append((mention, same))
    for mention in rest:
        if trimmed(mention.span, text) in inner:
            continue
        near = None if exact else next((g for g in open_gold if g.name.overlaps(mention.head)), None)
        if near is None:
            extra.append(mention)
        else:
            open_gold.remove(near)
            found.append((mention, near))
    return Matching(tuple(found), tuple(extra), tuple(open_gold))


def names_of(reading: Reading, made: Text) -> list[Mention]:
    """Our names, without adjectives of peoples and names that modify a noun."""
    at = {word.span.start: index for index, word in enumerate(made.words)}
    marked = {trimmed(each.name, made.text) for each in gold_of(made)}
    everyone = (mention for chain in reading.chains for mention in chain.mentions if mention.form == "name")
    return [each for each in everyone if trimmed(each.span, made.text) in marked or not _is_modifier(each, made, at)]


def _is_modifier(mention: Mention, made: Text, at: dict[int, int]) -> bool:
    if mention.head.start not in at:
        return False
    word = made.words[at[mention.head.start]]
    if mention.type == "group" and word.tag == "ADJ":
        return True
    return word.link in ("compound", "amod") and not mention.span.holds(made.words[word.head].span)


def is_right(mention: Mention, gold: Marked, countries: frozenset[Span]) -> bool:
    """Whether our type is the gold one; a country may be an organisation."""
    return mention.type in KINDS.get(gold.kind, ANYTHING) or (gold.kind == "organization" and mention.span in countries)


def count(tally: Tally, matching: Matching, countries: frozenset[Span] | None = None) -> None:
    """Adds one document's matching to the counts; with `countries` the type has to be right too."""
    right = sum(countries is None or is_right(mention, gold, countries) for mention, gold in matching.matched)
    tally.right += right
    tally.found += right
    tally.ours += len(matching.matched) + len(matching.extra)
    tally.gold += len(matching.matched) + len(matching.missed)


def documents(part: str, shared: Path) -> list[Path]:
    """The files of a part; none of the test split."""
    folder = shared / "data/gum"
    test = (folder / "splits.md").read_text(encoding="utf-8").split("## test\n")[1].split("## ")[0]
    names = [f"GUM_{name}" for name in DEV] if part == "dev" else sorted(path.stem for path in (folder / "dep").glob("GUM_news_*"))
    return [folder / "dep" / f"{name}.conllu" for name in names if name not in test.split()]


def read(part: str, shared: Path) -> Iterator[tuple[Report, Reading, Text]]:
    """Every document of a part with what we read in it and what is marked."""
    folder = BUILD / f"gum-{part}"
    made = {path.stem: text_of(path.read_text(encoding="utf-8")) for path in documents(part, shared)}
    if not (folder / "gold.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        fed = ({"id": name, "title": None, "published": None, "text": each.text} for name, each in made.items())
        (folder / "reports.jsonl").write_text("".join(json.dumps(each) + "\n" for each in fed), encoding="utf-8")
        (folder / "gold.json").write_text(json.dumps({"documents": list(made)}), encoding="utf-8")
    for page in pages_of(f"gum-{part}", shared):
        document = made[page.report.source_id or ""]
        if document.text != page.report.text:
            raise ValueError(f"{page.report.source_id}: the text was changed on the way in")
        yield page.report, reading_of(ENGLISH.annotate(page)), document


def tallies(items: Iterable[tuple[Report, Reading, Text]]) -> dict[str, Tally]:
    """The counts of every measure."""
    found: dict[str, Tally] = defaultdict(Tally)
    for report, reading, document in items:
        ours, marked = names_of(reading, document), gold_of(document)
        count(found["names.exact"], match(ours, marked, report.text, exact=True))
        near = match(ours, marked, report.text, exact=False)
        count(found["names.head"], near)
        count(found["names.typed"], near, countries_of(reading))
    return found


def measure(shared: Path) -> dict[str, float]:
    """F1 in percent by part and measure."""
    rows = ((part, tallies(read(part, shared))) for part in PARTS)
    return {f"{part}.{name}": round(tally.f(), 1) for part, found in rows for name, tally in found.items()}


def errors(items: Iterable[tuple[Report, Reading, Text]]) -> Iterator[str]:
    """A line for each name that is missed, extra, or of another type or border."""
    for report, reading, document in items:
        text = report.text
        found = match(names_of(reading, document), gold_of(document), text, exact=False)

        def around(span: Span, text: str = text) -> str:
            return " ".join(text[max(0, span.start - 60) : span.end + 60].split())

        yield from (f"extra   {m.text!r} {m.type}: {around(m.span)}" for m in found.extra)
        yield from (f"missed  {g.name.of(text)!r} {g.kind}: {around(g.name)}" for g in found.missed)
        for m, g in found.matched:
            if not is_right(m, g, countries_of(reading)):
                yield f"type    {m.text!r} {m.type} not {g.kind}: {around(m.span)}"
            elif trimmed(m.span, text) != trimmed(g.name, text):
                yield f"border  {m.text!r} not {g.name.of(text)!r}"


def main() -> None:
    """Prints the rows, and a sample of errors when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--part", choices=PARTS, default=None)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    for part in PARTS if args.part is None else (args.part,):
        items = list(read(part, args.shared))
        for name, tally in tallies(items).items():
            figures = f"F {tally.f():5.1f}  P {tally.precision():5.1f}  R {tally.recall():5.1f}"
            print(f"{part}.{name:20} {figures}  ours {tally.ours:4}  gold {tally.gold:4}")
        if args.errors:
            rows = list(errors(items))
            for row in random.Random(args.seed).sample(rows, min(args.errors, len(rows))):
                print(row)


if __name__ == "__main__":
    main()
