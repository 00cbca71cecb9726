"""Opening a case: is it one, is it whole, which steps of migration does it lack."""

from twosource.store.opening.examining import examine
from twosource.store.opening.opening import create, discard, open_case

__all__ = ["create", "discard", "examine", "open_case"]
