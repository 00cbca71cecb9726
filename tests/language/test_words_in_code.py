"""The count of English words in Python sees words, and nothing of the house's own."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words_in_code", ROOT / "scripts/words_in_code.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


COUNTER = script()
WORDS = [
    ('BEFORE = frozenset({"near", "by", "off"})', "by near off"),
    ('BEFORE = ("near", "by", "off")', "by near off"),
    ('SPOKEN = {"st": "saint", "mt": "mount"}', "mount mt saint st"),
    ('SIZES = {"dozen": 12, "score": 20}', "dozen score"),
    ('if token.lower_ == "according": ...', "according"),
    ('if token.lemma_.lower() in ("say", "tell"): ...', "say tell"),
    ('if token.lemma_ == "case" or lemma == "release": ...', "case release"),  # a label of the parser, a type of events, and here words
    ('VOICING = frozenset({"issue", "voice", "release"})', "issue release voice"),  # a type of events among words
    ('found.add("the")', "the"),
    ('AGED = re.compile(r"\\b(?:aged|years? old)\\b")', "aged old years"),
    ('SAYING = frozenset({"say", "tell"})\nif verb.kind in SAYING or token.lemma_ in SAYING: ...', "say tell"),
    ('if lexicon("prepositions", "word")[each] == "near": ...', "near"),
    ('near = table[word.removesuffix("s")]', "s"),
]
NONE = [
    'if token.dep_ in ("nsubj", "relcl") and token.tag_ == "vbg": ...',
    'if verb.kind == "cite" and "t" in verb.frames: ...',
    'SAYING = frozenset({"say", "tell"})\nif verb.kind in SAYING: ...',
    'if row["kind"] in ("unit", "tens"): ...',
    'if lexicon("name_signs", "sign")[word] == "never": ...',
    'order = lexicon("name_heads", "order")\nif order.get(word) == "both": ...',
    'def times(page: Page) -> dict[str, Any]:\n    return {"moments": found}',
    'text = open(path, "rb").read().decode("ascii", "replace")',
    'TABLE = "places.tsv"',
    'found = rows("time_words")',
    '"""near the port"""',
]


def parted(folder: Path, code: str) -> tuple[set[str], dict[str, str]]:
    """The words of a module with that code, and what is left out."""
    path = folder / "module.py"
    path.write_text(code, encoding="utf-8")
    found: tuple[set[str], dict[str, str]] = COUNTER.Module(path, "reading/mentions/module", COUNTER.literals(COUNTER.ROOT), {}).parted()
    return found


@pytest.mark.parametrize(("code", "words"), WORDS)
def test_words_are_counted(tmp_path: Path, code: str, words: str) -> None:
    assert " ".join(sorted(parted(tmp_path, code)[0])) == words


@pytest.mark.parametrize("code", NONE)
def test_what_is_the_houses_own_is_not(tmp_path: Path, code: str) -> None:
    assert parted(tmp_path, code)[0] == set()


def test_a_list_of_words_put_into_a_module_is_seen(tmp_path: Path) -> None:
    """In every module that has names of its own, and says why it leaves those out."""
    own, house = COUNTER.literals(COUNTER.ROOT), COUNTER.house_names(COUNTER.ROOT)
    for place in house:
        module = COUNTER.ROOT / f"{place}.py"
        if module.exists():
            path = tmp_path / "module.py"
            path.write_text(module.read_text(encoding="utf-8") + '\nNEW = frozenset({"wharf", "jetty", "by"})\n', encoding="utf-8")
            words, left = COUNTER.Module(path, place, own, house).parted()
            assert {"wharf", "jetty", "by"} <= words
            assert left


def test_what_is_listed_as_the_houses_is_there() -> None:
    sources = [(place, source) for place, listed in COUNTER.HOUSE_NAMES.items() for source in listed]
    for place, source in sources:
        module, _, name = source.rpartition(".")
        path = COUNTER.ROOT / place / f"{module}.py" if module else COUNTER.ROOT / f"{place}.py"
        assert name.removesuffix("()") in path.read_text(encoding="utf-8"), f"{name} is not in {path}: take it off HOUSE_NAMES"
    for place, values in COUNTER.HOUSE_VALUES.items():
        text = (COUNTER.ROOT / f"{place}.py").read_text(encoding="utf-8")
        assert [value for value in values.split("|") if value not in text] == [], f"take these of {place} off HOUSE_VALUES"
    for place in COUNTER.NO_WORDS:
        assert (COUNTER.ROOT / place).is_dir() or (COUNTER.ROOT / f"{place}.py").is_file(), f"take {place} off NO_WORDS"
