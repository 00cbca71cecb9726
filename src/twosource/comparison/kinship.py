"""Whether two claims of one event can be held against each other: they must share who took part, and differ in nobody.

Clustering may join what is told loosely ("the attack"); to say that two reports differ, more is asked, because a wrong
"they disagree" costs more than a missed one.
"""

from typing import Literal

from twosource.comparison.scene import Scene
from twosource.model import Claim

Kinship = Literal["close", "open", "apart"]
"""`close`: a participant in common and none that differs; `open`: nothing either way; `apart`: different participants in a core role."""


def kinship(a: Claim, b: Claim, scene: Scene) -> Kinship:
    """How near two claims are by who takes part in them."""
    ours, theirs = scene.parties(a), scene.parties(b)
    shared = [slot for slot in ours if slot in theirs]
    if any(ours[slot].isdisjoint(theirs[slot]) for slot in shared):
        return "apart"
    return "close" if shared else "open"
