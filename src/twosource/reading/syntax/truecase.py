"""Text set all in capitals in the letters it would have in running English, character for character, so that offsets stay.

A model says of each word in which letters it would stand (`case_model`); acronyms that a bracket explains, names of common words and
what stands in mixed letters elsewhere in the report go before it. Text in mixed letters is left as it is.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from twosource.language import language_at_hand, listed, per_language_up_to, words
from twosource.model import STORY, Report, Span
from twosource.reading.gazetteer.lookup import look_up
from twosource.reading.syntax.truecase_model import TITLE, UPPER, Case, Word, decide, kinds
from twosource.reading.syntax.truecase_names import SMALL, in_phrases

SEEN = "seen"
"""The case of a word whose letters are known from elsewhere in the report."""

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|['’](?:s|t|re|ve|ll|d|m)\b|[^\W_]+|\S", re.IGNORECASE)
MIN_STRETCH_WORDS = 3
"""Longer words a stretch must have for its capitals to say nothing."""
MIN_WORD_LETTERS = 4
ALL_CAPITALS_SHARE = 0.9
"""Of the letters in words of `MIN_WORD_LETTERS` letters and more that are capital, from which a stretch is set all in capitals."""
SAMPLE = 100
"""First characters that settle most texts: where a quarter of them are small letters, it is set in mixed ones."""
BREAK = "\n\n"
"""Parts two blocks; a sentence opens behind it."""
ROUND = str.maketrans("[]", "()")
DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,60}?,? \d{1,2} [A-Z]{3,9}\.? (?:\d\d){1,2}\s*(?:\([^()]{1,80}\)\s*)?(?:--|—|–)\s*(?:\[[^\[\]]{1,120}\]\s*)*"
)
MARKS = frozenset(".!?")
OPENING_SIGNS = frozenset("\"'“”‘’([")
"""Signs between the end of a sentence and the first word of the next."""


@per_language_up_to(256)
def reading_copy(report: Report, common: Callable[[], frozenset[str]]) -> str:
    """The report's text as the parser is to see it, as long as the text itself.

    Blocks all in capitals are recased (together, so that a name is told once; not in a language this was not written for) and their
    square brackets made round; line ends inside a block become blanks.
    """
    text = report.text
    blocks = [block for block in report.blocks if block.kind in STORY]
    shouted = {block.span for block in blocks if capital(block.span.of(text))} if language_at_hand().mended else set()
    if not shouted and not any("\n" in block.span.of(text) for block in blocks):
        return text
    out = list(text)
    if shouted:
        seen = _seen(text, [block.span for block in blocks if block.span not in shouted])
        cuts = after_datelines(report)
        pieces = [piece for span in sorted(shouted) for piece in _cut(span, cuts)]
        small = recased(BREAK.join(piece.of(text) for piece in pieces), common(), seen).translate(ROUND)
        at = 0
        for piece in pieces:
            out[piece.start : piece.end] = small[at : at + len(piece)]
            at += len(piece) + len(BREAK)
    for block in blocks:
        out[block.span.start : block.span.end] = "".join(out[block.span.start : block.span.end]).replace("\n", " ")
    return "".join(out)


def capitalised(doc: Doc, report: Report) -> Doc:
    """The doc with capitals on the names that its labels show in blocks all in capitals and the recasing did not.

    A common word by itself keeps its small letters ("the army"). The words are as long as before, the syntax is the doc's own.
    """
    shouted = [block.span for block in report.blocks if block.kind in STORY and capital(block.span.of(report.text))]
    if not shouted:
        return doc
    spelt: dict[int, str] = {}
    for ent in doc.ents:
        if (
            ent.label_ in CASED_LABELS
            and any(ent.start_char < span.end and span.start < ent.end_char for span in shouted)
            and _is_name(ent)
        ):
            small = [token for token in ent if token.is_lower and token.is_alpha and (token.text not in SMALL or token.i == ent.start)]
            spelt |= {token.i: token.text[0].upper() + token.text[1:] for token in small}
    if not spelt:
        return doc
    new = Doc(doc.vocab, words=[spelt.get(token.i, token.text) for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    new.from_array(RECASED_FIELDS, doc.to_array(RECASED_FIELDS))  # type: ignore[arg-type]  # the stub asks for an alias of what to_array returns
    return new


RECASED_FIELDS: list[int | str] = ["TAG", "POS", "DEP", "HEAD", "LEMMA", "ENT_IOB", "ENT_TYPE"]
CASED_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


def _is_name(ent: DocSpan) -> bool:
    content = [token for token in ent if token.text.lower() not in SMALL]
    if len(content) > 1:
        return any(token.is_title or token.is_upper for token in content) or ent.label_ in ("PERSON", "GPE")
    word = ent.text.lower()
    return kinds(word, words("word_frequencies")) in ("x", "given") or bool(ent.label_ == "GPE" and look_up(word))


def after_datelines(report: Report) -> list[int]:
    """Where the story begins behind a dateline in capitals and the bracketed labels after it ("LIMA, 3 JAN 90 -- [TEXT] ...")."""
    found = (DATELINE.match(report.text, block.span.start, block.span.end) for block in report.blocks if block.kind in STORY)
    return [match.end() for match in found if match is not None]


def _cut(span: Span, cuts: Sequence[int]) -> list[Span]:
    at = next((cut for cut in cuts if span.start < cut < span.end), None)
    return [span] if at is None else [Span(span.start, at), Span(at, span.end)]


def _seen(text: str, spans: Sequence[Span]) -> dict[str, str]:
    """The words of blocks in mixed letters that stand there in one form only, first words of sentences aside, by their small letters."""
    forms: dict[str, set[str]] = {}
    for span in spans:
        piece = span.of(text)
        for word in words_of(piece):
            if not word.opens and word.text[0].isalpha():
                forms.setdefault(word.text, set()).add(piece[word.start : word.end])
    return {word: next(iter(found)) for word, found in forms.items() if len(found) == 1}


def capital(text: str) -> bool:
    """Whether a stretch is set all in capitals, so that capitals say nothing."""
    if sum(map(str.islower, text[:SAMPLE])) > SAMPLE // 4:
        return False
    if text.upper() != text:
        small = sum(char.islower() for char in text)
        if small > (1 - ALL_CAPITALS_SHARE) * len(text):
            return False
    longer = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= MIN_WORD_LETTERS]
    letters = sum(map(len, longer))
    return len(longer) >= MIN_STRETCH_WORDS and sum(char.isupper() for word in longer for char in word) >= ALL_CAPITALS_SHARE * letters


def recased(text: str, common: frozenset[str], seen: Mapping[str, str] | None = None) -> str:
    """`text` as running English would set it, as long as `text`.

    `common` holds words that a dictionary knows, `seen` words as they stand in mixed letters elsewhere, by their small letters.
    """
    found = words_of(text)
    cases = in_phrases(found, decide(found, common))
    out = list(text)
    for word, case in zip(found, cases, strict=True):
        known = (seen or {}).get(word.text)
        new = spelled(known or text[word.start : word.end], case if known is None else SEEN, opens=word.opens)
        if len(new) == word.end - word.start:
            out[word.start : word.end] = new
    return "".join(out)


def spelled(word: str, case: Case, *, opens: bool = False) -> str:
    """A word in the letters of its case; where a sentence `opens` with it, with a capital."""
    if case == SEEN:
        return word[:1].upper() + word[1:] if opens else word
    if word[0].isdigit():
        return word.lower() if re.fullmatch(r"\d+(?:st|nd|rd|th|s)", word.lower()) else word
    if case == UPPER or any(char.isdigit() for char in word) or "." in word[:-1]:
        return word
    return word[:1].upper() + word[1:].lower() if case == TITLE or opens else word.lower()


def words_of(text: str) -> list[Word]:
    """The words and signs of a text, with the starts of its sentences."""
    found: list[Word] = []
    opens, before, end = True, "", 0
    for match in WORD.finditer(text):
        token = match[0].lower()
        opens = opens or BREAK in text[end : match.start()]
        end = match.end()
        if token in MARKS:
            opens = not (
                token == "." and (before in listed("reading_lists", "words_with_a_point") or (len(before) == 1 and before.isalpha()))
            )
        elif token[0].isalnum():
            found.append(Word(match.start(), match.end(), token, opens))
            opens, before = False, token
            continue
        elif token not in OPENING_SIGNS:
            opens = opens and token in "-–—]):"
        found.append(Word(match.start(), match.end(), token, opens=False))
        before = token
    return found
