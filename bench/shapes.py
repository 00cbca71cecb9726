"""What a text costs as it grows, for many shapes of text: intake, reading and drawing of a pair, each at n, 2n and 4n characters.

    python bench/shapes.py [--chars 25000] [--seconds 60] [--shapes commas quotes ...] [--list] [--whole]

Told are the processor's seconds of each size (both reports together), and the exponent of growth: the binary logarithm of the last
doubling's ratio, of the whole and of each part. A shape that takes longer than --seconds of the processor is cut off and told as such.
The two reports of a pair differ in their first words. With --whole the budgets of a report are lifted, so that all of it is read.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from invented import Affairs

from twosource.intake import take
from twosource.model import Report, Source
from twosource.settings import Settings
from twosource.workflow import picture, read

Make = Callable[[int], str]
"""What makes a text of about so many characters."""

LIFTED = 10**9
PARTS = ("take", "read", "draw")
OPENING = (
    "The mayor of Varna {} on Monday and it was said that he had been in the town for a week when what is told here took place. "
    "There was no word from the council of the town, but some of those who were there said that this was all that they had to say.\n\n"
)
"""What each text begins with, so that it is English whatever follows."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def over(unit: str) -> Make:
    """A unit over and over."""
    return lambda size: unit * (size // len(unit) + 1)


def counted(form: str) -> Make:
    """Units that differ: `{n}` is a number, `{w}` a made-up word, `{N}` a made-up name."""

    def made(size: int) -> str:
        parts: list[str] = []
        length = 0
        for number in count():
            if length >= size:
                break
            word = _word(number)
            parts.append(form.format(n=number, w=word, N=word.capitalize()))
            length += len(parts[-1])
        return "".join(parts)

    return made


def within(left: str, right: str, inner: str = "x") -> Make:
    """One thing inside the other, as deep as the size has it."""

    def made(size: int) -> str:
        depth = size // (len(left) + len(right))
        return left * depth + inner + right * depth

    return made


def prose(size: int) -> str:
    """Made-up news, affair after affair."""
    return "\n\n".join(_told(size))[:size]


def _told(size: int) -> Iterator[str]:
    length = 0
    for reports in Affairs(reports=1):
        if length >= size:
            return
        length += len(reports[0].text) + 2
        yield reports[0].text


def _word(number: int) -> str:
    made = ""
    for at in range(3):
        made += "bdfgklmnprst"[number % 12] + "aeiou"[(number + at) % 5]
        number //= 12
    return made + "n"


DAYS = "On {n} May 2024 the {w} council met. "
SHAPES: dict[str, tuple[str, Make]] = {
    "plain prose": ("txt", prose),
    "one paragraph of prose": ("txt", lambda size: prose(size).replace("\n\n", " ")),
    "commas": ("txt", over(",")),
    "commas and blanks": ("txt", over(", ")),
    "words and commas": ("txt", counted("{w}, ")),
    "straight quotes": ("txt", over('"')),
    "apostrophes": ("txt", over("'")),
    "curly quotes": ("txt", over("“”")),
    "open curly quotes": ("txt", over("“the dam ")),
    "nested quotes": ("txt", within("“a ‘b ", "’ c” ")),
    "quoted words": ("txt", counted('"{w}" ')),
    "brackets": ("txt", over("()")),
    "open brackets": ("txt", over("(")),
    "square brackets": ("txt", over("[")),
    "nested parentheses": ("txt", within("(a ", " b) ")),
    "less-than signs": ("txt", over("<")),
    "semicolons": ("txt", counted("the {w} fell; ")),
    "ellipses": ("txt", over("... ")),
    "full stops": ("txt", over(".")),
    "dashes": ("txt", counted("the {w} -- ")),
    "hyphens": ("txt", over("-")),
    "according to": ("txt", over("according to ")),
    "according to, with names": ("txt", counted("according to {N}, ")),
    "relative clauses": ("txt", counted("the man who met the {w} who saw ")),
    "who said that": ("txt", over("who said that ")),
    "said that": ("txt", counted("{N} said that ")),
    "pronouns": ("txt", over("He told her that they saw it. ")),
    "pronouns without end": ("txt", over("he told her that they saw it and ")),
    "possessives": ("txt", counted("the {w}'s ")),
    "of": ("txt", counted("the head of ")),
    "one sentence repeated": ("txt", over("The bridge collapsed in Varna on Monday. ")),
    "one claim repeated": ("txt", over("The mayor denied killing Ana Roe. ")),
    "distinct sentences": ("txt", counted("The {w} council banned {n} boats in the port. ")),
    "many names": ("txt", counted("{N} Dorn attacked {N} Belk in Varna. ")),
    "one name repeated": ("txt", over("Ana Roe ")),
    "names in a row": ("txt", counted("{N} Dorn ")),
    "names and names": ("txt", counted("{N} Dorn and ")),
    "lists of names": ("txt", counted("{N}, {N}s and {N}t met. ")),
    "first names again": ("txt", counted("{N} Dorn spoke. Dorn left. ")),
    "numbers": ("txt", counted("{n} ")),
    "digits": ("txt", over("1234567890")),
    "counted things": ("txt", counted("{n} people died. ")),
    "dates": ("txt", counted(DAYS)),
    "dates in a row": ("txt", over("12 May 2024 ")),
    "weekdays": ("txt", over("on Monday ")),
    "headings": ("txt", counted("Council Of {N} Meets\n\n")),
    "bullet lines": ("txt", counted("* the {w} was found\n")),
    "lines": ("txt", counted("the {w} was found\n")),
    "paragraphs": ("txt", counted("The {w} was found in Varna on Monday.\n\n")),
    "empty lines": ("txt", over("\n")),
    "tabs": ("txt", over("\t")),
    "blanks": ("txt", over(" ")),
    "one long word": ("txt", over(LETTERS)),
    "long words": ("txt", over(LETTERS * 20 + " ")),
    "one long capital word": ("txt", over(LETTERS.upper())),
    "capitals": ("txt", counted("THE {w} COUNCIL MET IN VARNA ON MONDAY. ")),
    "capitals throughout": ("txt", lambda size: prose(size).upper()),
    "capitals without end": ("txt", lambda size: counted("THE {w} COUNCIL ")(size).upper()),
    "small letters throughout": ("txt", lambda size: prose(size).lower()),
    "title case": ("txt", lambda size: prose(size).title()),
    "emoji": ("txt", over("🙂")),
    "emoji families": ("txt", over("👩‍👩‍👧‍👦 ")),
    "combining marks": ("txt", over("e\u0301")),
    "combining marks on one letter": ("txt", over("\u0301")),
    "zero width": ("txt", over("\u200b")),
    "soft hyphens": ("txt", over("co\u00adop ")),
    "datelines": ("txt", counted("VARNA, May {n} (Reuters) - The {w} council met.\n\n")),
    "wire datelines": ("txt", over("LIMA, 3 JAN 90 -- [TEXT] THE ARMY MET.\n\n")),
    "speakers": ("txt", counted("“The {w} is safe,” {N} Dorn said.\n\n")),
    "speakers in one paragraph": ("txt", counted("“The {w} is safe,” {N} Dorn said. ")),
    "one speaker": ("txt", counted("“The {w} is safe,” he said. ")),
    "denials": ("txt", counted("{N} denied that the {w} had been attacked by {N}. ")),
    "deaths": ("txt", counted("The attack killed {n} people in Varna. ")),
    "addresses": ("txt", counted("https://www.{w}.com/a/b?c={n}&d=/../ ")),
    "one long address": ("txt", lambda size: "https://www.example.com/" + "a/" * (size // 2)),
    "mail addresses": ("txt", counted("{w}@{w}.com, ")),
    "handles": ("txt", counted("@{w} #{w} ")),
    "posts": ("txt", counted("{N} Dorn (@{w}) May 3, 2024\n\n")),
    "signatures": ("txt", counted("— {N} Dorn (@{w}) May 3, 2024 ")),
    "bylines": ("txt", counted("By {N} Dorn\n")),
    "captions": ("txt", counted("Photo: {N} Dorn/Reuters\n")),
    "stamps": ("txt", counted("Published: 3 May 2024, 10:15 GMT\n")),
    "credits": ("txt", counted("(Reuters) - ")),
    "offices": ("txt", counted("{N} Dorn, chief of the {N} League, ")),
    "JSON": ("txt", counted('{{"{w}": [{n}, "{N}"]}}, ')),
    "repeated paragraphs": ("txt", over("The mayor of Varna said on Monday that the bridge was safe. He denied any fault.\n\n")),
    "markdown stars": ("md", over("*")),
    "markdown triple stars": ("md", over("***a ")),
    "markdown emphasis": ("md", counted("**{w}** _{N}_ ")),
    "markdown underlines": ("md", over("_a_")),
    "markdown images": ("md", over("![")),
    "markdown open links": ("md", over("[a](")),
    "markdown links": ("md", counted("[{w}](https://{w}.com) ")),
    "markdown nested links": ("md", within("[", "](a)")),
    "markdown quotes": ("md", over("> a\n")),
    "markdown nested quotes": ("md", over(">")),
    "markdown lists": ("md", counted("- the {w} was found\n")),
    "markdown headings": ("md", counted("# {N}\n\n")),
    "markdown rules": ("md", over("---\n")),
    "markdown tables": ("md", counted("| {w} | {n} |\n")),
    "markdown code": ("md", over("`a``")),
    "markdown less-than": ("md", over("<")),
    "markdown prose": ("md", prose),
    "HTML paragraphs": ("html", counted("<p>The {w} council met in Varna.</p>")),
    "HTML nested": ("html", within("<div>", "</div>")),
    "HTML unclosed": ("html", over("<div><p>a ")),
    "HTML nested bold": ("html", over("<b>a ")),
    "HTML less-than": ("html", over("<")),
    "HTML open tags": ("html", over("<a ")),
    "HTML tables": ("html", counted("<tr><td>{w}</td><td>{n}</td></tr>")),
    "HTML lists": ("html", counted("<li>the {w} was found</li>")),
    "HTML nested lists": ("html", over("<ul><li>a ")),
    "HTML entities": ("html", over("&amp;&lt;&#8220;")),
    "HTML ampersands": ("html", over("&")),
    "HTML comments": ("html", over("<!-- a -->b ")),
    "HTML open comments": ("html", over("<!--")),
    "HTML links": ("html", counted('<a href="/{w}">{N}</a> ')),
    "HTML attributes": ("html", lambda size: "<p " + counted('a{n}="{w}" ')(size) + ">a</p>"),
    "HTML scripts": ("html", over("<script>a</script>b")),
    "HTML breaks": ("html", over("a<br>")),
    "HTML prose": ("html", lambda size: "".join(f"<p>{each}</p>" for each in prose(size).split("\n\n"))),
}
"""The shapes, each with the ending of its file and what makes it."""


def pair(name: str, size: int, folder: Path) -> list[str]:
    """The paths of two files of a shape."""
    ending, make = SHAPES[name]
    body = make(size)
    paths = []
    for number, opening in enumerate(map(OPENING.format, ("spoke", "met reporters"))):
        words = f"<html><body><p>{opening.strip()}</p>{body}</body></html>" if ending == "html" else opening + body
        path = folder / f"{number}.{ending}"
        path.write_text(words, encoding="utf-8")
        paths.append(str(path))
    return paths


def measured(name: str, size: int, settings: Settings) -> dict[str, float]:
    """The processor's seconds of each part, the reports' characters and their claims."""
    with tempfile.TemporaryDirectory() as folder:
        paths = pair(name, size, Path(folder))
        times = [time.process_time()]
        reports: list[Report] = [item.report for item in take(paths, settings) if isinstance(item, Source)]
        times.append(time.process_time())
        readings = read(reports, settings)
        times.append(time.process_time())
        picture(reports, readings, tied=[(reports[0].id, reports[1].id)] if len(reports) == 2 else [])
        times.append(time.process_time())
    found = {part: after - before for part, before, after in zip(PARTS, times, times[1:], strict=False)}
    return found | {"claims": sum(len(reading.claims) for reading in readings), "reports": len(reports)}


def serve(name: str, sizes: list[int], seconds: int, whole: bool) -> None:
    """Measures a shape in this process, a line of JSON for each size as it is done."""
    settings = lifted() if whole else Settings()
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder, "warm.txt")
        warm.write_text("The envoy met the chief in Varna on 14 April 2024, the league said.", encoding="utf-8")
        reports = [item.report for item in take([str(warm)]) if isinstance(item, Source)]
        picture(reports, read(reports))
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + 5))
    for size in sizes:
        print(json.dumps(measured(name, size, settings)), flush=True)


def lifted() -> Settings:
    """The settings without budgets of a report."""
    budgets = {name: LIFTED for name in ("max_words", "cpu_seconds", "max_claims") if hasattr(Settings(), name)}
    return replace(Settings(), **budgets)  # type: ignore[arg-type]  # the names are looked up


def apart(name: str, sizes: list[int], seconds: int, whole: bool) -> list[dict[str, float]]:
    """`serve` in a process of its own: what it said before its end or the bound."""
    command = [sys.executable, __file__, "--one", name, "--sizes", *map(str, sizes), "--seconds", str(seconds)]
    done = subprocess.run([*command, *(["--whole"] if whole else [])], capture_output=True, text=True, timeout=40 * seconds, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode > 0:
        print(done.stderr[-2000:], file=sys.stderr)
    return found


def exponent(last: float, before: float) -> float:
    """How fast what grew from `before` to `last` in one doubling grows."""
    return math.log2(max(last, 0.02) / max(before, 0.02))


def row(name: str, sizes: list[int], found: list[dict[str, float]]) -> str:
    """A line of the table."""
    totals = [sum(each[part] for part in PARTS) for each in found]
    seconds = " ".join(f"{each:8.2f}" for each in totals) + " " + " ".join([f"{'cut off':>8}"] * (len(sizes) - len(totals)))
    if len(found) < 2:
        return f"{name:32} {seconds}"
    parts = " ".join(f"{part} {found[-1][part]:6.2f} {exponent(found[-1][part], found[-2][part]):5.2f}" for part in PARTS)
    return f"{name:32} {seconds.rstrip()}  {exponent(totals[-1], totals[-2]):5.2f}   {parts}   claims {found[-1]['claims']:.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chars", type=int, default=25_000, help="characters of the smallest text; the largest has four times as many")
    parser.add_argument("--seconds", type=int, default=60, help="processor's seconds after which a shape is cut off")
    parser.add_argument("--shapes", nargs="+", default=list(SHAPES), choices=SHAPES, metavar="SHAPE")
    parser.add_argument("--list", action="store_true", help="name the shapes and end")
    parser.add_argument("--whole", action="store_true", help="without the budgets of a report")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--sizes", type=int, nargs="+", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.list:
        print("\n".join(SHAPES))
    elif args.one:
        serve(args.one, args.sizes, args.seconds, args.whole)
    else:
        sizes = [args.chars, 2 * args.chars, 4 * args.chars]
        print(f"{'shape':32} " + " ".join(f"{size:>8,}" for size in sizes) + "  growth   parts at the last size: seconds, growth")
        for name in args.shapes:
            print(row(name, sizes, apart(name, sizes, args.seconds, args.whole)), flush=True)


if __name__ == "__main__":
    main()
