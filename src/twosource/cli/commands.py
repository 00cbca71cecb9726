"""What each command does: flags in, one call of the workflow, print out."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib.resources import as_file, files
from io import StringIO
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from twosource import outputs, store, workflow
from twosource.cli.doctor import checks
from twosource.cli.exits import DONE, INTERRUPTED, REFUSED, UNWRITTEN
from twosource.cli.filters import chosen
from twosource.cli.listing import SHORT, items_of, print_item, print_list
from twosource.cli.parser import DECISIONS, LISTS, settings_of
from twosource.cli.progress import watching
from twosource.cli.writing import form_of, write
from twosource.errors import StoreError
from twosource.model import Case, Judgement, Refusal
from twosource.outputs.wording import line

WIDTH = 100
"""Columns of a text file; the terminal decides for itself."""

DEMO = "twosource-demo/dossier.html"


def compare(arguments: Namespace) -> int:
    """`twosource compare`."""
    form = form_of(arguments.output, arguments.format)
    with watching() as bar:
        case = workflow.compare(arguments.inputs, settings_of(arguments), bar)
    show(case, form, arguments.output)
    return listed(case.refusals)


def demo(arguments: Namespace) -> int:
    """`twosource demo`."""
    output = arguments.output or DEMO
    with as_file(files("twosource") / "demo") as folder, watching() as bar:
        case = workflow.compare([str(folder)], settings_of(arguments), bar)
    outputs.print_text(case, console())
    write(output, outputs.as_html(case))
    print(f"\nThe story, its places' events and its outlets are fiction. The dossier is in {output}: open it in a browser.")
    return listed(case.refusals)


def new(arguments: Namespace) -> int:
    """`twosource new`."""
    workflow.new(arguments.case)
    print(f"{arguments.case} is made; fill it with: twosource add {arguments.case} REPORT ...")
    return DONE


def add(arguments: Namespace) -> int:
    """`twosource add`."""
    tally = workflow.Tally()
    try:
        with watching() as bar:
            workflow.add(arguments.case, arguments.inputs, settings_of(arguments), bar, tally)
    except KeyboardInterrupt:
        print(f"twosource: stopped; {_kept(tally)}, and the same command goes on from there", file=sys.stderr)
        return INTERRUPTED
    except StoreError as error:
        if arguments.debug:
            raise
        print(f"twosource: {line(str(error))}; {_kept(tally)}, and the same command goes on from there", file=sys.stderr)
        return UNWRITTEN
    print(_kept(tally) + (f"; {tally.known} were there already" if tally.known else ""))
    return listed(tally.refusals)


def _kept(tally: workflow.Tally) -> str:
    return f"{tally.added} new report{'' if tally.added == 1 else 's'} kept"


def status(arguments: Namespace) -> int:
    """`twosource status`."""
    case = workflow.load(arguments.case)
    shown = outputs.contract(case)
    counts = {name: len(items_of(shown, name)) for name in LISTS} | {"decisions": len(case.judgements), "refused": len(case.refusals)}
    if arguments.json:
        print(json.dumps({"case": arguments.case, **counts}, ensure_ascii=False))
        return DONE
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for name, count in counts.items():
        table.add_row(name, Text(str(count), justify="right"))
    console().print(table)
    for refusal in case.refusals:
        print(f"refused: {line(refusal.source)}: {line(refusal.detail)}")
    return DONE


def whole(arguments: Namespace) -> int:
    """`twosource show`."""
    form = form_of(arguments.output, arguments.format)
    show(workflow.load(arguments.case), form, arguments.output)
    return DONE


def listing(arguments: Namespace) -> int:
    """`twosource events` and the other lists."""
    shown = outputs.contract(workflow.load(arguments.case))
    items = items_of(shown, arguments.command)
    if arguments.id:
        found = store.find({item["id"]: item for item in items}, arguments.id)
        items = [item for item in items if item["id"] == found]
    items = chosen(items, arguments.where, arguments.limit)
    if arguments.json:
        print(json.dumps(items, ensure_ascii=False, indent=1))
    elif arguments.id and items:
        for item in items:
            print_item(shown, item, console())
    else:
        print_list(shown, arguments.command, items, console())
    return DONE


def decide(arguments: Namespace) -> int:
    """`twosource same`, `different`, `accept`, `reject`."""
    judgement = workflow.decide(arguments.case, arguments.command, arguments.ids, arguments.reason, arguments.who)
    print(f"entry {judgement.id}: {_told(judgement)}; take it back with: twosource undo {arguments.case} {judgement.id}")
    return DONE


def undo(arguments: Namespace) -> int:
    """`twosource undo`."""
    judgement = workflow.undo(arguments.case, arguments.entry, arguments.reason, arguments.who)
    print(f"entry {judgement.id}: {_told(judgement)}; take that back with: twosource undo {arguments.case} {judgement.id}")
    return DONE


def log(arguments: Namespace) -> int:
    """`twosource log`."""
    entries = workflow.log(arguments.case)
    gone = store.taken_back(entries)
    if arguments.json:
        print(json.dumps([_entry(entry, entry.id in gone) for entry in entries], ensure_ascii=False, indent=1))
        return DONE
    for entry in entries:
        mark = " (undone)" if entry.id in gone else ""
        why = f": {entry.why}" if entry.why else ""
        print(line(f"{entry.id:>4}  {entry.when:%Y-%m-%d %H:%M}  {entry.who}  {_told(entry)}{mark}{why}"))
    if not entries:
        print("no decisions yet")
    return DONE


def _entry(entry: Judgement, undone: bool) -> dict[str, Any]:
    return {
        "id": entry.id,
        "verb": entry.verb,
        "subjects": list(entry.subjects),
        "who": entry.who,
        "when": entry.when.isoformat(),
        "why": entry.why,
        "undone": undone,
    }


def _told(judgement: Judgement) -> str:
    return f"{judgement.verb} {' '.join(subject[:SHORT] for subject in judgement.subjects)}"


def doctor(_arguments: Namespace) -> int:
    """`twosource doctor`."""
    bad = 0
    for check in checks():
        print(line(f"{'ok ' if check.remedy is None else 'BAD'}  {check.name}: {check.found}"))
        if check.remedy:
            bad += 1
            print(f"     {check.remedy}")
    print("all is well" if not bad else f"{bad} to mend")
    return REFUSED if bad else DONE


def show(case: Case, form: str, output: str) -> None:
    """Prints the case in one of the forms, to a file or standard output."""
    if form == "text" and output == "-":
        outputs.print_text(case, console())
        return
    write(output, FORMS[form](case))
    if output != "-":
        print(f"written to {output}", file=sys.stderr)


def _as_text(case: Case) -> str:
    paper = StringIO()
    outputs.print_text(case, Console(file=paper, width=WIDTH))
    return paper.getvalue()


def listed(refusals: Sequence[Refusal]) -> int:
    """Lists what was refused, and why, on standard error; the exit code that follows. Duplicates are not refused."""
    refused = [refusal for refusal in refusals if refusal.reason != "duplicate"]
    for refusal in refused:
        print(f"refused: {line(refusal.source)}: {line(refusal.detail)}", file=sys.stderr)
    return REFUSED if refused else DONE


def console() -> Console:
    """Standard output; 80 columns wide and without colour where it is no terminal."""
    return Console(width=None if sys.stdout.isatty() else 80, highlight=False)


FORMS: dict[str, Callable[[Case], str]] = {
    "text": _as_text,
    "json": outputs.as_json,
    "markdown": outputs.as_markdown,
    "html": outputs.as_html,
}

ACTIONS: dict[str, Callable[[Namespace], int]] = {
    "compare": compare,
    "demo": demo,
    "new": new,
    "add": add,
    "status": status,
    "show": whole,
    "log": log,
    "undo": undo,
    "doctor": doctor,
    **dict.fromkeys(LISTS, listing),
    **dict.fromkeys(DECISIONS, decide),
}
"""Each command's name and what it calls."""
