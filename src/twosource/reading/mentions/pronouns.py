"""Pronouns that can stand for somebody or something, with what they say of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.model import EntityType
from twosource.reading.page import Page


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun demands: number, gender ('' where it says nothing), person (first, second, third) and whether it is relative."""

    plural: bool
    gender: str
    person: int
    type: EntityType
    relative: bool = False


_HE, _SHE, _THEY = Pronoun(False, "m", 3, "person"), Pronoun(False, "f", 3, "person"), Pronoun(True, "", 3, "person")
_IT, _I, _WE = Pronoun(False, "n", 3, "organization"), Pronoun(False, "", 1, "person"), Pronoun(True, "", 1, "organization")
_WHO, _WHICH = Pronoun(False, "", 3, "person", True), Pronoun(False, "n", 3, "organization", True)
PRONOUNS: dict[str, Pronoun] = {
    **dict.fromkeys(["he", "him", "his", "himself"], _HE),
    **dict.fromkeys(["she", "her", "hers", "herself"], _SHE),
    **dict.fromkeys(["they", "them", "their", "theirs", "themselves"], _THEY),
    **dict.fromkeys(["its", "itself", "it"], _IT),
    **dict.fromkeys(["i", "me", "my", "mine", "myself"], _I),
    **dict.fromkeys(["we", "us", "our", "ours", "ourselves"], _WE),
    **dict.fromkeys(["who", "whom", "whose"], _WHO),
    **dict.fromkeys(["which"], _WHICH),
}


def pronouns(page: Page) -> Iterator[tuple[Token, Pronoun]]:
    """Every pronoun of the story that can refer, in text order."""
    for sentence in page.sentences:
        for token in page.doc[sentence.first : sentence.last]:
            form = PRONOUNS.get(token.lower_)
            if form is None or token.pos_ not in ("PRON", "DET") or _empty(token, form):
                continue
            yield token, form


def _empty(token: Token, form: Pronoun) -> bool:
    """Whether the pronoun asks or fills a slot and refers to nothing: "it rains", "who knows?"; "us" in capitals is a country."""
    if token.text == "US" or token.dep_ == "expl":
        return True
    if form.relative:
        return not any(up.dep_ in ("relcl", "acl") for up in (token.head, *token.head.ancestors)) or token.i == 0
    if form is _IT and token.lower_ == "it":
        verb = token.head
        return (
            token.dep_ == "nsubj"
            and verb.lemma_ == "be"
            and any(child.dep_ in ("ccomp", "xcomp", "acomp", "csubj", "advcl") for child in verb.children)
        )
    return False
