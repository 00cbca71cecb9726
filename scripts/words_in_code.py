"""Counts the English words that stand in Python, by sub-package: what a language can't have of its own yet.

    python scripts/words_in_code.py [--show reading/mentions] [--root src/twosource]

Counted are string constants in small letters, and the words inside regular expressions, each once a module. Not counted are docstrings and
sentences, names of tables, columns, fields and lists of tables, labels of the parser, and the house's own values (kinds, roles, types).
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
TABLES = frozenset(
    {"rows", "words", "lexicon", "listed", "phrase", "signs", "stage", "time_pattern", "pattern", "getattr", "get_pipe", "files"}
)
"""What is called with names of tables, lists, layers and the like."""
PARSER = frozenset(
    """acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det dobj expl intj
    mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp obj
    obl iobj fixed flat cop vocative discourse list goeswith dislocated senter ner lemmatizer""".split()  # noqa: SIM905  # sixty labels read better as text than as a list
)
"""Labels and pipes of the parser."""


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


def words_of(path: Path, own: frozenset[str]) -> set[str]:
    """The English words of one module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    aside = set(_aside(tree))
    found: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in aside or node.value in own:
            continue
        if WORD.fullmatch(node.value):
            found.add(node.value)
        elif re.search(r"[\\|?*+]|\[.*\]", node.value):
            found |= set(IN_PATTERN.findall(node.value)) - own
    return found


def _aside(tree: ast.AST) -> Iterator[int]:
    """Constants that are no words: docstrings, names of columns and keys, arguments by name or of what asks for a table."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield from _constants(node.value)
        elif isinstance(node, ast.Subscript):
            yield from _constants(node.slice)
        elif isinstance(node, ast.keyword | ast.Raise | ast.JoinedStr):
            yield from _constants(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in TABLES or name[0].isupper() or name.startswith("per_"):
                yield from (found for each in node.args for found in _constants(each))
        elif isinstance(node, ast.Assign) and any(isinstance(each, ast.Name) and each.id == "__all__" for each in node.targets):
            yield from _constants(node.value)
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            yield from _constants(node.annotation)


def _constants(node: ast.AST) -> Iterator[int]:
    return (id(each) for each in ast.walk(node) if isinstance(each, ast.Constant))


def counted(root: Path) -> dict[str, set[str]]:
    """`module: word` by sub-package."""
    own, found = literals(root), {}
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            place = path.parent.relative_to(root).as_posix()
            found.setdefault(place, set()).update(f"{path.stem}: {word}" for word in words_of(path, own))
    return found


def main() -> None:
    """Prints a line for each sub-package, or with --show every word of one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", help="a sub-package, such as reading/mentions")
    parser.add_argument("--root", type=Path, default=ROOT)
    args = parser.parse_args()
    found = counted(args.root)
    if args.show:
        print("\n".join(sorted(found[args.show])))
        return
    total = Counter({place: len(words) for place, words in found.items()})
    print("\n".join(f"{number:5} {place}" for place, number in total.items()))
    print(f"{total.total():5} in all")


if __name__ == "__main__":
    main()
