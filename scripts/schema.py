"""Prints the tables as the model draws them: python scripts/schema.py

A change of the model is a step of its own beside the ones that are there, which never change (src/twosource/store/migrations says how
it is added); this says what the tables have to be after all steps, and tests/store/test_schema.py holds them to it.
"""

from twosource.store.schema import statements

if __name__ == "__main__":
    print(statements())
