"""Who fills which role: active, passive, control, relatives, light verbs, noun events, numbers."""

import pytest

from tests.reading.happened import at, fillers, read


def test_active_and_passive_give_the_same_parties():
    active = fillers("Police arrested Marta Ilves in Narva.", "arrested")
    passive = fillers("Marta Ilves was arrested by police in Narva.", "arrested")
    assert active["target"] == passive["target"] == ["Marta Ilves"]
    assert [each.lower() for each in active["actor"]] == passive["actor"] == ["police"]
    assert active["place"] == passive["place"] == ["Narva"]


def test_the_subject_of_a_raised_infinitive_is_its_actor():
    found = fillers("Marta Ilves is said to have met Juhan Tamm in Narva.", "met")
    assert found["actor"] == ["Marta Ilves"]
    assert found["co-actor"] == ["Juhan Tamm"]


def test_saying_is_not_done_to_the_one_spoken_of():
    assert "target" not in fillers("Marta Ilves is said to have met Juhan Tamm in Narva.", "said")


def test_companions_are_co_actors():
    found = fillers("Marta Ilves visited Finland along with Juhan Tamm.", "visited")
    assert found["actor"] == ["Marta Ilves"]
    assert found["co-actor"] == ["Juhan Tamm"]
    assert found["place"] == ["Finland"]


def test_coordinated_verbs_share_the_subject():
    assert fillers("Marta Ilves visited Finland and met Juhan Tamm.", "met")["actor"] == ["Marta Ilves"]


def test_a_relative_pronoun_stands_for_its_noun():
    text = "Marta Ilves, who visited Finland in May, resigned."
    page = read(text)
    actor = next(role for role in page.roles[at(text, "visited")] if role.role == "actor")
    named = next(chain for chain in page.chains if chain.name == "Marta Ilves")
    assert (actor.text, actor.chain) == ("Marta Ilves", named.id)


@pytest.mark.parametrize(
    ("text", "word", "role", "filler"),
    [
        ("The ferry, which was built in Narva, sank.", "built", "target", "The ferry"),
        ("A nurse who treated the wounded spoke to reporters.", "treated", "actor", "A nurse"),
        ("Jets bombed a meeting of the rebels.", "bombed", "target", "a meeting"),
        ("The actress filed charges against the director.", "filed", "target", "charges"),
        ("The agency completed its investigation on Friday.", "completed", "target", "its investigation"),
        ("Renewed violence threatened the elections.", "threatened", "actor", "Renewed violence"),
        ("Norvik is in talks to buy the shipyard.", "buy", "actor", "Norvik"),
        ("Norvik is close to acquiring the shipyard.", "acquiring", "actor", "Norvik"),
        ("They found a surgeon willing to perform the operation.", "perform", "actor", "a surgeon"),
        ("Ilves is among the bidders interested in buying the port.", "buying", "actor", "the bidders"),
        ("Norvik issued a statement denying the sale.", "denying", "actor", "Norvik"),
        ("Oil prices rose sharply on Monday.", "rose", "target", "Oil prices"),
        ("The window shattered in the storm.", "shattered", "target", "The window"),
        ("The driver had severe injuries to his head.", "injuries", "target", "The driver"),
    ],
)
def test_who_does_it_and_to_whom(text: str, word: str, role: str, filler: str):
    assert filler in fillers(text, word).get(role, [])


def test_who_demands_a_removal_is_not_removed():
    assert fillers("The rebels demanded the removal of Anton Velkov.", "removal").get("target") == ["Anton Velkov"]


def test_each_conjunct_is_a_role_of_its_own():
    assert fillers("Marta Ilves and Juhan Tamm travelled to Finland.", "travelled")["actor"] == ["Marta Ilves", "Juhan Tamm"]


def test_a_light_verb_lends_its_subject_and_companions():
    found = fillers("Marta Ilves held a meeting with Juhan Tamm in Narva.", "meeting")
    assert found["actor"] == ["Marta Ilves"]
    assert found["co-actor"] == ["Juhan Tamm"]


def test_both_sides_between():
    assert fillers("The meeting between Marta Ilves and Juhan Tamm ended on Friday.", "meeting")["actor"] == ["Marta Ilves", "Juhan Tamm"]


def test_the_owner_of_an_arrest_is_arrested():
    assert fillers("The arrest of Marta Ilves surprised Finland.", "arrest")["target"] == ["Marta Ilves"]


def test_the_one_who_is_called_on_is_the_target():
    assert fillers("Estonia called on Finland to close the border.", "called")["target"] == ["Finland"]


def test_the_organiser_of_a_noun_event():
    assert fillers("Marta Ilves spoke at an event organised by Juhan Tamm.", "event")["organizer"] == ["Juhan Tamm"]


def test_a_number_of_the_dead():
    text = "The explosion killed at least 20 miners in Narva."
    (quantity,) = read(text).quantities[at(text, "killed")]
    assert (quantity.role, quantity.low) == ("killed", 20)


def test_those_who_must_act_are_whom_it_is_demanded_of():
    assert fillers("Bulgaria demanded that Romania release the crew.", "demanded")["target"] == ["Romania"]
    assert fillers("Bulgaria said that Romania must release the crew.", "said")["target"] == ["Romania"]


def test_whose_thing_it_is_done_to_is_a_target():
    assert "Romanian" in fillers("Bulgaria rejected a Romanian proposal.", "rejected")["target"]
    assert "the rebels" in fillers("The army shelled positions of the rebels.", "shelled")["target"]
    assert "Romania" not in fillers("Bulgaria praised Anton Velkov of Romania.", "praised")["target"]


def test_who_makes_something_explode_acts():
    found = fillers("The rebels exploded a bomb in Varna.", "exploded")
    assert found["actor"] == ["The rebels"]
    assert fillers("A pipe exploded in Varna.", "exploded")["target"] == ["A pipe"]


def test_a_bound_before_the_number_hides_no_object():
    assert fillers("Police detained up to 16 men.", "detained")["target"] == ["16 men"]


def test_a_threat_is_to_those_the_act_would_be_done_to():
    assert fillers("The ministry threatened to attack the rebels.", "threatened")["target"] == ["the rebels"]


def test_who_is_arrested_on_a_suspicion_is_said_to_have_done_it():
    assert fillers("Mirela Dascu was arrested on suspicion of drunken driving.", "driving")["actor"] == ["Mirela Dascu"]
    assert "actor" not in fillers("Mirela Dascu was arrested on suspicion of drunken driving.", "arrested")


def test_a_statement_is_the_speakers():
    assert fillers("Mirela Dascu said in a statement that Anton Velkov had left.", "statement")["actor"] == ["Mirela Dascu"]


def test_what_comes_from_somebody_is_theirs():
    assert fillers("Bulgaria rejected a call from Romania.", "call")["actor"] == ["Romania"]


def test_measured_goods_are_lent_their_giver_and_receiver():
    found = fillers("Bulgaria gave the refugees 5 million dollars of assistance.", "assistance")
    assert (found["actor"], found["beneficiary"]) == (["Bulgaria"], ["the refugees"])


def test_a_body_before_the_noun_acts():
    assert fillers("A police raid left two dead.", "raid")["actor"] == ["police"]


def test_the_one_removed_is_the_target():
    assert fillers("The rebels demanded the removal of Anton Velkov.", "removal")["target"] == ["Anton Velkov"]


def test_with_what_it_is_done():
    assert fillers("The men attacked the guards with knives.", "attacked")["instrument"] == ["knives"]


def test_a_sum_and_nobody_are_no_parties():
    assert "target" not in fillers("Norvia Logistics paid $2,000 to 5,000 for the ship.", "paid")
    assert "target" not in fillers("The blast killed nobody.", "killed")


def test_a_headlines_infinitive_has_its_name_as_actor():
    assert fillers("Mirela Dascu to host the Varna awards", "host")["actor"] == ["Mirela Dascu"]


def test_the_other_side_may_hang_on_what_is_shared_or_agreed_to():
    assert fillers("Bulgaria accepted an offer from the rebels.", "accepted")["co-actor"] == ["the rebels"]
    assert "co-actor" not in fillers("Bulgaria accepted an offer.", "accepted")
