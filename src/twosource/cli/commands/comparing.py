"""What the commands do that keep nothing: flags in, one call of the workflow, print out."""

from argparse import Namespace
from itertools import chain

from twosource import workflow
from twosource.cli.commands.doctor import case_checks, checks
from twosource.cli.parser import settings_of
from twosource.cli.terminal.exits import DONE, REFUSED
from twosource.cli.terminal.progress import watching
from twosource.cli.terminal.showing import listed, listed_failures, show
from twosource.cli.terminal.writing import form_of
from twosource.outputs.files import allowed
from twosource.outputs.view.labels import line


def compare(arguments: Namespace) -> int:
    """`twosource compare`."""
    form = form_of(arguments.output, arguments.format, arguments.quotes_only)
    allowed(arguments.output, arguments.inputs)
    with watching() as bar:
        case = workflow.compare(arguments.inputs, settings_of(arguments), bar, one_affair=arguments.one_affair)
    show(case, form, arguments.output, arguments.quotes_only)
    return max(listed(case.refusals), listed_failures(case))


def doctor(arguments: Namespace) -> int:
    """`twosource doctor`."""
    bad = 0
    for check in chain(checks(), case_checks(arguments.case) if arguments.case else ()):
        print(line(f"{'ok ' if check.remedy is None else 'BAD'}  {check.name}: {check.found}"))
        if check.remedy:
            bad += 1
            print(f"     {check.remedy}")
    print("all is well" if not bad else f"{bad} to mend")
    return REFUSED if bad else DONE
