"""Times and denials measured on sets that mark them: dates of GUM, the airbus timelines of SemEval-2015 task 4, negation in ECB+ train.

    python bench/times.py [--shared ../shared] [--errors N --seed S]

Everything goes through the public reading (`twosource.intake.take`, `ENGLISH.read`'s stages); only spaCy's parses are cached.

**gum**: the `<date>` elements of the developer half. A report is one text, paragraph for paragraph; `dateCreated` is its published
date for news, interviews, speeches in court (the other kinds have no day on which they speak, so none is given). Gold is the span
and its first and last day. Counted: a found time expression with a value that overlaps a gold date is right when both days are the
gold's; a season may end a month apart, since the gold lets it run into the next. Left out of the gold: dates open on one side, years before
1500, any date told by no word of time (a war, somebody's youth), and a date that is a paragraph of its own, which dates the report: the
first have no one value, the next are no time expressions, the last is no part of the story. A value found at one of them is not counted
either. `gum.news` is the news alone, `gum.spans` the recall of gold dates by any expression.

**timelines**: for each target entity the gold orders its events and dates each (`XXXX-XX-XX`: no date can be told). An event is a word in a
sentence; the annotators date by everything, the day of the report first of all, while the reader leaves out what the text
does not say. So `timelines.right` is the share of equal dates where both give one (a month given for a day counts as not right),
`timelines.fits` the share where one date holds the other, `timelines.both` the share of dated gold events that the reader dates too, and
`timelines.undated` the share of the events no date can be told for that the reader leaves undated. Only the airbus reports have
their texts at hand; the trial timelines' have not.

**negation**: of the event mentions of the ECB+ train topics in the marked sentences, those tagged as not happening (`NEG_`), against
the polarity of the claim on the same words.
"""

import argparse
import importlib.util
import json
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

from loop import BUILD, pages_of, prepared

from twosource.model import Claim, Moment
from twosource.reading import ENGLISH
from twosource.reading.page import Page
from twosource.reading.pipeline import reading_of
from twosource.reading.times.edtf import bounds

SPEAKING = frozenset({"news", "interview", "court"})
"""Kinds of text that are told on a day."""

EARLIEST = 1500
SEASON_SLACK = timedelta(31)
SEASONS = ("spring", "summer", "autumn", "fall", "winter")
TIMELY = re.compile(
    r"\d|day|night|morning|evening|week|month|year|decade|centur|today|tomorrow|season|spring|summer|autumn|fall|winter|now|"
    r"january|february|march|april|may|june|july|august|september|october|november|december",
    re.I,
)
GLUED = re.compile(r"([,.;:!?%)\]}]|n't|['’](s|re|ve|ll|d|m)|”|’)$")
OPENING = re.compile(r"[(\[{$#“‘]$")

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Gold:
    """A marked date: its words in the text, its first and last day, or the same without a year (`yearless`); `days` None: left out."""

    start: int
    end: int
    text: str
    days: Days | None = None
    yearless: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One comparison: where, the words, what the gold says, what the reader says, whether that is right."""

    where: str
    text: str
    gold: str
    found: str
    right: bool


def prf(hit: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F in percent."""
    p, r = (100 * hit / found if found else 0.0), (100 * hit / gold if gold else 0.0)
    return round(p, 1), round(r, 1), round(2 * p * r / (p + r), 1) if p + r else 0.0


def days_of(tag: Mapping[str, str]) -> tuple[Days | None, str | None]:
    """First and last day of a TEI date, or its EDTF form without a year; (None, None) for what is left out."""
    begin = tag.get("when") or tag.get("from") or tag.get("notBefore") or ""
    end = tag.get("when") or tag.get("to") or tag.get("notAfter") or ""
    begin, end = begin.split("T")[0], end.split("T")[0]
    if begin.startswith("--") and begin == end:
        return None, "XXXX-" + begin[2:]
    if not re.match(r"\d{4}", begin) or not re.match(r"\d{4}", end) or int(begin[:4]) < EARLIEST:
        return None, None
    try:
        first, last = bounds(begin)[0], bounds(end)[1]
    except ValueError:
        return None, None
    return ((first, last), None) if first and last and first <= last else (None, None)


def same_days(gold: Gold, found: Moment) -> bool:
    """Whether a found value is the gold's."""
    if gold.yearless is not None or gold.days is None:
        return found.edtf == gold.yearless
    if found.earliest is None or found.latest is None:
        return False
    slack = SEASON_SLACK if any(season in gold.text.lower() for season in SEASONS) else timedelta(0)
    return abs(found.earliest - gold.days[0]) <= slack and abs(found.latest - gold.days[1]) <= slack


def gum_text(path: Path) -> tuple[dict[str, str | None], list[Gold]]:
    """A GUM text as a report with one paragraph a block, and its marked dates."""
    text, gap = "", ""
    golds: list[Gold] = []
    open_dates: list[tuple[dict[str, str], list[int]]] = []
    head: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<text "):
            head = ET.fromstring(line.replace("&", "&amp;") + "</text>").attrib
        elif re.match(r"</?(p|head|item|caption|list|sp|figure|quote|row|cell)\b", line):
            gap = "\n\n" if text else ""
        elif line.startswith("<date"):
            open_dates.append((dict(re.findall(r'(\w+)="([^"]*)"', line)), []))
        elif line.startswith("</date") and open_dates:
            tag, starts = open_dates.pop()
            golds += [_gold(tag, start, text) for start in starts[:1]]
        elif "\t" in line:
            word = line.split("\t", 1)[0].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
            text += "" if not text else gap or ("" if GLUED.match(word) or OPENING.search(text) else " ")
            gap = ""
            for _, starts in open_dates:
                starts.append(len(text))
            text += word
    kind, published = head.get("type", ""), head.get("dateCreated")
    said = published if kind in SPEAKING else None
    whole = {piece.strip() for piece in text.split("\n\n")}
    kept = [replace(gold, days=None, yearless=None) if gold.text in whole else gold for gold in golds]
    return {"id": path.stem, "title": None, "published": said, "text": text}, kept


def _gold(tag: Mapping[str, str], start: int, text: str) -> Gold:
    said = text[start:]
    days, yearless = days_of(tag) if TIMELY.search(said) else (None, None)
    return Gold(start, len(text), said, days, yearless)


def gum_reports(shared: Path) -> dict[str, list[Gold]]:
    """Writes the texts where `loop.pages_of("gum")` finds them; the gold by report."""
    pairs = [gum_text(path) for path in sorted((shared / "data/gum/xml").glob("*.xml"))]
    folder = BUILD / "gum"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "reports.jsonl").write_text("".join(json.dumps(report) + "\n" for report, _ in pairs), encoding="utf-8")
    (folder / "gold.json").write_text("{}\n", encoding="utf-8")
    return {str(report["id"]): golds for report, golds in pairs}


def judged_dates(where: str, golds: Sequence[Gold], found: Iterable[Moment]) -> tuple[list[Judged], list[Judged], int]:
    """The gold dates as judged, the values found where there is no gold date, and how many gold dates some expression reaches."""
    valued = [each for each in found if each.span is not None]
    hits, used, reached = [], set(), 0
    for gold in golds:
        near = [n for n, each in enumerate(valued) if each.span and each.span.start < gold.end and gold.start < each.span.end]
        if gold.days is None and gold.yearless is None:
            used.update(near)
            continue
        reached += bool(near)
        best = next((n for n in near if same_days(gold, valued[n])), next((n for n in near if valued[n].edtf), None))
        used.update(near)
        value = valued[best].edtf if best is not None else None
        right = best is not None and same_days(gold, valued[best])
        wanted = gold.yearless or "/".join(day.isoformat() for day in gold.days or ())
        hits.append(Judged(where, gold.text, wanted, str(value), right))
    extra = [Judged(where, each.text or "", "", each.edtf or "", False) for n, each in enumerate(valued) if n not in used and each.edtf]
    return hits, extra, reached


def timeline_dates(folder: Path) -> dict[tuple[str, int, str], str]:
    """(report number, sentence, word) to the date of the gold, `XXXX-XX-XX` where none can be told; words dated twice are left out."""
    found: dict[tuple[str, int, str], set[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            _, *cells = line.split("\t")
            for cell in cells[1:]:
                if match := re.fullmatch(r"(\d+)-(\d+)-(.+)", cell.strip()):
                    found.setdefault((match[1], int(match[2]), match[3].replace("_", " ")), set()).add(cells[0])
    return {key: next(iter(dates)) for key, dates in found.items() if len(dates) == 1}


def compared(gold: str, found: str) -> str:
    """'same', 'fits' where one holds the other, 'apart'."""
    plain = gold.replace("-XX", "")
    if plain == found:
        return "same"
    (a, b), (c, d) = bounds(plain), bounds(found)
    first, last = c or date.min, d or date.max
    if a is None or b is None:
        return "apart"
    return "fits" if (a <= first and last <= b) or (first <= a and b <= last) else "apart"


def _prepare(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("prepare", shared / "bench/prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def claims_of(page: Page) -> tuple[Claim, ...]:
    """The claims of a page by the public reading."""
    found: tuple[Claim, ...] = reading_of(ENGLISH.annotate(page)).claims
    return found


def timelines(shared: Path) -> list[Judged]:
    """Every gold event of the airbus timelines whose word is found as an event, with both dates ('' for none)."""
    base = shared / "data/semeval2015-task4/corpus_1"
    dates = timeline_dates(base / "TimeLines_Gold_Standard")
    prepare = _prepare(shared)
    sentences = {}
    for path in sorted((shared / "data/meantime/corpus_airbus").glob("*.xml")):
        root, lines = prepare.read_cat(path)
        _, _, spans = prepare.detokenise({n: tokens for n, tokens in lines.items() if n != 1})
        sentences[root.get("doc_id")] = spans
    judged = []
    for page in pages_of("meantime", shared):
        spans = sentences.get(page.report.source_id)
        if spans is not None:
            judged += list(_on_timeline(page, spans, dates))
    return judged


def _on_timeline(page: Page, sentences: Mapping[int, tuple[int, int]], dates: Mapping[tuple[str, int, str], str]) -> Iterator[Judged]:
    own = {key: value for key, value in dates.items() if key[0] == page.report.source_id}
    claims = claims_of(page) if own else ()
    for (number, sentence, word), value in own.items():
        first, last = sentences.get(sentence, (0, 0))
        inside = (claim for claim in claims if first <= claim.trigger.span.start < last)
        claim = next((claim for claim in inside if claim.trigger.text in (word, *word.split())), None)
        if claim is not None:
            found, gold = claim.time.edtf or "", "" if value.startswith("XXXX-XX") else value
            how = compared(gold, found) if gold and found and "XXXX" not in found else ""
            yield Judged(f"{number}-{sentence}", word, gold, found, how == "same")


def negations(shared: Path) -> list[Judged]:
    """Every gold event of the ECB+ train topics that is found or denied: 'negative' or '' on both sides."""
    gold = json.loads((prepared("ecbtrain", shared) / "gold.json").read_text())
    by_report: dict[str, list[dict[str, str | int]]] = {}
    for item in gold["event_mentions"]:
        by_report.setdefault(item["report"], []).append(item)
    judged = []
    for page in pages_of("ecbtrain", shared):
        items = by_report.get(str(page.report.source_id), [])
        denied = {(c.trigger.span.start, c.trigger.span.end) for c in claims_of(page) if c.polarity == "negative"} if items else set()
        for item in items:
            found = any(start < int(item["end"]) and int(item["start"]) < end for start, end in denied)
            marked = item["polarity"] == "negative"
            where = f"{page.report.source_id}:{item['start']}"
            judged.append(Judged(where, str(item["text"]), "negative" * marked, "negative" * found, found == marked))
    return judged


def measured(shared: Path) -> tuple[dict[str, float], dict[str, list[Judged]]]:
    """The figures in percent, and what went wrong by head."""
    figures: dict[str, float] = {}
    wrong: dict[str, list[Judged]] = {}
    golds = gum_reports(shared)
    results = {}
    for page in pages_of("gum", shared):
        where = str(page.report.source_id)
        results[where] = judged_dates(where, golds[where], reading_of(ENGLISH.annotate(page)).times)
    for name, part in (("gum", results), ("gum.news", {key: each for key, each in results.items() if "_news_" in key})):
        hits, extra = [one for each in part.values() for one in each[0]], [one for each in part.values() for one in each[1]]
        found = len(extra) + sum(each.found != "None" for each in hits)
        values = prf(sum(each.right for each in hits), found, len(hits))
        figures |= dict(zip((f"{name}.p", f"{name}.r", f"{name}.f"), values, strict=True))
        figures[f"{name}.spans"] = prf(sum(each[2] for each in part.values()), 0, len(hits))[1]
        if name == "gum":
            wrong["gum values"], wrong["gum extra"] = [each for each in hits if not each.right], extra
    return figures | _timeline_figures(shared, wrong) | _negation_figures(shared, wrong), wrong


def _timeline_figures(shared: Path, wrong: dict[str, list[Judged]]) -> dict[str, float]:
    found = timelines(shared)
    dated = [each for each in found if each.gold]
    both = [each for each in dated if each.found and "XXXX" not in each.found]
    none = [each for each in found if not each.gold]
    wrong["timelines apart"] = [each for each in both if not each.right]
    wrong["timelines undated"] = [each for each in dated if not each.found]
    wrong["timelines dated too much"] = [each for each in none if each.found]
    return {
        "timelines.right": prf(sum(each.right for each in both), 0, len(both))[1],
        "timelines.fits": prf(sum(compared(each.gold, each.found) != "apart" for each in both), 0, len(both))[1],
        "timelines.both": prf(len(both), 0, len(dated))[1],
        "timelines.undated": prf(sum(not each.found for each in none), 0, len(none))[1],
    }


def _negation_figures(shared: Path, wrong: dict[str, list[Judged]]) -> dict[str, float]:
    found = negations(shared)
    hit = sum(bool(each.gold and each.found) for each in found)
    p, r, f = prf(hit, sum(bool(each.found) for each in found), sum(bool(each.gold) for each in found))
    wrong["negation"] = [each for each in found if not each.right]
    return {"negation.p": p, "negation.r": r, "negation.f": f}


def measure(shared: Path) -> dict[str, float]:
    """The figures, in percent, by dotted name."""
    return measured(shared)[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", type=int, default=0, help="print up to so many errors of each head")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    figures, wrong = measured(args.shared)
    for name, value in figures.items():
        print(f"{name:24} {value}")
    for head, found in wrong.items():
        print(f"{head}: {len(found)}")
        for each in random.Random(args.seed).sample(found, min(args.errors, len(found))):
            print(f"  {each.where} | {each.text!r} | gold {each.gold} | found {each.found}")


if __name__ == "__main__":
    main()
