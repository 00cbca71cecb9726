"""What the commands do that keep nothing: flags in, one call of the workflow, print out."""

from argparse import Namespace
from importlib.resources import as_file, files

from twosource import outputs, workflow
from twosource.cli.doctor import checks
from twosource.cli.exits import DONE, REFUSED
from twosource.cli.parser import settings_of
from twosource.cli.progress import watching
from twosource.cli.showing import console, listed, show
from twosource.cli.writing import form_of, write
from twosource.outputs.wording import line

DEMO = "twosource-demo/dossier.html"


def compare(arguments: Namespace) -> int:
    """`twosource compare`."""
    form = form_of(arguments.output, arguments.format, arguments.quotes_only)
    with watching() as bar:
        case = workflow.compare(arguments.inputs, settings_of(arguments), bar, one_affair=arguments.one_affair)
    show(case, form, arguments.output, arguments.quotes_only)
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
