"""The bearers of a name in other stories: which of them count as one with an entity and why, which do not and why."""

from collections.abc import Iterator, Sequence

from twosource.model import Case, Entity
from twosource.outputs.html.markup import Html, bdi, tag
from twosource.outputs.view.labels import counted, line
from twosource.web.addresses import address, listed
from twosource.web.page import View

MAX_BEARERS = 20
"""Bearers of a name that are looked at; a name of more is left to the list of names."""


def namesakes(view: View, thing: Entity) -> Iterator[Html]:
    """What to show of them; nothing where no other story has any."""
    rows = view.window.lists.named_alike(thing.type, thing.name, 1)
    every = rows[0].stories if rows else 1
    local, whole = view.window.over_stories(thing, MAX_BEARERS)
    others = [each for each in local.entities if each.id != thing.id]
    if not others:
        return
    one = next(each for each in whole.entities if set(thing.chains) & set(each.chains))
    joined = [each for each in others if set(each.chains) & set(one.chains)]
    apart = [each for each in others if each not in joined]
    if joined:
        yield tag("p", "Counts as one with this over stories: ", _why(thing, joined, one), ".")
        yield tag("ul", [_item(each, local) for each in joined], class_="joined")
    if apart:
        yield tag("p", "Not counted as one with this: ", _kept_apart(one, whole), ".")
        yield tag("ul", [_item(each, local) for each in apart], class_="apart")
    if every > MAX_BEARERS:
        more = listed("/entities", [("type", thing.type), ("beginning", thing.name)])
        said = f"Stories with this name: {every}; looked at are the first {MAX_BEARERS}. "
        yield tag("p", said, tag("a", "names that begin so", href=more), class_="more")


def _why(thing: Entity, joined: Sequence[Entity], one: Entity) -> Html:
    """The reasons of the links that lead out of the story."""
    own = {chain: number for number, each in enumerate([thing, *joined]) for chain in each.chains}
    crossing = [link.reason for link in one.links if own.get(link.a) != own.get(link.b)]
    return bdi("; ".join(dict.fromkeys(line(reason) for reason in crossing)) or "the whole name is the same")


def _kept_apart(one: Entity, whole: Case) -> Html:
    said = [line(link.reason) for link in whole.namesakes if one.id in (link.a, link.b)]
    return bdi("; ".join(dict.fromkeys(said)) or "a name alone is no proof that they are one")


def _item(each: Entity, local: Case) -> Html:
    reports = {mention.report for mention in each.mentions}
    story = next((story for story in local.stories if reports & set(story.reports)), None)
    where = [" in ", tag("a", bdi(line(story.label) or "another affair"), href=address("story", story.id))] if story else []
    told = counted(len(reports), "report")
    return tag("li", tag("a", bdi(line(each.name)), href=address("entity", each.id)), where, f", {told}")
