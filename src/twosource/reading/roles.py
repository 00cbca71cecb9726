"""Who and what fills the roles of each event."""

from typing import Any

from twosource.model import Quantity, Role
from twosource.reading.page import Page, span_of

LABELS = {"nsubj": "actor", "dobj": "target", "nsubjpass": "target"}


def roles(page: Page) -> dict[str, Any]:
    """For each happening its roles and the quantities on them."""
    chain_at = {at: chain.id for chain in page.chains for mention in chain.mentions for at in range(mention.span.start, mention.span.end)}
    found = []
    quantities: list[tuple[Quantity, ...]] = []
    for happening in page.happenings:
        own = []
        for child in page.doc[happening.token].children:
            if child.dep_ in LABELS:
                span = span_of(child)
                own.append(Role(LABELS[child.dep_], span, child.text, chain_at.get(span.start)))
        found.append(tuple(own))
        quantities.append(())
    return {"roles": tuple(found), "quantities": tuple(quantities)}
