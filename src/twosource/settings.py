"""Every setting in one frozen object, each with its default and a help line. Passed in, never changed at run time."""

from dataclasses import Field, dataclass, field, fields
from typing import Any

MOST = 1_000_000_000
"""As many as are ever meant: of anything in a case, of bytes in one input."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How inputs are taken in and read. Sizes are bytes, times seconds; the help lines are the command line's too.

    Raises ValueError for a number out of its bounds.
    """

    max_bytes: int = field(default=20_000_000, metadata={"help": "largest single input in bytes; a larger one is refused"})
    max_chars: int = field(default=400_000, metadata={"help": "longest report text in characters; a longer one is refused"})
    max_reports: int = field(default=1_000_000, metadata={"help": "most reports taken from one call"})
    timeout: float = field(default=20.0, metadata={"help": "seconds to wait for each answer of a web address", "most": 86_400})
    deadline: float = field(default=60.0, metadata={"help": "seconds one web address may take in all, redirects included", "most": 86_400})
    redirects: int = field(default=5, metadata={"help": "most redirects followed from one web address", "least": 0, "most": 100})
    pause: float = field(
        default=1.0, metadata={"help": "least seconds between two requests to the same web host", "least": 0, "most": 86_400}
    )
    allow_private: bool = field(default=False, metadata={"help": "allow web addresses inside the local network"})
    max_words: int = field(
        default=40_000, metadata={"help": "words and signs of a report that are read; the rest is left unread, with a note on the report"}
    )
    sentence_tokens: int = field(default=300, metadata={"help": "longest sentence in words and signs; a longer one is read in pieces"})
    max_claims: int = field(
        default=3_000,
        metadata={"help": "claims of one report that are compared (in a kept case always 3,000); the rest is kept uncompared, with a note"},
    )
    cpu_seconds: float = field(
        default=20.0, metadata={"help": "seconds of the processor that one report may take behind its parse; one that takes longer fails"}
    )
    batch: int = field(default=64, metadata={"help": "reports read in one batch", "most": 100_000})

    def __post_init__(self) -> None:
        for each in fields(self):
            value, (least, most) = getattr(self, each.name), bounds(each)
            if not isinstance(value, bool) and not least <= value <= most:
                raise ValueError(f"{each.name} must be from {least:,} to {most:,}, not {value!r}")


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """What a server bears from whoever connects to it. Sizes are bytes, times seconds; the help lines are the command line's too."""

    header_seconds: float = field(default=10.0, metadata={"help": "seconds that the head of a request may take to come"})
    header_bytes: int = field(default=32_768, metadata={"help": "largest head of a request in bytes"})
    body_seconds: float = field(default=20.0, metadata={"help": "seconds that the body of a request may take to come"})
    body_bytes: int = field(default=20_000_000, metadata={"help": "largest body of a request in bytes"})
    reading_seconds: float = field(default=10.0, metadata={"help": "seconds in which some of an answer has to be read by who asked for it"})
    idle_seconds: float = field(default=15.0, metadata={"help": "seconds that a connection is kept between two requests"})
    connections: int = field(default=200, metadata={"help": "most connections at once"})
    connections_each: int = field(default=20, metadata={"help": "most connections at once from one address, where people sign in"})


def bounds(setting: "Field[Any]") -> tuple[float, float]:
    """The least and the most that a setting can be, as its field says: where it says nothing, from 1 (a thousandth of a second) on."""
    return setting.metadata.get("least", 0.001 if setting.type is float else 1), setting.metadata.get("most", MOST)
