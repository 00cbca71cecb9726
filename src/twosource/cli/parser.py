"""The commands, their flags and their help. Nothing here reads or writes; `--help` loads no more than this."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from twosource import __version__
from twosource.cli.decisions import DECISIONS
from twosource.cli.flags import Instead
from twosource.cli.helping import Help
from twosource.cli.numbers import count, number, port
from twosource.cli.terminal.exits import MEANINGS
from twosource.formats import FORMS, IMPORTS
from twosource.settings import ServeSettings, Settings, bounds

FORMATS = ("text", "json", "markdown", "html", "pdf")
LISTS = {
    "events": "what the reports say happened, each event with how many tell it",
    "claims": "what each report says, with its exact words",
    "conflicts": "where reports contradict each other",
    "entities": "who and what is spoken of, under all names",
    "relations": "standing ties: who leads, belongs to, is also known as",
    "reports": "the reports in the case",
    "origins": "which reports or claims rest on the same root",
    "stories": "which reports belong together: the affairs of the case",
}
"""The listing commands with their purpose."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its purpose in one line, examples, and what adds its own arguments."""

    name: str
    purpose: str
    examples: tuple[str, ...]
    arguments: Callable[[argparse.ArgumentParser], None]
    settings: bool = False


def _compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="a file, a folder, a web address, or - for standard input")
    _output(parser)
    parser.add_argument(
        "--one-affair",
        action="store_true",
        help="all these reports are of one affair, however little their words are alike",
    )


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="where the dossier goes, without a case (default twosource-demo/dossier.html, a case beside it)",
    )


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", default="-", help="where to write (default -, standard output)")
    parser.add_argument("--format", choices=FORMATS, help="form of the output (default: from the file's ending, else text)")
    parser.add_argument(
        "--quotes-only", action="store_true", help="no report's full text, only the sentences that are quoted, with their offsets"
    )


def _case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case file")


def _show(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    _output(parser)


def _add(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    inputs = parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", default=[], help="a file, a folder, a web address, or - for standard input"
    )
    parser.add_argument(
        "--retry", action=Instead, spares=inputs, help="read again what the case holds and could not be read; needs no INPUT"
    )


def _reread(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    parser.add_argument("--all", action="store_true", help="every report, whichever reader read it")


def _list(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    parser.add_argument("id", nargs="?", metavar="ID", help="show this one in full (the beginning of its id is enough)")
    parser.add_argument("--json", action="store_true", help="as JSON, in the names of docs/json.md")
    parser.add_argument(
        "--where", action="append", default=[], metavar="FIELD=VALUE", help="only those with this value; dots go deeper, repeat for more"
    )
    parser.add_argument("--limit", type=count, metavar="N", help="at most N")


def _undo(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    parser.add_argument("entry", nargs="?", type=count, metavar="ENTRY", help="number in the log (default: the last decision in force)")
    parser.add_argument("--reason", default="", help="why, for whoever reads the log")
    parser.add_argument("--who", help="who decides (default: your user name)")


def _serve(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    parser.add_argument("--port", type=port, default=8020, metavar="N", help="port to listen on, 0 for any that is free (default 8020)")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="address to listen on (default 127.0.0.1: this machine alone; on any other people have to sign in)",
    )
    parser.add_argument("--people", metavar="FILE", help="who may sign in, see `people` (default: CASE.people.json)")
    parser.add_argument(
        "--behind-proxy", action="store_true", help="a proxy on this machine brings visitors in over TLS: they sign in, see docs/serving.md"
    )
    settings_flags(parser, ServeSettings)


def _people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case file, or a .json file of people that several cases share")
    parser.add_argument("what", choices=("add", "list", "remove"), help="add also gives somebody another role or password")
    parser.add_argument("name", nargs="?", metavar="NAME", help="who")
    parser.add_argument(
        "--role", choices=("reader", "editor"), default="reader", help="readers see everything, editors decide (default reader)"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    parser.add_argument("--json", action="store_true", help="as JSON")


def _export(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    purposes = "; ".join(f"{form.name}: {form.purpose}" for form in FORMS)
    parser.add_argument("form", metavar="FORMAT", choices=[form.name for form in FORMS], help=purposes)
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="where to write: a file, or for several files a folder or a .zip (default: beside the case)"
    )
    parser.add_argument("--quotes-only", action="store_true", help="leave out the full texts of reports; exact quotes stay")
    parser.add_argument("--key", metavar="FILE", help="sign an archive with this Ed25519 key (default: your own, made on first use)")


def _import(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    purposes = "; ".join(f"{name}: {purpose}" for name, purpose in IMPORTS.items())
    parser.add_argument("form", metavar="FORMAT", choices=list(IMPORTS), help=purposes)
    parser.add_argument("file", metavar="IN", help="the file to take in")
    parser.add_argument("--signed-by", metavar="KEY", help="take an archive only if the key with this fingerprint signed it")


def _log(parser: argparse.ArgumentParser) -> None:
    _json(parser)
    parser.add_argument("--newest", action="store_true", help="the newest first")
    parser.add_argument("--limit", type=count, metavar="N", help="at most N")


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", nargs="?", metavar="CASE", help="a case to look at too; what could not be drawn is drawn again")


COMMANDS = (
    Command(
        "demo", "read and compare a shipped, fictional story: a dossier, and a case to work in", ("twosource demo",), _demo, settings=True
    ),
    Command(
        "compare",
        "read reports and show what they agree on, where they differ and what only one says",
        (
            "twosource compare a.txt b.html",
            "twosource compare reports/ -o dossier.html",
            "twosource compare a.txt b.txt --format json | jq .events",
        ),
        _compare,
        settings=True,
    ),
    Command("new", "make an empty case file", ("twosource new affair.two",), _case),
    Command(
        "add",
        "read reports into a case; what it holds already is skipped, so a run cut off goes on when repeated",
        ("twosource add affair.two reports/", "curl -s https://example.org/a | twosource add affair.two -"),
        _add,
        settings=True,
    ),
    Command(
        "reread",
        "read anew what an older reader read; decisions lead on to what they speak of, and a run cut off goes on when repeated",
        ("twosource reread affair.two", "twosource reread affair.two --all"),
        _reread,
        settings=True,
    ),
    Command("status", "what a case holds, what was refused, what could not be read or drawn", ("twosource status affair.two",), _json),
    Command(
        "show",
        "the whole case as text, JSON, Markdown or a dossier (HTML or PDF)",
        ("twosource show affair.two -o dossier.html", "twosource show affair.two -o dossier.pdf --quotes-only"),
        _show,
    ),
    *(
        Command(name, purpose, (f"twosource {name} affair.two", f"twosource {name} affair.two --where {where} --json"), _list)
        for (name, purpose), where in zip(
            LISTS.items(),
            (
                "support=several-origins",
                "certainty=possible",
                "slot=time",
                "type=person",
                "type=leads",
                "language=en",
                "kind=credit",
                "reports=r02c4",
            ),
            strict=True,
        )
    ),
    *(
        Command(name, each.purpose, tuple(f'twosource {example} --reason "read it in full"' for example in each.examples), each.arguments)
        for name, each in DECISIONS.items()
    ),
    Command(
        "serve",
        "show a case in the browser: read it, look at it, correct it; Ctrl-C stops it",
        ("twosource serve affair.two", "twosource serve affair.two --port 8100"),
        _serve,
    ),
    Command(
        "people",
        "who may sign in to a case that is served to others; a password is asked for, or read from standard input",
        (
            "twosource people affair.two add Mirela --role editor",
            "twosource people affair.two list",
            "twosource people affair.two remove Mirela",
        ),
        _people,
    ),
    Command(
        "log",
        "every decision made in a case, as a history",
        ("twosource log affair.two", "twosource log affair.two --newest --limit 20"),
        _log,
    ),
    Command("undo", "take back a decision; an undo can be undone", ("twosource undo affair.two", "twosource undo affair.two 3"), _undo),
    Command(
        "export",
        "write a case in a format that other programs read",
        ("twosource export affair.two xlsx", "twosource export affair.two csv -o tables.zip", "twosource export affair.two archive"),
        _export,
    ),
    Command(
        "import",
        "take an archive or the JSON of a case into a case, which is made when there is none",
        ("twosource import copy.two archive affair.archive.zip", "twosource import again.two json affair.json"),
        _import,
        settings=True,
    ),
    Command("doctor", "check that everything twosource needs is there, and say what to do if not", ("twosource doctor",), _doctor),
)
"""Every command, in the order help shows them."""


def build() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(
        prog="twosource",
        description="Reads news reports and shows who reports what, on whose word, how surely and on what evidence.",
        epilog="example:\n  twosource compare a.txt b.html -o dossier.html\n\n" + codes(),
        formatter_class=Help,
    )
    parser.add_argument("--version", action="version", version=f"twosource {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        _subparser(commands, command)
    return parser


def _subparser(commands: Any, command: Command) -> None:
    sub = commands.add_parser(
        command.name,
        help=command.purpose,
        description=command.purpose[0].upper() + command.purpose[1:] + ".",
        epilog="examples:\n" + "".join(f"  {example}\n" for example in command.examples) + "\n" + codes(),
        formatter_class=Help,
    )
    command.arguments(sub)
    sub.add_argument("--debug", action="store_true", help="show where an error comes from")
    if command.settings:
        settings_flags(sub)


def codes() -> str:
    """The exit codes as help shows them."""
    return "exit codes:\n" + "\n".join(f"  {code:>3}  {meaning}" for code, meaning in MEANINGS.items())


def settings_flags(parser: argparse.ArgumentParser, kind_of: type[Settings] | type[ServeSettings] = Settings) -> None:
    """One flag for each setting, with its default and help line."""
    group = parser.add_argument_group("settings")
    for field in fields(kind_of):
        flag = "--" + field.name.replace("_", "-")
        text = f"{field.metadata['help']} (default {field.default})".replace("%", "%%")
        if field.type is bool:
            group.add_argument(flag, action="store_true", help=field.metadata["help"])
        else:
            kind: Any = field.type
            least, most = bounds(field)
            within = partial(number, least=least, most=most, kind=kind)
            group.add_argument(flag, type=within, default=field.default, metavar=kind.__name__.upper(), help=text)


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings the flags give."""
    return Settings(**{field.name: getattr(arguments, field.name) for field in fields(Settings)})
