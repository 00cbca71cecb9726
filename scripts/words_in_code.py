"""Counts the English words that stand in Python, by sub-package: what a language can't have of its own yet.

    python scripts/words_in_code.py [--show reading/mentions] [--aside reading/mentions] [--root src/twosource]

Counted are string constants in small letters, and the words inside regular expressions, each once a module. What is compared with the text
of a token counts whatever it is. Else left out are docstrings and sentences; names of tables, columns, fields and lists of tables; labels
of the parser; the house's own values (kinds, roles, types), told by what they are compared with; the layers that a stage returns; and what
HOUSE_NAMES, HOUSE_VALUES and NO_WORDS list. --aside shows what was left out of a sub-package and why.
"""

import argparse
import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "src" / "twosource"
ROOMS = ("language", "intake", "reading", "resolution", "comparison")
"""The rooms that look at words of a report."""
WORD = re.compile(r"['’]?[a-z]+(?:['’. -][a-z]+)*[.'’]?")
IN_PATTERN = re.compile(r"(?<![\\\[a-zA-Z<(])(?<!\(\?)[a-z]{2,}(?![\w>:])")
"""A word inside a regular expression, but for escapes, flags, ranges and names of groups."""
FILE = re.compile(r"[\w.]+\.(?:tsv|json|onnx)")
TABLES = frozenset(
    {"rows", "words", "lexicon", "listed", "phrase", "signs", "stage", "time_pattern", "pattern", "getattr", "get_pipe", "files", "genders"}
)
"""What is called with names of tables, lists, layers and the like."""
TECHNICAL = frozenset({"encode", "decode", "open", "float", "array", "from_bytes", "joinpath", "group", "start", "end", "span"})
"""What is called with names of encodings, modes, files and groups of a pattern, never with a word."""
PARSER = frozenset(
    """acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det dobj expl intj
    mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp obj
    obl iobj fixed flat cop vocative discourse list goeswith dislocated senter ner lemmatizer""".split()  # noqa: SIM905  # sixty labels read better as text than as a list
)
"""Labels and pipes of the parser."""
TEXT = frozenset({"lower_", "lemma_", "norm_", "text", "lower", "casefold", "lemma", "word", "words"})
"""Attributes, methods and variables that are a text's words: what is compared with them is one."""
VALUES = frozenset(
    """dep_ pos_ tag_ ent_type_ kind kinds form type role unit status stance frames verdict capital gender scope side column how link bound
    says carries turned half number_words kind_of _shares""".split()  # noqa: SIM905  # as above
)
"""Attributes, variables and functions that hold one of the house's own values or a label of the parser, never a word of a text."""
WORD_COLUMNS = frozenset({"word", "words", "noun", "verb", "lemma", "phrase", "ending", "cue", "name"})
"""Columns of tables that hold words; any other holds what is said of them."""
HOUSE_NAMES: dict[str, tuple[str, ...]] = {
    "language/tables": ("ABSENT", "PHRASES"),
    "intake/html/page": ("_HINTS", "_POST", "_names()"),
    "intake/html/pagehead": ("_FIELDS", "_ARTICLES", "_META", "_LINKED"),
    "intake/items": ("FIELDS", "LISTS"),
    "intake/markdown": ("_FIELD", "_INLINE"),
    "reading": ("__init__.HOMES", "attempts.PARSE", "page.TEXT", "pipeline.LAYERS", "pipeline.LAYERS_GIVEN"),
    "reading/claims/carriers": ("CHECKS",),
    "reading/coreference/nominals": ("PERSONS",),
    "reading/coreference/pronouns": ("SALIENCE",),
    "reading/coreference/toponyms": ("WEIGHTS",),
    "reading/encoder/model": ("given",),
    "reading/encoder/windows": ("VOCABULARY", "SHAPES", "DRESSES"),
    "reading/events/relations": ("PARTY_TYPES",),
    "reading/events/stray_quantities": ("OF_PERSONS",),
    "reading/factuality/cue_stance": ("STANCES",),
    "reading/factuality/disputes": ("denies()",),
    "reading/factuality/governors": ("denies()", "hedge()"),
    "reading/mentions/name_types": ("VOTES", "APPOSED"),
    "reading/quantities/counts": ("YEAR_OF_AGE", "_phrases()"),
    "reading/quantities/extents": ("PERCENT",),
    "reading/syntax/truecase": ("SEEN",),
    "reading/times": ("builders.BUILDERS", "edtf.year", "builders.HOURLY"),
    "comparison/manner": ("OCCURRENCES",),
    "comparison/slots/antonyms": ("LIKENESS",),
    "comparison/slots/disclosures": ("DEEDS",),
    "resolution/clustering/constraints": ("LEFT",),
    "resolution/entities": ("policy.SCORES",),
    "resolution/events/features": ("FEATURES", "MEANING_OF_FEATURE"),
    "resolution/origins/citations": ("_kinds()", "_pattern()"),
}
"""Names of the house by where they are no words, a module or a sub-package: the strings of these constants, and what these functions are
given first (keys of scores, names of features, shapes, layers and builders, tags of HTML, fields of JSON, uses of a hedge).
`tests/language/test_words_in_code.py` holds that each is there."""
HOUSE_VALUES: dict[str, str] = {
    "intake/html/furniture": "start|anywhere|whole",
    "intake/html/page": "tag",
    "intake/markdown": "author|authors|start|bold|em|under|link|escaped|code",
    "reading/attribution/quote_marks": "either",
    "reading/attribution/verb_cues": "ctqi",
    "reading/events/event_quantities": "distance|amount|measure|size|count",
    "reading/events/event_types": "passive|alone|obj|measured|subj disaster|subj vehicle",
    "reading/events/prepositions": "party",
    "reading/events/relations": "yes",
    "reading/syntax/truecase": "x|given",
    "reading/syntax/truecase_model": "function|calendar|people|head|particle|given|town|bias|n|x|l|t|u",
    "reading/times/datelines": "zone",
    "resolution/entities/profiles": "noun",
    "resolution/events/views": "filler|day",
}
"""The same for names that stand in no constant: values of columns, kinds of what is found, groups of a pattern."""
NO_WORDS: dict[str, str] = {
    "intake/web/": "HTTP and robots.txt",
    "intake/clean": "offsets",
    "intake/decode": "encodings",
    "intake/files": "files",
    "intake/labels": "encodings",
    "intake/sniff": "endings of files, media types and tags",
}
"""Modules of intake that look at bytes and names, not at a report's words, and what their strings are."""


def literals(root: Path) -> frozenset[str]:
    """The house's own values: what stands in a `Literal[...]`, and the types and roles of the tables."""
    found = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
                found |= {each.value for each in ast.walk(node.slice) if isinstance(each, ast.Constant)}
    for table in ("event_types", "relation_types", "attribute_types", "roles", "tolls"):
        path = root / "language" / "en" / f"{table}.tsv"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        found |= {line.split("\t")[0] for line in lines if not line.startswith("#")}
    return frozenset(found) | PARSER


def house_names(root: Path) -> dict[str, frozenset[str]]:
    """The strings of the constants in HOUSE_NAMES by where they count as names."""
    found = {place: frozenset(HOUSE_VALUES.get(place, "").split("|")) for place in HOUSE_NAMES.keys() | HOUSE_VALUES.keys()}
    for place, sources in HOUSE_NAMES.items():
        found[place] |= {name for source in sources for name in strings_of(root, place, source)}
    return found


def strings_of(root: Path, place: str, source: str) -> set[str]:
    """The strings of one source of HOUSE_NAMES, none of a function's."""
    module, _, name = source.rpartition(".")
    path = root / place / f"{module}.py" if module else root / f"{place}.py"
    if not path.exists():
        return set()
    statements = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if name in assigned(node))
    found = (each.value for node in statements for each in ast.walk(node) if isinstance(each, ast.Constant))
    return {value for value in found if isinstance(value, str)}


def assigned(node: ast.AST) -> set[str]:
    """The names that a statement gives a value."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}


class Module:
    """One module's strings, parted into words and what is none."""

    def __init__(self, path: Path, place: str, own: frozenset[str], house: dict[str, frozenset[str]]) -> None:
        """`place` is the module's path below the root without its ending; `own` and `house` what counts as the house's."""
        self.place, self.own = place, own
        self.named = frozenset(name for where, names in house.items() if where in (place, place.rpartition("/")[0]) for name in names)
        sources = HOUSE_NAMES.get(place, ())
        self.constants = frozenset(source for source in sources if not source.endswith("()"))
        self.functions = frozenset(source[:-2] for source in sources if source.endswith("()"))
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.columns = {
            target.id
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _of_column(node.value)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        """Variables that hold a column of a table by its words."""
        self.aside: dict[int, str] = dict(self._aside())
        self.text = set(self._of_text())
        self.listed = set(self._of_lists())

    def parted(self) -> tuple[set[str], dict[str, str]]:
        """The English words, and what was left out with the reason."""
        counted: set[str] = set()
        left: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            found = {node.value} if WORD.fullmatch(node.value) else set()
            if not found and re.search(r"[\\|?*+]|\[.*\]", node.value):
                found = set(IN_PATTERN.findall(node.value))
            for word in found:
                if (why := self._why(node, word)) is None:
                    counted.add(word)
                elif why != "docstring":
                    left.setdefault(word, why)
        return counted, {word: why for word, why in left.items() if word not in counted}

    def _why(self, node: ast.Constant, word: str) -> str | None:
        """Why a string is no word, None where it is one."""
        for place, what in NO_WORDS.items():
            if self.place == place or (place.endswith("/") and self.place.startswith(place)):
                return what
        if id(node) in self.text:
            return None
        if id(node) in self.aside:
            return self.aside[id(node)]
        if FILE.fullmatch(str(node.value)):
            return "file"
        if id(node) in self.listed:
            return None
        if node.value in self.named:
            return "name of the house"
        return "value of the house" if word in self.own else None

    def _aside(self) -> Iterator[tuple[int, str]]:
        """Constants that are no words, each with the reason; the first one given counts least."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Expr):
                yield from _plain(node.value, "docstring")
            elif isinstance(node, ast.Subscript):
                yield from _plain(node.slice, "key")
            elif assigned(node) & self.constants:
                yield from _constants(node, "name of the house")
            elif isinstance(node, ast.keyword | ast.Raise | ast.JoinedStr):
                yield from _constants(node, "argument by name, or a sentence")
            elif isinstance(node, ast.Call) and (name := called(node)):
                if name in TABLES or name in TECHNICAL or name[0].isupper() or name.startswith("per_"):
                    yield from (found for each in node.args for found in _constants(each, f"argument of {name}"))
                elif name in self.functions or (
                    name == "get" and isinstance(node.func, ast.Attribute) and not self._words(node.func.value)
                ):
                    yield from (found for each in node.args[:1] for found in _plain(each, "key"))
            elif isinstance(node, ast.Assign) and any(isinstance(each, ast.Name) and each.id == "__all__" for each in node.targets):
                yield from _constants(node.value, "name")
            elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
                yield from _constants(node.annotation, "annotation")
            elif isinstance(node, ast.FunctionDef) and node.returns is not None and ast.unparse(node.returns) == "dict[str, Any]":
                yield from (found for each in _returned(node) for found in _constants(each, "layer"))
        yield from self._compared()

    def _words(self, node: ast.expr) -> bool:
        """Whether what is looked into is by words: a table, or a variable that holds a column of one."""
        return isinstance(node, ast.Call | ast.Subscript) or (isinstance(node, ast.Name) and node.id in self.columns)

    def _compared(self) -> Iterator[tuple[int, str]]:
        """What is compared with a value of the house, there or in a set of the module that is used for nothing else."""
        used: dict[str, list[bool]] = {}
        inside: set[int] = set()
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Compare):
                continue
            sides = [node.left, *node.comparators]
            house = any(self._is_value(side) for side in sides)
            for side in sides:
                if isinstance(side, ast.Name):
                    used.setdefault(side.id, []).append(house)
                    inside.add(id(side))
                if house and isinstance(side, ast.Constant | ast.Tuple | ast.Set | ast.List):
                    yield from _constants(side, "compared with a value of the house")
        loads = [node for node in ast.walk(self.tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
        elsewhere = {node.id for node in loads if id(node) not in inside}
        for statement in self.tree.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                name = statement.targets[0].id
                if name not in elsewhere and used.get(name) and all(used[name]):
                    yield from _constants(statement.value, "compared with a value of the house")

    def _is_value(self, side: ast.expr) -> bool:
        """Whether a side of a comparison holds the house's own values."""
        if isinstance(side, ast.Call):
            if isinstance(side.func, ast.Attribute) and side.func.attr == "get":
                return self._is_value(side.func.value)
            if isinstance(side.func, ast.Attribute) and side.func.attr == "value":
                return isinstance(side.func.value, ast.Name) and side.func.value.id == "words"
            asked = side.args[1] if called(side) == "getattr" and len(side.args) > 1 else None
            return _of_column(side) or called(side) in VALUES or (isinstance(asked, ast.Constant) and asked.value in VALUES)
        if isinstance(side, ast.Subscript):
            if isinstance(side.slice, ast.Constant) and isinstance(side.slice.value, str):
                return side.slice.value not in WORD_COLUMNS
            return self._is_value(side.value)
        if isinstance(side, ast.Name):
            return side.id in VALUES or side.id in self.columns
        return isinstance(side, ast.Attribute) and side.attr in VALUES

    def _of_text(self) -> Iterator[int]:
        """Constants compared with a token's text."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Compare):
                sides = [node.left, *node.comparators]
                if any(_is_text(side) for side in sides):
                    yield from (found for side in sides for found in _members(side))

    def _of_lists(self) -> Iterator[int]:
        """Members of a set of which one is a word and nothing of the house: it is a list of words, whatever else they are."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Set):
                strings = [
                    each
                    for each in node.elts
                    if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value not in PARSER
                ]
                free = [each for each in strings if WORD.fullmatch(each.value) and id(each) not in self.aside]
                if len(strings) > 1 and any(each.value not in self.named | self.own for each in free):
                    yield from (id(each) for each in free)


def _is_text(side: ast.expr) -> bool:
    """Whether a side of a comparison is a word of a text."""
    if isinstance(side, ast.SetComp | ast.ListComp | ast.GeneratorExp):
        return _is_text(side.elt)
    if isinstance(side, ast.Call):
        return isinstance(side.func, ast.Attribute) and side.func.attr in TEXT
    if isinstance(side, ast.Attribute):
        return side.attr in TEXT
    return isinstance(side, ast.Name) and side.id in TEXT


def _members(side: ast.expr) -> Iterator[int]:
    """The constants that a side of a comparison is, or has as its members."""
    if isinstance(side, ast.Constant):
        yield id(side)
    elif isinstance(side, ast.Tuple | ast.Set | ast.List):
        yield from (found for each in side.elts for found in _members(each))
    elif isinstance(side, ast.BinOp):
        yield from (*_members(side.left), *_members(side.right))


def _of_column(node: ast.Call) -> bool:
    """Whether a call gives a column of a table that holds no words."""
    if called(node) != "lexicon" or len(node.args) < 2:
        return False
    column = node.args[1]
    return isinstance(column, ast.Constant) and column.value not in WORD_COLUMNS


def _returned(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """The keys of what a function returns."""
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Dict):
            yield from (key for key in node.value.keys if key is not None)


def called(node: ast.Call) -> str:
    """The name of what is called, '' where it has none."""
    return node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _plain(node: ast.AST, why: str) -> Iterator[tuple[int, str]]:
    """The constants that a node is, or is a row or choice of; none that only stand somewhere within."""
    if isinstance(node, ast.Constant):
        yield id(node), why
    elif isinstance(node, ast.Tuple):
        yield from (found for each in node.elts for found in _plain(each, why))
    elif isinstance(node, ast.IfExp):
        yield from (*_plain(node.body, why), *_plain(node.orelse, why))


def _constants(node: ast.AST, why: str) -> Iterator[tuple[int, str]]:
    return ((id(each), why) for each in ast.walk(node) if isinstance(each, ast.Constant))


def modules(root: Path) -> Iterator[Module]:
    """Every module of the rooms that look at a report's words."""
    own, house = literals(root), house_names(root)
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            yield Module(path, path.relative_to(root).with_suffix("").as_posix(), own, house)


def counted(root: Path) -> dict[str, set[str]]:
    """`module: word` by sub-package."""
    found: dict[str, set[str]] = {}
    for module in modules(root):
        place, _, name = module.place.rpartition("/")
        found.setdefault(place, set()).update(f"{name}: {word}" for word in module.parted()[0])
    return found


def main() -> None:
    """Prints a line for each sub-package, or every word of one, or what was left out of one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", help="a sub-package whose words to print, such as reading/mentions")
    parser.add_argument("--aside", help="a sub-package of which to print what is left out, with the reason")
    parser.add_argument("--root", type=Path, default=ROOT)
    args = parser.parse_args()
    if args.aside:
        for module in modules(args.root):
            place, _, name = module.place.rpartition("/")
            print("".join(f"{name}: {word}  ({why})\n" for word, why in sorted(module.parted()[1].items()) if place == args.aside), end="")
        return
    found = counted(args.root)
    if args.show:
        print("\n".join(sorted(found[args.show])))
        return
    total = Counter({place: len(words) for place, words in found.items()})
    print("\n".join(f"{number:5} {place}" for place, number in total.items()))
    print(f"{total.total():5} in all")


if __name__ == "__main__":
    main()
