"""The sentences every form begins and ends with."""

from collections.abc import Iterator
from dataclasses import replace

from twosource.model import Origin
from twosource.model.notes import notes_of
from twosource.outputs.view.digest import Difference, Digest, Item, Said, Teller
from twosource.outputs.view.failures import why
from twosource.outputs.view.labels import counted, line

MOST_NAMED = 8
LONG_NAME = 40
OMITTED = {"biography": "a biography of the author", "boilerplate": "boilerplate", "byline": "a byline", "caption": "a caption"}


def keys(tellers: tuple[Teller, ...]) -> str:
    """'A, B and C'."""
    names = [teller.key for teller in tellers]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))


def called(teller: Teller) -> str:
    """'A Courier'."""
    name = teller.name if len(teller.name) <= LONG_NAME else teller.name[:LONG_NAME].rsplit(" ", 1)[0] + "…"
    return f"{teller.key} {name}"


def summary(shown: Digest) -> tuple[str, ...]:
    """Two or three sentences in plain words: the reports, what they tell together and apart, where they contradict each other."""
    named = ", ".join(called(teller) for teller in shown.tellers[:MOST_NAMED])
    rest = len(shown.tellers) - MOST_NAMED
    first = f"{counted(len(shown.tellers), 'report')}: {named}{f' and {rest} more' if rest > 0 else ''}."
    several = "both" if len(shown.tellers) == 2 else "several of them"
    ties = f"; {counted(len(shown.ties), 'standing relation')} between people, groups or organizations" if shown.ties else ""
    second = f"{counted(len(shown.several), 'event')} told by {several}, {len(shown.alone)} by one only{ties}."
    if len(shown.tellers) < 2:
        return first, f"{counted(len(shown.alone), 'event')} told{ties}."
    return first, second, differing_words(shown)


def differing_words(shown: Digest) -> str:
    """How many items differ, and how."""
    levels = [{difference.level for difference in item.differences} for item in shown.differing + shown.told_differently]
    parts = [
        (sum("conflict" in each for each in levels), "contradict each other on {}"),
        (sum("updated" in each for each in levels), "give a newer value for {}"),
        (sum("telling" in each for each in levels), "tell {} more or less surely or on different words"),
    ]
    said = [words.format(number) for number, words in parts if number]
    return f"Of these the reports {', and '.join(said)}." if said else "No contradiction between the reports was found."


def support(item: Item) -> str:
    """How many independent roots are known to stand behind it: 'one report', '2 origins; 1 report shows no ground of its own'."""
    return "one report" if len(item.told) == 1 else _known(item.origins, item.unknown, len(item.told))


def behind(said: Said) -> str:
    """The same for one value that several reports give; '' where one gives it."""
    return _known(said.origins, said.unknown, len(said.tellers)) if len(said.tellers) > 1 else ""


def _known(origins: int, unknown: int, reports: int) -> str:
    if unknown >= reports:
        return "origin not known: no report shows what it rests on"
    silent = f"; {counted(unknown, 'report shows', 'reports show')} no ground of {'its' if unknown == 1 else 'their'} own"
    return counted(origins, "origin") + (silent if unknown else "")


def given(found: Difference) -> str:
    """What each report gives, on one line: 'A: certain; B: possible'."""
    return "; ".join(f"{teller.key}: {', '.join(values)}" for teller, values in found.by_report)


def _by_basis(shown: Digest) -> dict[tuple[str, tuple[str, ...]], list[Origin]]:
    """Origins of the same reports on the same basis together: one video may be the evidence of many claims."""
    found: dict[tuple[str, tuple[str, ...]], list[Origin]] = {}
    for origin in shown.origins:
        found.setdefault((origin.basis, origin.reports), []).append(origin)
    return found


def origin_lines(shown: Digest) -> Iterator[str]:
    """One line for each origin that is more than a report of its own, then one for all that are."""
    alone: list[Teller] = []
    whole = [set(origin.reports) for origin in shown.origins if not origin.claims and origin.kind != "own"]
    for (_, reports), origins in _by_basis(shown).items():
        claims = {claim for origin in origins for claim in origin.claims}
        origin = replace(origins[0], claims=tuple(sorted(claims)))
        tellers = tuple(teller for teller in shown.tellers if teller.report.id in origin.reports)
        if len(tellers) > 1:
            if not claims or not any(set(reports) <= each for each in whole):
                yield _shared(origin, tellers)
        elif origin.spans or origin.kind != "own":
            yield f"{keys(tellers)} shows a ground of its own{_scope(origin)}: {line(origin.basis)}."
        else:
            alone.extend(tellers)
    if alone:
        own = tuple(teller for teller in shown.tellers if teller in alone)
        yield f"{keys(own)}: as a whole, no text, agency or source shared with another report was found."


def _shared(origin: Origin, tellers: tuple[Teller, ...]) -> str:
    """What several reports rest on, and which of them the others derive from, if that is known."""
    root = tuple(teller for teller in tellers if teller.report.id == origin.root)
    words = f"; {keys(root)} is the one the {'other derives' if len(tellers) == 2 else 'others derive'} from" if root else ""
    how = f" ({line(origin.direction)})" if root and origin.direction and origin.direction not in origin.basis else ""
    return f"{keys(tellers)} count as one origin{_scope(origin)}: {line(origin.basis)}{words}{how}."


def _scope(origin: Origin) -> str:
    return f" for {counted(len(origin.claims), 'claim')}" if origin.claims else ""


def failure_lines(shown: Digest) -> Iterator[str]:
    """What could not be read or drawn."""
    tellers = {report.id: teller for report, teller in zip(shown.case.reports, shown.tellers, strict=False)}
    stories = {story.id: story.reports for story in shown.case.stories}
    for failure in shown.case.failures:
        if failure.report in tellers:
            yield f"{called(tellers[failure.report])} could not be read: {why(failure)}."
        elif failure.story in stories:
            told = keys(tuple(tellers[report] for report in stories[failure.story] if report in tellers))
            yield f"What {told} tell{'s' if len(stories[failure.story]) == 1 else ''} could not be compared: {why(failure)}."


def omission_lines(shown: Digest) -> Iterator[str]:
    """What was kept out of the story or of this page, and what was refused."""
    for omission in shown.omissions:
        yield f"{called(omission.teller)}: {OMITTED[omission.kind]} ({counted(omission.characters, 'character')}), not read for claims."
    notes = notes_of(shown.case)
    for teller in shown.tellers:
        yield from (f"{called(teller)}: {note}." for note in notes.get(teller.report.id, ()))
    for refusal in shown.refusals:
        yield f"Refused {line(refusal.source)}: {line(refusal.detail)}"
    yield from failure_lines(shown)
    failed = {failure.report for failure in shown.case.failures}
    for teller, reading in zip(shown.tellers, shown.case.readings, strict=False):
        if not reading.claims and reading.report not in failed:
            yield f"{called(teller)}: no claim found."
    if shown.hidden:
        hidden = counted(shown.hidden, "event")
        yield f"Only in the JSON: {hidden} of which too little is stated (no participant, time or place, or a bare “said”)."
