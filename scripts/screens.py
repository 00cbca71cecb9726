"""Takes a picture of every page of a case: python scripts/screens.py CASE [FOLDER]

Each page at 1280 and at 400 pixels, in light and in dark, as a person with Chromium sees it; build/screens unless a folder is named.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.places import places  # noqa: E402
from tests.browser.running import NARROW, WIDE, Visit, chromium, launch, serving  # noqa: E402

LOOKS = {"wide": (WIDE, "light"), "narrow": (NARROW, "light"), "wide-dark": (WIDE, "dark"), "narrow-dark": (NARROW, "dark")}


def screens(case: Path, folder: Path, only: Sequence[str] = ()) -> Iterator[Path]:
    """The pictures, one after another; of the pages in whose address one of `only` stands, if any is named."""
    with serving(case) as base, sync_playwright() as player, launch(player) as browser:
        for look, (size, scheme) in LOOKS.items():
            with Visit(browser.new_context(viewport=size, color_scheme=scheme), base) as visit:
                for address, path in places(base).items():
                    if only and not any(part in address for part in only):
                        continue
                    page = visit.go(path)
                    page.wait_for_load_state("networkidle")
                    name = address.strip("/").replace("/", "-").replace("{id}", "one") or "overview"
                    where = folder / f"{name}.{look}.png"
                    page.screenshot(path=where, full_page=True)
                    yield where
                for said in visit.wrong:
                    print(f"{look}: {said}", file=sys.stderr)


def main(arguments: Sequence[str]) -> int:
    """0 when every page was taken."""
    if not arguments or chromium() is None:
        print(__doc__ if not arguments else "There is no Chromium on this machine.", file=sys.stderr)
        return 2
    folder = Path(arguments[1]) if len(arguments) > 1 else ROOT / "build" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    for taken in screens(Path(arguments[0]), folder, arguments[2:]):
        print(taken)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
