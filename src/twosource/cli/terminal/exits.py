"""Exit codes, in one table: what scripts may rely on."""

from twosource.cli.terminal.stopping import CODE

DONE = 0
REFUSED = 1
USAGE = 2
NOTHING = 3
UNWRITTEN = 4
BUG = 70
INTERRUPTED = CODE
CUT = 141

MEANINGS = {
    DONE: "done",
    REFUSED: "done, but inputs were refused, reports not read or stories not drawn (listed on standard error); duplicates are not refused",
    USAGE: "the command cannot be carried out as it was put",
    NOTHING: "nothing could be read",
    UNWRITTEN: "a case or an output could not be read or written (full disk, missing rights); nothing is left half written",
    BUG: "a fault in twosource itself; --debug shows where",
    INTERRUPTED: "stopped with Ctrl-C; what was kept is said and stays",
    CUT: "the reader of standard output went away (as with `| head`)",
}
