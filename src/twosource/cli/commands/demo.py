"""What `demo` does: the shipped story as a dossier, and as a case to work in."""

from argparse import Namespace
from importlib.resources import as_file, files
from pathlib import Path

from twosource import outputs, workflow
from twosource.case import write as case_write
from twosource.cli.parser import settings_of
from twosource.cli.terminal.progress import watching
from twosource.cli.terminal.showing import console, listed
from twosource.cli.terminal.writing import write
from twosource.model import Case
from twosource.outputs.files import allowed
from twosource.outputs.view.labels import line

FOLDER = Path("twosource-demo")
DOSSIER, CASE = "dossier.html", "demo.two"
"""The case stands beside the dossier. One that is there already is gone on with: what was decided in it is kept."""


def demo(arguments: Namespace) -> int:
    """`twosource demo`; with -o the dossier alone."""
    output = arguments.output or str(FOLDER / DOSSIER)
    with as_file(files("twosource") / "demo") as folder:
        allowed(output, [folder])
    case = _compared(arguments) if arguments.output else _kept(arguments)
    outputs.print_text(case, console())
    write(output, outputs.as_html(case))
    print(line("The story, its places' events and its outlets are fiction."))
    print(line(f"The dossier is in {output}: open it in a browser."))
    if not arguments.output:
        print(line(f"The case is in {FOLDER / CASE}: look around in it and correct it with: twosource serve {FOLDER / CASE}"))
    return listed(case.refusals)


def _compared(arguments: Namespace) -> Case:
    with as_file(files("twosource") / "demo") as folder, watching() as bar:
        return workflow.compare([str(folder)], settings_of(arguments), bar)


def _kept(arguments: Namespace) -> Case:
    FOLDER.mkdir(exist_ok=True)
    if not (FOLDER / CASE).exists():
        case_write.new(FOLDER / CASE)
    with as_file(files("twosource") / "demo") as folder, watching() as bar:
        case_write.add(FOLDER / CASE, [str(folder)], settings_of(arguments), bar, drawing=bar.drawing)
    return case_write.load(FOLDER / CASE)
