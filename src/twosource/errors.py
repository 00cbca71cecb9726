"""The errors a caller may meet. An expected refusal of one input is no error but a value: `model.Refusal`."""


class TwosourceError(Exception):
    """The base of every error this package raises on purpose; its text is one sentence a user can act on."""


class UsageError(TwosourceError):
    """The call cannot be carried out as it was put: an unknown format, a case that does not exist."""


class NothingReadable(TwosourceError):
    """Not one of the inputs could be taken in as a report."""


class StoreError(TwosourceError):
    """The case file could not be opened, read or written."""


class Busy(StoreError):
    """Another program holds the case file; trying again in a while may do."""


class OutputError(TwosourceError):
    """An output could not be written; what stood in its place before still does."""


class PipelineError(TwosourceError):
    """The stages of a reading pipeline stand in an order that cannot work."""


class StageError(TwosourceError):
    """One report or story could not be carried through a stage of its reading or drawing; becomes a `model.Failure`."""

    def __init__(self, stage: str, reason: str) -> None:
        """Names the stage and what went wrong in it."""
        super().__init__(f"{stage}: {reason}")
        self.stage, self.reason = stage, reason
