"""Numbers of things that are no party of an event, told of it all the same."""

from tests.reading.happened import read


def counted(text: str, word: str) -> set[tuple[str, str, str]]:
    """Role, unit and wording of each number on the event named by `word`."""
    page = read(text)
    index = next(i for i, event_mention in enumerate(page.event_mentions) if page.doc[event_mention.token].text == word)
    return {(q.role, q.unit, q.text) for q in page.quantities[index]}


def test_a_thing_in_a_list_is_counted_on_the_verb_above_it() -> None:
    found = counted("The guards seized a cache of arms including seven rifles and 12 pistols in Varna.", "seized")
    assert {unit for _, unit, _ in found} >= {"rifle", "pistol"}


def test_a_thing_beside_a_party_is_counted_on_its_verb() -> None:
    assert ("count", "boat", "three") in counted("The smugglers in three boats attacked the ferry near Varna.", "attacked")


def test_a_number_that_counts_a_party_is_not_told_twice() -> None:
    found = [q for q in counted("The guards seized seven rifles in Varna.", "seized") if q[1] == "rifle"]
    assert len(found) == 1


def test_an_age_is_told_of_no_event() -> None:
    assert not counted("Mirela Dascu, a 59-year-old baker from Varna, arrived in Karachi.", "arrived")


def test_a_sum_that_is_no_argument_is_told_of_the_event_above_it() -> None:
    found = counted("Norvia signed Velkov for a five-year, $80 million contract in Varna.", "signed")
    assert ("amount", "USD", "$80 million") in found


def test_a_whole_of_which_a_part_is_counted_is_told_of_no_event() -> None:
    assert not [q for q in counted("Three of the five sailors were arrested in Varna.", "arrested") if q[2] == "five"]
