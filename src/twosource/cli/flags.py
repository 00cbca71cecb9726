"""A kind of flag that argparse does not have."""

import argparse
from collections.abc import Sequence
from typing import Any


class Instead(argparse.Action):
    """A flag with which the positional argument `spares` may be left out.

    With `nargs="*"` that could be left out always, but then nothing could follow a flag (`add CASE --retry INPUT`).
    """

    def __init__(self, option_strings: Sequence[str], dest: str, spares: argparse.Action, **more: Any) -> None:
        """False until it is met."""
        super().__init__(option_strings, dest, nargs=0, default=False, **more)
        self.spares = spares

    def __call__(self, _parser: argparse.ArgumentParser, namespace: argparse.Namespace, *_given: object) -> None:
        """The flag was met."""
        setattr(namespace, self.dest, True)
        self.spares.required = False
