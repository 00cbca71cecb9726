"""How the command line's help is laid out."""

import argparse


class Help(argparse.RawDescriptionHelpFormatter):
    """Help that is the same on every Python: 3.13 names a flag's value once, older ones behind each of its names."""

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        return f"{', '.join(action.option_strings)} {self._format_args(action, self._get_default_metavar_for_optional(action))}"
