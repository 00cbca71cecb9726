"""Where names stand: runs of name words, cut and joined until each is one name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.language import lexicon, listed, words
from twosource.reading.gazetteer.lookup import look_up
from twosource.reading.mentions.name_boundaries import NameRun, cut, is_demonym, signs
from twosource.reading.mentions.name_repeats import page_start, repeated
from twosource.reading.mentions.product_versions import is_version
from twosource.reading.page import Page, Sentence

ENTITY_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
TIME_LABELS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})
TITLE_CASE = 0.6
"""Share of capitalised words, of the longer ones, from which a line counts as set in title case; running English seldom passes a third."""
MIN_LONG_LETTERS = 4
SYLLABLE = 6
"""Longest half of a given name written with a hyphen ("Jong-un")."""
NAME_HYPHENS = frozenset({"-", "–"})
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
MIN_INHABITANTS_ALONE = 100_000
"""Inhabitants from which a place is known by its name alone."""


def in_title_case(page: Page, sentence: Sentence) -> bool:
    """Whether a line sets most of its words with capitals, so that a capital says nothing."""
    if sentence.block.kind in ("paragraph", "quote", "embed", "lead") and page.doc[sentence.last - 1].text in (".", "?", "!", "”", '"'):
        return False
    longer = [token for token in page.doc[sentence.first : sentence.last] if token.is_alpha and len(token) >= MIN_LONG_LETTERS]
    return len(longer) > 2 and sum(token.text[0].isupper() for token in longer) >= TITLE_CASE * len(longer)


def name_runs(page: Page) -> list[NameRun]:
    """Every name of the story in text order; names in title-case lines only when running text or the parser bear them out."""
    plain: list[NameRun] = []
    titled: list[tuple[int, Sentence]] = []
    lower = {token.text for token in page.doc if token.is_lower}
    for index, sentence in enumerate(page.sentences):
        if in_title_case(page, sentence):
            titled.append((index, sentence))
        else:
            plain.extend(_runs(page, index, sentence, lower))
    whole = {page.doc[run.first : run.last].text for run in plain}
    plain = [part for run in plain for part in _parted(page, run, whole)]
    seen = {token.text.casefold() for run in plain for token in page.doc[run.first : run.last] if not token.is_punct}
    plain.extend(repeated(page, plain, frozenset(index for index, _ in titled), lower))
    whole = {page.doc[run.first : run.last].text for run in plain}
    for index, sentence in titled:
        plain.extend(part for run in _titled_runs(page, index, sentence, seen, lower) for part in _parted(page, run, whole))
    return sorted(plain, key=lambda run: run.first)


def _parted(page: Page, run: NameRun, whole: set[str]) -> Iterator[NameRun]:
    """A run of two names with a hyphen between them ("Xland-Yland") as two, when both are names by themselves in the same report."""
    hyphens = [at for at in range(run.first + 1, run.last - 1) if page.doc[at].text in ("-", "–")]
    if len(hyphens) == 1 and page.doc[run.first : hyphens[0]].text in whole and page.doc[hyphens[0] + 1 : run.last].text in whole:
        yield replace(run, last=hyphens[0])
        yield replace(run, first=hyphens[0] + 1)
    else:
        yield run


def _is_name_word(token: Token, start: int, lower: set[str]) -> bool:
    text = token.text
    if not text[:1].isalpha() or text.casefold() in signs("never") or token.like_url:
        return False
    if text.isupper() and len(text) > 1 and _shouted(token) and (token.is_stop or (not token.ent_type_ and _common(token))):
        return False
    if not text[0].isupper():
        return len(text) > 2 and not text.islower() and text[1].isupper() and text.isalpha()
    if token.pos_ in ("PRON", "DET", "AUX", "SCONJ", "CCONJ") and not (text.isupper() and len(text) > 1 and token.i > start):
        return False
    if token.ent_type_ in TIME_LABELS and token.ent_type_ != "LANGUAGE":
        return token.pos_ == "PROPN" and token.ent_type_ == "CARDINAL"
    if token.is_stop and not text.isupper():
        opening = token.i <= start or page_start(token)
        if opening or (token.ent_iob_ != "I" and token.lower_ not in lexicon("name_heads", "type")):
            return False
    if token.i == start or page_start(token):
        common = (
            token.lower_ in lower or token.pos_ in ("ADV", "ADP", "VERB", "INTJ", "NUM", "PART") or token.lower_ in words("prepositions")
        )
        return (
            (token.pos_ == "PROPN" and not common)
            or (token.ent_type_ in ENTITY_LABELS and not (common and token.pos_ != "PROPN"))
            or is_demonym(token)
        )
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "INTJ", "ADP", "PART") or token.ent_type_ in ENTITY_LABELS


def _shouted(token: Token) -> bool:
    """Whether a longer word beside it is all in capitals too, so that the line is and capitals say nothing."""
    beside = (token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc))
    return any(other.is_upper and other.is_alpha and len(other) >= MIN_LONG_LETTERS for other in beside)


def _tight(token: Token) -> bool:
    """Whether nothing stands between this token and the one before."""
    return token.i > 0 and not token.nbor(-1).whitespace_


def _runs(page: Page, index: int, sentence: Sentence, lower: set[str]) -> Iterator[NameRun]:
    doc, at = page.doc, sentence.first
    start = next((token.i for token in doc[sentence.first : sentence.last] if token.is_alpha), sentence.first)
    while at < sentence.last:
        end = _opened(doc, at, start, sentence, lower)
        if end == at:
            at += 1
            continue
        while (step := _step(page, at, end, sentence, lower)) > end:
            end = step
        yield from cut(doc, at - _numbered(doc, at, end, sentence), end, index)
        at = end


def _opened(doc: Doc, at: int, start: int, sentence: Sentence, lower: set[str]) -> int:
    """How far the first word of a name reaches that begins here, an Arabic article with its noun ("al-Name") among them; else `at`."""
    if _is_name_word(doc[at], start, lower):
        return at + 1
    articled = at + 2 < sentence.last and doc[at].lower_ in signs("article") and _hyphened(doc, at + 1)
    return at + 3 if articled and _is_name_word(doc[at + 2], -1, lower) else at


def _hyphened(doc: Doc, at: int) -> bool:
    """Whether a hyphen stands here with nothing on either side."""
    return doc[at].text in NAME_HYPHENS and _tight(doc[at]) and at + 1 < len(doc) and _tight(doc[at + 1])


def _numbered(doc: Doc, at: int, end: int, sentence: Sentence) -> int:
    """1 where an ordinal before the run belongs to the body it names ("3rd Battalion"), else 0."""
    if at == sentence.first or not ORDINAL.fullmatch(doc[at - 1].lower_):
        return 0
    return int(any(doc[i].lower_ in words("numbered_bodies") for i in range(at, end)))


def _second_half(doc: Doc, first: int, at: int) -> bool:
    """Whether a small word behind a hyphen is the second half of a given name after a surname ("Kim Jong-un"), and no English word."""
    token = doc[at]
    if at - first < 3 or not token.is_lower or not token.is_alpha or token.is_stop or max(len(token), len(doc[at - 2])) > SYLLABLE:
        return False
    return token.lower_ in signs("syllable") or not _common(token)


def _step(page: Page, first: int, end: int, sentence: Sentence, lower: set[str]) -> int:
    """How far the name that stands at `[first, end)` reaches on: past a next name word, or over a joint to one; else `end`."""
    doc = page.doc
    if end >= sentence.last:
        return end
    token, joins = doc[end], lexicon("name_particles", "joins")

    def name(at: int) -> bool:
        return at < sentence.last and _is_name_word(doc[at], -1, lower)

    if _tight(token) and token.text in ("-", "–", "’", "'") and end + 1 < sentence.last and _tight(doc[end + 1]):
        if name(end + 1):
            return end + 2
        if doc[end + 1].lower_ in signs("held by") and name(end + 2):
            return end + 3
        if doc[end + 1].lower_ in joins and end + 3 < sentence.last and doc[end + 2].text == token.text and name(end + 3):
            return end + 4
        return end + 2 if _second_half(doc, first, end + 1) else end
    if end + 1 < sentence.last and _of_people(doc[end - 1], token) and name(end + 1):
        reach = next((at for at in range(end + 1, min(end + 4, sentence.last)) if not name(at)), end + 4)
        return end + 2 if any(doc[at].lower_ in lexicon("name_heads", "type") for at in range(end + 1, min(reach, sentence.last))) else end
    if token.is_punct or token.is_space:
        return end
    if name(end):
        return end + 1 if not _is_break(doc[end - 1], token) else end
    if (token.ent_iob_ == "I" and token.like_num and token.ent_type_ in ENTITY_LABELS) or is_version(doc, end):
        return end + 1
    if token.lower_ in signs("article") and end + 2 < sentence.last and _hyphened(doc, end + 1) and name(end + 2):
        return end + 3
    how = joins.get(token.lower_)
    reach = end + 1
    while how in ("org", "always") and reach < sentence.last and doc[reach].lower_ in joins and not name(reach):
        reach += 1
    if how and name(reach) and reach - end <= 3 and _joins(page, first, end, reach, how):
        return reach + 1
    return end


def _of_people(before: Token, mark: Token) -> bool:
    """Whether a possessive mark stands on people in the plural, as inside a body's name ("Dock Workers' Union", "People's Party")."""
    if mark.tag_ != "POS" or not _tight(mark):
        return False
    plural = mark.text in ("'", "’") and before.lower_.endswith("s")
    return plural or (mark.text in ("'s", "’s") and before.lower_ in listed("reading_lists", "plural_person_nouns"))


def _is_break(before: Token, token: Token) -> bool:
    """Whether two name words side by side belong to two names: both opened by the parser, with different labels."""
    if (
        token.ent_iob_ != "B"
        or before.ent_type_ == token.ent_type_
        or before.ent_type_ not in ENTITY_LABELS
        or token.ent_type_ not in ENTITY_LABELS
    ):
        return False
    if "NORP" in (before.ent_type_, token.ent_type_):
        return is_demonym(token)
    if {before.ent_type_, token.ent_type_} <= {"ORG", "GPE", "FAC", "LOC"}:
        return token.lower_ not in lexicon("name_heads", "type") and not _ends_in_head(token)
    return token.ent_type_ == "PRODUCT" or before.ent_type_ in ("ORG", "GPE")


def _ends_in_head(token: Token) -> bool:
    last = token
    while last.i + 1 < len(token.doc) and last.nbor().ent_iob_ == "I":
        last = last.nbor()
    return last.lower_ in lexicon("name_heads", "type")


def _joins(page: Page, first: int, end: int, reach: int, how: str) -> bool:
    doc = page.doc
    if how != "org":
        return how == "always"
    one_entity = doc[end].ent_iob_ == "I" and doc[reach].ent_iob_ == "I" and doc[reach].ent_type_ in ENTITY_LABELS
    heads = lexicon("name_heads", "place")
    before = doc[end - 1].lower_
    if doc[end].lower_ in ("and", "&"):
        return doc[end].lower_ == "&" or (one_entity and any(doc[at].lower_ in heads for at in range(first, reach)))
    opens = heads.get(before) in ("both", "first") or before in signs("body of")
    return one_entity or (doc[end].lower_ in ("of", "for") and opens)


def _titled_runs(page: Page, index: int, sentence: Sentence, seen: set[str], lower: set[str]) -> Iterator[NameRun]:
    """Names in a line set in title case: words that are names elsewhere in the story, or that parser and writing both call a name."""
    doc, at = page.doc, sentence.first
    joiners = lexicon("name_particles", "joins")

    def name(i: int) -> bool:
        token = doc[i]
        if not token.text[:1].isupper() or token.lower_ in signs("never") or (token.is_stop and not token.text.isupper()):
            return False
        if token.text.casefold() in seen:
            return token.lower_ not in lower or token.pos_ == "PROPN"
        if is_demonym(token):
            return True
        return token.pos_ == "PROPN" and token.lower_ not in lower and not _common(token) and _borne_out(token)

    while at < sentence.last:
        if not name(at):
            at += 1
            continue
        end = at + 1
        while end < sentence.last:
            if name(end) and not _is_break(doc[end - 1], doc[end]):
                end += 1
            elif (
                end + 1 < sentence.last
                and name(end + 1)
                and (
                    (_tight(doc[end]) and _tight(doc[end + 1]) and doc[end].text in ("-", "–")) or joiners.get(doc[end].lower_) == "always"
                )
            ):
                end += 2
            elif (
                end + 3 < sentence.last
                and doc[end].text == "-"
                and doc[end + 2].text == "-"
                and doc[end + 1].lower_ in joiners
                and name(end + 3)
                and _tight(doc[end])
            ):
                end += 4
            else:
                break
        for run in cut(doc, at, end, index):
            yield NameRun(run.first, run.last, run.sentence, run.demonym, run.quoted, heading=True)
        at = end


def _borne_out(token: Token) -> bool:
    """Whether a word of a title-case line that stands nowhere else is a name all the same: in a longer one by the parser, or a place."""
    if token.ent_type_ not in ("PERSON", "GPE", "ORG", "FAC", "LOC"):
        return False
    if token.text.isupper() and len(token) > 1:
        return True
    beside = [token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc)]
    longer = any(other.ent_type_ == token.ent_type_ and other.pos_ == "PROPN" and not _common(other) for other in beside)
    return longer or any(entry.kind in "cr" or entry.people >= MIN_INHABITANTS_ALONE for entry in look_up(token.text))


def _common(token: Token) -> bool:
    """Whether the word is a common noun or a frequent word of news, so that in title case it names nothing."""
    return (
        token.lower_ in lexicon("head_nouns", "type")
        or token.lower_ in words("word_frequencies")
        or token.lemma_.lower() in words("word_frequencies")
    )
