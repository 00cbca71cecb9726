"""Whether a change leaves every output as it was, byte for byte.

    python bench/same_outputs.py keep FOLDER [--shared ../shared]     # before
    python bench/same_outputs.py check FOLDER [--shared ../shared]    # after

The JSON, Markdown and dossier of the shipped demo and of the invented reports under tests/gold, and, where they lie beside the checkout, of
the two seed reports and the stories set aside for choosing. The versions of reader and drawing are left out: they change with the code.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from twosource import Case, compare
from twosource.outputs import as_html, as_json, as_markdown

ROOT = Path(__file__).parents[1]
VERSIONS = re.compile(r'"(?:reader|drawn|version)": ?"[^"]*"|"twosource [0-9a-f]{12}"|case [0-9a-f]{12,}|[0-9a-f]{64}')
FORMS = {"json": as_json, "md": as_markdown, "html": as_html}


def inputs(shared: Path) -> Iterator[tuple[str, Sequence[Path]]]:
    """Each set of reports by a name."""
    yield "demo", sorted(path for path in (ROOT / "src/twosource/demo").iterdir() if path.suffix in {".json", ".txt", ".md"})
    yield "gold", [ROOT / "tests/gold/reports.jsonl"]
    if (shared / "seeds").is_dir():
        yield "seeds", sorted((shared / "seeds").glob("*.txt"))
    if (shared / "data/stories/dev/reports.jsonl").is_file():
        yield "stories", [shared / "data/stories/dev/reports.jsonl"]


def outputs(case: Case) -> Iterator[tuple[str, str]]:
    for form, write in FORMS.items():
        yield form, VERSIONS.sub("", write(case))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("keep", "check"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    differ = 0
    for name, paths in inputs(asked.shared):
        for form, written in outputs(compare([str(path) for path in paths])):
            kept = asked.folder / f"{name}.{form}"
            if asked.what == "keep":
                kept.write_text(written, encoding="utf-8")
            elif kept.read_text(encoding="utf-8") != written:
                differ += 1
                kept.with_suffix(f".new.{form}").write_text(written, encoding="utf-8")
                print(f"{name}: the {form} differs; see {kept} and {kept.with_suffix(f'.new.{form}')}")
    print("kept" if asked.what == "keep" else f"{differ} outputs differ")
    return bool(differ)


if __name__ == "__main__":
    sys.exit(main())
