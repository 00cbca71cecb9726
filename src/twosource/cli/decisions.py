"""The commands by which a person decides: their flags, their help, and the value that the flags make. Nothing here reads or writes."""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Argument = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True, slots=True)
class Decision:
    """A verb of decision: its meaning in one line, examples, and what adds its own arguments."""

    purpose: str
    examples: tuple[str, ...]
    arguments: Argument


def _case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case file")


def _why(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, help="why, for whoever reads the log")
    parser.add_argument("--who", help="who decides (default: your user name)")


def _about(metavar: str, text: str) -> Argument:
    """Arguments of a verb that is about one thing or several."""

    def add(parser: argparse.ArgumentParser) -> None:
        _case(parser)
        parser.add_argument("ids", nargs="+", metavar=metavar, help=f"{text}, or the beginnings of their ids")
        _why(parser)

    return add


def _edit(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    parser.add_argument("ids", nargs=1, metavar="ID", help="the claim or the entity, or the beginning of its id")
    parser.add_argument(
        "slot",
        metavar="SLOT",
        help="what changes: time, place, certainty, polarity, status, type or label of a claim; name or type of an entity",
    )
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument(
        "after",
        nargs="?",
        metavar="VALUE",
        help="what it is: a time in EDTF (2024, 2024-02, 2024-02-14, 2024-02/2024-05, 2024?); polarity positive or negative; certainty "
        "certain, probable, possible or unknown; status happened, planned, asked, conditional or general",
    )
    given.add_argument("--not-stated", action="store_true", help="the report does not state it")
    _why(parser)


def _claim(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    parser.add_argument("ids", nargs=1, metavar="REPORT", help="the report that says it, or the beginning of its id")
    parser.add_argument("--words", required=True, metavar="TEXT", help="the sentence or clause that says it, word for word")
    parser.add_argument("--trigger", required=True, metavar="TEXT", help="the word in it that names the event or tie")
    parser.add_argument("--type", required=True, help="its type, of the table of event types or of ties")
    parser.add_argument(
        "--role", action="append", default=[], metavar="ROLE=TEXT", help="who or what fills a role, word for word; repeat for more"
    )
    parser.add_argument("--time", metavar="EDTF", help="when, as far as it is stated")
    parser.add_argument("--place", metavar="TEXT", help="where, word for word")
    parser.add_argument("--source", metavar="TEXT", help="on whose word, word for word")
    parser.add_argument("--cue", metavar="TEXT", help="the word that attributes it to the source, such as said")
    parser.add_argument(
        "--hedge", action="append", default=[], metavar="TEXT", help="words that hold back, such as reportedly; repeat for more"
    )
    parser.add_argument("--certainty", help="how sure the report is: certain, probable, possible or unknown")
    parser.add_argument("--denied", action="store_true", help="the report says that it did not happen or is not so")
    parser.add_argument("--status", help="happened (the default), planned, asked, conditional or general")
    parser.add_argument("--label", metavar="TEXT", help="a short wording (default: the trigger)")
    _why(parser)


def _role(text: str) -> dict[str, str]:
    name, _, words = text.partition("=")
    return {"role": name, "text": words}


def value_of(arguments: argparse.Namespace) -> str:
    """The value that the flags of a decision make: JSON for an edit and a claim, else ''."""
    if arguments.command == "edit":
        return json.dumps({"slot": arguments.slot, "after": None if arguments.not_stated else arguments.after})
    if arguments.command != "claim":
        return ""
    found: dict[str, Any] = {
        **{name: getattr(arguments, name) for name in ("words", "trigger", "type", "time", "place", "source", "cue", "label")},
        **{name: getattr(arguments, name) for name in ("certainty", "status")},
        "polarity": "negative" if arguments.denied else None,
        "roles": [_role(each) for each in arguments.role],
        "hedges": arguments.hedge,
    }
    return json.dumps({name: value for name, value in found.items() if value})


_PAIR = _about("ID", "two or more entities (or chains), or two or more events (or claims)")
_CLAIMS = _about("ID", "claims, events or relations")
_REPORTS = _about("ID", "two or more reports, or an origin for all that rest on it")

DECISIONS = {
    "same": Decision("these are one: two entities, or two events", ("same affair.two e1f3a e77b0",), _PAIR),
    "different": Decision("these are not one, whatever the machine thinks", ("different affair.two v02c4 v9d1e",), _PAIR),
    "merge": Decision("make one of several entities or events, with all that stands in them", ("merge affair.two v02c4 v9d1e",), _PAIR),
    "split": Decision(
        "take chains out of an entity, or claims out of an event; what is taken out is one thing, the rest stays",
        ("split affair.two c51aa c07d1", "split affair.two e1f3a k0a9c"),
        _about("ID", "first, if you like, the entity or event, then the chains or claims to take out of it"),
    ),
    "move": Decision(
        "move a claim to the event it tells of", ("move affair.two c51aa v02c4",), _about("ID", "the claim, then the event it belongs to")
    ),
    "accept": Decision("this claim or event is read rightly", ("accept affair.two c51aa",), _CLAIMS),
    "reject": Decision("this claim or event is misread: leave it out", ("reject affair.two c51aa",), _CLAIMS),
    "edit": Decision(
        "put a value in the place of one that was misread; the one that was read stays in the log",
        (
            "edit affair.two c51aa time 2024-02-14",
            "edit affair.two c51aa place --not-stated",
            "edit affair.two c51aa certainty possible",
            'edit affair.two e1f3a name "Lashkar-e-Taiba"',
        ),
        _edit,
    ),
    "claim": Decision(
        "add a claim that was not read, by the words that say it",
        (
            'claim affair.two r02c4 --words "Dascu met Velkov in Varna, the party said" --trigger met --type consult '
            '--role actor=Dascu --role actor=Velkov --place Varna --source "the party" --cue said',
        ),
        _claim,
    ),
    "independent": Decision(
        "these reports rest on different roots, whatever they share", ("independent affair.two r02c4 r9f10",), _REPORTS
    ),
    "dependent": Decision("these reports rest on one root and count as one origin", ("dependent affair.two r02c4 r9f10",), _REPORTS),
    "unsure": Decision(
        "looked at and left open: nothing changes, and it is not asked again",
        ("unsure affair.two e1f3a e77b0",),
        _about("ID", "what was looked at"),
    ),
}
"""The verbs of a decision, in the order help shows them."""
