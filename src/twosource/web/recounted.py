"""Decisions told as a history: who decided what of which things, when and why, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.model import Judgement
from twosource.model.anchors import Anchor, adrift
from twosource.model.corrections import named_in, value_of
from twosource.outputs.html.markup import Child, Html, bdi, join, tag
from twosource.outputs.view.labels import counted, line, slot_words
from twosource.store import Led, undoing
from twosource.store.pages import Meaning, Meanings
from twosource.web.addresses import address, sentence
from twosource.web.page import View

MAX_THINGS = 3
"""Things named in one line; how many more there are is said."""
MAX_QUOTE_CHARACTERS = 140
"""Characters of a quote."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log. `undone` is the entry that took it back, None while it stands; `rest` is what a split left behind; one that is
    `adrift` speaks of what the readings do not have."""

    judgement: Judgement
    undone: Judgement | None
    things: tuple[Meaning, ...]
    rest: tuple[Meaning, ...] = ()
    adrift: bool = False


def recounted(view: View, entries: Sequence[Judgement]) -> list[Entry]:
    """The entries with what they are about, as the case stands now."""
    log = view.window.log()
    by = {judgement.id: judgement for judgement in log}
    backs = undoing(log)
    about = {entry.id: _meant(entry, by) for entry in entries}
    gone = view.window.led([meant.id for meant in about.values()])
    wanted = {each for meant in about.values() for each in (*named_in(meant)[: MAX_THINGS + 1], *_rest(meant)[: MAX_THINGS + 1])}
    wanted |= {each for anchor, now in gone.values() for each in (anchor.report, now) if each}
    lists = view.window.lists
    found = Meanings(lists.path, lists.connection).of(wanted)

    def known(meant: Judgement, ids: Iterable[str]) -> tuple[Meaning, ...]:
        return tuple(filter(None, (_meaning(each, found, gone.get((meant.id, each))) for each in ids)))

    def entry(each: Judgement, meant: Judgement) -> Entry:
        things, rest = known(meant, named_in(meant)[: MAX_THINGS + 1]), known(meant, _rest(each)[: MAX_THINGS + 1])
        return Entry(each, backs.get(each.id), things, rest, _adrift(each, gone))

    return [entry(each, about[each.id]) for each in entries]


def _meaning(identity: str, found: Mapping[str, Meaning], gone: tuple[Anchor, str | None] | None) -> Meaning | None:
    """What an id stands for, where that is now; in the words it had for what the reading has no more."""
    if gone is None:
        return found.get(identity)
    anchor, now = gone
    if now is not None:
        return found.get(now)
    within = found[anchor.report].within if anchor.report in found else ""
    return Meaning(identity, "chain" if anchor.kind == "chain" else "claim", anchor.words, anchor.report, within, lost=True)


def _adrift(entry: Judgement, gone: Led) -> bool:
    return bool(adrift([entry], {key: now for key, (_, now) in gone.items()}))


def sentence_of(entry: Entry) -> Html:
    """What was decided, as a clause that begins with the verb."""
    judgement, things = entry.judgement, entry.things
    subjects = named_in(judgement)
    match judgement.verb:
        case "same" | "merge":
            return join(["said that ", _named(subjects, things), " are one"])
        case "different":
            return join(["said that ", _named(subjects, things), " are not one"])
        case "unsure":
            return join(["could not say whether ", _named(subjects, things), " are one"])
        case "split":
            return join(["split off ", _named(subjects, things), " from ", _named(_rest(judgement), entry.rest)])
        case "move" if len(things) > 1:
            return join(["moved ", thing(things[0]), " to where ", thing(things[1]), " stands"])
        case "accept":
            return join(["confirmed ", _named(subjects, things)])
        case "reject":
            return join(["left out as misread: ", _named(subjects, things)])
        case "edit":
            return _edited(judgement, things)
        case "claim":
            return join(["added a claim to ", _named(subjects, things), ": ", tag("q", bdi(_said(judgement)))])
        case "dependent":
            return join(["said that ", _named(subjects, things), " rest on one root"])
        case "independent":
            return join(["said that ", _named(subjects, things), " do not rest on one root"])
        case "undo" if judgement.subjects:
            number = judgement.subjects[0]
            return join(["took back ", tag("a", f"entry {number}", href=f"/log?entry={number}#entry-{number}")])
    return join([judgement.verb, " ", _named(subjects, things)])


def plainly(entry: Entry) -> dict[str, Any]:
    """An entry as JSON, in the names of docs/json.md with the words beside them."""
    judgement = entry.judgement
    return {
        "id": judgement.id, "verb": judgement.verb, "subjects": list(judgement.subjects), "who": judgement.who,
        "when": judgement.when.isoformat(), "why": judgement.why, "value": value_of(judgement) or None,
        "undone_by": entry.undone.id if entry.undone else None, "in_reading": not entry.adrift,
        "things": [{"id": each.id, "kind": each.kind, "words": each.words, "report": each.report} for each in entry.things],
    }  # fmt: skip


def thing(meaning: Meaning) -> Html:
    """A thing with a link to where it stands now, and the report it is of."""
    if meaning.lost:
        said = tag("q", bdi(short(meaning.words)))
        return join(
            [said, " (", tag("a", bdi(line(meaning.within)), href=address("report", meaning.report)), ", no longer in the reading)"]
        )
    if meaning.kind == "report":
        return tag("a", bdi(line(meaning.words)), href=address("report", meaning.id))
    if meaning.kind == "claim":
        quote = tag("q", bdi(short(meaning.words)))
        where = tag("a", quote, href=address("claim", meaning.id))
        return join([where, " (", tag("a", bdi(line(meaning.within)), href=sentence(meaning.report, meaning.start, meaning.end)), ")"])
    name = bdi(line(meaning.words) or "somebody not named")
    here = tag("a", name, href=address("entity", meaning.now[1])) if meaning.now else name
    return join([here, " (", tag("a", bdi(line(meaning.within)), href=address("report", meaning.report)), ")"])


def short(text: str) -> str:
    """A quote on one line, cut at a word."""
    told = line(text)
    return told if len(told) <= MAX_QUOTE_CHARACTERS else told[:MAX_QUOTE_CHARACTERS].rpartition(" ")[0] + "…"


def _named(subjects: Sequence[str], things: Sequence[Meaning]) -> Html:
    shown: list[Child] = [thing(each) for each in things[:MAX_THINGS]]
    more = len(subjects) - len(shown)
    if not shown:
        return join([counted(len(subjects), "thing"), " the case does not hold any more"])
    parts = [*shown, f"{more} more"] if more > 0 else shown
    return join([*_spaced(parts[:-1], ", "), " and " if len(parts) > 1 else "", parts[-1]])


def _spaced(parts: Iterable[Child], between: str) -> list[Child]:
    return [[between if i else "", part] for i, part in enumerate(parts)]


def _edited(judgement: Judgement, things: Sequence[Meaning]) -> Html:
    value = value_of(judgement)
    before, after = (line(str(value[key])) if value.get(key) is not None else "not stated" for key in ("before", "after"))
    slot = slot_words(str(value.get("slot", "")))
    change = ["changed ", tag("em", slot), " from ", tag("q", bdi(before)), " to ", tag("q", bdi(after)), " in "]
    return join([*change, _named(judgement.subjects[:1], things)])


def _said(judgement: Judgement) -> str:
    value = value_of(judgement)
    return line(str(value.get("label", "")))


def _rest(judgement: Judgement) -> list[str]:
    left = value_of(judgement).get("rest")
    return [str(each) for each in left] if isinstance(left, list) else []


def _meant(judgement: Judgement, log: dict[int, Judgement]) -> Judgement:
    """The decision that an entry is about: for an undo, the one it takes back."""
    for _ in range(len(log)):
        if (
            judgement.verb != "undo"
            or not judgement.subjects
            or not judgement.subjects[0].isdecimal()
            or int(judgement.subjects[0]) not in log
        ):
            break
        judgement = log[int(judgement.subjects[0])]
    return judgement
