"""The library that runs the reader model, told before it is loaded that nothing is to be reported to its maker."""

import os
from types import ModuleType

SILENT = "ORT_DISABLE_TELEMETRY"
"""The variable that onnxruntime (from 1.29 on) looks at once, as it starts: set, it makes no uploader, no device id and no cache."""


def onnxruntime() -> ModuleType:
    """onnxruntime, silent: no host is looked up and no file written. The only way to it, for the command, the library and training alike.

    A program that loaded it before us has decided for itself what its start reports; of what we run, nothing is.
    """
    os.environ[SILENT] = "1"
    import onnxruntime as loaded  # a fifth of a second; not before a report is read

    loaded.disable_telemetry_events()
    library: ModuleType = loaded
    return library
