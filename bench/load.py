"""How fast the pages of a large case answer ten readers at once, and how much memory the server takes.

    python bench/load.py CASE [--readers 10] [--seconds 30] [--pause 0] [--json FILE]

Starts `twosource serve CASE` on a free port of this machine and lets readers ask for pages over loopback, each the next as soon as it has
the last (or after --pause seconds, as a person would). Which pages: by turns one of every kind, of things drawn by lot from the whole
case, so that hardly any is asked for twice. Told are the seconds of each kind of page (middle, 95th percentile, slowest), of all, and the
server's greatest memory. `python bench/growth.py --sizes 100000 --keep FOLDER` makes a case of 100,000 reports.
"""

import argparse
import asyncio
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from urllib.parse import quote

DRAWN = 3_000
"""Things of each kind that are drawn by lot."""


def addresses(case: Path, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Kinds of pages with addresses, without end."""
    lots = drawn(case, chance)
    while True:
        for kind, some in lots.items():
            yield kind, chance.choice(some)


def drawn(case: Path, chance: random.Random) -> dict[str, list[str]]:
    """By kind of page, addresses of things drawn by lot."""
    kept = sqlite3.connect(f"file:{case}?mode=ro", uri=True)

    def some(table: str, column: str = "id") -> list[str]:
        (last,) = kept.execute(f"SELECT max(number) FROM {table}").fetchone()
        picked = [chance.randint(1, last) for _ in range(DRAWN)]
        rows = (kept.execute(f"SELECT {column} FROM {table} WHERE number >= ? LIMIT 1", (each,)).fetchone() for each in picked)
        return [str(row[0]) for row in rows if row and row[0]]

    words = [word for title in some("claim", "quote") for word in re.findall(r"\w{5,}", title)[:2]]
    reports = some("report")
    pairs = [(a, b) for a, b in kept.execute("SELECT report, other FROM related LIMIT ?", (DRAWN,))]
    lots = {
        "overview": ["/"],
        "stories": [f"/stories?order={order}&page={page}" for order in ("disputed", "largest", "latest") for page in range(1, 40)],
        "story": [f"/stories/{each}" for each in some("story")],
        "event": [f"/events/{each}" for each in some("event")],
        "claim": [f"/claims/{each}" for each in some("claim")],
        "entity": [f"/entities/{each}" for each in some("entity")],
        "names": [f"/entities?page={page}" for page in range(1, 40)],
        "report": [f"/reports/{each}" for each in reports],
        "reports": [f"/reports?page={page}" for page in range(1, 40)],
        "side by side": [f"/reading?report={a}&report={b}" for a, b in pairs],
        "origins": [f"/origins?page={page}" for page in range(1, 40)],
        "origin": [f"/origins/{each}" for each in some("origin")],
        "differences": [f"/differences?page={page}" for page in range(1, 40)],
        "search": [f"/search?q={quote(word)}" for word in words],
        "review": ["/review"],
        "log": ["/log"],
        "event.json": [f"/events/{each}.json" for each in some("event")],
    }
    kept.close()
    return lots


async def reader(port: int, asked: Iterator[tuple[str, str]], until: float, pause: float, found: dict[str, list[float]]) -> None:
    """One reader over one connection."""
    into, out = await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)
    while time.monotonic() < until:
        kind, address = next(asked)
        began = time.perf_counter()
        out.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        head = await into.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        assert length, head
        await into.readexactly(int(length[1]))
        found[kind].append(time.perf_counter() - began)
        if not head.startswith(b"HTTP/1.1 200"):
            found[f"{kind}: {head[9:12].decode()}"].append(0.0)
        if pause:
            await asyncio.sleep(pause)
    out.close()


async def load(port: int, case: Path, readers: int, seconds: float, pause: float) -> dict[str, list[float]]:
    """The seconds of every answer, by kind of page."""
    asked = addresses(case, random.Random(7))
    await reader(port, asked, time.monotonic() + 3, 0, defaultdict(list))
    found: dict[str, list[float]] = defaultdict(list)
    until = time.monotonic() + seconds
    await asyncio.gather(*(reader(port, asked, until, pause, found) for _ in range(readers)))
    return found


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of them do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def memory(process: int) -> float:
    """The greatest resident memory so far, in MB, of the process and those it started."""
    own = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return (int(own[1]) / 1000 if own else 0.0) + sum(memory(int(child)) for child in children)


def worked(process: int) -> float:
    """Seconds of processor that the process and those it started have taken."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") + sum(worked(int(child)) for child in children)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    command = [sys.executable, "-m", "twosource", "serve", str(given.case), "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        said = server.stdout.readline()
        port = re.search(r":(\d+)/", said)
        assert port, said
        before = worked(server.pid)
        found = asyncio.run(load(int(port[1]), given.case, given.readers, given.seconds, given.pause))
        taken, busy = memory(server.pid), worked(server.pid) - before
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(10)
    every = [each for kind, values in found.items() if ": " not in kind for each in values]
    rows = dict(found) | {"all": every}
    told = {kind: {"answers": len(v), "middle": median(v), "p95": percentile(v, 0.95), "slowest": max(v)} for kind, v in rows.items()}
    print(f"{'page':<14}{'answers':>8}{'middle':>10}{'p95':>10}{'slowest':>10}  (milliseconds)")
    for kind, each in told.items():
        print(f"{kind:<14}{each['answers']:>8}" + "".join(f"{each[name] * 1000:>10.0f}" for name in ("middle", "p95", "slowest")))
    print(f"{len(every) / given.seconds:.0f} answers a second to {given.readers} readers; the server took {taken:.0f} MB at most")
    print(f"and about {busy / len(every) * 1000:.1f} ms of processor an answer")
    if given.json:
        given.json.write_text(json.dumps({"pages": told, "megabytes": taken}, indent=1))


if __name__ == "__main__":
    main()
