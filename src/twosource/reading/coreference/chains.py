"""Which mentions of one report are one entity. Precision first: where several candidates fit and nothing decides, none is taken."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from twosource.model import Chain, EntityType, Mention, apart, identify
from twosource.reading.coreference.clusters import Clusters
from twosource.reading.coreference.features import Facts, facts_of
from twosource.reading.coreference.headlines import link_headlines
from twosource.reading.coreference.names import link_names
from twosource.reading.coreference.nominals import link_descriptions
from twosource.reading.coreference.pronouns import link_pronouns
from twosource.reading.coreference.toponyms import locate
from twosource.reading.mention_index import MentionIndex
from twosource.reading.page import Page


def chains(page: Page) -> dict[str, Any]:
    """Chains of mentions in the order of their first mentions; each mention stands in exactly one."""
    facts = facts_of(page)
    clusters = Clusters(facts)
    link_names(page, facts, clusters)
    link_headlines(page, facts, clusters)
    link_descriptions(page, facts, clusters)
    link_pronouns(page, facts, clusters)
    made = apart(_chain(page, clusters, group) for group in clusters.groups())
    found = locate(page, made)
    return {"chains": found, "index": MentionIndex(page.doc, page.mentions, found)}


def _chain(page: Page, clusters: Clusters, group: Sequence[Facts]) -> Chain:
    mentions = tuple(fact.mention for fact in group)
    names = [mention for mention in mentions if mention.form == "name"]
    name = fullest(names)
    others = tuple(dict.fromkeys(mention.text for mention in names if mention.text != name))
    first = mentions[0].span
    return Chain(
        identify("k", page.report.id, first.start, first.end), page.report.id, _type(mentions), name, mentions, others,
        tuple(dict.fromkeys(clusters.wordings(group))),
    )  # fmt: skip


def fullest(names: Sequence[Mention]) -> str | None:
    """The wording with most words, then the one not in capitals, then the most frequent, then the longest; None without names."""
    if not names:
        return None
    counts = Counter(mention.text for mention in names)
    return max(
        counts, key=lambda text: (len(text.replace("-", " ").split()), not (text.isupper() and " " in text), counts[text], len(text))
    )


def _type(mentions: Sequence[Mention]) -> EntityType:
    """The names' most frequent type, else the descriptions', else the pronouns'; 'other' only when nothing else is known."""
    for form in ("name", "description", "pronoun"):
        counts = Counter(mention.type for mention in mentions if mention.form == form and mention.type != "other")
        if counts:
            return counts.most_common(1)[0][0]
    return mentions[0].type
