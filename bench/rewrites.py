"""Who copied whom: reports rewritten by fixed rules, with the days and credits that newsrooms give, and reports that only look alike.

    python bench/rewrites.py [--errors 20 --seed 1] [--shared ../shared]

Reports: the shipped story, MEANTIME's and the ECB+ development topics' (sets "meantime" and "ecb" of `loop.py`; read at run time), those of
at least 8 sentences, without those that carry a date in their text, which a rewrite would carry too. The reports of a set or topic are its
story; every rewrite stands in the story of the report it was made from.

Made from a report (`rewriting.py`, seed 7): cut (the first part), broken (cut inside a sentence), brief (three sentences of the first four,
edited), reorder (all sentences moved), synonyms (from a table of 150 words), shorten (clauses and sentences left out), edited (the last two
with a block moved), merged (with half of a report of another story), extended (with half of one of its own story that shares no text with
it), paragraph (three edited sentences in a report of another story). Each is a wanted pair with what it was made from.

Not wanted: independent (two reports of one story without a run of ten words in common outside quotations; they may quote the same
statement), quotation (the same, with one quotation of 25 to 60 words put into both), line (the same, with one background sentence of
32 words at the end of both), and stranger (a rewrite and a report that is independent of what it was made from).

Days and credits: a source is published on a day of March 2025. Of its rewrites four of ten come a day or more later, two on the same day,
two without a date, and two with a credit or a "reported" that names the source's publisher, half of them stamped a day before it.

- `precision`, `recall`, `f`: of the pairs found to copy one another, as a whole or in passages, in percent; `recall.RULE`: of each rule's
  pairs, those found; `false.KIND`: of each kind of not wanted pair, those found.
- `direction.precision`: of the wanted pairs found and given a direction, those with the right one; `direction.recall`: of the wanted pairs
  whose direction a day, a credit or a broken sentence shows, those found and given rightly; `direction.unshown`: of the found pairs that
  nothing shows it of, those given one, which is a guess.
- `minhash.*`: datasketch's MinHash alone at the threshold that does best on these pairs.
"""

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path

from loop import prepared, reports_of
from minhash import WORD, Pair, beside, figures
from reuse import pair_of
from rewriting import QUOTATION, RULES, SPOKEN, STOPS, extended, laid_out, merged, paragraph, quoting, sentences

from twosource.intake import take
from twosource.model import Report, Source
from twosource.resolution.origins.citations import Citation, citations
from twosource.resolution.origins.direction import Derivation, Shown, derivation
from twosource.resolution.origins.overlap import Overlap, overlaps

LEAST, RUN = 8, 10
SEED = 7
CREDITS = ("({}) - ", "", "")
ENDS = ("", "\n\nWith inputs from {}.", "\n\nThe events were first reported by the {}.")
LINE = (
    "Norvia Logistics, a company of Varna on the Bulgarian coast, was founded in 1994, runs grain depots in four ports of the Black Sea "
    "and employs about two thousand people in three countries."
)


@dataclass(frozen=True, slots=True)
class Made:
    """A report as fed in, the story it stands in, the names of what it was made from, the rule, and whether its direction is shown."""

    name: str
    story: str
    text: str
    publisher: str
    published: str | None
    sources: tuple[str, ...] = ()
    rule: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair of reports by name, its rule or kind, and, where one was made from the other, which one is the source."""

    pair: Pair
    kind: str
    source: str | None = None
    shown: bool = False


def originals(shared: Path) -> list[Made]:
    """The reports that rewrites are made from, each with a publisher and a day of its own."""
    found: list[Made] = []
    demo = [item.report for item in take([str(files("twosource") / "demo")]) if isinstance(item, Source)]
    sets = [("demo", demo), *((name, reports_of(prepared(name, shared))) for name in ("meantime", "ecb") if shared.is_dir())]
    for name, reports in sets:
        for number, report in enumerate(reports):
            topic = str(report.source_id).split("_")[0]
            kind = "ecbplus" if str(report.source_id).endswith("plus") else ""
            story = f"{name}-{topic}{kind}" if name == "ecb" else f"{name}-{_corpus(report)}"
            text = laid_out(sentences(_story(report)))
            dated = name == "ecb" and bool(report.published)
            if len(sentences(text)) >= LEAST and not dated:
                day = date(2025, 3, 1) + timedelta(days=number % 20)
                key = str(report.source_id) if name == "ecb" else f"{name}{number}"
                found.append(Made(key, story, text, f"Gazette {_numeral(len(found))}", day.isoformat()))
    return found


def _corpus(report: Report) -> str:
    """Which of MEANTIME's two subjects a report is of."""
    return "airbus" if "Airbus" in report.text or "Boeing" in report.text else "apple"


def _numeral(number: int) -> str:
    """A publisher's surname made of letters alone."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}").capitalize() + "ton"


def _story(report: Report) -> str:
    told = [block.span.of(report.text) for block in report.blocks if block.kind in ("title", "lead", "paragraph", "embed")]
    return "\n\n".join(told)


def rewritten(every: Sequence[Made], chance: random.Random) -> Iterator[Made]:
    """For each report one rewrite of each rule."""
    stories: dict[str, list[Made]] = defaultdict(list)
    for each in every:
        stories[each.story].append(each)
    for one in every:
        others = [each for each in every if each.story != one.story]
        near = [each for each in stories[one.story] if each is not one and not _common_run(each.text, one.text)]
        for rule, change in RULES.items():
            yield _dressed(one, (one,), change(one.text, chance), rule, chance)
        if others:
            other = chance.choice(others)
            yield _dressed(one, (one, other), merged(one.text, other.text, chance), "merged", chance)
            if with_part := paragraph(one.text, other.text, chance):
                yield _dressed(one, (one, other), with_part, "paragraph", chance)
        if near:
            yield _dressed(one, (one,), extended(one.text, chance.choice(near).text, chance), "extended", chance)


def _dressed(one: Made, sources: tuple[Made, ...], text: str, rule: str, chance: random.Random) -> Made:
    """The rewrite with its day and credit."""
    draw, day = chance.random(), date.fromisoformat(one.published or "")
    later = max(date.fromisoformat(source.published or "") for source in sources) + timedelta(days=chance.randint(1, 3))
    publisher = f"{rule.capitalize()} {one.publisher.split()[1]}ham"
    made = Made(f"{one.name}-{rule}", one.story, text, publisher, None, tuple(source.name for source in sources), rule, rule == "broken")
    if draw < 0.4:
        return replace(made, published=later.isoformat(), shown=True)
    if len(sources) > 1:
        return made
    if draw < 0.6:
        return replace(made, published=day.isoformat())
    if draw < 0.8:
        return made
    at = chance.randrange(len(CREDITS))
    stamp = day - timedelta(days=1) if chance.random() < 0.5 else None
    first = next((part for part in text.split("\n\n") if part.endswith(STOPS)), text)
    text = text.replace(first, CREDITS[at].format(one.publisher) + first, 1) + ENDS[at].format(one.publisher)
    return replace(made, text=text, published=stamp.isoformat() if stamp else None, shown=True)


def _common_run(a: str, b: str) -> bool:
    """Whether two texts share a run of words outside quotations."""
    return bool(_runs(a) & _runs(b))


@cache
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.lower() for word in WORD.findall(SPOKEN.sub(" 0quoted0 ", text))]
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def not_wanted(every: Sequence[Made], chance: random.Random) -> tuple[list[Made], list[Asked]]:
    """Pairs of one story that share no text, and the same with a quotation or a background line in both."""
    added: list[Made] = []
    asked: list[Asked] = []
    quotes = [quote for each in every for quote in QUOTATION.findall(each.text)]
    pairs = [(a, b) for a, b in combinations(every, 2) if a.story == b.story and not _common_run(a.text, b.text)]
    for number, (a, b) in enumerate(pairs):
        asked.append(Asked(pair_of(a.name, b.name), "independent"))
        if number % 4 == 0 and quotes:
            said = f"{chance.choice(quotes)} the minister said."
            two = [replace(each, name=f"{each.name}-q{number}", text=quoting(each.text, said, chance)) for each in (a, b)]
            added += two
            asked.append(Asked(pair_of(two[0].name, two[1].name), "quotation"))
        if number % 4 == 2:
            two = [replace(each, name=f"{each.name}-l{number}", text=f"{each.text}\n\n{LINE}") for each in (a, b)]
            added += two
            asked.append(Asked(pair_of(two[0].name, two[1].name), "line"))
    return added, asked


def asked_of(every: Sequence[Made], made: Sequence[Made], independent: set[Pair]) -> Iterator[Asked]:
    """Each rewrite with its sources, and with the reports of its story that share nothing with any of them."""
    stories: dict[str, list[Made]] = defaultdict(list)
    for each in every:
        stories[each.story].append(each)
    for one in made:
        for source in one.sources:
            yield Asked(pair_of(one.name, source), one.rule, source, one.shown)
        for other in stories[one.story] if one.rule != "extended" else ():
            if pair_of(other.name, one.sources[0]) in independent and len(one.sources) == 1:
                yield Asked(pair_of(one.name, other.name), "stranger")


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked and what was found: pairs that share text, and the direction of those."""

    asked: tuple[Asked, ...]
    texts: dict[str, str]
    overlaps: dict[Pair, Overlap]
    directions: dict[Pair, Derivation | None]

    @property
    def found(self) -> set[Pair]:
        """The pairs of which one is found to be a copy or to have passages of the other."""
        return {pair for pair, overlap in self.overlaps.items() if overlap.copied or overlap.taken}


def run(shared: Path) -> Run:
    """Makes the rewrites and lets them be judged, all in one heap."""
    chance = random.Random(SEED)
    every = originals(shared)
    made = list(rewritten(every, chance))
    added, asked = not_wanted(every, chance)
    independent = {each.pair for each in asked if each.kind == "independent"}
    asked += asked_of(every, made, independent)
    reports = _taken([*every, *made, *added])
    names = {report.id: name for name, report in reports.items()}
    texts = overlaps(list(reports.values()))
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations(list(reports.values())):
        cited[citation.report].append(citation)
    shown = Shown({report.id: report for report in reports.values()}, texts.wordings, cited)
    wanted = {each.pair for each in asked}
    found = {pair: each for each in texts.overlaps if (pair := pair_of(names[each.a], names[each.b])) in wanted}
    ways = {pair: _named(derivation(each, shown), names) for pair, each in found.items() if each.copied or each.taken}
    return Run(tuple(asked), {name: report.text for name, report in reports.items()}, found, ways)


def _named(way: Derivation | None, names: dict[str, str]) -> Derivation | None:
    return replace(way, report=names[way.report], source=names[way.source]) if way else None


def _taken(made: Sequence[Made]) -> dict[str, Report]:
    """The reports as intake gives them, by name."""
    rows = [{"id": m.name, "title": None, "publisher": m.publisher, "published": m.published, "text": m.text} for m in made]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        return {str(item.report.source_id): item.report for item in take([str(path)]) if isinstance(item, Source)}


def measure(shared: Path) -> dict[str, float]:
    """The figures of the docstring."""
    done = run(shared)
    known = [each for each in done.asked if all(name in done.texts for name in each.pair)]
    wanted = {each.pair for each in known if each.source}
    pairs = sorted({each.pair for each in known})
    out = {"wanted": float(len(wanted)), "not_wanted": float(len(pairs) - len(wanted))} | figures(done.found & set(pairs), wanted)
    size, level, rivals = beside({name: done.texts[name] for pair in pairs for name in pair}, pairs, wanted)
    for kind in dict.fromkeys(each.kind for each in known):
        some = {each.pair for each in known if each.kind == kind}
        word = "recall" if some <= wanted else "false"
        out[f"{word}.{kind}"] = 100 * len(done.found & some) / len(some)
        out[f"minhash.{word}.{kind}"] = 100 * len(rivals & some) / len(some)
    out |= directions(done, known)
    out |= {f"minhash.{name}": value for name, value in figures(rivals, wanted).items()}
    return out | {"minhash.words": float(size), "minhash.threshold": level}


def directions(done: Run, known: Sequence[Asked]) -> dict[str, float]:
    """How often a direction is right, is found where it is shown, and is given where nothing shows it."""
    made = [each for each in known if each.source]
    given = [each for each in made if done.directions.get(each.pair)]
    right = [each for each in given if _right(done, each)]
    shown = [each for each in made if each.shown]
    unshown = [each for each in made if not each.shown and each.pair in done.found]
    guessed = sum(done.directions.get(each.pair) is not None for each in unshown)
    return {
        "direction.precision": 100 * len(right) / max(1, len(given)),
        "direction.recall": 100 * sum(_right(done, each) for each in shown) / max(1, len(shown)),
        "direction.unshown": 100 * guessed / max(1, len(unshown)),
    }


def _right(done: Run, asked: Asked) -> bool:
    way = done.directions.get(asked.pair)
    return way is not None and way.source == asked.source


def errors(done: Run) -> list[str]:
    """Each pair judged wrongly, with what it shares and the direction given."""
    lines = []
    for each in done.asked:
        found, way = done.overlaps.get(each.pair), done.directions.get(each.pair)
        copied = found is not None and (found.copied or found.taken)
        wrong_way = bool(each.source) and copied and way is not None and way.source != each.source
        unseen = bool(each.source) and copied and each.shown and way is None
        if copied != bool(each.source) or wrong_way or unseen:
            shares = f"own words {found.own}, {max(found.share, found.other_share):.0%}" if found else "nothing"
            lines.append(f"{each.kind} {each.pair}: {'copied' if copied else 'not copied'}, {shares}, {way.how if way else 'no direction'}")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for name, value in measure(args.shared).items():
        print(f"{name:28} {value:8.2f}" if "threshold" in name else f"{name:28} {value:7.1f}")
    if args.errors:
        wrong = errors(run(args.shared))
        print(*random.Random(args.seed).sample(wrong, min(args.errors, len(wrong))), sep="\n")


if __name__ == "__main__":
    main()
