"""Reporting cues with their sources and contents, one pass over the tokens: verbs here, other words in `wordings`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from twosource.language import lexicon, words
from twosource.model import Span
from twosource.model.claim import AttributionKind
from twosource.reading.attribution.cues import AttributionCue, Verb, subtree, verbs
from twosource.reading.attribution.other_cues import CUE_PREPOSITIONS, adverbial, nominal, prepositional
from twosource.reading.attribution.sources import Directory, is_source
from twosource.reading.attribution.subjects import is_passive, listed, said_after, speaker
from twosource.reading.page import span_of

OBJECTS = frozenset({"dobj", "obj"})


def attribution_cues(tokens: Iterable[Token], directory: Directory) -> Iterator[AttributionCue]:
    """Every cue among `tokens` that has a content in its own sentence."""
    table, nouns, adverbs = verbs(), lexicon("reporting_nouns", "kind"), words("reporting_adverbs")
    for token in tokens:
        lemma, found = token.lemma_.lower(), None
        if lemma in table and token.pos_ in ("VERB", "AUX"):
            found = _verbal(token, table[lemma], directory)
        elif lemma in nouns and token.pos_ == "NOUN":
            found = nominal(token, nouns[lemma], directory)
        elif token.lower_ in adverbs:
            found = adverbial(token)
        elif token.lower_ in CUE_PREPOSITIONS:
            found = prepositional(token, directory)
        if found is not None and found.content:
            yield found


def _is_worded(cue: Token, verb: Verb) -> bool:
    """Whether the content is somebody's words or thought: not of 'wants to', 'asked X to', 'arrested for', nor of 'quoted X as saying'."""
    if verb.kind in MEANT:
        return any(grand.dep_ == "mark" for child in cue.children if child.dep_ == "ccomp" for grand in child.children)
    return verb.kind != "hold" and not _hands_on(cue)


def _can_show(head: Token, directory: Directory) -> bool:
    """'The study shows that' reports; 'the visit showed that' is the reporter's own conclusion."""
    return is_source(head, directory.mentions.get(head.idx)) or head.lemma_.lower() in lexicon("evidence_nouns", "type")


MEANT = frozenset({"plan", "demand"})
"""Kinds of verbs whose content is what their source means or asks to be done: nobody's words, and no quotation."""


def _verbal(cue: Token, verb: Verb, directory: Directory) -> AttributionCue | None:
    passive = is_passive(cue)
    content = _contents(cue, verb, directory, passive=passive)
    if not content:
        return None
    head = speaker(cue) or (_carrier(cue, directory) if passive else None)
    if passive and head is None:
        return None if verb.kind in MEANT or verb.kind == "cite" else _unnamed(cue, verb, content)
    if "t" in verb.frames and (head is None or not _can_show(head, directory)):
        return None
    if head is None and (head := listed(cue, content[0])) is not None:
        content = [(content[0][0], head.left_edge.i)]
    voice = directory.voice(head, content[0][0]) if head is not None else None
    outside = (subtree(cue),) if any(first <= cue.i < last for first, last in content) else ()
    kind: AttributionKind = "indirect" if voice else "implied"
    return AttributionCue(cue, span_of(cue), voice, kind, verb.kind, tuple(content), outside, quotable=_is_worded(cue, verb))


def _carrier(cue: Token, directory: Directory) -> Token | None:
    """The letter, paper or site of 'it was reported in the Varna Daily that', 'as stated in the letter'."""
    kinds = lexicon("source_nouns", "kind")
    for child in cue.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "on", "by"):
            noun = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            mention = directory.mentions.get(noun.idx) if noun is not None else None
            if noun is not None and (
                kinds.get(noun.lemma_.lower()) in CUE_CARRIERS or (mention is not None and mention.type == "organization")
            ):
                return noun
    return None


CUE_CARRIERS = frozenset({"work", "media"})


def _unnamed(cue: Token, verb: Verb, content: list[tuple[int, int]]) -> AttributionCue:
    """'is said to have met': the cue with its auxiliary."""
    first = last = cue.i
    for child in cue.children:
        if child.dep_ in ("auxpass", "advmod") and child.i == first - 1:
            first = child.i
    span = Span(cue.doc[first].idx, cue.idx + len(cue))
    outside = ((first, last + 1),) if any(a <= cue.i < b for a, b in content) else ()
    return AttributionCue(
        cue, span, None, "implied", verb.kind, tuple(content), outside, passive=verb.passive, quotable=verb.kind != "hold"
    )


def _contents(cue: Token, verb: Verb, directory: Directory, *, passive: bool) -> list[tuple[int, int]]:
    """What the cue's frame takes as content; the first frame that fits is taken."""
    children = list(cue.children)
    clause = [child for child in children if _is_clause(child, verb, passive=passive)]
    if not clause and "c" in verb.frames and (behind := said_after(cue)) is not None:
        clause = [behind]
    if clause and any(frame in verb.frames for frame in "ctqi"):
        return [subtree(child) for child in clause if not _is_question(cue, child) and not _apart(cue, child)]
    if "c" in verb.frames and (cue.dep_ == "parataxis" or _as_said(cue, verb, children)):
        return [_around(cue)]
    if "a" in verb.frames and (content := _as_phrase(cue, children, passive=passive)):
        return content
    if ("o" in verb.frames or "f" in verb.frames) and (content := _set_to(cue, ("of", "with") if "o" in verb.frames else ("for",))):
        return content
    return _noun(cue, directory, verb, passive=passive) if "n" in verb.frames else []


def _is_clause(child: Token, verb: Verb, *, passive: bool) -> bool:
    """Whether a complement fits the verb: 'called him a liar' asks for nothing, 'footage shows them shaking hands' reports no words."""
    if child.dep_ not in ("ccomp", "xcomp") or (child.dep_ == "xcomp" and "i" not in verb.frames and not passive):
        return False
    if verb.kind == "demand":
        return child.tag_ == "VB"
    if child.dep_ == "xcomp" and "i" not in verb.frames and child.tag_ == "VBG":
        return False
    return "t" not in verb.frames or child.tag_ in FINITE or any(grand.dep_ in ("aux", "auxpass") for grand in child.children)


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _set_to(cue: Token, prepositions: tuple[str, ...]) -> list[tuple[int, int]]:
    """'accused X of doing', 'accused by prosecutors of doing': the parser may hang the preposition on who accuses."""
    agents = [grand for child in cue.children if child.dep_ == "agent" for grand in child.children]
    return [subtree(child) for each in (cue, *agents) for child in each.children if child.dep_ == "prep" and child.lower_ in prepositions]


def _noun(cue: Token, directory: Directory, verb: Verb, *, passive: bool) -> list[tuple[int, int]]:
    """'announced cuts', 'the clashes reported by X'; 'denied them entry' says nothing, and of 'citing police' the noun is a source."""
    if passive and cue.dep_ == "acl" and cue.head.pos_ == "NOUN":
        return [(cue.head.i, cue.head.i + 1)]
    wanted = ("nsubjpass",) if passive else OBJECTS
    children = list(cue.children)
    if any(child.dep_ == "dative" or (passive and child.dep_ in OBJECTS) for child in children):
        return []
    nouns = [child for child in children if child.dep_ in wanted and child.pos_ in ("NOUN", "PROPN", "VERB")]
    return [subtree(noun) for noun in nouns if verb.kind != "cite" or not is_source(noun, directory.mentions.get(noun.idx))]


def _is_question(cue: Token, clause: Token) -> bool:
    """'did not say whether he left' hands over no content; 'said why he left' does."""
    return any(child.lower_ in ("whether", "if") for child in clause.children if child.dep_ == "mark" and child.i > cue.i)


def _apart(cue: Token, clause: Token) -> bool:
    """'Ruritania says X; Strelsau says Y': what stands before the semicolon is not the second one's."""
    return clause.i < cue.i and any(token.text == ";" for token in cue.doc[clause.i : cue.i])


def _as_phrase(cue: Token, children: list[Token], *, passive: bool) -> list[tuple[int, int]]:
    """'regarded as the front of X', 'quoted X as saying': what stands after `as`; actively also what is so described."""
    found = [subtree(child) for child in children if child.dep_ == "prep" and child.lower_ == "as"]
    found += [subtree(child) for child in children if child.dep_ == "oprd"]
    if found and not passive and not _hands_on(cue):
        found += [subtree(child) for child in children if child.dep_ in OBJECTS]
    return found


QUOTING = frozenset({"quote", "cite"})


def _hands_on(cue: Token) -> bool:
    """'quoted X as saying': X's words are the quotation."""
    as_ = next((child for child in cue.children if child.lower_ == "as"), None) if cue.lemma_ in QUOTING else None
    return as_ is not None and any(grand.dep_ == "pcomp" for grand in as_.children)


def _as_said(cue: Token, verb: Verb, children: list[Token]) -> bool:
    """'as the minister said', 'as stated in the letter'."""
    marked = cue.dep_ == "advcl" and any(child.lower_ == "as" and child.dep_ in ("mark", "advmod") for child in children)
    told = cue.lemma_ in ("tell", "inform", "remind")
    return marked and verb.kind in ("say", "claim") and (told or not any(child.dep_ in OBJECTS for child in children))


def _around(cue: Token) -> tuple[int, int]:
    """The clause a parenthesis ('X, observers note, is Y') stands in."""
    return subtree(cue.head)


def cited(attribution_cue: AttributionCue, directory: Directory) -> AttributionCue | None:
    """The second step of 'X said ..., citing Y' and of 'X, citing Y, said': Y as the source of the same content."""
    for child in attribution_cue.cue.children:
        if child.lower_ in ("citing", "quoting") and child.dep_ in ("advcl", "prep", "xcomp", "acl"):
            noun = next((grand for grand in child.children if grand.dep_ in ("dobj", "pobj")), None)
            if noun is not None and is_source(noun, directory.mentions.get(noun.idx)):
                return replace(
                    attribution_cue, cue=child, cue_span=span_of(child), voice=directory.voice(noun), kind="indirect", passive=None
                )
    return None
