"""Fixed rules that make one report out of another, as newsrooms do; used by `rewrites.py`. Each is a pure function of text and seed."""

import random
import re
from collections.abc import Callable, Sequence

SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“A-Z])")
WORD = re.compile(r"[^\W\d_]+")
SYNONYMS = (
    "said|stated told|informed killed|slain died|perished injured|hurt wounded|injured attack|assault attacked|assaulted "
    "police|officers officers|police arrested|detained detained|arrested accused|blamed suspect|suspected man|male "
    "woman|female people|persons several|some many|numerous about|around around|about after|following following|after "
    "before|ahead_of during|in_the_course_of while|as because|since but|though although|though also|too more_than|over "
    "over|more_than near|close_to big|large large|big huge|vast small|little new|fresh old|former former|ex former|previous "
    "began|started started|began begin|start start|begin ended|finished end|close announced|declared declared|announced "
    "announce|declare plans|intends plan|scheme expected|due decision|ruling decided|resolved company|firm firm|company "
    "government|authorities officials|authorities workers|employees employees|staff staff|employees chief|head head|chief "
    "leader|head met|held_talks_with meeting|talks talks|discussions agreement|deal deal|agreement signed|sealed "
    "bought|purchased buy|purchase sold|disposed_of price|cost prices|costs money|funds rose|climbed fell|dropped "
    "increase|rise increased|grew cut|reduction fire|blaze blaze|fire explosion|blast blast|explosion building|structure "
    "house|home home|house city|town town|city area|region region|area street|road road|street car|vehicle vehicle|car "
    "ship|vessel vessel|ship plane|aircraft aircraft|plane found|discovered discovered|found seen|spotted saw|watched "
    "showed|revealed shows|reveals show|reveal asked|questioned called|urged help|aid helped|aided stopped|halted "
    "destroyed|wrecked damaged|harmed quickly|rapidly immediately|at_once reportedly|allegedly recently|lately "
    "currently|at_present children|youngsters child|youngster court|tribunal judge|magistrate prison|jail jail|prison "
    "sentence|term trial|hearing lawyer|attorney attorney|lawyer crime|offence murder|killing death|passing "
    "victims|casualties victim|casualty dead|deceased missing|lost hospital|clinic doctors|physicians first|initial "
    "last|final main|chief important|significant major|leading serious|grave possible|potential likely|probable "
)
TABLE = {left: right.replace("_", " ") for left, right in (entry.split("|") for entry in SYNONYMS.split())}
"""Word to the word put in its place: a small table written for this test."""
SWAPPED = 0.8
"""Chance that a word of the table is swapped."""
STOPS = (".", "!", "?", "”", '"', "’", "'", ")")
DROPPED = re.compile(r",\s(?:which|who|where|while|after|as|but|including|according)\s[^,.;]{5,90}(?=[,.])|\s\([^()]{2,60}\)")
Rule = Callable[[str, random.Random], str]


QUOTATION = re.compile(r"(?:(?<=\s)|^)[\"“](?=\S)[^\"“”\n]{120,350}[.,!?][\"”](?=\s|$)", re.MULTILINE)
"""A quotation of about 25 to 60 words."""


SPOKEN = re.compile(r"(?:(?<=\s)|^)[\"“](?=\S)[^\"“”\n]+(?<=\S)[\"”]", re.MULTILINE)
"""Any quotation."""


def sentences(text: str) -> list[str]:
    """The sentences of a text, its headings as sentences of their own."""
    return [part.strip() for line in text.split("\n") for part in SENTENCE.split(line) if part and part.strip()]


def laid_out(parts: Sequence[str]) -> str:
    """Sentences in paragraphs of two; what ends without a stop, such as a heading, on a line of its own."""
    lines: list[list[str]] = []
    for part in parts:
        if lines and len(lines[-1]) < 2 and lines[-1][-1].endswith(STOPS):
            lines[-1].append(part)
        else:
            lines.append([part])
    return "\n\n".join(" ".join(line) for line in lines)


def cut(text: str, chance: random.Random) -> str:
    """The first third to two thirds."""
    parts = sentences(text)
    return laid_out(parts[: max(3, round(len(parts) * chance.uniform(0.33, 0.67)))])


def broken(text: str, chance: random.Random) -> str:
    """Cut in the middle of a sentence, as feeds do."""
    parts = sentences(text)
    kept = parts[: max(3, round(len(parts) * chance.uniform(0.33, 0.67)))]
    rest = next((part for part in parts[len(kept) :] if len(part.split()) > 8), parts[-1])
    return laid_out([*kept, " ".join(rest.split()[: len(rest.split()) // 2]) + " ..."])


def reorder(text: str, chance: random.Random) -> str:
    """Every sentence somewhere else."""
    parts = sentences(text)
    chance.shuffle(parts)
    return laid_out(parts)


def synonyms(text: str, chance: random.Random) -> str:
    """Words of the table swapped; quotations are left as they are."""
    parts = re.split(r"(\"[^\"]*\"|“[^”]*”)", text)
    swapped = [part if at % 2 else WORD.sub(lambda found: _other(found[0], chance), part) for at, part in enumerate(parts)]
    return laid_out(sentences("".join(swapped)))


def _other(word: str, chance: random.Random) -> str:
    other = TABLE.get(word.lower())
    if other is None or chance.random() > SWAPPED:
        return word
    return other.capitalize() if word[0].isupper() else other


def shorten(text: str, chance: random.Random) -> str:
    """Clauses between commas and words in brackets left out, a sentence in four as well."""
    parts = [DROPPED.sub("", part) for part in sentences(text)]
    return laid_out([part for at, part in enumerate(parts) if at == 0 or chance.random() > 0.25])


def brief(text: str, chance: random.Random) -> str:
    """The first three sentences, shortened and with synonyms: a note."""
    return synonyms(shorten(laid_out(sentences(text)[:4]), chance), chance)


def edited(text: str, chance: random.Random) -> str:
    """Shortened, with synonyms and some sentences moved: a desk's rewrite."""
    parts = sentences(synonyms(shorten(text, chance), chance))
    at = chance.randrange(1, max(2, len(parts)))
    return laid_out([parts[0], *parts[at:], *parts[1:at]] if len(parts) > 2 else parts)


RULES: dict[str, Rule] = {
    "cut": cut, "broken": broken, "brief": brief, "reorder": reorder, "synonyms": synonyms, "shorten": shorten, "edited": edited,
}  # fmt: skip


def merged(text: str, other: str, chance: random.Random) -> str:
    """Half of each, two sentences at a time."""
    halves = [parts[: max(4, len(parts) // 2)] for parts in (sentences(text), sentences(other))]
    mixed: list[str] = []
    for at in range(0, max(map(len, halves)), 2):
        for half in halves:
            mixed += half[at : at + 2]
    return laid_out(mixed)


def extended(text: str, other: str, chance: random.Random) -> str:
    """All of one and, behind it, a half of the other."""
    more = sentences(other)
    return laid_out([*sentences(text), *more[len(more) // 2 :]])


def paragraph(text: str, other: str, chance: random.Random) -> str | None:
    """The other report with a paragraph of this one, lightly edited, in its midst; None where none of 60 to 120 words is there."""
    parts, own = sentences(text), sentences(other)
    options = [at for at in range(1, len(parts) - 2) if 60 <= len(" ".join(parts[at : at + 3]).split()) <= 120]
    if not options:
        return None
    at, into = chance.choice(options), chance.randrange(1, len(own))
    taken = synonyms(" ".join(parts[at : at + 3]), chance)
    return laid_out([*own[:into], *sentences(taken), *own[into:]])


def quoting(text: str, quote: str, chance: random.Random) -> str:
    """The report with a quotation of somebody put in."""
    parts = sentences(text)
    at = chance.randrange(1, len(parts)) if len(parts) > 1 else 1
    return laid_out([*parts[:at], quote, *parts[at:]])
