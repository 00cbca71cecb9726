"""The baseline that coreference is held against: one word, one thing, over all reports of the set.

Takes a case as we made it, so its mentions are ours, and deals them out anew: claims with the same lemma of the trigger are one event,
mentions with the same words, whatever their letters' size, are one entity. What our figure is above this is what resolution is worth.
"""

from typing import Any


def same_lemma(case: dict[str, Any]) -> dict[str, Any]:
    """The case with every claim in the event of its lemma and every mention in the entity of its words."""
    texts = {report["id"]: report["text"] for report in case["reports"]}
    claims = [{**claim, "event": "v " + claim["trigger"]["lemma"].lower()} for claim in case["claims"]]
    entities: dict[str, dict[str, Any]] = {}
    for entity in case["entities"]:
        for mention in entity["mentions"]:
            words = " ".join(texts[mention["report"]][mention["start"] : mention["end"]].lower().split())
            entities.setdefault(words, {"id": "e " + words, "mentions": []})["mentions"].append(mention)
    return {**case, "claims": claims, "entities": list(entities.values())}
