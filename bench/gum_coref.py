"""Coreference within one text, against GUM: which words we take for one person, body, place or thing.

    python bench/gum_coref.py [--shared ../shared] [--errors N] [--seed S] [--kind pronoun]

Gold: two layers of the Georgetown University Multilayer corpus (GUM), on the documents kept beside the checkout.
- OntoGUM (`coref/ontogum/conll`): clusters after the OntoNotes rules, of two mentions or more; copulas and appositions are no links.
- GUM's own layer (`dep/*.conllu`, `Entity=`): every phrase that stands for something, single ones too, appositions and predicates
  linked; `SplitAnte=` says which several entities a plural stands for.

Counted, in percent:
- `mentions`, `muc`, `b3`, `ceafe`, `conll` (their mean): our chains of two mentions or more against OntoGUM, F1. Relative pronouns
  of ours are left out, because OntoNotes does not mark them.
- `links.name`, `links.description`, `links.pronoun`: how many of our links are right. A link goes from a mention to the one before it in
  its chain (from a pronoun to the last that is no pronoun, if there is one). GUM's own layer judges it; a link with an end that is no
  mention there is not judged, nor are relative pronouns.
- `found.pronoun`: of GUM's personal pronouns of the third person that take up something before them, how many have a right link.
- `links.split`, `found.split`: of the plurals that we say stand for several chains, how many stand for just those in GUM; of GUM's
  plurals that stand for several, how many we found with at least two of them. We say it of none yet.
A mention of ours is a mention of the gold when the head word of each lies inside the other; one to one, the larger overlap first.

Sets: `gum` is the dev split in all genres that are here (academic, biography, court, interview, news, travel), `gum-news` the news
texts of train and dev. The test documents are never read. The table of nouns learned from the entity types (not the links) of the
train documents, so `gum-news` flatters what is found a little.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from gum_text import Spot, Text, texts_of
from loop import pages_from

from twosource.intake import take
from twosource.model import Chain, Mention, Report, Source
from twosource.reading import ENGLISH
from twosource.reading.mentions.pronouns import PRONOUNS
from twosource.reading.page import Page

BUILD = Path("build/gum")
KINDS = ("name", "description", "pronoun")


@dataclass
class Tally:
    """Counts over the documents of a set."""

    key: dict[str, str] = field(default_factory=dict)
    response: dict[str, str] = field(default_factory=dict)
    hits: int = 0
    links: Counter[tuple[str, bool]] = field(default_factory=Counter)
    unjudged: int = 0
    pronouns: Counter[bool] = field(default_factory=Counter)
    splits: Counter[tuple[str, bool]] = field(default_factory=Counter)
    errors: list[tuple[str, str]] = field(default_factory=list)


def matches(ours: Sequence[Mention], gold: Sequence[Spot], text: Text) -> dict[int, int]:
    """Index of a mention -> index of the gold mention it is."""
    pairs = []
    for i, mention in enumerate(ours):
        for j, spot in enumerate(gold):
            start, end = text.tokens[spot.first][0], text.tokens[spot.last - 1][1]
            head = text.tokens[spot.head]
            shared = min(end, mention.span.end) - max(start, mention.span.start)
            inside = start <= mention.head.start < end and mention.span.start < head[1] and head[0] < mention.span.end
            if shared > 0 and inside:
                pairs.append((-shared / (max(end, mention.span.end) - min(start, mention.span.start)), i, j))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def relative(mention: Mention) -> bool:
    """Whether it is a relative pronoun."""
    form = PRONOUNS.get(mention.text.lower())
    return mention.form == "pronoun" and form is not None and form.relative


def links(chain: Chain) -> Iterator[tuple[Mention, Mention]]:
    """A chain's links to be judged: (mention, the one it goes back to)."""
    for at, mention in enumerate(chain.mentions):
        earlier = chain.mentions[:at]
        if earlier and not relative(mention):
            plain = [other for other in earlier if other.form != "pronoun"]
            yield mention, plain[-1] if plain and mention.form == "pronoun" else earlier[-1]


def count(text: Text, chains: Sequence[Chain], tally: Tally) -> None:
    """Adds one document to the tally."""
    _clusters(text, chains, tally)
    ours = [mention for chain in chains for mention in chain.mentions]
    where = {mention.span: text.gum[j].cluster for i, j in matches(ours, text.gum, text).items() for mention in [ours[i]]}
    right = set()
    for chain in chains:
        for mention, other in links(chain):
            one, two = where.get(mention.span), where.get(other.span)
            if one is None or two is None:
                tally.unjudged += 1
                continue
            tally.links[mention.form, one == two] += 1
            if one == two:
                right.add(mention.span.start)
            else:
                tally.errors.append((mention.form, _shown(text, other, mention)))
    seen: set[str] = set()
    for spot in text.gum:
        start, end = text.tokens[spot.first][0], text.tokens[spot.last - 1][1]
        form = PRONOUNS.get(text.text[start:end].lower())
        if form is not None and form.person == 3 and not form.relative and spot.cluster in seen:
            tally.pronouns[start in right] += 1
            if start not in right:
                tally.errors.append(("missed", _around(text, start, end)))
        if form is None:
            seen.add(spot.cluster)
    _splits(text, chains, where, tally)


def _clusters(text: Text, chains: Sequence[Chain], tally: Tally) -> None:
    several = [(chain, kept) for chain in chains if len(kept := [m for m in chain.mentions if not relative(m)]) > 1]
    ours = [mention for _, kept in several for mention in kept]
    of = [f"{text.id}:{chain.id}" for chain, kept in several for _ in kept]
    found = matches(ours, text.onto, text)
    tally.hits += len(found)
    tally.key |= {f"{text.id}:{j}": f"{text.id}:{spot.cluster}" for j, spot in enumerate(text.onto)}
    tally.response |= {f"{text.id}:{found[i]}" if i in found else f"{text.id}:spurious:{i}": chain for i, chain in enumerate(of)}


def _splits(text: Text, chains: Sequence[Chain], where: Mapping[object, str], tally: Tally) -> None:
    known = {chain.id: Counter(where[m.span] for m in chain.mentions if m.span in where) for chain in chains}
    found = set()
    for chain in chains:
        parts = getattr(chain, "parts", ())
        if not parts:
            continue
        stands = {known[part].most_common(1)[0][0] for part in parts if known[part]}
        cluster = next((where[m.span] for m in chain.mentions if m.span in where), "")
        wanted = text.split.get(cluster, frozenset())
        tally.splits["ours", stands == wanted] += 1
        if len(stands & wanted) > 1:
            found.add(cluster)
        if stands != wanted:
            tally.errors.append(("split", _around(text, chain.mentions[0].span.start, chain.mentions[0].span.end)))
    for cluster in text.split:
        tally.splits["gold", cluster in found] += 1


def _around(text: Text, start: int, end: int) -> str:
    return f"{text.id}: {text.text[max(0, start - 120) : start]}[{text.text[start:end]}]{text.text[end : end + 40]}".replace("\n", " ")


def _shown(text: Text, other: Mention, mention: Mention) -> str:
    return f"[{other.text}] <- {_around(text, mention.span.start, mention.span.end)}"


def figures(tally: Tally, conll: Callable[[Mapping[str, str], Mapping[str, str]], Mapping[str, float]]) -> dict[str, float]:
    """The rows of one set."""
    found = {"mentions": percent(2 * tally.hits, len(tally.response) + len(tally.key))}
    found |= {measure: round(float(value), 1) for measure, value in conll(tally.key, tally.response).items()}
    for kind in KINDS:
        found[f"links.{kind}"] = percent(tally.links[kind, True], tally.links[kind, True] + tally.links[kind, False])
    found["found.pronoun"] = percent(tally.pronouns[True], tally.pronouns.total())
    for side, row in (("ours", "links.split"), ("gold", "found.split")):
        found[row] = percent(tally.splits[side, True], tally.splits[side, True] + tally.splits[side, False])
    return found


def percent(part: int, whole: int) -> float:
    """A share in percent, 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def pages(texts: Sequence[Text]) -> Iterator[Page]:
    """The texts as taken in, their syntax from the cache."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps({"id": text.id, "title": None, "text": text.text}) + "\n" for text in texts), encoding="utf-8")
        reports: list[Report] = [item.report for item in take([str(path)]) if isinstance(item, Source)]
    return pages_from(BUILD, reports)


@cache
def scorer(shared: Path) -> ModuleType:
    """The shared scorer, for its coreference measures."""
    spec = spec_from_file_location("score", shared / "bench/score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer under {shared}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tallies(shared: Path) -> dict[str, Tally]:
    """Both sets read and counted."""
    found = {}
    for name, texts in texts_of(shared).items():
        found[name] = Tally()
        for text, page in zip(texts, pages(texts), strict=True):
            if page.report.text != text.text:
                sys.exit(f"{text.id}: the text was changed when it was taken in")
            count(text, ENGLISH.annotate(page).chains, found[name])
    return found


def measure(shared: Path) -> dict[str, float]:
    """Row -> figure in percent."""
    conll = scorer(shared).conll
    return {f"{name}.{row}": value for name, tally in tallies(shared).items() for row, value in figures(tally, conll).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", type=int, default=0, help="show so many errors of each kind and set")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", choices=[*KINDS, "missed", "split"], help="errors of this kind only")
    args = parser.parse_args()
    conll = scorer(args.shared).conll
    for name, tally in tallies(args.shared).items():
        for row, value in figures(tally, conll).items():
            print(f"  {name}.{row:20} {value}")
        print(f"  {name}: links {dict(tally.links)}, not judged {tally.unjudged}")
        for kind in [args.kind] if args.kind else [*KINDS, "missed", "split"]:
            errors = [error for each, error in tally.errors if each == kind]
            for error in random.Random(args.seed).sample(errors, min(args.errors, len(errors))):
                print(f"    {kind}: {error}")


if __name__ == "__main__":
    main()
