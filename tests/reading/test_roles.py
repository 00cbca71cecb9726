"""Who fills which role: active, passive, control, relatives, light verbs, noun events, numbers."""

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


def test_a_relative_pronoun_has_the_chain_of_its_noun():
    text = "Marta Ilves, who visited Finland in May, resigned."
    page = read(text)
    actor = next(role for role in page.roles[at(text, "visited")] if role.role == "actor")
    named = next(chain for chain in page.chains if chain.name == "Marta Ilves")
    assert (actor.text, actor.chain) == ("who", named.id)


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
