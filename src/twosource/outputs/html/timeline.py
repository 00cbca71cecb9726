"""The timeline: each dated event as the range of days its words allow, undated events apart.

The scale is linear in days, but a stretch of more than a tenth of the whole in which nothing lies is drawn shorter and marked as a break.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from twosource.outputs.html.events import Section
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Digest, Item
from twosource.outputs.view.labels import HEADINGS, when

EMPTY = 0.1
"""Share of the whole from which on an empty stretch is drawn shorter."""
BREAK = 0.06
"""Share of the filled stretches that a shortened one takes."""
APART = 17.0
"""Percent of the width that two dates of the axis stand apart at least, so that they stay legible on a narrow page."""
DOT = 1.2
"""Percent of the width under which a range is drawn as a dot."""


MAX_EVENTS_DRAWN = 200
"""Events drawn; the weightiest where there are more."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to percent of the width: `days` the ends of the stretches as ordinals, `at` their places, `breaks` where one is shortened."""

    days: tuple[int, ...]
    at: tuple[float, ...]
    breaks: tuple[float, ...]

    def __call__(self, day: int) -> float:
        """The place of the beginning of `day`, 0 to 100."""
        i = min(max(bisect_right(self.days, day) - 1, 0), len(self.days) - 2)
        share = (day - self.days[i]) / (self.days[i + 1] - self.days[i])
        return round(self.at[i] + share * (self.at[i + 1] - self.at[i]), 2)


def scale(ranges: list[tuple[int, int]]) -> Scale:
    """The scale over `ranges` of ordinals `[first, after)`; at least one."""
    filled: list[list[int]] = []
    for first, after in sorted(ranges):
        if filled and first <= filled[-1][1]:
            filled[-1][1] = max(filled[-1][1], after)
        else:
            filled.append([first, after])
    days = [day for stretch in filled for day in stretch]
    widths = [after - first for first, after in pairwise(days)]
    long = {i for i in range(1, len(widths), 2) if widths[i] > EMPTY * sum(widths)}
    rest = sum(width for i, width in enumerate(widths) if i not in long)
    drawn = [BREAK * rest if i in long else width for i, width in enumerate(widths)]
    at = [0.0]
    for width in drawn:
        at.append(at[-1] + 100 * width / sum(drawn))
    return Scale(tuple(days), tuple(at), tuple(round((at[i] + at[i + 1]) / 2, 2) for i in sorted(long)))


def timeline(shown: Digest) -> Section | None:
    """Dated events on one scale, earliest first, and the undated ones as a list."""
    if not shown.dated and not shown.undated:
        return None
    dated, undated_items = shown.foremost(shown.dated, MAX_EVENTS_DRAWN), shown.foremost(shown.undated, MAX_EVENTS_DRAWN)
    left = len(shown.dated) + len(shown.undated) - len(dated) - len(undated_items)
    note = tag("p", f"{left} events told by fewer reports are left out here and listed above.", class_="note") if left else ""
    undated = [tag("li", _title(item)) for item in undated_items]
    apart = tag("div", tag("h3", "Date not stated"), tag("ul", undated), class_="undated") if undated else ""
    return HEADINGS["timeline"], join([_chart(dated) if dated else "", apart, note])


def _days(item: Item) -> tuple[int, int]:
    earliest, latest = item.time.earliest, item.time.latest
    return (earliest.toordinal(), latest.toordinal() + 1) if earliest and latest else (1, 2)


def _chart(items: tuple[Item, ...]) -> Html:
    place = scale([_days(item) for item in items])
    rows = [
        tag("li", tag("p", tag("span", when(item.time), class_="when"), " ", tag("span", _title(item))), _bar(item, place))
        for item in items
    ]
    return tag("div", _axis(place), tag("ol", rows), class_="timeline")


def _title(item: Item) -> Html:
    return tag("a", tag("span", item.number, class_="number"), " ", bdi(item.title), href=f"#{item.id}")


def _bar(item: Item, place: Scale) -> Html:
    first, after = _days(item)
    left, right = place(first), place(after)
    lines = [tag("line", x1=f"{x}%", x2=f"{x}%", y1="0", y2="14", class_="break") for x in place.breaks]
    if right - left < DOT:
        mark = tag("circle", cx=f"{min(max((left + right) / 2, 0.8), 99.2):.2f}%", cy="7", r="5")
    else:
        mark = tag("rect", x=f"{left}%", y="3", width=f"{right - left:.2f}%", height="8", rx="4")
    track = tag("line", x1="0", x2="100%", y1="7", y2="7", class_="track")
    return tag("svg", track, lines, mark, width="100%", height="14", aria_hidden="true")


def _axis(place: Scale) -> Html:
    """Dates at the ends of the filled stretches and at New Years between, as far apart as APART asks."""
    first, last = place.days[0], place.days[-1] - 1
    years = [date(year, 1, 1).toordinal() for year in range(date.fromordinal(first).year + 1, date.fromordinal(last).year + 1)]
    chosen: list[tuple[float, str, str]] = [(0.0, "start", _short(first)), (100.0, "end", _short(last))]
    ends = [(day, day - i % 2) for i, day in enumerate(place.days)][1:-1]
    for day, named in [*ends, *((year, year) for year in years)]:
        if all(abs(place(day) - x) >= APART for x, _, _ in chosen):
            chosen.append((place(day), "middle", _short(named)))
    words = [tag("text", label, x=f"{x}%", y="12", text_anchor=anchor) for x, anchor, label in sorted(chosen)]
    ticks = [tag("line", x1=f"{x}%", x2=f"{x}%", y1="16", y2="20", class_="tick") for x, _, _ in sorted(chosen)]
    return tag("svg", words, ticks, width="100%", height="20", class_="axis", aria_hidden="true")


def _short(day: int) -> str:
    when_ = date.fromordinal(day)
    return str(when_.year) if (when_.month, when_.day) == (1, 1) else when_.isoformat()[:7]
