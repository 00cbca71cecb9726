"""Cues that are no verbs: "claims of X", "reportedly", "according to X", "in the words of X"."""

from spacy.tokens import Token

from twosource.language import lexicon, listed
from twosource.model import Span
from twosource.reading.attribution.cues import AttributionCue, subtree
from twosource.reading.attribution.sources import Directory, SourceMention, is_source
from twosource.reading.attribution.subjects import speaker
from twosource.reading.page import span_of


def nominal(cue: Token, kind: str, directory: Directory) -> AttributionCue | None:
    """'claims that X', 'reports of X', 'allegations against X' with 'the ministry's' or 'by Y' as the source."""
    content: list[tuple[int, int]] = []
    voice: SourceMention | None = None
    for child in cue.children:
        of = child.dep_ == "prep" and child.lower_ == "of" and child.i > cue.i and cue.lemma_.lower() != "statement"
        if of and (owned := _owned(cue, child, directory)) is not None:
            voice = directory.voice(owned[0])
            content.append(subtree(owned[1]))
            continue
        that = child.dep_ in ("acl", "ccomp", "relcl") and any(g.dep_ == "mark" and g.lower_ == "that" for g in child.children)
        if of or that:
            content.append(subtree(child))
        elif child.dep_ == "poss":
            voice = directory.voice(child)
        elif child.dep_ in ("prep", "agent") and (child.lower_ == "by" or (child.lower_ == "from" and kind != "belief")):
            voice = next((directory.voice(g) for g in child.children if g.dep_ == "pobj"), voice)
    if (
        voice is None
        and cue.dep_ == "dobj"
        and cue.head.lemma_.lower() in listed("reading_lists", "voicing_verbs")
        and (head := speaker(cue.head)) is not None
    ):
        voice = directory.voice(head)
    certainty = {"claim": "possible", "belief": "possible", "accuse": "possible"}.get(kind, "probable")
    lone = None if voice else certainty
    return (
        AttributionCue(cue, span_of(cue), voice, "indirect" if voice else "implied", kind, tuple(content), passive=lone)
        if content
        else None
    )


def _owned(cue: Token, of: Token, directory: Directory) -> tuple[Token, Token] | None:
    """Who claims and what, in 'the claims of the opposition that votes were bought'."""
    noun = next((child for child in of.children if child.dep_ == "pobj"), None)
    if noun is None or not is_source(noun, directory.mentions.get(noun.idx)):
        return None
    clauses = [child for each in (cue, noun) for child in each.children if child.dep_ in ("acl", "ccomp", "relcl")]
    marked = next((child for child in clauses if any(grand.lower_ == "that" for grand in child.children)), None)
    return (noun, marked) if marked is not None else None


def adverbial(cue: Token) -> AttributionCue | None:
    """'reportedly visited', 'the alleged attack': the clause or noun the word is set to, and what is joined to it."""
    head = cue.head
    if cue.dep_ not in ("advmod", "amod", "nmod", "compound") or head == cue:
        return None
    certainty = lexicon("reporting_adverbs", "certainty")[cue.lower_]
    if cue.dep_ != "advmod":
        return AttributionCue(cue, span_of(cue), None, "implied", "say", ((head.i, head.i + 1),), passive=certainty, quotable=False)
    if head.pos_ == "AUX" and head.dep_ in ("aux", "auxpass"):
        head = head.head
    return AttributionCue(cue, span_of(cue), None, "implied", "say", (subtree(head),), _before(cue, head), certainty, False)


def _before(cue: Token, head: Token) -> tuple[tuple[int, int], ...]:
    """Verbs joined on before the adverb ('came and reportedly left') and a subject's own clauses are not under it."""
    out = [subtree(child) for child in head.children if child.dep_ in ("advcl", "parataxis") and child.i < cue.i]
    return (*out, (cue.i, cue.i + 1))


def prepositional(cue: Token, directory: Directory) -> AttributionCue | None:
    """'according to X', 'per the ministry', 'in the words of X': the clause it is set to, or the whole sentence."""
    found = _named_by(cue, directory)
    if found is None:
        return None
    last, noun = found
    clause = cue.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head != clause:
        clause = clause.head
    if _closes(cue):
        while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
            clause = clause.head
    cue_span = Span(cue.idx, last.idx + len(last))
    return AttributionCue(cue, cue_span, directory.voice(noun), "indirect", "say", (subtree(clause),), (subtree(cue),))


def _closes(cue: Token) -> bool:
    """Whether a source stands at the end of its sentence behind a comma: 'searched and found nothing, according to X' is of both."""
    behind = cue.doc[cue.right_edge.i + 1 : cue.sent.end]
    return cue.i > cue.sent.start and cue.nbor(-1).text == "," and all(each.is_punct or each.is_space for each in behind)


def _named_by(cue: Token, directory: Directory) -> tuple[Token, Token] | None:
    """The last token of the cue and its source."""
    if cue.lower_ == "according":
        to = next((child for child in cue.children if child.lower_ == "to"), None)
        noun = _governed(to) if to is not None else None
        return (to, noun) if to is not None and noun is not None else None
    noun = _governed(cue)
    if noun is None or cue.dep_ != "prep":
        return None
    if cue.lower_ == "per":
        settled = noun.pos_ == "PROPN" or any(child.dep_ in ("det", "poss") for child in noun.children)
        return (cue, noun) if settled and is_source(noun, directory.mentions.get(noun.idx)) else None
    if noun.lemma_.lower() not in listed("reading_lists", "telling_nouns"):
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None:
        return noun, owner
    of = next((child for child in noun.children if child.lower_ == "of"), None)
    speaking = _governed(of) if of is not None else None
    return (of, speaking) if of is not None and speaking is not None and speaking.pos_ in ("NOUN", "PROPN") else None


CUE_PREPOSITIONS = frozenset({"according", "per", "in", "by"})


def _governed(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)
