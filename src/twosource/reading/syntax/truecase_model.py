"""In which letters a word of all-capital text would stand in running English: a linear model over the word and its neighbours.

What the tables know of a word counts more than the word itself. The weights stand in `language/en/casing.tsv` (made by
training/casing.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from twosource.language import lexicon, listed, per_language, per_language_up_to, rows, words
from twosource.reading.gazetteer.lookup import fold, look_up

Case = str
LOWER, TITLE, UPPER = CASES = ("l", "t", "u")

MIN_INHABITANTS_CAPITAL = 100_000
"""Inhabitants from which a place is known by its name alone."""
MAX_PLACE_NAME_WORDS = 4
"""Words of the longest place name that is looked up."""
ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("ied", "y"))
"""What inflection puts to a word, and what stands there without it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign: where it stands, in small letters; `opens` says that a sentence begins with it."""

    start: int
    end: int
    text: str
    opens: bool


def decide(found: Sequence[Word], common: frozenset[str]) -> list[Case]:
    """The case of each word, left to right."""
    known = [kinds(word.text, common) for word in found]
    placed = places(found)
    out: list[Case] = []
    weights = _weights()
    for at, word in enumerate(found):
        if not word.text[0].isalpha() or known[at] == "function":
            out.append(LOWER)
            continue
        scores = [0.0, 0.0, 0.0]
        for feature in features(found, known, placed, out, at):
            row = weights.get(feature)
            if row is not None:
                scores[0] += row[0]
                scores[1] += row[1]
                scores[2] += row[2]
        best = CASES[scores.index(max(scores))]
        whole = placed[at][-1:] == "2" and (best == UPPER or word.text in listed("reading_lists", "foreign_articles"))
        out.append(TITLE if whole else best)
    return out


def features(found: Sequence[Word], known: Sequence[str], placed: Sequence[str], out: Sequence[Case], at: int) -> Iterator[str]:
    """What the model sees of the word at `at`; `out` holds the cases of the words before it."""
    word, own, place = found[at].text, known[at], placed[at]
    before, after = found[at - 1].text if at else "<", found[at + 1].text if at + 1 < len(found) else ">"
    left, right = known[at - 1] if at else "<", known[at + 1] if at + 1 < len(found) else ">"
    case, case2 = out[at - 1] if at else "<", out[at - 2] if at > 1 else "<"
    yield "bias"
    yield f"w {word}"
    yield f"p {own} {place}"
    yield f"s {word[-3:]}"
    yield f"v {_shape(word)} {own == 'x'}"
    yield f"b {before}"
    yield f"a {after}"
    yield f"c {case} {case2}"
    yield f"ckr {case} {own} {right}"
    yield f"l {left} {own} {right}"
    yield f"bk {before} {own}"
    yield f"ak {after} {own}"
    yield f"cb {case} {before}"


def _shape(word: str) -> str:
    vowels = sum(char in "aeiouy" for char in word)
    return f"{min(len(word), 6)} {'none' if not vowels else 'some'} {'.' in word}"


@per_language_up_to(50_000)
def _kind(word: str) -> str:
    for name, table in _tables():
        if word in table:
            return name
    return ""


@per_language
def _tables() -> tuple[tuple[str, frozenset[str]], ...]:
    """What kinds of word the tables know, the more telling first."""
    given = frozenset(row["word"] for row in rows("genders") if row["kind"] == "name")
    calendar = frozenset(word for word in words("name_signs") if lexicon("name_signs", "sign")[word] == "never")
    people = frozenset(part for name in words("demonyms") for part in name.lower().split() if " " not in name)
    return (
        ("function", frozenset(row["word"] for row in rows("function_words") if row["language"] == "en")),
        ("calendar", calendar),
        ("people", people),
        ("title", words("person_titles")),
        ("head", words("name_heads")),
        ("particle", words("name_particles")),
        ("given", given),
    )


def kinds(word: str, common: frozenset[str]) -> str:
    """What is known of a word: its table, `n` for a common word, `x` for one nobody knows; `.` for a sign."""
    if not word[0].isalpha():
        return "#" if word[0].isdigit() else "."
    return _kind(word) or ("n" if _common(word, common) else "x")


def _common(word: str, common: frozenset[str]) -> bool:
    if word in common:
        return True
    return any(word.endswith(end) and (word[: -len(end)] + new) in common for end, new in ENDINGS) or (
        len(word) > 5 and word.endswith(("ed", "ing")) and word.removesuffix("ed").removesuffix("ing")[:-1] in common
    )


def places(found: Sequence[Word]) -> list[str]:
    """For each word whether a name of a place covers it: of one word or several, of what size."""
    out = [""] * len(found)
    for at, word in enumerate(found):
        if not word.text[0].isalpha() or out[at]:
            continue
        for length in range(MAX_PLACE_NAME_WORDS, 0, -1):
            piece = found[at : at + length]
            if len(piece) < length or not all(each.text[0].isalpha() and len(each.text) > 1 for each in piece):
                continue
            size = _size(" ".join(each.text for each in piece))
            if size:
                for inside in range(at, at + length):
                    out[inside] = f"{size}{min(length, 2)}"
                break
    return out


@lru_cache(maxsize=50_000)
def _size(name: str) -> str:
    entries = look_up(name) if len(fold(name).split()) == len(name.split()) else ()
    if not entries:
        return ""
    if any(entry.kind in "cr1" for entry in entries):
        return "country"
    return "city" if any(entry.people >= MIN_INHABITANTS_CAPITAL for entry in entries) else "town"


@per_language
def _weights() -> dict[str, tuple[float, float, float]]:
    return {row["feature"]: (float(row["lower"]), float(row["title"]), float(row["upper"])) for row in rows("casing")}
