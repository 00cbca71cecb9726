"""What `demo` does: the shipped story as a dossier, and as a case to work in."""

from argparse import Namespace
from importlib.resources import as_file, files
from pathlib import Path

from twosource import keeping, outputs
from twosource.cli.parser import settings_of
from twosource.cli.progress import watching
from twosource.cli.showing import console, listed
from twosource.cli.writing import write
from twosource.outputs.wording import line

DOSSIER = "twosource-demo/dossier.html"
CASE = "demo.two"
"""The case stands beside the dossier. One that is there already is gone on with: what was decided in it is kept."""


def demo(arguments: Namespace) -> int:
    """`twosource demo`."""
    output = Path(arguments.output or DOSSIER)
    kept = output.parent / CASE
    output.parent.mkdir(parents=True, exist_ok=True)
    if not kept.exists():
        keeping.new(kept)
    with as_file(files("twosource") / "demo") as folder, watching() as bar:
        tally = keeping.add(kept, [str(folder)], settings_of(arguments), bar, drawing=bar.drawing)
    case = keeping.load(kept)
    outputs.print_text(case, console())
    write(str(output), outputs.as_html(case))
    print(line("The story, its places' events and its outlets are fiction."))
    print(line(f"The dossier is in {output}: open it in a browser. To look around in the case and correct it: twosource serve {kept}"))
    return listed(tally.refusals)
