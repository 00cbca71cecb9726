import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_what_the_parser_says() -> None:
    spec = importlib.util.spec_from_file_location("cli_page", ROOT / "scripts/cli_page.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == script.page(), "run python scripts/cli_page.py"
