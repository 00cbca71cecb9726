"""Web pages: a small linear scanner keeps every character's place, trafilatura judges which lines are the story.

The scanner never recurses and looks at each character a bounded number of times, so that no page, however built, can stall it.
trafilatura is shown only pages within `BOUNDS`; beyond them the page's own paragraphs are taken.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from twosource.intake.clean import Weaver, without_surrogates
from twosource.intake.html.pagehead import Head, head_of
from twosource.intake.parcel import Draft, Line, Stated
from twosource.model import BlockKind, Span

DEPTH, TAGS, ATTRIBUTES, SIZE = 200, 60_000, 1_000, 3_000_000
"""Bounds for trafilatura: nesting, tags, attributes of one tag, characters. Real news pages stay under 60, 15,000, 40 and 2 million."""

MOST_MARKS = 400_000
"""'<' in a page that is read at all; a page of a million takes the scanner ten seconds, and no page of news comes near."""

LONG_TAG = 4_096
"""Characters of a tag that are searched for attributes and quoted '>'."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BREAKS = _names(
    "p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr td th caption thead tbody "
    "blockquote pre figure figcaption form fieldset hr br address details summary body html head title option select button "
    "video audio picture center"
)
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_CLOSED_BY_NEXT = _names("p li dt dd tr td th option thead tbody tfoot")
_UNREAD = _names("script style noscript template svg iframe object canvas math textarea")
_OUTSIDE = _names("nav footer aside form button select head title menu dialog")
_HINTS: dict[str, BlockKind] = {
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "figcaption": "caption", "caption": "caption", "blockquote": "quote",
}  # fmt: skip
_PARAGRAPHS = _names("p h1 h2 h3 h4 h5 h6 li blockquote figcaption pre dd")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_POST = re.compile(
    r"""class\s*=\s*["']?[^"'>]*\b(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed)""",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\s+|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_KEY = re.compile(r"\W+")


@dataclass(slots=True)
class _Open:
    """What is open at one point of the page."""

    hints: list[str] = field(default_factory=list)
    outside: int = 0
    paragraphs: int = 0
    depth: int = 0
    group: int = 0
    groups: int = 0


@dataclass(frozen=True, slots=True)
class _Strip:
    """A line of the page before it is chosen or left out: its characters, with where each stands."""

    line: Line
    outside: bool
    paragraph: bool


@dataclass(slots=True)
class _Scan:
    """The page as scanned. `tame` is whether it stays within the bounds."""

    weaver: Weaver
    strips: list[_Strip] = field(default_factory=list)
    tame: bool = True


def tangled(raw: str) -> bool:
    """Whether a page holds so much markup that it is no page of news."""
    return raw.count("<") > MOST_MARKS


def draft_of(raw: str) -> Draft:
    """The story of a page, its title, authors, day, publisher and address as the page's head states them."""
    raw = without_surrogates(raw)
    head = head_of(raw)
    scan = _scan(raw)
    text = scan.weaver.text
    chosen = _chosen(scan, text, raw, head)
    woven, lines = _joined(chosen, scan.weaver)
    stated = Stated(title=head.title, publisher=head.publisher, authors=head.authors, published=head.published, url=head.url)
    return Draft(woven.text, woven.offsets, lines, stated)


def _scan(raw: str) -> _Scan:
    scan, now = _Scan(Weaver(raw), tame=len(raw) <= SIZE), _Open()
    started, tags = 0, 0
    for kind, start, end in _tokens(raw):
        if kind == "text":
            _weave(scan.weaver, raw, start, end, started)
            continue
        tags += 1
        found = _TAG.match(raw, start)
        name = found[2].lower() if found else ""
        tag = raw[start : min(end, start + LONG_TAG)]
        if name in _BREAKS:
            started = _strip(scan, now, started)
        _step(now, name, tag, closing=bool(found and found[1]))
        scan.tame = scan.tame and now.depth <= DEPTH and tags <= TAGS and raw.count("=", start, end) <= ATTRIBUTES
    _strip(scan, now, started)
    return scan


def _tokens(raw: str) -> Iterator[tuple[str, int, int]]:
    """Text runs and tags of the page in order; comments, scripts and what else holds no words are left out."""
    at, size = 0, len(raw)
    while at < size:
        start = raw.find("<", at)
        if start < 0:
            break
        if start > at:
            yield "text", at, start
        if raw.startswith("<!--", start):
            at = _after(raw, "-->", start + 4)
        elif raw.startswith(("<!", "<?"), start):
            at = _after(raw, ">", start)
        elif found := _TAG.match(raw, start):
            at = _tag_end(raw, start)
            yield "tag", start, at
            name = found[2].lower()
            if name in _UNREAD and not found[1] and raw[at - 2 : at] != "/>":
                at = _closing(raw, name, at)
        else:
            yield "text", start, start + 1
            at = start + 1
    if at < size:
        yield "text", at, size


def _after(raw: str, mark: str, at: int) -> int:
    found = raw.find(mark, at)
    return len(raw) if found < 0 else found + len(mark)


def _tag_end(raw: str, start: int) -> int:
    """Behind the '>' that ends the tag; one inside a quoted value does not, as far as `LONG_TAG` reaches."""
    end = first = _after(raw, ">", start)
    for _ in range(64):
        tag = raw[start:end]
        if end - start > LONG_TAG or end >= len(raw):
            return first
        if tag.count('"') % 2 == 0 and (tag.count("'") % 2 == 0 or '"' in tag):
            return end
        end = _after(raw, ">", end)
    return first


def _closing(raw: str, name: str, at: int) -> int:
    """Behind the closing tag of an element that holds no words; the whole rest where none closes it."""
    found = re.compile(f"</{name}", re.IGNORECASE).search(raw, at)
    return _after(raw, ">", found.end()) if found else len(raw)


def _weave(weaver: Weaver, raw: str, start: int, end: int, started: int) -> None:
    """Adds a text run: blanks become one space, entities their characters."""
    at = start
    for found in _PIECE.finditer(raw, start, end):
        weaver.keep(at, found.start())
        at = found.end()
        if not found[0].startswith("&"):
            _blank(weaver, found.start(), started)
            continue
        turned = html.unescape(found[0])
        if turned.isspace():
            _blank(weaver, found.start(), started)
        else:
            weaver.turn(without_surrogates(turned), found.start())
    weaver.keep(at, end)


def _blank(weaver: Weaver, at: int, started: int) -> None:
    if len(weaver) > started and not weaver.blank_end:
        weaver.turn(" ", at)


def _strip(scan: _Scan, now: _Open, started: int) -> int:
    """Ends the line that began at `started`, if it holds anything; where the next begins."""
    end = len(scan.weaver)
    if end > started:
        hint = "embed" if now.group else _HINTS[now.hints[-1]] if now.hints else None
        scan.strips.append(_Strip(Line(Span(started, end), hint, now.group), now.outside > 0, now.paragraphs > 0))
    return end


def _step(now: _Open, name: str, tag: str, *, closing: bool) -> None:
    """Notes an opened or closed element."""
    by = -1 if closing else 1
    if name not in _VOID and name not in _CLOSED_BY_NEXT:
        now.depth = max(0, now.depth + by)
    if name in _OUTSIDE:
        now.outside = max(0, now.outside + by)
    if name in _PARAGRAPHS:
        # a paragraph is rarely closed in old pages, so that it counts as open until one is closed
        now.paragraphs = 0 if closing else 1
    if name == "blockquote" and (closing or _POST.search(tag)):
        now.groups += not closing
        now.group = 0 if closing else now.groups
    if name in _HINTS:
        _hint(now, name, closing)


def _hint(now: _Open, name: str, closing: bool) -> None:
    if not closing:
        if len(now.hints) < DEPTH:
            now.hints.append(name)
    elif name in now.hints:
        while now.hints.pop() != name:
            pass


def _chosen(scan: _Scan, text: str, raw: str, head: Head) -> list[Line]:
    """The lines of the story in order: those trafilatura keeps, with posts and captions between them and the title."""
    strips = scan.strips
    keys = [_KEY.sub("", strip.line.span.of(text)).casefold() for strip in strips]
    kept = _judged(raw) if scan.tame else ""
    flags = _matching(strips, keys, kept) if kept else []
    if not any(flags):
        flags = [strip.paragraph and not strip.outside for strip in strips]
    if not any(flags):
        flags = [not strip.outside for strip in strips]
    title = _title_at(strips, keys, head)
    told = [index for index, flag in enumerate(flags) if flag]
    first, last = (told[0], told[-1]) if told else (0, -1)
    lines = []
    for index, strip in enumerate(strips):
        inside = first <= index <= last + 3 and not strip.outside
        if index == title or flags[index] or (inside and (strip.line.group or (strip.line.hint == "caption" and index <= last))):
            hint = strip.line.hint if strip.line.hint != "title" or index == title else "heading"
            lines.append(replace(strip.line, hint=hint))
    return lines


def _judged(raw: str) -> str:
    """The story by trafilatura, letters and digits only; '' when it finds none."""
    # loading trafilatura takes 0.6 s, which runs without a web page need not wait for
    import trafilatura

    found = trafilatura.extract(raw, include_comments=False, include_tables=True, favor_recall=False, with_metadata=False)
    return "\n".join(_KEY.sub("", line).casefold() for line in (found or "").split("\n"))


def _matching(strips: Sequence[_Strip], keys: Sequence[str], kept: str) -> list[bool]:
    whole = set(kept.split("\n"))
    joined = kept.replace("\n", "")
    # a line cut by <br> is part of a longer line there; with too many lines the search would take long
    search = len(joined) * len(keys) < 500_000_000
    return [
        bool(key) and not strip.outside and (key in whole or (search and len(key) >= 12 and key in joined))
        for strip, key in zip(strips, keys, strict=True)
    ]


def _title_at(strips: Sequence[_Strip], keys: Sequence[str], head: Head) -> int:
    """The line that is the page's title: a first-level heading that says the same as the page's head, else the only one; -1 if none."""
    headings = [index for index, strip in enumerate(strips) if strip.line.hint == "title" and keys[index] and not strip.outside]
    wanted = _KEY.sub("", head.title or "").casefold()
    alike = [index for index in headings if wanted and (keys[index] in wanted or wanted in keys[index])]
    return alike[0] if alike else headings[0] if len(headings) == 1 else -1


def _joined(lines: Sequence[Line], scanned: Weaver) -> tuple[Weaver, tuple[Line, ...]]:
    """The chosen lines as one text with blank lines between them."""
    text, woven, placed = scanned.text, Weaver(scanned.raw), []
    for line in lines:
        words = line.span.of(text)
        first = line.span.start + len(words) - len(words.lstrip())
        last = line.span.start + len(words.rstrip())
        if first >= last:
            continue
        if len(woven):
            woven.put("\n\n")
        at = len(woven)
        woven.copy(scanned, text, first, last)
        placed.append(replace(line, span=Span(at, at + last - first)))
    return woven, tuple(placed)
