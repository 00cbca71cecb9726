"""Mistakes of the tagger that syntax itself shows to be mistakes, put right before anybody reads the tree."""

from spacy.tokens import Doc, Token

from twosource.language import listed, rows, words

VERBS = frozenset({"VERB", "AUX"})


def repair(doc: Doc) -> None:
    """Puts right, in place: 'to designate' taken for an adjective, 'denied meeting X' and 'denied harbouring' for nouns.

    In 'killed apparently by X' the adverb goes to the verb.
    """
    gerunds = {row["lemma"] for row in rows("reporting_verbs") if "i" in row["frames"]} | listed("reading_lists", "verbs_before_gerunds")
    for token in doc:
        if token.pos_ == "VERB" and token.lower_ in LEMMAS:
            token.lemma_ = LEMMAS[token.lower_]
        if token.pos_ in ("ADJ", "NOUN", "PROPN"):
            if _infinitive(token):
                _verb(token, "VB")
            elif _gerund(token, gerunds):
                _verb(token, "VBG")
                token.dep_ = "xcomp"
        elif token.tag_ == "VBG" and token.dep_ in ("compound", "amod") and _takes_gerund(token, gerunds):
            _lift(token)
        elif token.tag_ in ("VB", "VBP") and token.dep_ in ("compound", "nmod") and token.head.pos_ in ("NOUN", "PROPN"):
            token.pos_, token.tag_ = "NOUN", "NN"
        elif token.tag_ == "VBG" and token.dep_ == "advcl" and (showing := _shown_by(token)) is not None:
            token.dep_ = "xcomp"
            token.head = showing
        elif token.pos_ in VERBS and _is_name(token):
            _name(token)
        elif token.tag_ in ("VBG", "VBN") and token.dep_ in ("amod", "compound", "nmod") and _in_body(token):
            token.pos_, token.tag_, token.dep_, token.lemma_ = "PROPN", "NNP", "compound", token.text
        elif token.dep_ == "advmod" and token.lower_.endswith("ly") and token.head.dep_ == "agent" and token.i < token.head.i:
            token.head = token.head.head


LEMMAS = {"staged": "stage", "staging": "stage", "raped": "rape", "raged": "rage", "fined": "fine", "premiered": "premiere"}
"""Forms of verbs that the lemmatizer takes for forms of another."""


def _infinitive(token: Token) -> bool:
    """'to' hangs on the word as an auxiliary and stands before it, adverbs aside."""
    to = next((each for each in token.children if each.dep_ == "aux" and each.lower_ == "to" and each.i < token.i), None)
    return to is not None and all(between.pos_ == "ADV" for between in token.doc[to.i + 1 : token.i])


def _gerund(token: Token, gerunds: set[str]) -> bool:
    """'denied harbouring or supporting': a bare noun in -ing joined to a gerund as the object of a verb that takes one."""
    return (
        token.tag_ == "NN"
        and token.lower_.endswith("ing")
        and token.dep_ == "dobj"
        and token.head.lemma_.lower() in gerunds
        and not any(each.dep_ in ("det", "amod", "poss", "compound") for each in token.children)
        and any(each.dep_ == "conj" and each.tag_ == "VBG" for each in token.children)
    )


def _takes_gerund(token: Token, gerunds: set[str]) -> bool:
    """'denied meeting X': the gerund stands right after the verb, before a name that is the verb's object."""
    noun, verb = token.head, token.head.head
    return (
        noun.dep_ == "dobj"
        and noun.pos_ == "PROPN"
        and verb.lemma_.lower() in gerunds
        and token.i == verb.i + 1
        and token.lower_ == token.text
    )


def _lift(token: Token) -> None:
    noun, verb = token.head, token.head.head
    token.pos_, token.dep_ = "VERB", "xcomp"
    token.head = verb
    noun.dep_ = "dobj"
    noun.head = token


def _verb(token: Token, tag: str) -> None:
    token.pos_, token.tag_ = "VERB", tag
    if tag == "VB":
        token.lemma_ = token.lower_
    else:
        token.lemma_ = token.lower_.removesuffix("ing")


def _shown_by(token: Token) -> Token | None:
    """'showing X and Y sharing a table': the verb of showing whose object the participle stands right after."""
    showing = words("showing_verbs")
    for at in range(token.i - 1, max(token.i - 12, 0), -1):
        verb = token.doc[at]
        if verb.pos_ == "VERB":
            target = next((each for each in verb.children if each.dep_ == "dobj"), None)
            fits = verb.lemma_.lower() in showing and target is not None and target.right_edge.i + 1 == token.i
            return verb if fits and token.head in (verb, verb.head) else None
    return None


def _is_name(token: Token) -> bool:
    """'Norvia and May held': a capitalised word inside a sentence, joined to a name and taken for an auxiliary of the verb after it."""
    if token.dep_ != "aux" or token.i < 2 or not token.text[0].isupper() or token.is_sent_start:
        return False
    joint, before = token.nbor(-1), token.nbor(-2)
    return joint.dep_ == "cc" and before.pos_ == "PROPN"


def _in_body(token: Token) -> bool:
    """'Shining Path': a participle with a capital inside the name of a body."""
    return token.text.istitle() and token.ent_type_ == "ORG" and token.head.ent_type_ == "ORG" and token.head.text.istitle()


def _name(token: Token) -> None:
    """The word becomes the second of two names; a noun left without its verb becomes the verb's subject."""
    verb, before = token.head, token.nbor(-2)
    token.pos_, token.tag_, token.dep_, token.lemma_ = "PROPN", "NNP", "conj", token.text
    token.head = before
    if verb.dep_ == "conj" and verb.head.dep_ == "ROOT" and verb.head.pos_ in ("NOUN", "PROPN") and verb.head.i < before.i:
        noun = verb.head
        if not any(each.dep_ in ("nsubj", "nsubjpass") for each in verb.children):
            verb.dep_ = "ROOT"
            verb.head = verb
            verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
            noun.dep_ = "nsubj"
            noun.head = verb
