"""Trees with the labels of Universal Dependencies drawn anew with ClearNLP's and Penn's, which the rules of reading speak.

The two differ in what governs what. There a noun governs its preposition ('case'), the noun or adjective said of somebody its copula,
and the first word of a name the rest of it; here a preposition governs its noun, a copula what is said, and a name's last word the first.
"""

from itertools import pairwise

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from twosource.language import words

RENAMED = {
    "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "obj": "dobj", "iobj": "dative", "aux:pass": "auxpass", "aux:tense": "aux",
    "acl:relcl": "relcl", "obl": "npadvmod", "expl:subj": "expl", "expl:comp": "expl", "expl:pass": "expl", "obl:mod": "npadvmod",
    "obl:arg": "npadvmod", "obl:agent": "npadvmod", "obl:tmod": "npadvmod", "fixed": "dep", "flat": "compound", "flat:name": "compound",
    "flat:foreign": "compound", "vocative": "npadvmod", "dislocated": "dep", "discourse": "intj", "list": "dep", "goeswith": "dep",
    "case": "prep",
}  # fmt: skip
"""Labels that only have another name; those that stand in neither column are called alike."""

SAID_OF_COPULA = frozenset(
    {"nsubj", "nsubj:pass", "csubj", "expl:subj", "aux", "aux:tense", "mark", "punct", "cc", "advcl", "parataxis", "dislocated", "vocative"}
)
"""What hangs on the noun or adjective there and on the copula here."""

FLAT = frozenset({"flat", "flat:name"})
NAMELIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBLIKE = frozenset({"VERB", "AUX"})

TAGS = {
    "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "SCONJ": "IN", "CCONJ": "CC", "NUM": "CD", "PRON": "PRP", "DET": "DT", "PART": "RP",
    "INTJ": "UH", "SYM": "SYM", "X": "FW", "SPACE": "_SP",
}  # fmt: skip
"""Penn's tag of a part of speech, where its form doesn't matter."""


class _Tree:
    """Heads and labels of a doc's tokens, to be changed one by one and written down at once: halfway they need not be a tree."""

    def __init__(self, doc: Doc) -> None:
        """As the doc has them."""
        self.doc = doc
        self.heads = [token.head.i for token in doc]
        self.labels = [token.dep_ for token in doc]

    def under(self, at: int, *labels: str) -> list[int]:
        """What hangs on the token at `at` with one of these labels, in text order."""
        return [each for each, head in enumerate(self.heads) if head == at and each != at and self.labels[each] in labels]

    def hang(self, at: int, on: int, label: str) -> None:
        """Hangs one token on another."""
        self.heads[at], self.labels[at] = on, label

    def lift(self, at: int, over: int) -> None:
        """Puts a token in the place of the one it hangs on."""
        root = self.heads[over] == over
        self.hang(at, at if root else self.heads[over], self.labels[over])

    def write(self) -> None:
        """Into the doc."""
        self.doc.from_array(["HEAD", "DEP"], self._array())  # type: ignore[arg-type]  # the stub asks for an alias of what to_array returns

    def _array(self) -> NDArray[numpy.uint64]:
        strings = self.doc.vocab.strings
        rows = [((head - at) % 2**64, strings.add(label)) for at, (head, label) in enumerate(zip(self.heads, self.labels, strict=True))]
        return numpy.array(rows, dtype=numpy.uint64).reshape(-1, 2)


def redraw(doc: Doc) -> None:
    """Draws a doc's trees anew, in place: heads, labels and tags."""
    tree = _Tree(doc)
    _quote_marks(tree)
    _names(tree)
    _copulas(tree)
    _prepositions(tree)
    for token in doc:
        tree.labels[token.i] = _label(token, tree.labels[token.i])
        token.tag_ = _tag(token)
    _reports(tree)
    tree.write()


def _quote_marks(tree: _Tree) -> None:
    """A mark that the parser takes for a sentence of its own opens the one behind it."""
    for token in tree.doc[:-1]:
        if token.is_quote and tree.heads[token.i] == token.i and tree.heads.count(token.i) == 1:
            tree.hang(token.i, token.nbor().sent.root.i, "punct")
            token.pos_ = "PUNCT"


def _names(tree: _Tree) -> None:
    """The last word of a name governs it."""
    for first in range(len(tree.heads)):
        rest = tree.under(first, *FLAT)
        if not rest:
            continue
        last = rest[-1]
        others = [at for at, head in enumerate(tree.heads) if head == first and at not in (first, last)]
        tree.lift(last, first)
        for at in others:
            tree.heads[at] = last
        tree.hang(first, last, "compound")


def _copulas(tree: _Tree) -> None:
    for at, label in enumerate(tree.labels):
        if label != "cop":
            continue
        said = tree.heads[at]
        tree.lift(at, said)
        for each in tree.under(said, *SAID_OF_COPULA, "advmod"):
            if tree.labels[each] != "advmod" or _is(tree.doc[each], "Polarity", "Neg"):
                tree.heads[each] = at
        tree.hang(said, at, "attr" if tree.doc[said].pos_ in NAMELIKE else "acomp")


def _prepositions(tree: _Tree) -> None:
    """A preposition governs its noun; of two in a row ('from inside') the first the second. Behind 'and' it goes with the one before."""
    for noun in range(len(tree.heads)):
        cases = tree.under(noun, "case")
        if not cases or tree.labels[noun] == "case":
            continue
        first, label, head = cases[0], tree.labels[noun], tree.heads[noun]
        tree.lift(first, noun)
        if label != "ROOT":
            tree.labels[first] = "agent" if label == "obl:agent" else "prep"
        if label == "conj" and tree.labels[head] == "pobj":
            tree.heads[first] = tree.heads[tree.heads[head]]
        for before, after in pairwise(cases):
            tree.hang(after, before, "prep")
        tree.hang(noun, cases[-1], "pobj")


def _reports(tree: _Tree) -> None:
    """'X, a déclaré la police': the verb that says who tells governs what is told, and a noun behind it is who tells, not what."""
    telling = words("reporting_verbs")
    for verb, label in enumerate(tree.labels):
        told = tree.heads[verb]
        if label != "parataxis" or tree.doc[verb].lemma_ not in telling or tree.doc[told].pos_ not in VERBLIKE:
            continue
        tree.lift(verb, told)
        for mark in tree.under(told, "punct"):
            if (mark < verb) != (told < verb):
                tree.heads[mark] = verb
        tree.hang(told, verb, "ccomp")
        behind = tree.under(verb, "dobj")
        if behind and not tree.under(verb, "nsubj", "nsubjpass"):
            tree.labels[behind[0]] = "nsubj"


def _label(token: Token, label: str) -> str:
    if label == "advmod" and _is(token, "Polarity", "Neg"):
        return "neg" if _negation(token) else label
    if label == "det" and _is(token, "Poss", "Yes"):
        return "poss"
    return RENAMED.get(label, label)


def _negation(token: Token) -> bool:
    """Whether it is the last that denies its verb: 'ne' and 'pas' are one denial."""
    return not any(_is(each, "Polarity", "Neg") for each in token.head.children if each.i > token.i and each.dep_ == "advmod")


def _is(token: Token, feature: str, value: str) -> bool:
    """Whether a token's form has a feature of Universal Dependencies."""
    return str(token.morph.to_dict().get(feature, "")) == value


def _tag(token: Token) -> str:
    if token.pos_ in VERBLIKE:
        return _verb_tag(token)
    if token.pos_ in ("NOUN", "PROPN"):
        return ("NN" if token.pos_ == "NOUN" else "NNP") + ("S" if _is(token, "Number", "Plur") else "")
    if _is(token, "PronType", "Rel"):
        return "WP"
    if _is(token, "Poss", "Yes"):
        return "PRP$"
    if token.pos_ == "PUNCT":
        return "." if token.text in ".?!" else "," if token.text == "," else ":"
    return TAGS.get(token.pos_, "FW")


def _verb_tag(token: Token) -> str:
    """The tag of a verb's form. A participle that makes a past with its auxiliary ('a tué') is a past, one of a passive a participle."""
    if _is(token, "VerbForm", "Inf"):
        return "VB"
    if _is(token, "VerbForm", "Part") or _is(token, "VerbForm", "Ger"):
        if not _is(token, "Tense", "Past"):
            return "VBG"
        auxiliaries = {each.dep_ for each in token.children}
        return "VBD" if auxiliaries & {"aux", "aux:tense"} and "aux:pass" not in auxiliaries else "VBN"
    return "VBZ" if _is(token, "Tense", "Pres") else "VBD"
