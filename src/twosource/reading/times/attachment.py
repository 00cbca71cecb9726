"""Which word a time expression dates, from syntax: its governor, and the words that share the governor's date.

Precision first. A date stays with the word it hangs on; it passes to another only along the few paths below, each of which keeps to one
happening: 'held talks on Monday' (dated noun), 'is said to have met' (raising), 'In May he came and spoke' (a date before coordinated
verbs), 'came to the club, where he spoke', 'came, speaking to', 'in 2023, when he came', 'killed in the 7 October attack'.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from spacy.tokens import Doc, Token

from twosource.language import lexicon, listed
from twosource.model import UNSTATED, Moment, Span
from twosource.reading.page import Page, text_of
from twosource.reading.times.date_rows import Placed, dates_listed
from twosource.reading.times.datelines import is_dateline
from twosource.reading.times.edtf import bounds
from twosource.reading.times.tense import puts_off

ADNOMINAL = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
VERB_TAGS = frozenset({"VERB", "AUX"})
AFTER_VERB = frozenset({"dobj", "pobj", "attr", "oprd", "dative", "conj", "appos", "prep", "agent"})
DATED_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
DATED_OBJECTS = frozenset({"dobj", "nsubjpass"})
UNDER_PREPOSITION = frozenset({"pobj", "pcomp", "prep", "amod", "advmod"})
"""What a preposition governs; one without any before a date lost it to the noun that follows ('On Monday police chief X resigned')."""

MAX_STEPS_UP = 8
"""Words up the syntax tree that the governor of a date is looked for."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A moment on the word it hangs on, with the preposition that ties it ('' for none)."""

    moment: Moment
    preposition: str
    governor: int


def moments(page: Page) -> dict[str, Any]:
    """For each happening its moment, UNSTATED if the text gives none."""
    attachments = Attachments(page.doc, page.times, frozenset(event_mention.token for event_mention in page.event_mentions))
    return {"moments": tuple(attachments.of(page.doc[event_mention.token]) for event_mention in page.event_mentions)}


class Attachments:
    """The time expressions of a text by the token they hang on; `of` answers when a token's happening was."""

    def __init__(self, doc: Doc, times: Sequence[Moment], events: frozenset[int] = frozenset()) -> None:
        """`times` are moments with spans of `doc`'s text; `events` the tokens known to name happenings."""
        self.doc = doc
        self.events = events
        self.inside: dict[int, Moment] = {}
        self.direct: dict[int, list[Attached]] = {}
        rows = dates_listed(text_of(doc), times)
        later = {each.span for row in rows for each in row[1:]}
        whole_rows: dict[Span | None, Span] = {
            row[0].span: Span(row[0].span.start, row[-1].span.end) for row in rows if row[0].span and row[-1].span
        }
        whole = [moment for moment in times if moment.span is not None and _tells_when(moment)]
        near = Placed(whole)
        for moment in whole:
            if (
                any(
                    each is not moment and each.span and moment.span and each.span.holds(moment.span) and each.edtf
                    for each in near.of(moment)
                )
                or moment.span in later
            ):
                continue
            self._attach(moment, whole_rows.get(moment.span, moment.span))

    def of(self, token: Token) -> Moment:
        """The moment of what `token` tells, UNSTATED if the text gives none or gives two that exclude each other."""
        for found in (
            self._own(token),
            self._raised(token),
            self._shared(token),
            self._coordinated(token),
            self._clause(token),
            self._amid(token),
        ):
            if found:
                return _one(found)
        return UNSTATED

    def _attach(self, moment: Moment, span: Span | None) -> None:
        """Hangs the moment on what its words, or the row of dates it begins, hang on."""
        tokens = _tokens(self.doc, span)
        if not tokens or is_dateline(self.doc, tokens):
            return
        for token in tokens:
            self.inside[token.i] = moment
        root = next((token for token in reversed(tokens) if token.head.i < tokens[0].i or token.head.i > tokens[-1].i), tokens[0])
        preposition, at = "", root
        before = self.doc[tokens[0].i - 1] if tokens[0].i else root
        if before.dep_ == "prep" and before.i not in self.inside and not any(child.dep_ in UNDER_PREPOSITION for child in before.children):
            preposition, at = before.lower_, before
        for _ in range(MAX_STEPS_UP):
            head = at.head
            if at == before and at.dep_ == "prep" and head.pos_ not in ("ADP", "SCONJ", "ADV"):
                break
            if at.dep_ == "mark":
                at = head
            elif head.pos_ in ("ADP", "SCONJ") or (head.pos_ == "ADV" and head.dep_ in ("advmod", "prep")):
                preposition, at = preposition or head.lower_, head
            else:
                break
        if at.head != at:
            self._hang(moment, preposition, at)

    def _hang(self, moment: Moment, preposition: str, at: Token) -> None:
        """Hangs the moment on the governor of `at`; one that is no event noun hands it on to its verb."""
        governor = at.head
        adnominal = at.dep_ in ADNOMINAL
        self._add(moment, preposition, _inner(governor, moment) if governor.pos_ in VERB_TAGS else governor)
        if adnominal or governor.pos_ in VERB_TAGS or governor.i in self.inside:
            return
        for _ in range(MAX_STEPS_UP):
            event = governor.i in self.events and governor.pos_ in ("NOUN", "PROPN")
            if governor.dep_ not in AFTER_VERB and governor.dep_ != "acomp" and governor.pos_ not in ("ADV", "ADP"):
                return
            noun, governor = governor, governor.head
            if governor == noun:
                return
            if governor.pos_ in VERB_TAGS:
                if not event or "object" in _shares(governor):
                    self._add(moment, preposition, governor)
                return
            if event:
                return

    def _add(self, moment: Moment, preposition: str, governor: Token) -> None:
        if governor.pos_ in VERB_TAGS and (
            preposition in listed("time_lists", "elsewhen") or (preposition in listed("time_lists", "from") and puts_off(governor))
        ):
            return
        self.direct.setdefault(governor.i, []).append(Attached(moment, preposition, governor.i))

    def _own(self, token: Token) -> list[Attached]:
        found = list(self.direct.get(token.i, ()))
        if not found and token.pos_ == "AUX":
            said = [child for child in token.children if child.dep_ in ("acomp", "attr", "prep") and child.pos_ == "ADJ"]
            found = [each for child in said for each in self.direct.get(child.i, ())]
        if not found and token.dep_ == "acomp":
            found = list(self.direct.get(token.head.i, ()))
        if token.pos_ in VERB_TAGS and any(child.dep_ == "xcomp" and "raising" in _shares(token) for child in token.children):
            return []
        return found

    def _raised(self, token: Token, depth: int = 0) -> list[Attached]:
        """'In May he is said to have met': the date stands with 'said'."""
        if depth < MAX_STEPS_UP and token.dep_ == "xcomp" and token.head.pos_ in VERB_TAGS and "raising" in _shares(token.head):
            return list(self.direct.get(token.head.i, ())) or self._raised(token.head, depth + 1)
        return []

    def _shared(self, token: Token) -> list[Attached]:
        """A noun takes the date of the verb that says it takes place or is done."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return []
        verb = token.head
        kind = "subject" if token.dep_ in DATED_SUBJECTS else "object" if token.dep_ in DATED_OBJECTS else ""
        wanted = {kind, "object"} if token.dep_ == "nsubjpass" else {kind}
        if verb.pos_ in VERB_TAGS and kind and wanted & _shares(verb):
            return self._own(verb) or self._raised(verb)
        if token.dep_ == "pobj" and verb.lower_ in listed("time_lists", "amid") and verb.head.pos_ in VERB_TAGS and token.i in self.events:
            return self._own(verb.head)
        return []

    def _coordinated(self, token: Token) -> list[Attached]:
        """A date that stands before the first of coordinated verbs holds for them all."""
        first = token
        while first.dep_ == "conj" and first.head.pos_ in VERB_TAGS:
            first = first.head
        if first == token or token.pos_ not in VERB_TAGS or _moves_on(token):
            return []
        return [each for each in self._own(first) or self._raised(first) if each.moment.span and each.moment.span.end <= _subject(first)]

    def _clause(self, token: Token) -> list[Attached]:
        """Clauses that tell of the same time: 'where he spoke', 'when he came', 'speaking to'."""
        if token.pos_ not in VERB_TAGS or _moves_on(token):
            return []
        links = (child.lower_ for child in token.children if child.dep_ in ("advmod", "mark"))
        link = next((kind for word in links for kind in ("where", "when") if word in listed("time_lists", kind)), "")
        head = token.head
        if link == "when" and head.i in self.inside:
            return [Attached(self.inside[head.i], "", token.i)]
        if link == "where" and token.dep_ == "relcl":
            return self._own(_verb_above(head)) or self._raised(_verb_above(head)) if token.tag_ in ("VBD", "VBN") else []
        if (
            token.dep_ == "advcl"
            and token.tag_ == "VBG"
            and head.pos_ in VERB_TAGS
            and not any(child.dep_ in (*DATED_SUBJECTS, "mark") for child in token.children)
            and not any(child.lower_ in listed("time_lists", "order") and head.i < child.i < token.i for child in head.children)
        ):
            return self._own(head) or self._raised(head)
        return []

    def _amid(self, token: Token, depth: int = 0) -> list[Attached]:
        """'died in the 7 October attack', 'six died and ten were hurt in it': the verb takes the date of the happening it is set in."""
        if token.pos_ not in VERB_TAGS:
            return []
        nouns = (
            noun
            for child in token.children
            if child.lower_ in listed("time_lists", "amid")
            for noun in child.children
            if noun.dep_ == "pobj" and noun.i in self.events
        )
        found = [each for noun in nouns for each in self.direct.get(noun.i, ())]
        following = next((child for child in token.children if child.dep_ == "conj" and child.tag_ == token.tag_), None)
        return self._amid(following, depth + 1) if not found and following is not None and depth < MAX_STEPS_UP and _bare(token) else found


def _bare(verb: Token) -> bool:
    """Whether nothing of place or time stands with the verb itself, so that what stands with the next one may be for both."""
    return not any(child.dep_ in ("prep", "npadvmod", "advcl") for child in verb.children)


def _tells_when(moment: Moment) -> bool:
    if moment.edtf is not None or moment.clock is not None:
        return True
    text = (moment.text or "").lower()
    lasting = tuple(listed("time_lists", "ending_of_lasting"))
    return any(piece in text for piece in listed("time_lists", "letters_of_when")) and not text.endswith(lasting)


def _tokens(doc: Doc, span: Span | None) -> list[Token]:
    found = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    return list(found) if found is not None else []


def _shares(verb: Token) -> frozenset[str]:
    return frozenset(lexicon("dating_verbs", "shares").get(verb.lemma_.lower(), "").split())


def _inner(verb: Token, moment: Moment) -> Token:
    """'On Monday a bomb went off, police said': a date parsed under the verb of saying that stands before the clause it quotes;
    'told them on Monday it went off': one parsed into the clause though it stands before all of it."""
    begin = min((child.idx for child in verb.children if child.dep_ in (*DATED_SUBJECTS, "mark")), default=0)
    if verb.dep_ == "ccomp" and moment.span and verb.head.idx < moment.span.start < begin:
        return verb.head
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i < verb.i and moment.span and moment.span.end <= child.idx:
            return child
    return verb


def _subject(verb: Token) -> int:
    """Where the clause of `verb` begins in the text, its date aside: its subject, or itself."""
    return min([verb.idx, *(child.idx for child in verb.children if child.dep_ in DATED_SUBJECTS)])


def _verb_above(token: Token) -> Token:
    at = token
    for _ in range(MAX_STEPS_UP):
        if at.pos_ in VERB_TAGS or at.head == at:
            break
        at = at.head
    return at


def _moves_on(verb: Token) -> bool:
    """Whether the verb says itself that it tells of another time: 'later', 'then'."""
    return any(child.lower_ in listed("time_lists", "moving_on") for child in verb.children)


def _one(found: Sequence[Attached]) -> Moment:
    """The most precise of several moments if they agree, with its open side; a moment without a value only if there is no other."""
    moments = [opened(each) for each in found]
    dated = [each for each in moments if each.edtf]
    if not dated:
        return moments[0]
    first = min(dated, key=_width)
    if any(not _meet(first, each) for each in dated):
        return UNSTATED
    clock = next((each.clock for each in moments if each.clock), first.clock)
    return replace(first, clock=clock)


def opened(attached: Attached) -> Moment:
    """The moment with the side left open that its preposition leaves open."""
    moment, pattern = attached.moment, _open_side(attached.preposition)
    if pattern is None or not moment.edtf or moment.earliest is None or "/" in moment.edtf:
        return moment
    edtf = pattern.format(moment.edtf)
    earliest, latest = bounds(edtf)
    return replace(moment, edtf=edtf, earliest=earliest, latest=latest)


def _open_side(preposition: str) -> str | None:
    """The EDTF of what a preposition leaves open on one side, a place in it for the date; None for one that leaves nothing open."""
    if preposition in listed("time_lists", "open_after"):
        return "{}/.."
    return "../{}" if preposition in listed("time_lists", "open_before") else None


def _width(moment: Moment) -> int:
    if moment.earliest is None or moment.latest is None:
        return 10**7
    return (moment.latest - moment.earliest).days


def _meet(a: Moment, b: Moment) -> bool:
    """Whether both can hold some same day; values without days (no year said) must be equal."""
    if "XXXX" in (a.edtf or "") + (b.edtf or ""):
        return a.edtf == b.edtf
    return (a.earliest or date.min) <= (b.latest or date.max) and (b.earliest or date.min) <= (a.latest or date.max)
