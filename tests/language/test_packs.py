"""What every language has to keep to: its tables, their columns and patterns, its time grammar; and golden sentences of English."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import twosource
from tests.factories import moment, report
from tests.language.golden import GOLDEN
from tests.reading.times.test_rules import said, words_of
from twosource.language import ENGLISH, PACKS, LanguagePack, rows, speaking, words
from twosource.reading import ENGLISH as PIPELINE
from twosource.reading.page import Page
from twosource.reading.syntax.parser import parse
from twosource.reading.times.builders import BUILDERS
from twosource.reading.times.rules import NOTATION, joins, scanner
from twosource.reading.times.token_classes import TokenClass
from twosource.reading.times.tokens import time_pattern

SOURCE = Path(twosource.__file__).parent
ASKING = {"rows", "words", "lexicon", "listed", "pattern"}
READING = ("reading", "language")
"""Where a page's own language is asked; what draws pictures and takes texts in asks English."""
PATTERNS = {
    "time_patterns": "reading/times",
    "disclosure_patterns": "reading/claims",
    "timing_patterns": "reading/claims",
    "resolution_patterns": "resolution",
    "comparison_patterns": "comparison",
}
"""The tables of patterns, each with the room that asks for them."""
CODES = [pack.code for pack in PACKS]

packs = pytest.mark.parametrize("pack", PACKS, ids=CODES)


def calls() -> Iterator[tuple[str, str, list[str]]]:
    """Each call that asks for a table by name: the room it stands in, what is called, its arguments in words."""
    for path in SOURCE.rglob("*.py"):
        room = path.relative_to(SOURCE).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKING and node.args:
                given = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
                if given and isinstance(node.args[0], ast.Constant):
                    yield room, node.func.id, given


@cache
def asked(pack: LanguagePack) -> frozenset[str]:
    """The tables that code asks a pack for."""
    named = {given[0] for room, _, given in calls() if (pack == ENGLISH or room in READING) and re.fullmatch(r"[a-z_]+", given[0])}
    own = {"phrases"} if pack.phrases == pack.code else set()
    by_kind = set() if pack.encoder else {"entity_labels"}
    return frozenset((named - {"phrases", "entity_labels", "absent"}) | own | by_kind)


def tables(pack: LanguagePack) -> set[str]:
    return {path.stem for path in (SOURCE / "language" / pack.code).glob("*.tsv")}


@packs
def test_each_table_that_code_asks_for_is_there_or_said_to_be_absent(pack: LanguagePack) -> None:
    with speaking(pack):
        absent = words("absent")
    assert asked(pack) - tables(pack) - absent == set()
    assert absent & tables(pack) == set(), "a table is there and said to be absent"
    assert absent - asked(pack) == set(), "nobody asks for what is said to be absent"


@packs
def test_tables_of_one_name_have_the_same_columns(pack: LanguagePack) -> None:
    def columns(code: str, name: str) -> list[str]:
        text = (SOURCE / "language" / code / f"{name}.tsv").read_text(encoding="utf-8")
        return next(line for line in text.splitlines() if line.strip() and not line.startswith("#")).split("\t")

    shared = tables(pack) & tables(ENGLISH)
    assert {name for name in shared if columns(pack.code, name) != columns("en", name)} == set()


@packs
def test_each_row_has_a_word_and_no_cell_too_many(pack: LanguagePack) -> None:
    for name in tables(pack):
        lines = (SOURCE / "language" / pack.code / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        header, *held = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
        assert [row for row in held if len(row) > len(header) or not row[0]] == [], name


@packs
def test_a_table_of_another_language_that_is_missing_is_an_error(pack: LanguagePack) -> None:
    with speaking(pack), pytest.raises(FileNotFoundError):
        rows("no_such_table")


def test_each_list_that_code_asks_for_has_words() -> None:
    held: dict[str, set[str]] = defaultdict(set)
    wanted = {(given[0], given[1]) for _, called, given in calls() if called == "listed" and len(given) > 1}
    for table in {table for table, _ in wanted}:
        held[table] = {row["list"] for row in rows(table)}
    assert {(table, name) for table, name in wanted if name not in held[table]} == set()


def test_each_pattern_that_code_asks_for_is_there_and_no_other() -> None:
    for table, room in PATTERNS.items():
        held = {row["name"] for row in rows(table)}
        assert {given[1] for _, called, given in calls() if called == "pattern" and given[0] == table and len(given) > 1} <= held
        asking = [path.read_text(encoding="utf-8") for path in (SOURCE / room).rglob("*.py")]
        assert {name for name in held if not any(f'"{name}"' in text for text in asking)} == set()


@packs
def test_each_pattern_compiles(pack: LanguagePack) -> None:
    with speaking(pack):
        held = [row for table in PATTERNS if table in tables(pack) for row in rows(table)]
        assert held
        for row in held:
            re.compile(row["pattern"])
        assert scanner().rules
        joins()


@packs
def test_a_pack_has_every_pattern_that_english_has(pack: LanguagePack) -> None:
    english = {row["name"] for row in rows("time_patterns")}
    with speaking(pack):
        assert {row["name"] for row in rows("time_patterns")} == english
        assert all(time_pattern(name) for name in english)


@packs
def test_each_token_class_that_a_rule_names_can_be_reached(pack: LanguagePack) -> None:
    with speaking(pack):
        by_word = {row["class"] for row in rows("time_words")}
        texts = [row["tokens"] for row in rows("time_rules")] + [row["between"] for row in rows("time_joins")]
    named = {match["name"] for text in texts for match in NOTATION.finditer(text) if match["name"]}
    by_form = {
        "YEAR", "DAY_NUMBER", "ORDINAL_DAY", "NUMBER", "DECADE", "CLOCK", "WRITTEN_DATE", "SHORT_DATE", "DOTTED_DAY", "COMMA", "DASH",
        "POINT", "POSSESSIVE", "OTHER",
    }  # fmt: skip
    assert by_word <= set(TokenClass.__members__)
    assert named - by_word - by_form == set()


@packs
def test_each_time_rule_reads_its_own_example(pack: LanguagePack) -> None:
    with speaking(pack):
        for rule in scanner().rules:
            told = words_of(rule.example)
            match = next((each for each in scanner().pattern.finditer(told.classes) if scanner().rule_of(each) == rule), None)
            assert match is not None, rule.name
            built = BUILDERS[rule.builder](told, match.start(), match.end())
            assert " ".join(said(each) for each in (built if isinstance(built, list) else [built] if built else [])) == rule.reads


def phrases(code: str) -> dict[str, set[str]]:
    """The places in braces of each phrase."""
    path = SOURCE / "language" / code / "phrases.tsv"
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {name: set(re.findall(r"\{(\w+)", text)) for name, text in lines[1:]}


@packs
def test_phrases_have_the_names_and_places_that_english_has(pack: LanguagePack) -> None:
    assert pack.phrases in CODES
    assert phrases(pack.phrases) == phrases(ENGLISH.phrases)


@cache
def read(stage: str) -> dict[str, Page]:
    told = [report(text, published=moment("2024-04-26", date(2024, 4, 26))) for text in GOLDEN[stage]]
    return {page.report.text: PIPELINE.annotate(page) for page in parse(told)}


def pieces(page: Page, stage: str) -> list[str]:
    """What a stage found, in the words of the golden sentences."""
    named = [mention.span.of(page.report.text) for mention in page.event_mentions]
    match stage:
        case "mentions":
            return [f"{each.text}: {each.form} {each.type}" for each in page.mentions]
        case "chains":
            return [" = ".join(mention.text for mention in each.mentions) for each in page.chains]
        case "times":
            return [f"{each.text}: {each.edtf}" for each in page.times]
        case "counts":
            found = [each.quantity for each in page.counts]
            return [f"{each.text}: {each.low} {each.best} {each.high} {each.unit}" for each in found]
        case "ties":
            return [f"{each.token.text}: {each.type}" for each in page.ties.values()]
        case "event_mentions":
            return [f"{name}: {each.type}" for name, each in zip(named, page.event_mentions, strict=True)]
        case "answers":
            return [f"{each.who.text} {each.kind} {each.act.text}" for each in page.answers]
        case "roles":
            return [f"{name}: {each.role} {each.text}" for name, held in zip(named, page.roles, strict=True) for each in held]
        case "attributions":
            return [f"{name}: {each.cue} {each.source}" for name, held in zip(named, page.attributions, strict=True) for each in held]
    return later_pieces(page, stage, named)


def later_pieces(page: Page, stage: str, named: list[str]) -> list[str]:
    match stage:
        case "moments":
            return [f"{name}: {each.edtf}" for name, each in zip(named, page.moments, strict=True)]
        case "settings":
            return [f"{name}: {each.text}" for name, each in zip(named, page.settings, strict=True) if each is not None]
        case "factualities":
            return [f"{name}: {each.polarity} {each.certainty} {each.status}" for name, each in zip(named, page.factualities, strict=True)]
        case "deniers":
            return [f"{name}: {step.source}" for name, held in zip(named, page.denials, strict=True) for step in held]
        case "evidence":
            return [f"{name}: {each.type} {each.text}" for name, held in zip(named, page.evidence, strict=True) for each in held]
        case "asides":
            return [name for name, aside in zip(named, page.asides, strict=True) if aside]
        case "claims":
            return [f"{each.kind} {each.type} {each.label}" for each in page.claims]
    raise ValueError(stage)


def test_each_stage_has_ten_golden_sentences() -> None:
    assert {stage.name: 10 for stage in PIPELINE.stages} == {stage: len(held) for stage, held in GOLDEN.items()}


@pytest.mark.parametrize(("stage", "text"), [(stage, text) for stage, held in GOLDEN.items() for text in held])
def test_a_stage_finds_its_piece_of_a_golden_sentence(stage: str, text: str) -> None:
    found, piece = pieces(read(stage)[text], stage), GOLDEN[stage][text]
    assert piece in found if piece else not found, found
