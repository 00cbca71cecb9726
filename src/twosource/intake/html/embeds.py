"""Posts shown inside a report: their author's voice, not the reporter's.

In plain text a post ends with a signature; where it begins must be judged.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.intake import dates
from twosource.intake.parcel import Line
from twosource.model import UNSTATED, Moment, Span

POST = 280
"""Characters of a post, a link counted as 23: the limit of the network most embedded posts come from."""

LINK = 23

_HANDLE = r"\(\s?@(?P<handle>[\w.]{1,40}(?:@[\w.-]+)?)\s?\)"
_SIGNATURE = re.compile(rf"(?:(?<![^\s.!?…”\"’)])|(?<=\w))(?:—|–|―|--+)\s*(?P<author>[^\n@—―]{{1,80}}?)\s*{_HANDLE}")
_SHARED = re.compile(rf"(?:A (?:post|reel|video) shared by|Posted by|Post by|Tweet by)\s+(?P<author>[^\n@]{{1,80}}?)\s*{_HANDLE}")
_GAP = re.compile(r"[\s·|,]*(?:on\s+)?")
_URL = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/)\S+")
_MEDIA = re.compile(r"pic\.(?:twitter|x)\.com/\w|View this post on Instagram", re.IGNORECASE)
_SIGNAL = re.compile(r"(?<!\w)[#@]\w|https?://|pic\.twitter\.com/|[\U0001F000-\U0001FAFF\u2600-\u27BF]")
_OPENER = re.compile(r"\W*(?:BREAKING|JUST IN|WATCH|THREAD|UPDATE|ALERT|EXCLUSIVE)\b")
_INTRODUCES = re.compile(
    r":\W*$|\b(?:tweeted|posted|wrote|said in a (?:post|tweet)|took to (?:X|Twitter)|(?:post|tweet|handle|account) (?:on|by|from)"
    r"|on (?:X|Twitter|Instagram|Facebook))\b"
)
_POST_SENTENCE_BORDER = re.compile(r"(?<=[.!?…])[”\"’)]*\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Post:
    """An embedded post: its text with its signature in `span`, over the lines `[first, last]`."""

    span: Span
    first: int
    last: int
    author: str | None = None
    handle: str | None = None
    date: Moment = UNSTATED


def split_signatures(lines: Sequence[Line], text: str) -> tuple[Line, ...]:
    """The lines, a signature that stands inside one put on its own: what follows it is the story again."""
    parted: list[Line] = []
    for line in lines:
        at = line.span.start
        for signature in () if line.group else _signatures(line, text):
            head = _last_words(Span(at, signature.span.start), text)
            parted.extend(Line(span, line.hint) for span in (*head, signature.span))
            at = signature.span.end
        rest = Span(at, line.span.end)
        if at == line.span.start:
            parted.append(line)
        elif rest.of(text).strip(" \t|·"):
            blanks = len(rest.of(text)) - len(rest.of(text).lstrip())
            parted.append(Line(Span(rest.start + blanks, rest.end), line.hint))
    return tuple(parted)


def posts(lines: Sequence[Line], text: str, gaps: bool, floor: int) -> tuple[Post, ...]:
    """The posts among `lines`, in order, none begun before line `floor`. `gaps` says whether blank lines part the report's paragraphs."""
    found: list[Post] = []
    at = floor
    index = 0
    while index < len(lines):
        line = lines[index]
        post = _framed(lines, index, text) if line.group and line.hint == "embed" else _signed(lines, index, text, gaps, at)
        if post:
            found.append(post)
            index = at = post.last + 1
        else:
            index += 1
    return tuple(found)


def _signatures(line: Line, text: str) -> list[Post]:
    words = line.span.of(text)
    if "@" not in words:
        return []
    signed: list[Post] = []
    for form in (_SIGNATURE, _SHARED):
        for match in form.finditer(words):
            post = _post(match, words, line.span.start)
            # without a date behind it, a dash and a handle inside a paragraph may be the reporter's own aside
            if post.date or not words[: match.start()].strip() or len(words) - match.end() < 3:
                signed.append(post)
    return sorted(signed, key=lambda post: post.span)


def _post(match: re.Match[str], words: str, offset: int) -> Post:
    gap = _GAP.match(words, match.end())
    tail = gap.end() if gap else match.end()
    day = dates.date_at_start(words[tail:])
    end = tail + day.end() if day else match.end()
    date = dates.stated(words[tail:end], offset + tail) if day else UNSTATED
    return Post(Span(offset + match.start(), offset + end), 0, 0, match["author"].strip(" \t,|"), match["handle"], date)


def _signed(lines: Sequence[Line], index: int, text: str, gaps: bool, floor: int) -> Post | None:
    line = lines[index]
    signatures = _signatures(line, text)
    if not signatures or signatures[0].span.start > line.span.start + 2:
        return _media(lines, index, text) if not signatures else None
    signature = signatures[0]
    first = _first(lines, index, text, gaps, floor)
    return Post(Span(lines[first].span.start, line.span.end), first, index, signature.author, signature.handle, signature.date)


def _media(lines: Sequence[Line], index: int, text: str) -> Post | None:
    """A line with a post's picture link and no signature behind it: somebody's post, nobody says whose."""
    line = lines[index]
    signed_next = index + 1 < len(lines) and bool(_signatures(lines[index + 1], text))
    if signed_next or _size(line, text) > POST or not _MEDIA.search(line.span.of(text)):
        return None
    return Post(line.span, index, index)


def _framed(lines: Sequence[Line], index: int, text: str) -> Post:
    last = index
    while last + 1 < len(lines) and lines[last + 1].group == lines[index].group:
        last += 1
    whole = Span(lines[index].span.start, lines[last].span.end)
    signatures = [signature for line in lines[index : last + 1] for signature in _signatures(line, text)]
    if not signatures:
        return Post(whole, index, last)
    return Post(whole, index, last, signatures[-1].author, signatures[-1].handle, signatures[-1].date)


def _first(lines: Sequence[Line], signature: int, text: str, gaps: bool, floor: int) -> int:
    """The line a post begins with: the one before the signature, and lines before that while they look like more of the same post."""
    first = signature - 1
    if first < floor or _size(lines[first], text) > 4 * POST:
        return signature
    total = _size(lines[first], text)
    while first > floor and _continues(lines[first - 1], lines[first], text, gaps, total):
        first -= 1
        total += _size(lines[first], text) + 1
    return first


def _continues(above: Line, below: Line, text: str, gaps: bool, total: int) -> bool:
    """Whether `above` belongs to the same post as `below`, of which `total` characters are known."""
    words, size = above.span.of(text), _size(above, text)
    if above.hint or total + size + 1 > POST or _INTRODUCES.search(words):
        return False
    if _SIGNAL.search(words) or not _URL.sub("", below.span.of(text)).strip():
        return True
    if gaps:
        return text.count("\n", above.span.end, below.span.start) < 2
    if _OPENER.match(below.span.of(text)) or _headline(words):
        return False
    # with neither blank lines nor marks to go by, a paragraph of several sentences is the story's, a single short one the post's
    return len(_POST_SENTENCE_BORDER.split(words)) == 1


def _headline(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3]
    return not words.endswith((".", "!", "?", "…", "”")) and bool(long) and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def _size(line: Line, text: str) -> int:
    words = line.span.of(text)
    links = _URL.findall(words)
    return len(words) - sum(map(len, links)) + LINK * len(links)


def _last_words(span: Span, text: str) -> tuple[Span, ...]:
    """What stands before a signature on its line, parted into story and post: all of a short stretch is post, of a long one the end."""
    words = span.of(text).rstrip()
    if not words:
        return ()
    whole = Span(span.start, span.start + len(words))
    if _size(Line(whole), text) <= POST:
        return (whole,)
    starts = [0, *(found.end() for found in _POST_SENTENCE_BORDER.finditer(words))]
    begin = starts[-1]
    for start in reversed(starts[:-1]):
        if not _SIGNAL.search(words[start:begin]) or len(words) - start > POST:
            break
        begin = start
    if begin == 0:
        return (whole,)
    story = words[:begin].rstrip()
    return (Span(span.start, span.start + len(story)), Span(span.start + begin, whole.end))
