"""One run of name words -> the names in it: peoples and titles before a name are no part of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource.language import lexicon, per_language, rows, words

NAME_QUOTES = frozenset("\"“”„«»‘’'`")


@dataclass(frozen=True, slots=True)
class NameRun:
    """Tokens `[first, last)` of one name. `demonym` marks names of peoples; `quoted` one that stands in quotation marks of its own."""

    first: int
    last: int
    sentence: int
    demonym: bool = False
    quoted: bool = False
    heading: bool = False


@per_language
def signs(sign: str) -> frozenset[str]:
    """The words of one sign from the table `name_signs`."""
    return frozenset(row["word"] for row in rows("name_signs") if row["sign"] == sign)


@per_language
def demonyms() -> frozenset[str]:
    """Names of peoples, faiths and followers, lower case, with their plurals."""
    table = words("demonyms")
    return table | {f"{word}s" for word in table if not word.endswith(("s", "ese", "ish"))}


def is_demonym(token: Token) -> bool:
    """Whether the token names a people, faith or following."""
    return token.lower_ in demonyms() and token.text[:1].isupper()


def cut(doc: Doc, first: int, end: int, sentence: int) -> Iterator[NameRun]:
    """The names inside the run of name words `[first, end)`."""
    if end - first == 2 and doc[first].lower_ in signs("direction") and is_demonym(doc[end - 1]):
        yield NameRun(first, end, sentence, demonym=True)
        return
    if not _ends_in_head(doc, end):
        while first < end and is_demonym(doc[first]) and not _one_entity(doc[first], end):
            yield NameRun(first, first + 1, sentence, demonym=True)
            first += 2 if first + 1 < end and doc[first + 1].text in ("-", "–") else 1
        first = _after_titles(doc, first, end)
        middle = _middle_title(doc, first, end)
        if middle is not None:
            yield from cut(doc, first, _before_office(doc, first, middle), sentence)
            yield from cut(doc, middle + 1, end, sentence)
            return
        end = _before_titles(doc, first, end)
    if end > first and not (end - first == 1 and _is_title(doc[first])):
        quoted = first > 0 and end < len(doc) and doc[first - 1].text in NAME_QUOTES and doc[end].text in NAME_QUOTES
        yield NameRun(first, end, sentence, demonym=end - first == 1 and is_demonym(doc[first]), quoted=quoted)


def _is_title(token: Token) -> bool:
    return token.lower_.rstrip(".") in words("person_titles")


def _ends_in_head(doc: Doc, end: int) -> bool:
    """Whether the run ends in a word that settles its type ("... League"), so that its first words belong to it."""
    return doc[end - 1].lower_ in lexicon("name_heads", "type")


def _after_titles(doc: Doc, first: int, end: int) -> int:
    """Past the titles a run begins with; an honour stays with the name."""
    while first < end and _is_title(doc[first]) and not (doc[first].lower_ in signs("honour") and first + 1 < end):
        first += 1
        if first < end and doc[first].text in ("-", "."):
            first += 1
    return first


def _middle_title(doc: Doc, first: int, end: int) -> int | None:
    """Where a title parts the run in two: "Xland President Name"."""
    start = first + 2 if first < end and doc[first].lower_ in signs("honour") else first + 1
    for at in range(start, end - 1):
        if _is_title(doc[at]):
            joined = "-" in (doc[at - 1].text, doc[at + 1].text) or doc[at].lower_ in ("st", "chief", "saint")
            return None if joined else at
    return None


def _before_titles(doc: Doc, first: int, end: int) -> int:
    """Before the titles a run ends in, the words of the office included: "Xland Surgeon General" leaves Xland."""
    start = end
    while end - first > 1 and _is_title(doc[end - 1]) and not _surname(doc[end - 1]):
        end -= 1
    return end if end == start else _before_office(doc, first, end)


def _before_office(doc: Doc, first: int, end: int) -> int:
    """Before common nouns of persons and the words of an office that stand right before a title ("Defence" in "Defence Minister")."""
    nouns = lexicon("head_nouns", "type")
    while end > first and (
        doc[end - 1].lower_ in words("portfolios") or (nouns.get(doc[end - 1].lower_) == "person" and doc[end - 1].ent_type_ != "PERSON")
    ):
        end -= 1
    return end


def _surname(token: Token) -> bool:
    """Whether a word that is also a title ("King") ends a person's name to the parser."""
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "I" and token.lower_ in signs("surname too")


def _one_entity(token: Token, end: int) -> bool:
    """Whether the parser sees a body or place that begins with this token and ends at `end`."""
    return (
        token.ent_type_ in ("ORG", "FAC", "LOC", "GPE")
        and token.i + 1 < end
        and all(token.doc[at].ent_iob_ == "I" for at in range(token.i + 1, end))
    )
