"""The command `twosource`, as `python -m twosource` and the installed script start it."""

import sys

from twosource.cli.terminal.stopping import STOPPING


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    STOPPING.at_once()
    from twosource.cli.run import run  # once Ctrl-C is provided for: loading takes a while
    from twosource.cli.terminal.streams import fit, settle

    fit()
    code = run(sys.argv[1:])
    STOPPING.at_once()
    settle()
    sys.exit(code)


if __name__ == "__main__":
    main()
