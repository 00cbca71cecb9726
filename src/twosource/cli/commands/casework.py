"""What the commands on a kept case do: flags in, one call of the library, print out."""

import sys
from argparse import Namespace
from dataclasses import replace
from typing import Any

from rich.table import Table
from rich.text import Text

from twosource import outputs, store
from twosource.case import decisions, reread
from twosource.case import write as case_write
from twosource.case.judging import Entry
from twosource.case.read import Window
from twosource.case.reread import retry
from twosource.cli.commands.rereading import print_age
from twosource.cli.decisions import value_of
from twosource.cli.parser import LISTS, settings_of
from twosource.cli.terminal.exits import DONE
from twosource.cli.terminal.filters import chosen
from twosource.cli.terminal.listing import items_of, print_item, print_list
from twosource.cli.terminal.progress import Bar, resumable
from twosource.cli.terminal.showing import console, listed, listed_failures, show
from twosource.cli.terminal.writing import form_of, write
from twosource.model import Judgement, names_of
from twosource.model.notes import notes_of
from twosource.outputs import dumped, list_of
from twosource.outputs.files import STANDARD, allowed
from twosource.outputs.view.history import sentence
from twosource.outputs.view.labels import counted, line


def new(arguments: Namespace) -> int:
    """`twosource new`."""
    case_write.new(arguments.case)
    print(f"{arguments.case} is made; fill it with: twosource add {arguments.case} REPORT ...")
    return DONE


def add(arguments: Namespace) -> int:
    """`twosource add`."""
    tally, settings = case_write.Tally(), settings_of(arguments)

    def work(bar: Bar) -> None:
        if arguments.retry:
            tried = retry(arguments.case, settings, bar, bar.drawing)
            tally.failures, tally.mended = tried.failures, tried.mended
        if arguments.inputs:
            case_write.add(arguments.case, arguments.inputs, settings, bar, tally, bar.drawing)

    if code := resumable(work, lambda: _kept(tally), debug=arguments.debug):
        return code
    print(_kept(tally) + (f"; {tally.known} were there already" if tally.known else ""))
    return max(listed(tally.refusals), _failed(arguments.case, tally))


def _failed(case: str, tally: case_write.Tally) -> int:
    """Lists what of this run failed, and how it is tried again."""
    if not tally.failures:
        return DONE
    with Window(case) as window:
        found = window.failed()
    code = listed_failures(replace(found, failures=tuple(each for each in found.failures if each in tally.failures)))
    if any(each.report for each in tally.failures):
        print(f"twosource: read again what could not be read with: twosource add {line(case)} --retry", file=sys.stderr)
    return code


def _kept(tally: case_write.Tally) -> str:
    mended = f"{counted(tally.mended, 'report')} read that could not be read before; " if tally.mended else ""
    return f"{mended}{tally.added} new report{'' if tally.added == 1 else 's'} kept"


def status(arguments: Namespace) -> int:
    """`twosource status`."""
    case = case_write.load(arguments.case)
    shown = outputs.contract(case)
    counts = {name: len(items_of(shown, name)) for name in LISTS} | {"decisions": len(case.judgements), "refused": len(case.refusals)}
    counts["failed"] = len(case.failures)
    age = reread.age(arguments.case)
    if arguments.json:
        read = {"reader": age.reader, "by_older_readers": age.older, "not_in_reading": [entry.judgement.id for entry in age.adrift]}
        noted = {report: list(each) for report, each in notes_of(case).items()}
        print(dumped({"case": arguments.case, **counts, **read, "failures": shown["failures"], "notes": noted}))
        return DONE
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for name, count in counts.items():
        table.add_row(name, Text(str(count), justify="right"))
    console().print(table)
    named = names_of(case.reports)
    for report, notes in notes_of(case).items():
        print("\n".join(f"{line(named[report])}: {note}" for note in notes))
    for refusal in case.refusals:
        print(f"refused: {line(refusal.source)}: {line(refusal.detail)}")
    for told in outputs.failed(case):
        print(told)
    print_age(arguments.case, age)
    return DONE


def whole(arguments: Namespace) -> int:
    """`twosource show`."""
    form = form_of(arguments.output, arguments.format, arguments.quotes_only)
    allowed(arguments.output, [arguments.case])
    show(case_write.load(arguments.case), form, arguments.output, arguments.quotes_only)
    return DONE


def listing(arguments: Namespace) -> int:
    """`twosource events` and the other lists."""
    case = case_write.load(arguments.case)
    shown = outputs.contract(case)
    items = items_of(shown, arguments.command)
    if arguments.id:
        found = store.find({item["id"]: item for item in items}, arguments.id, case)
        items = [item for item in items if item["id"] == found]
    items = chosen(items, arguments.where, arguments.limit)
    if arguments.json:
        write(STANDARD, list_of(items))
    elif arguments.id and items:
        for item in items:
            print_item(shown, item, console())
    else:
        print_list(shown, arguments.command, items, console())
    return DONE


def decide(arguments: Namespace) -> int:
    """`twosource same`, `merge`, `edit` and the other decisions."""
    value = value_of(arguments)
    judgement = decisions.decide(arguments.case, arguments.command, arguments.ids, arguments.reason, arguments.who, value)
    print(f"{_entry(arguments.case, judgement)}; take it back with: twosource undo {arguments.case} {judgement.id}")
    return DONE


def undo(arguments: Namespace) -> int:
    """`twosource undo`."""
    judgement = decisions.undo(arguments.case, arguments.entry, arguments.reason, arguments.who)
    print(f"{_entry(arguments.case, judgement)}; take that back with: twosource undo {arguments.case} {judgement.id}")
    return DONE


def _entry(case: str, judgement: Judgement) -> str:
    before = sum(each.id < judgement.id for each in decisions.log(case))  # a log from elsewhere may leave numbers out
    (entry,) = decisions.history(case, before, 1).entries
    return line(f"entry {judgement.id}: {entry.told}")


def log(arguments: Namespace) -> int:
    """`twosource log`."""
    history = decisions.history(arguments.case, limit=arguments.limit or sys.maxsize, newest_first=arguments.newest)
    if arguments.json:
        write(STANDARD, list_of(map(_plain, history.entries)))
        return DONE
    for entry in history.entries:
        judgement = entry.judgement
        told = sentence(judgement, entry.told, entry.undone_by, adrift=entry.adrift)
        print(line(f"{judgement.id:>4}  {judgement.when:%Y-%m-%d %H:%M}  {told}"))
    if not history.total:
        print("no decisions yet")
    return DONE


def _plain(entry: Entry) -> dict[str, Any]:
    judgement = entry.judgement
    return {
        "id": judgement.id,
        "verb": judgement.verb,
        "subjects": list(judgement.subjects),
        "who": judgement.who,
        "when": judgement.when.isoformat(),
        "why": judgement.why,
        "value": judgement.value,
        "told": entry.told,
        "undone": entry.undone_by is not None,
        "undone_by": entry.undone_by,
        "in_reading": not entry.adrift,
    }
