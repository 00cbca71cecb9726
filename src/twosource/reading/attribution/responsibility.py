"""Accusations and claims of responsibility as cues: each hands the act to whoever says who answers for it."""

from collections.abc import Iterator, Sequence

from twosource.reading.attribution.cues import AttributionCue, subtree
from twosource.reading.attribution.sources import Directory
from twosource.reading.page import Answer, span_of
from twosource.reading.syntax.dependencies import stands_for


def accusations(found: Sequence[Answer], attribution_cues: Sequence[AttributionCue], directory: Directory) -> Iterator[AttributionCue]:
    """The accusations and claims among `found` as cues, but for those whose act one of `attribution_cues` hands over already by
    the same cue."""
    cues = {attribution_cue.cue.i: attribution_cue.tokens for attribution_cue in attribution_cues}
    for answer in found:
        if answer.kind == "alleged":
            act = ((answer.act.i, answer.act.i + 1),)
            yield AttributionCue(answer.cue, span_of(answer.cue), None, "implied", "say", act, passive="possible", quotable=False)
        elif answer.kind != "state" and answer.act.i not in cues.get(answer.cue.i, ()):
            source = answer.source and (stands_for(answer.source) or answer.source)
            voice = directory.voice(source) if source else None
            content, outside = (subtree(answer.act),), (subtree(answer.cue),) if answer.act.is_ancestor(answer.cue) else ()
            yield AttributionCue(
                answer.cue, span_of(answer.cue), voice, "indirect" if voice else "implied", answer.kind, content, outside, quotable=False
            )
