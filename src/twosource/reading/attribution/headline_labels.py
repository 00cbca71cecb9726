"""Sources set to what they say by a colon or dash alone: "Minister: no talks", "Two dead in fire: police"."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.language import lexicon
from twosource.model.claim import AttributionKind
from twosource.reading.attribution.cues import AttributionCue
from twosource.reading.attribution.sources import Directory
from twosource.reading.page import Page, Sentence, span_of
from twosource.reading.syntax.dependencies import is_headline

BEFORE, AFTER = 8, 4
"""Tokens a source before or after its mark may have."""
LABEL_MARKS = frozenset({":", "-", "–", "—"})
LABEL_POS = frozenset({"NOUN", "PROPN"})
PHRASE = LABEL_POS | {"DET", "ADJ", "ADP", "PART", "NUM", "CCONJ", "PUNCT"}
LABEL_QUOTES = "“\"‘'"


def labels(page: Page, directory: Directory) -> Iterator[AttributionCue]:
    """The labelled sayings of headlines, and of sentences of a report whose label stands before a quote."""
    for sentence in page.sentences:
        tokens = page.tokens(sentence)
        marks = [token for token in tokens if token.text in LABEL_MARKS]
        if marks and len(tokens) > 3:
            found = _leading(page, sentence, tokens, marks[0], directory) or _trailing(page, sentence, tokens, marks[-1], directory)
            if found is not None:
                yield found


def _leading(page: Page, sentence: Sentence, tokens: list[Token], mark: Token, directory: Directory) -> AttributionCue | None:
    before = [token for token in tokens if token.i < mark.i]
    if mark.text != ":" or not 0 < len(before) <= BEFORE or mark.i + 1 >= sentence.last:
        return None
    if page.doc[mark.i + 1].text not in LABEL_QUOTES and not is_headline(page.doc, sentence):
        return None
    return _labelled(before, mark, (mark.i + 1, sentence.last), directory)


def _trailing(page: Page, sentence: Sentence, tokens: list[Token], mark: Token, directory: Directory) -> AttributionCue | None:
    after = [token for token in tokens if token.i > mark.i]
    if not 0 < len(after) <= AFTER or not is_headline(page.doc, sentence):
        return None
    return _labelled(after, mark, (sentence.first, mark.i), directory)


def _labelled(label: list[Token], mark: Token, content: tuple[int, int], directory: Directory) -> AttributionCue | None:
    head = next((token for token in reversed(label) if token.pos_ in LABEL_POS and _last_of_name(token, label)), None)
    if head is None or any(token.pos_ not in PHRASE for token in label) or not _speaks(head, mark.doc[content[0]], directory):
        return None
    kind: AttributionKind = "direct" if mark.doc[content[0]].text in LABEL_QUOTES else "indirect"
    return AttributionCue(mark, span_of(mark), directory.voice(head), kind, "say", (content,))


def _last_of_name(token: Token, label: list[Token]) -> bool:
    """Whether no preposition stands before it in the label: of "head of the port" it is "head" that speaks."""
    return not any(other.pos_ == "ADP" and other.i < token.i for other in label)


def _speaks(head: Token, said: Token, directory: Directory) -> bool:
    """A person, a body, or a noun for one, or whoever says "we"; a place before a colon is where it happened."""
    if said.lower_ in ("we", "i"):
        return True
    mention = directory.mentions.get(head.idx)
    if mention is not None and mention.form == "name":
        return mention.type in ("person", "organization")
    return head.lemma_.lower() in lexicon("source_nouns", "kind") or head.ent_type_ in ("PERSON", "ORG")
