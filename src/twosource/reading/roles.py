"""Who and what fills the roles of each event."""

from typing import Any

from spacy.tokens import Token

from twosource.model import EntityType, Role
from twosource.reading.arguments import PLACES, Argument, arguments
from twosource.reading.clauses import is_headline
from twosource.reading.fillers import Fillers
from twosource.reading.page import Happening, Page


def roles(page: Page) -> dict[str, Any]:
    """For each happening its roles and the quantities on them."""
    fillers = Fillers(page)
    headlines = [is_headline(page.doc, sentence) for sentence in page.sentences]

    def type_of(token: Token) -> EntityType | None:
        found = fillers.of(token)
        return found.type if found is not None else None

    found, quantities = [], []
    for happening in page.happenings:
        args = arguments(happening, page.doc[happening.token], type_of, headline=headlines[happening.sentence])
        found.append(_roles(args, fillers))
        quantities.append(())
    return {"roles": tuple(found), "quantities": tuple(quantities)}


def _roles(args: list[Argument], fillers: Fillers) -> tuple[Role, ...]:
    """The arguments that are mentions; a mention fills one role only."""
    kept: dict[int, Role] = {}
    for role, token in args:
        filler = fillers.of(token)
        if filler is None or (role == "place" and filler.type not in PLACES):
            continue
        mention = filler.mention
        kept.setdefault(mention.span.start, Role(role, mention.span, mention.text, filler.chain))
    return tuple(kept.values())
