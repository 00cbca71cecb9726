from same_lemma import same_lemma

TEXT = "Dockers struck. The dockers left and struck again."
REPORTS = [{"id": "r1", "text": TEXT}]
CLAIMS = [{"id": each, "trigger": {"lemma": lemma}, "event": each} for each, lemma in (("c1", "strike"), ("c2", "leave"), ("c3", "Strike"))]


def test_one_word_is_one_event_and_other_words_are_others() -> None:
    dealt = same_lemma({"reports": REPORTS, "claims": CLAIMS, "entities": []})
    first, second, third = (claim["event"] for claim in dealt["claims"])
    assert first == third != second
    assert [claim["event"] for claim in CLAIMS] == ["c1", "c2", "c3"]


def test_mentions_go_by_their_words_alone() -> None:
    mentions = [{"report": "r1", "start": 0, "end": 7}, {"report": "r1", "start": 20, "end": 27}, {"report": "r1", "start": 16, "end": 27}]
    dealt = same_lemma({"reports": REPORTS, "claims": [], "entities": [{"id": "e1", "mentions": mentions}]})
    assert {entity["id"]: len(entity["mentions"]) for entity in dealt["entities"]} == {"e dockers": 2, "e the dockers": 1}
