"""Which place belongs to which event. A place is taken only from words that stand with the event, never from the dateline."""

from typing import Any

from spacy.tokens import Token

from twosource.language import words
from twosource.model import Setting
from twosource.reading.clauses import DEPTH, VERBAL, child, conjuncts, objects_of
from twosource.reading.fillers import Filler, Fillers
from twosource.reading.locatives import PLACES
from twosource.reading.page import Happening, Page
from twosource.reading.tolls import CAUSES

FINENESS = {"facility": 6, "city": 5, "admin2": 4, "admin1": 3, "country": 2, "region": 1, "unknown": 0}
"""The finer of two places of one event is kept."""

UNLISTED = 3
"""Fineness of a place that the gazetteer does not hold: finer than a country, coarser than a town."""

UNNAMED = 0.5
"""Fineness of a building without a name: any named place says more of where."""

HOSTING = frozenset({"during", "at", "in", "on", "amid"})
"""Prepositions after which a noun event is the frame of the verb's event."""

BEING_THERE = frozenset({"move", "consult", "attend", "protest", "arrest", "assault", "cooperate"})
"""After such an event a coordinated one without a place of its own goes on in the same place."""

HURTING = frozenset({"die", "injure", "assault"})
"""Types of what a cause does where it is itself."""

SPEAKING_TO_A_CROWD = frozenset({"address"})
"""Verbs of speech whose object is a gathering, so that they happen where it does."""

POINTING = frozenset({"that", "this", "those", "these", "such"})


def settings(page: Page) -> dict[str, Any]:
    """For each happening where it is said to have happened, None if the text does not say."""
    placing = _Placing(page)
    return {"settings": tuple(placing.setting(index) for index in range(len(page.happenings)))}


class _Placing:
    """The places of one page's happenings, worked out on demand and kept."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.fillers = Fillers(page)
        self.at = {happening.token: index for index, happening in enumerate(page.happenings)}
        self.found: dict[int, Filler | None] = {}
        self.depth = 0

    def setting(self, index: int) -> Setting | None:
        filler = self.filler(index)
        return Setting(filler.mention.text, filler.mention.span, filler.chain, filler.place) if filler is not None else None

    def filler(self, index: int) -> Filler | None:
        """The mention that places a happening, its own before one taken over."""
        if index not in self.found:
            self.found[index] = None
            self.depth += 1
            self.found[index] = self._own(index) or (self._taken_over(index) if self.depth < DEPTH else None)
            self.depth -= 1
        return self.found[index]

    def _own(self, index: int) -> Filler | None:
        happening = self.page.happenings[index]
        token = self.page.doc[happening.token]
        found = [filler for role in self.page.roles[index] if role.role == "place" and (filler := self.fillers.at(role.span)) is not None]
        return max(found, key=lambda each: (fineness(each), -abs(each.mention.span.start - token.idx)), default=None)

    def _places(self, preposition: Token) -> list[Filler]:
        inner = [filler for word in objects_of(preposition) for each in conjuncts(word) if (filler := self.fillers.of(each)) is not None]
        return [filler for filler in inner if filler.type in PLACES]

    def _taken_over(self, index: int) -> Filler | None:
        happening = self.page.happenings[index]
        token = self.page.doc[happening.token]
        if happening.nominal:
            return self._pointed(index, token) or self._from_verb(happening, token)
        return (
            self._from_cause(happening, token)
            or self._from_frame(token)
            or self._from_object(happening, token)
            or self._from_clause(happening, token)
        )

    def _event(self, token: Token) -> Filler | None:
        index = self.at.get(token.i)
        return self.filler(index) if index is not None else None

    def _pointed(self, index: int, noun: Token) -> Filler | None:
        """ "that visit": the place of the last happening of the same type that has one."""
        happening = self.page.happenings[index]
        if not any(each.dep_ == "det" and each.lower_ in POINTING for each in noun.children):
            return None
        for earlier in range(index - 1, -1, -1):
            before = self.page.happenings[earlier]
            if happening.sentence - before.sentence > 3:
                return None
            if before.lemma == happening.lemma and (filler := self.filler(earlier)) is not None:
                return filler
        return None

    def _from_verb(self, happening: Happening, noun: Token) -> Filler | None:
        """A noun event takes the place of the light verb over it."""
        lending = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in words("lending_verbs")
        return self._event(noun.head) if lending and happening.type not in words("placeless_types") else None

    def _from_frame(self, verb: Token) -> Filler | None:
        """ "met X during an event in Y"."""
        raised = verb.dep_ == "xcomp" and any(each.dep_ == "auxpass" for each in verb.head.children)
        for each in [*verb.children, *(verb.head.children if raised else ())]:
            if each.dep_ == "prep" and each.lower_ in HOSTING:
                for word in objects_of(each):
                    found = self._event(word) or self._under(word)
                    if found is not None:
                        return found
        return None

    def _from_cause(self, happening: Happening, verb: Token) -> Filler | None:
        """ "an explosion in X killed four": they died where it was."""
        subject = child(verb, "nsubj") if happening.type in HURTING else None
        index = self.at.get(subject.i) if subject is not None else None
        return self.filler(index) if index is not None and self.page.happenings[index].type in CAUSES else None

    def _under(self, noun: Token) -> Filler | None:
        """The place on a noun that names a gathering without being marked as an event ("the ... Conference in Peshawar")."""
        for each in noun.children:
            if each.dep_ == "prep" and each.lower_ in ("in", "at", "near"):
                return next(iter(self._places(each)), None)
        return None

    def _from_object(self, happening: Happening, verb: Token) -> Filler | None:
        lends = happening.type == "other" and happening.lemma in words("lending_verbs")
        if happening.type in words("placeless_types") and not lends and happening.lemma not in SPEAKING_TO_A_CROWD:
            return None
        for each in verb.children:
            if each.dep_ in ("dobj", "nsubjpass") and (found := self._event(each) or self._gathering(happening, each)) is not None:
                return found
        return None

    def _gathering(self, happening: Happening, noun: Token) -> Filler | None:
        return self._under(noun) if happening.type in ("attend", "speak", "consult") or happening.lemma in words("lending_verbs") else None

    def _from_clause(self, happening: Happening, verb: Token, depth: int = 0) -> Filler | None:
        """From the verb it is joined to, where both plainly happen in one place."""
        head = verb.head
        if verb.dep_ in ("relcl", "acl") and any(each.lower_ == "where" for each in verb.children):
            named = self.fillers.of(head)
            return named if named is not None and named.type in PLACES else self._event(head) or self._under(head)
        if head.pos_ not in VERBAL or happening.type in ("speak", "accuse", "request", "threaten"):
            return None
        index = self.at.get(head.i)
        kind = self.page.happenings[index].type if index is not None else None
        joined = (verb.dep_ == "conj" and kind in BEING_THERE) or (verb.dep_ in ("advcl", "xcomp", "ccomp") and verb.tag_ == "VBG")
        if verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.tag_ == "VBG":
            joined = joined and not any(each.dep_ == "mark" for each in verb.children)
        if not joined:
            return None
        return self._event(head) if index is not None or depth > DEPTH else self._from_clause(happening, head, depth + 1)


def fineness(filler: Filler) -> float:
    """How exactly a mention places something; larger is finer."""
    if filler.type == "facility":
        return FINENESS["facility"] if filler.mention.form == "name" else UNNAMED
    return FINENESS[filler.place.precision] if filler.place is not None else UNLISTED
