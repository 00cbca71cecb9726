"""Every setting in one frozen object, each with its default and a help line. Passed in, never changed at run time."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """How inputs are taken in and read. Sizes are bytes, times seconds; the help lines are the command line's too."""

    max_bytes: int = field(default=20_000_000, metadata={"help": "largest single input in bytes; a larger one is refused"})
    max_chars: int = field(default=400_000, metadata={"help": "longest report text in characters; a longer one is refused"})
    max_reports: int = field(default=1_000_000, metadata={"help": "most reports taken from one call"})
    timeout: float = field(default=20.0, metadata={"help": "seconds to wait for each answer of a web address"})
    deadline: float = field(default=60.0, metadata={"help": "seconds one web address may take in all, redirects included"})
    redirects: int = field(default=5, metadata={"help": "most redirects followed from one web address"})
    pause: float = field(default=1.0, metadata={"help": "least seconds between two requests to the same web host"})
    allow_private: bool = field(default=False, metadata={"help": "allow web addresses inside the local network"})
    batch: int = field(default=64, metadata={"help": "reports read in one batch"})


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
