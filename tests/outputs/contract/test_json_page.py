import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_page_and_the_schema_are_current():
    done = subprocess.run([sys.executable, ROOT / "scripts/json_page.py", "--check"], check=False)
    assert done.returncode == 0, "run python scripts/json_page.py"
