import random

from hypothesis import given, settings
from hypothesis import strategies as st
from training.reader.examples import HEADS, Example, paragraphs, targets
from training.reader.invention import redressed, renamed

TEXT = "Mirela Dascu of Norvia Logistics met Velkov in Varna. Dascu left Varna on 3 May."
NAMES = (
    (0, 12, "PERSON"), (16, 32, "ORG"), (37, 43, "PERSON"), (47, 52, "GPE"), (54, 59, "PERSON"), (65, 70, "GPE"), (74, 79, "DATE"),
)  # fmt: skip
GIVEN = Example(TEXT).also("names", NAMES).also("events", ((33, 36, "occurrence"), (60, 64, "occurrence")), ((0, 53),))


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_new_names_leave_every_other_mark_on_its_words(seed):
    made = renamed(GIVEN, random.Random(seed))
    assert [made.text[a:b] for a, b, _ in made.marks["events"]] == ["met", "left"]
    assert [label for *_, label in made.marks["names"]] == [label for *_, label in NAMES]
    names = [made.text[a:b] for a, b, _ in made.marks["names"]]
    assert names[3] == names[5]
    assert names[4] in names[0].split()
    assert names[6] == "3 May"
    assert all(name == name.strip() and name for name in names)
    (start, end) = made.covered["events"][0]
    assert made.text[start:end].endswith(f"{names[3]}.")


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_another_dress_leaves_offsets(seed):
    made = redressed(GIVEN, random.Random(seed))
    assert made.text.lower() == TEXT.lower()
    assert made.marks == GIVEN.marks


def test_words_outside_what_is_covered_teach_nothing():
    words = ((0, 6), (7, 12), (33, 36), (60, 64))
    assert targets(GIVEN, "events", words) == [0, 0, HEADS["events"].index("occurrence"), -1]
    assert [HEADS["names"][at] for at in targets(GIVEN, "names", words)] == ["B-PERSON", "I-PERSON", "O", "O"]
    assert targets(GIVEN, "roles", words) == [-1, -1, -1, -1]


def test_a_text_falls_into_paragraphs_with_their_marks():
    text = "Velkov left.\n\nDascu stayed in Varna."
    marks = {"names": [(0, 6, "PERSON"), (14, 19, "PERSON"), (30, 35, "GPE"), (10, 16, "PERSON")]}
    first, second = paragraphs(text, marks, {"names": [(0, 12), (20, 36)]})
    assert first.marks["names"] == ((0, 6, "PERSON"),)
    assert [second.text[a:b] for a, b, _ in second.marks["names"]] == ["Dascu", "Varna"]
    assert second.covered["names"] == ((6, 22),)
