"""Builds what the package ships and git does not keep: the scripts of the pictures, and the fingerprints of reader and drawing.

Runs by itself in every build of an sdist or a wheel. In an sdist both are there already, so that a wheel made from it asks no registry.
An editable install is left as it is: there `make pictures` and `make fingerprints` do the same.
"""

import os
import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

REMEDY = "A package without its pictures is not built."


class BuildHook(BuildHookInterface[Any]):
    """Makes both before files are gathered; where one can't be made the build ends with a sentence that says what to do."""

    def dependencies(self) -> list[str]:
        """Node.js from PyPI, where the pictures are still to be built and the machine has none."""
        front = _script(Path(self.root), "front")
        return [] if front.fresh() or shutil.which("npm") else [front.NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the pictures and writes the fingerprints down; an editable install needs neither."""
        if version == "editable":
            return
        root = Path(self.root)
        front = _script(root, "front")
        try:
            front.build()
        except front.NotBuilt as failure:
            self.app.abort(f"{failure} {REMEDY}")
        # By the interpreter of the build, which has none of our libraries: fingerprints are taken of the sources alone.
        call, env = [sys.executable, str(root / "scripts" / "fingerprints.py")], {**os.environ, "PYTHONPATH": str(root / "src")}
        made = subprocess.run(call, env=env, check=False, capture_output=True, text=True)
        if made.returncode:
            self.app.abort(
                f"{made.stderr}\nThe fingerprints could not be taken; run `python scripts/fingerprints.py` in the checkout, mend what it "
                "says, and build again."
            )


def _script(root: Path, name: str) -> ModuleType:
    """A script of the checkout as a module."""
    spec = spec_from_file_location(name, root / "scripts" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"scripts/{name}.py is missing: build from a whole checkout or from the sdist")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
