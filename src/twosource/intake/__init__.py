"""The world -> reports. A refusal is a value with a reason."""

from twosource.intake.take import take

__all__ = ["take"]
