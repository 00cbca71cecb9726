"""The scorer of names in open genres, on a made-up document."""

import gum_names

from tests.factories import chain, report
from twosource.model import Mention, Reading, Span

HEAD = "# newdoc id = made_up\n"


def row(number: str, word: str, tag: str, head: int, link: str, more: str = "_") -> str:
    return f"{number}\t{word}\t_\t{tag}\t_\t_\t{head}\t{link}\t_\t{more}"


DOCUMENT = "\n".join(
    [
        "# newpar",
        row("1", "Norvia", "PROPN", 3, "nmod:poss", "Entity=(1-person-new-n-cf1-1,3,4,5-sgl(2-organization-new-n-cf2-1-sgl)|SpaceAfter=No"),
        row("2", "'s", "PART", 1, "case"),
        row("3", "President", "PROPN", 5, "compound"),
        row("4", "Mirela", "PROPN", 5, "compound"),
        row("5", "Dascu", "PROPN", 6, "nsubj", "Entity=1)"),
        row("6", "left", "VERB", 0, "root"),
        row("7", "the", "DET", 10, "det", "Entity=(3-place-new-nnnnn-cf3-2,4-sgl"),
        row("8", "Varna", "PROPN", 10, "compound", "Entity=(4-place-new-nnnnn-cf4-1-sgl)"),
        row("9", "City", "PROPN", 10, "compound"),
        row("10", "Museum", "PROPN", 6, "obj", "Entity=3)"),
        row("11", "yesterday", "NOUN", 6, "obl", "Entity=(5-time-new-nnnnn-cf5-1-sgl)|SpaceAfter=No"),
        row("12", ".", "PUNCT", 6, "punct"),
        "",
        "# newpar",
        row("1-2", "can't", "_", 0, "_", "_"),
        row("1", "ca", "AUX", 2, "aux"),
        row("2", "n't", "PART", 0, "root"),
    ]
)  # fmt: skip


def marked() -> dict[str, gum_names.Marked]:
    made = gum_names.text_of(HEAD + DOCUMENT)
    return {each.name.of(made.text): each for each in gum_names.gold_of(made)}


def test_the_text_is_put_together_with_its_paragraphs_and_contractions():
    assert gum_names.text_of(HEAD + DOCUMENT).text == "Norvia's President Mirela Dascu left the Varna City Museum yesterday.\n\ncan't"


def test_a_persons_name_begins_behind_titles_and_other_names_and_times_are_none():
    assert marked().keys() == {"Norvia", "Mirela Dascu", "Varna City Museum", "Varna"}


def test_a_name_inside_a_longer_one_is_not_asked_for():
    assert [name for name, each in marked().items() if each.inner] == ["Varna"]


def ours(words: str, kind: str = "place") -> Mention:
    text = gum_names.text_of(HEAD + DOCUMENT).text
    at = text.index(words)
    head = text.index(words.split()[-1], at)
    return Mention("r1", Span(at, at + len(words)), words, "name", kind, Span(head, at + len(words)))  # type: ignore[arg-type]


def test_names_match_by_characters_or_head():
    made = gum_names.text_of(HEAD + DOCUMENT)
    gold = gum_names.gold_of(made)
    found = gum_names.match([ours("City Museum"), ours("Varna"), ours("yesterday")], gold, made.text, exact=False)
    assert [g.name.of(made.text) for _, g in found.matched] == ["Varna City Museum"]
    assert [m.text for m in found.extra] == ["yesterday"]
    assert "City Museum" in [m.text for m in gum_names.match([ours("City Museum")], gold, made.text, exact=True).extra]


def test_a_name_that_only_modifies_a_noun_is_left_out():
    text = "\n".join(["# newpar", row("1", "Norvia", "PROPN", 2, "compound"), row("2", "offices", "NOUN", 0, "root")])
    made = gum_names.text_of(HEAD + text)
    page = report(made.text)
    assert gum_names.names_of(Reading(page.id, (chain(page, "Norvia"),)), made) == []
