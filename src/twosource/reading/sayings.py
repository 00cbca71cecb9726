"""Reporting cues with their sources and contents, one pass over the tokens: "X said that ...", "according to X", "reportedly"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from twosource.language import lexicon, rows, words
from twosource.model import Span
from twosource.model.claim import AttributionKind
from twosource.reading.page import span_of
from twosource.reading.sources import Directory, Voice, is_source

OBJECTS = frozenset({"dobj", "obj"})
VOICING = frozenset({"express", "voice", "make", "issue", "raise", "release", "repeat", "reiterate", "publish", "level", "state"})
"""Light verbs whose subject is the source of the reporting noun after them: 'expressed fears that'."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue, its source (None: nobody is named) and its content as token ranges `[first, last)` less the ranges in `outside`.

    `verdict` is the reporting verb's kind (say, claim, belief, deny, ...), `passive` the certainty its passive leaves,
    None where the cue lowers nothing. `quotable` says whether it is a quotation at all ("reportedly" is not), `floating`
    that the cue stands with an earlier quote.
    """

    cue: Token
    cue_span: Span
    voice: Voice | None
    kind: AttributionKind
    verdict: str
    content: tuple[tuple[int, int], ...]
    outside: tuple[tuple[int, int], ...] = ()
    passive: str | None = None
    quotable: bool = True
    floating: bool = False

    @property
    def tokens(self) -> set[int]:
        """Indices of the content's tokens."""
        held = {index for first, last in self.content for index in range(first, last)}
        return held.difference(*(range(first, last) for first, last in self.outside)) if self.outside else held


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of the table of reporting verbs."""

    kind: str
    frames: str
    passive: str


@cache
def verbs() -> dict[str, Verb]:
    """The table of reporting verbs by lemma."""
    return {row["lemma"]: Verb(row["kind"], row["frames"], row["passive"]) for row in rows("reporting_verbs")}


def sayings(tokens: Iterable[Token], directory: Directory) -> Iterator[Saying]:
    """Every cue among `tokens` that has a content in its own sentence."""
    table, nouns, adverbs = verbs(), lexicon("reporting_nouns", "kind"), words("reporting_adverbs")
    for token in tokens:
        lemma, found = token.lemma_.lower(), None
        if lemma in table and token.pos_ in ("VERB", "AUX"):
            found = _verbal(token, table[lemma], directory)
        elif lemma in nouns and token.pos_ == "NOUN":
            found = _nominal(token, nouns[lemma], directory)
        elif token.lower_ in adverbs:
            found = _adverbial(token)
        elif token.lower_ == "according":
            found = _according(token, directory)
        if found is not None and found.content:
            yield found


def subtree(token: Token) -> tuple[int, int]:
    """The range of everything below `token`, itself included."""
    return token.left_edge.i, token.right_edge.i + 1


def _verbal(cue: Token, verb: Verb, directory: Directory) -> Saying | None:
    children = list(cue.children)
    passive = is_passive(cue)
    content = _contents(cue, verb, children, passive=passive)
    if not content:
        return None
    head = _speaker(cue, children, passive=passive)
    if passive and head is None:
        return None if verb.kind == "plan" else _unnamed(cue, verb, content)
    voice = directory.voice(head) if head is not None else None
    outside = (subtree(cue),) if any(first <= cue.i < last for first, last in content) else ()
    return Saying(cue, span_of(cue), voice, "indirect" if voice else "implied", verb.kind, tuple(content), outside)


def _unnamed(cue: Token, verb: Verb, content: list[tuple[int, int]]) -> Saying:
    first = last = cue.i
    for child in cue.children:
        if child.dep_ in ("auxpass", "advmod") and child.i == first - 1:
            first = child.i
    span = Span(cue.doc[first].idx, cue.idx + len(cue))
    outside = ((first, last + 1),) if any(a <= cue.i < b for a, b in content) else ()
    return Saying(cue, span, None, "implied", verb.kind, tuple(content), outside, passive=verb.passive, quotable=True)


def _contents(cue: Token, verb: Verb, children: list[Token], *, passive: bool) -> list[tuple[int, int]]:
    """What the cue's frame takes as content; the first frame that fits is taken."""
    clause = [child for child in children if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and ("i" in verb.frames or passive))]
    if clause and ("c" in verb.frames or "q" in verb.frames or "i" in verb.frames):
        return [subtree(child) for child in clause if not _is_question(cue, child)]
    if cue.dep_ == "parataxis" and "c" in verb.frames:
        return [_around(cue)]
    if "a" in verb.frames and (content := _as_phrase(cue, children, passive=passive)):
        return content
    if "o" in verb.frames or "f" in verb.frames:
        preposition = ("of", "with") if "o" in verb.frames else ("for",)
        return [subtree(child) for child in children if child.dep_ == "prep" and child.lower_ in preposition]
    if "n" in verb.frames:
        wanted = ("nsubjpass",) if passive else OBJECTS
        return [subtree(child) for child in children if child.dep_ in wanted and child.pos_ in ("NOUN", "PROPN", "VERB")]
    return []


def _is_question(cue: Token, clause: Token) -> bool:
    """'did not say whether he left' hands over no content; 'said why he left' does."""
    return any(child.lower_ in ("whether", "if") for child in clause.children if child.dep_ == "mark" and child.i > cue.i)


def _as_phrase(cue: Token, children: list[Token], *, passive: bool) -> list[tuple[int, int]]:
    """'regarded as the front of X': what stands after `as`; actively also what is so described."""
    found = [subtree(child) for child in children if child.dep_ == "prep" and child.lower_ == "as"]
    found += [subtree(child) for child in children if child.dep_ == "oprd"]
    if found and not passive:
        found += [subtree(child) for child in children if child.dep_ in OBJECTS]
    return found


def _around(cue: Token) -> tuple[int, int]:
    """The clause a parenthesis ('X, observers note, is Y') stands in."""
    return subtree(cue.head)


def _speaker(cue: Token, children: list[Token], *, passive: bool) -> Token | None:
    if passive:
        agents = [grand for child in children if child.dep_ == "agent" for grand in child.children if grand.dep_ == "pobj"]
        return agents[0] if agents else None
    for child in children:
        if child.dep_ == "nsubj" and child.lower_ != "there" and (child.lower_ != "it" or cue.head != cue):
            return _antecedent(child)
    return _inherited(cue)


def _antecedent(subject: Token) -> Token:
    """The noun a relative pronoun stands for: 'the minister, who said ...'."""
    if subject.tag_ in ("WP", "WDT") and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def _inherited(cue: Token) -> Token | None:
    """The subject a participle or a second verb shares: 'Smith resigned, saying ...', 'denied X and said ...'."""
    node, steps = cue, 0
    while node.dep_ in ("conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "acl") and steps < 4:
        if node.dep_ == "acl":
            return node.head if node.head.pos_ in ("NOUN", "PROPN") else None
        node, steps = node.head, steps + 1
        for child in node.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return _antecedent(child)
    return None


def speaker(cue: Token) -> Token | None:
    """The head of the noun phrase that says it, whatever the frame."""
    return _speaker(cue, list(cue.children), passive=is_passive(cue))


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is what is said, not who says it; a bare participle ('a group regarded as') is passive too."""
    marks = {child.dep_ for child in verb.children}
    if marks & {"auxpass", "nsubjpass"}:
        return True
    if verb.tag_ in ("VBN", "VBD") and not marks & {"dobj", "ccomp", "aux"} and any(child.lower_ == "as" for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ not in ("conj", "ccomp", "xcomp") and not marks & {"nsubj", "aux"}


def _nominal(cue: Token, kind: str, directory: Directory) -> Saying | None:
    """'claims that X', 'reports of X', 'allegations against X' with 'the ministry's' or 'by Y' as the source."""
    content: list[tuple[int, int]] = []
    voice: Voice | None = None
    for child in cue.children:
        of = child.dep_ == "prep" and child.lower_ == "of" and child.i > cue.i and cue.lemma_.lower() != "statement"
        that = child.dep_ in ("acl", "ccomp", "relcl") and any(g.dep_ == "mark" and g.lower_ == "that" for g in child.children)
        if of or that:
            content.append(subtree(child))
        elif child.dep_ == "poss":
            voice = directory.voice(child)
        elif child.dep_ in ("prep", "agent") and (child.lower_ == "by" or (child.lower_ == "from" and kind != "belief")):
            voice = next((directory.voice(g) for g in child.children if g.dep_ == "pobj"), voice)
    if voice is None and cue.dep_ == "dobj" and cue.head.lemma_.lower() in VOICING and (head := speaker(cue.head)) is not None:
        voice = directory.voice(head)
    certainty = {"claim": "possible", "belief": "possible", "accuse": "possible"}.get(kind, "probable")
    lone = None if voice else certainty
    return Saying(cue, span_of(cue), voice, "indirect" if voice else "implied", kind, tuple(content), passive=lone) if content else None


def _adverbial(cue: Token) -> Saying | None:
    """'reportedly visited', 'the alleged attack': the clause or noun the word is set to, and what is joined to it."""
    head = cue.head
    if cue.dep_ not in ("advmod", "amod", "nmod", "compound") or head == cue:
        return None
    certainty = lexicon("reporting_adverbs", "certainty")[cue.lower_]
    if cue.dep_ != "advmod":
        return Saying(cue, span_of(cue), None, "implied", "say", ((head.i, head.i + 1),), passive=certainty, quotable=False)
    if head.pos_ == "AUX" and head.dep_ in ("aux", "auxpass"):
        head = head.head
    return Saying(cue, span_of(cue), None, "implied", "say", (subtree(head),), _before(cue, head), certainty, False)


def _before(cue: Token, head: Token) -> tuple[tuple[int, int], ...]:
    """Verbs joined on before the adverb ('came and reportedly left') and a subject's own clauses are not under it."""
    out = [subtree(child) for child in head.children if child.dep_ in ("advcl", "parataxis") and child.i < cue.i]
    return (*out, (cue.i, cue.i + 1))


def _according(cue: Token, directory: Directory) -> Saying | None:
    """'according to X': the clause it is set to, or the whole sentence when it opens or closes it."""
    to = next((child for child in cue.children if child.lower_ == "to"), None)
    noun = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if to is None or noun is None:
        return None
    end = Span(cue.idx, to.idx + len(to))
    clause = cue.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head != clause:
        clause = clause.head
    return Saying(cue, end, directory.voice(noun), "indirect", "say", (subtree(clause),), (subtree(cue),))


def cited(saying: Saying, directory: Directory) -> Saying | None:
    """The second step of 'X said ..., citing Y' and of 'X, citing Y, said': Y as the source of the same content."""
    for child in saying.cue.children:
        if child.lower_ in ("citing", "quoting") and child.dep_ in ("advcl", "prep", "xcomp", "acl"):
            noun = next((grand for grand in child.children if grand.dep_ in ("dobj", "pobj")), None)
            if noun is not None and is_source(noun, directory.mentions.get(noun.idx)):
                return replace(saying, cue=child, cue_span=span_of(child), voice=directory.voice(noun), kind="indirect", passive=None)
    return None
