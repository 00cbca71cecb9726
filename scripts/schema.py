"""Writes the first step of a case's tables from the model: python scripts/schema.py

Only until the first release; from then on a change of the model is a step of its own beside the ones that are there
(src/twosource/store/migrations), and this prints what the tables have to be after all steps.
"""

from pathlib import Path

from twosource.store.schema import statements

HEAD = "-- One table for each kind of thing in a case; drawn from the model by scripts/schema.py.\n\n"
STEP = Path(__file__).parent.parent / "src/twosource/store/migrations/0001_tables.sql"

if __name__ == "__main__":
    STEP.write_text(HEAD + statements(), encoding="utf-8")
    print(f"{STEP.name} is written")
