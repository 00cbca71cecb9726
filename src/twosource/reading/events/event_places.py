"""Which place belongs to which event. A place is taken only from words that stand with the event, never from the dateline."""

from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from twosource.language import lexicon, listed, words
from twosource.model import EntityType, PlaceMention, Span
from twosource.reading.events.casualties import CAUSES
from twosource.reading.events.fillers import filler_of
from twosource.reading.events.locatives import PLACE_TYPES, below_party, below_thing
from twosource.reading.mention_index import Filler
from twosource.reading.page import EventMention, Page, span_of
from twosource.reading.syntax.dependencies import MAX_CLIMB, VERBAL, child, conjuncts, objects_of

FINENESS = {"facility": 6, "city": 5, "admin2": 4, "admin1": 3, "country": 2, "region": 1, "unknown": 0}
"""The finer of two places of one event is kept."""

UNLISTED = 3
"""Fineness of a place that the gazetteer does not hold: finer than a country, coarser than a town."""

UNNAMED = 0.5
"""Fineness of a building or place without a name: any named place says more of where."""

SIDES = frozenset({f"{a}{b}" for a in ("north", "south") for b in ("", "east", "west")} | {"east", "west"})
SIDES |= {f"{a}-{b}" for a in ("north", "south") for b in ("east", "west")}

BEING_THERE = frozenset({"move", "consult", "attend", "protest", "arrest", "assault", "cooperate"})
"""After such an event a coordinated one without a place of its own goes on in the same place."""

HURTING = frozenset({"die", "injure", "assault"})
"""Types of what a cause does where it is itself."""

SPEAKING_TO_A_CROWD = frozenset({"address"})
"""Verbs of speech whose object is a gathering, so that they happen where it does."""


def settings(page: Page) -> dict[str, Any]:
    """For each happening where it is said to have happened, None if the text does not say."""
    placing = _Placing(page)
    return {"settings": tuple(placing.setting(index) for index in range(len(page.event_mentions)))}


class _Placing:
    """The places of one page's happenings, worked out on demand and kept."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mentions = page.index
        self.at = {event_mention.token: index for index, event_mention in enumerate(page.event_mentions)}
        self.found: dict[int, Filler | None] = {}
        self.depth = 0

    def setting(self, index: int) -> PlaceMention | None:
        filler = self.filler(index)
        return PlaceMention(filler.mention.text, filler.mention.span, filler.chain, filler.place) if filler is not None else None

    def filler(self, index: int) -> Filler | None:
        """The mention that places a happening, its own before one taken over."""
        if index not in self.found:
            self.found[index] = None
            self.depth += 1
            self.found[index] = self._own(index) or (self._taken_over(index) if self.depth < MAX_CLIMB else None)
            self.depth -= 1
        return self.found[index]

    def _own(self, index: int) -> Filler | None:
        event_mention = self.page.event_mentions[index]
        token = self.page.doc[event_mention.token]
        found = [filler for role in self.page.roles[index] if role.role == "place" and (filler := self.mentions.at(role.span)) is not None]
        best = max(found, key=lambda each: (fineness(each), -abs(each.mention.span.start - token.idx)), default=None)
        if best is None:
            return self._on_a_side(token) or self._aimed_at(event_mention, token)
        return (self._named_in(best) or best) if fineness(best) == UNNAMED else best

    def _named_in(self, described: Filler) -> Filler | None:
        """The named place that a described one is, or lies in: "the town of X", "a hospital in X"; a border is in neither land."""
        span = described.mention.head
        piece = self.page.doc.char_span(span.start, span.end, alignment_mode="expand")
        if piece is None or piece.root.lemma_.lower() in listed("reading_lists", "border_nouns"):
            return None
        for each in piece.root.children:
            if each.dep_ == "prep" and each.lower_ in ("of", "in", "at", "near"):
                named = next((place for place in self._places(each) if place.mention.form == "name"), None)
                if named is not None:
                    return (
                        named
                        if piece.root.lemma_.lower() in listed("reading_lists", "settlement_nouns") and each.lower_ == "of"
                        else self._worded(named, described.mention.span)
                    )
        return None

    def _worded(self, named: Filler, first: Span) -> Filler:
        """The place in the report's wording from `first` on: "the coast of X", "10 km north of X"."""
        span = Span(first.start, named.mention.span.end)
        return replace(named, mention=replace(named.mention, span=span, text=span.of(self.page.report.text)))

    def _on_a_side(self, token: Token) -> Filler | None:
        """ "10 km north of X"."""
        for side in token.children:
            if side.dep_ in ("advmod", "prep", "npadvmod") and side.lower_ in SIDES:
                for each in side.children:
                    if each.dep_ == "prep" and each.lower_ in ("of", "from") and (found := self._places(each)):
                        return self._worded(found[0], span_of(side.left_edge))
        return None

    def _aimed_at(self, event_mention: EventMention, noun: Token) -> Filler | None:
        """ "an attack on a bus in X", "clashes between A and B in X": where the ones it befalls are."""
        if not event_mention.nominal or event_mention.type not in CAUSES:
            return None
        for each in noun.children:
            if each.dep_ == "prep" and each.lower_ in ("on", "against", "between", "of", "with"):
                for word in objects_of(each):
                    below = below_party if word.pos_ == "PROPN" else below_thing
                    found = next(
                        (filler for place in below(word, self._type_of) if (filler := filler_of(self.mentions, place)) is not None), None
                    )
                    if found is not None:
                        return found
        return None

    def _type_of(self, token: Token) -> EntityType | None:
        filler = filler_of(self.mentions, token)
        return filler.type if filler is not None else None

    def _places(self, preposition: Token) -> list[Filler]:
        inner = [
            filler for word in objects_of(preposition) for each in conjuncts(word) if (filler := filler_of(self.mentions, each)) is not None
        ]
        return [filler for filler in inner if filler.type in PLACE_TYPES]

    def _taken_over(self, index: int) -> Filler | None:
        event_mention = self.page.event_mentions[index]
        token = self.page.doc[event_mention.token]
        if event_mention.nominal:
            return self._pointed(index, token) or self._from_verb(event_mention, token)
        return (
            self._from_cause(event_mention, token)
            or self._from_frame(token)
            or self._from_object(event_mention, token)
            or self._from_clause(event_mention, token)
        )

    def _event(self, token: Token) -> Filler | None:
        index = self.at.get(token.i)
        return self.filler(index) if index is not None else None

    def _pointed(self, index: int, noun: Token) -> Filler | None:
        """ "that visit": the place of the last happening of the same type that has one."""
        event_mention = self.page.event_mentions[index]
        if not any(each.dep_ == "det" and each.lower_ in listed("reading_lists", "pointing_back_words") for each in noun.children):
            return None
        for earlier in range(index - 1, -1, -1):
            before = self.page.event_mentions[earlier]
            if event_mention.sentence - before.sentence > 3:
                return None
            if before.lemma == event_mention.lemma and (filler := self.filler(earlier)) is not None:
                return filler
        return None

    def _from_verb(self, event_mention: EventMention, noun: Token) -> Filler | None:
        """A noun event takes the place of the light verb over it, or of the verb that says it took place."""
        befell = noun.dep_ in ("nsubj", "nsubjpass") and "subject" in lexicon("dating_verbs", "shares").get(noun.head.lemma_.lower(), "")
        if befell and noun.head.lemma_ not in ("be", "leave", "come"):
            return self._event(noun.head)
        lending = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in words("lending_verbs")
        return self._event(noun.head) if lending and event_mention.type not in words("placeless_types") else None

    def _from_frame(self, verb: Token) -> Filler | None:
        """ "met X during an event in Y"."""
        raised = verb.dep_ == "xcomp" and any(each.dep_ == "auxpass" for each in verb.head.children)
        for each in [*verb.children, *(verb.head.children if raised else ())]:
            if each.dep_ == "prep" and each.lower_ in listed("reading_lists", "prepositions_of_occasion"):
                for word in objects_of(each):
                    found = self._event(word) or self._under(word)
                    if found is not None:
                        return found
        return None

    def _from_cause(self, event_mention: EventMention, verb: Token) -> Filler | None:
        """ "an explosion in X killed four": they died where it was."""
        subject = child(verb, "nsubj", "nsubjpass") if event_mention.type in HURTING else None
        cause = next((each for each in verb.children if each.dep_ == "advcl" and _at_once(each)), None) if subject is not None else None
        if (
            cause is not None
            and event_mention.type in HURTING
            and not any(each.lower_ in listed("reading_lists", "prepositions_of_occasion") for each in verb.children)
        ):
            return self._event(cause)
        index = self.at.get(subject.i) if subject is not None else None
        return self.filler(index) if index is not None and self.page.event_mentions[index].type in CAUSES else None

    def _under(self, noun: Token) -> Filler | None:
        """The place on a noun that names a gathering without being marked as an event ("the ... Conference in Peshawar")."""
        for each in noun.children:
            if each.dep_ == "prep" and each.lower_ in ("in", "at", "near"):
                return next(iter(self._places(each)), None)
        return None

    def _from_object(self, event_mention: EventMention, verb: Token) -> Filler | None:
        lends = event_mention.type == "other" and event_mention.lemma in words("lending_verbs")
        if event_mention.type in words("placeless_types") and not lends and event_mention.lemma not in SPEAKING_TO_A_CROWD:
            return None
        for each in verb.children:
            if each.dep_ in ("dobj", "nsubjpass") and (found := self._event(each) or self._gathering(event_mention, each)) is not None:
                return found
        return None

    def _gathering(self, event_mention: EventMention, noun: Token) -> Filler | None:
        return (
            self._under(noun)
            if event_mention.type in ("attend", "speak", "consult") or event_mention.lemma in words("lending_verbs")
            else None
        )

    def _from_clause(self, event_mention: EventMention, verb: Token, depth: int = 0) -> Filler | None:
        """From the verb it is joined to, where both plainly happen in one place."""
        head = verb.head
        if verb.dep_ in ("relcl", "acl") and any(each.lower_ == "where" for each in verb.children):
            named = filler_of(self.mentions, head)
            return named if named is not None and named.type in PLACE_TYPES else self._event(head) or self._under(head)
        if head.pos_ not in VERBAL or event_mention.type in ("speak", "accuse", "request", "threaten"):
            return None
        index = self.at.get(head.i)
        kind = self.page.event_mentions[index].type if index is not None else None
        joined = (verb.dep_ == "conj" and kind in BEING_THERE) or (verb.dep_ in ("advcl", "xcomp", "ccomp") and verb.tag_ == "VBG")
        if verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.tag_ == "VBG":
            joined = joined and not any(each.dep_ == "mark" for each in verb.children)
        if not joined:
            return None
        return self._event(head) if index is not None or depth > MAX_CLIMB else self._from_clause(event_mention, head, depth + 1)


def _at_once(clause: Token) -> bool:
    """Whether a clause tells of the same moment: "when a bomb went off"."""
    return any(each.lower_ == "when" and each.dep_ in ("advmod", "mark") for each in clause.children)


def fineness(filler: Filler) -> float:
    """How exactly a mention places something; larger is finer."""
    if filler.type == "facility":
        return FINENESS["facility"] if filler.mention.form == "name" else UNNAMED
    if filler.place is None:
        return UNLISTED if filler.mention.form == "name" else UNNAMED
    return FINENESS[filler.place.precision]
