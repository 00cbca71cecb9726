from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.reading.encoder.windows import DRESSES, MAX_PIECES, SHAPES, shape, stretches

TEXT = st.text(st.one_of(st.characters(codec="utf-8", exclude_categories=("Cs",)), st.sampled_from("aZ é-.\n\u200d\u202e")), max_size=400)


@settings(deadline=None)
@given(TEXT, st.integers(0, 1000))
def test_words_stand_on_the_text_in_order(text, offset):
    words = [word for stretch in stretches(text, offset) for word in stretch.words]
    assert all(0 <= start - offset < end - offset <= len(text) for start, end in words)
    assert words == sorted(words)
    assert not any(text[start - offset : end - offset].isspace() for start, end in words)


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 900))
def test_a_long_text_is_cut_and_nothing_is_lost(count):
    text = " ".join(f"Docker {n} left ." if n % 5 == 0 else f"docker{n}" for n in range(count))
    found = list(stretches(text))
    assert max(len(stretch.ids) for stretch in found) <= MAX_PIECES
    assert "".join(text[a:b] for stretch in found for a, b in stretch.words) == text.replace(" ", "")
    assert all(len(stretch.firsts) == len(stretch.words) for stretch in found)


def test_a_long_text_is_cut_after_a_sentence():
    text = "The harbour chief met the envoy in Varna. " * 60
    first = next(iter(stretches(text)))
    assert text[slice(*first.words[-1])] == "."


def test_one_word_longer_than_a_stretch():
    found = list(stretches("x" * 90 + "ü" * 500 + " Varna"))
    assert all(len(stretch.ids) <= MAX_PIECES for stretch in found)
    assert sum(len(stretch.words) for stretch in found) == 2


def test_the_case_of_words_is_seen():
    def shapes(text):
        stretch = next(iter(stretches(text)))
        return [divmod(int(stretch.shapes[first]), len(SHAPES)) for first in stretch.firsts]

    said = [(DRESSES[dress], SHAPES[kind]) for dress, kind in shapes("Mirela Dascu met the LeT man on 3 May.")]
    assert [kind for _, kind in said[:5]] == ["title at start", "title", "lower", "lower", "mixed"]
    assert {dress for dress, _ in said} == {"running"}
    assert DRESSES[shapes("MIRELA DASCU MET ANTON VELKOV")[0][0]] == "shouted"
    assert DRESSES[shapes("Dascu Meets Velkov Over Harbour Levy")[0][0]] == "titled"
    assert DRESSES[shapes("dascu meets velkov over harbour levy")[0][0]] == "lowered"


def test_shapes_of_single_words():
    words = {
        "A": "capital",
        "NATO": "upper",
        "3": "digits",
        "M16": "digits and letters",
        "--": "mark",
        "iPhone": "mixed",
        "وادي": "uncased",
    }
    assert {word: SHAPES[shape(word, start=False)] for word in words} == words
