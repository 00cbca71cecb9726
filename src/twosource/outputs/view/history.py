"""A decision in plain words, as a line of a history: “same – “LeT” and “Lashkar-e-Taiba””. Plain text; whoever shows it makes it safe."""

from collections.abc import Mapping, Sequence

from twosource.model import Judgement, Span
from twosource.model.corrections import Value, named_in, value_of
from twosource.outputs.view.labels import line, shorten

CLAIM_CHARACTERS = 70
"""Characters of a claim's words that a line shows."""
MAX_NAMES_IN_LINE = 3
"""Different names that a line gives."""
LOOKED_AT = 12
"""Things, of those that a decision is about, whose names are looked up: many chains bear one name."""
ADRIFT = "without effect while the reading does not have it"
Names = Mapping[str, str]
"""What the things behind ids are called, see `called`."""


class Gone(str):
    """The words of what is not in the reading any more."""

    __slots__ = ()


SAID = {
    "same": "same",
    "different": "different",
    "merge": "merged",
    "split": "split off",
    "move": "moved",
    "accept": "accepted",
    "reject": "rejected",
    "edit": "changed",
    "claim": "added",
    "independent": "independent",
    "dependent": "of one root",
    "unsure": "unsure",
    "undo": "undone",
}
"""What a verb is called once it is done."""


def called(words: str, focus: Span | None = None) -> str:
    """A thing by its words: a name, a title, or a claim's sentence cut around the word that names the event."""
    if focus is None or len(words) <= CLAIM_CHARACTERS:
        return line(words) if len(words) <= CLAIM_CHARACTERS else line(words[:CLAIM_CHARACTERS]).rpartition(" ")[0] + "…"
    return shorten(words, Span(0, len(words)), focus, CLAIM_CHARACTERS)


def told(judgement: Judgement, names: Names) -> str:
    """What was decided, of what: 'moved – “the delegation met …” to where “talks were held …” stands'."""
    value = value_of(judgement)
    return f"{SAID.get(judgement.verb, line(judgement.verb))} – {_about(judgement, value, names)}"


def sentence(judgement: Judgement, told: str, undone_by: int | None = None, *, adrift: bool = False) -> str:
    """A decision, `told` in words, as a line of the history: who, what, of what, why, and whether it was taken back or is `adrift`: what
    it speaks of is not in the reading."""
    because = f" – because {line(judgement.why)}" if judgement.why else ""
    back = f" (undone by {undone_by})" if undone_by else ""
    return f"{line(judgement.who)}: {told}{because}{back}" + (f" ({ADRIFT})" if adrift else "")


def _about(judgement: Judgement, value: Value, names: Names) -> str:
    subjects = named_in(judgement)
    if judgement.verb == "undo":
        return f"entry {', '.join(map(line, subjects))}"
    if judgement.verb == "edit":
        before, after = ("not stated" if each is None else line(str(each)) for each in (value.get("before"), value.get("after")))
        return f"the {line(str(value.get('slot', 'value')))} of {_listed(subjects, names)} from {before} to {after}"
    if judgement.verb == "claim":
        added = value.get("id")
        return f"{_one(str(added), names)} to {_listed(subjects, names)}"
    if judgement.verb == "move":
        goal = f"to where {_one(subjects[1], names)} stands" if len(subjects) > 1 else "to another event"
        return f"{_listed(subjects[:1], names)} {goal}"
    if judgement.verb == "split":
        rest = value.get("rest")
        return f"{_listed(subjects, names)} from {_listed([str(each) for each in rest] if isinstance(rest, list) else (), names)}"
    return _listed(subjects, names)


def _one(identity: str, names: Names) -> str:
    words = names.get(identity)
    said = line(identity) if words is None else f"“{words}”"
    return f"{said} (no longer in the reading)" if words is None or isinstance(words, Gone) else said


def _listed(ids: Sequence[str], names: Names) -> str:
    """The first of the things by name, each name once."""
    every = list(dict.fromkeys(_one(identity, names) for identity in ids[:LOOKED_AT]))
    if len(every) > MAX_NAMES_IN_LINE or len(ids) > LOOKED_AT:
        return f"{', '.join(every[:MAX_NAMES_IN_LINE])} and more"
    return " and ".join(filter(None, (", ".join(every[:-1]), *every[-1:]))) or "nothing"
