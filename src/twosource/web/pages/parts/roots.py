"""What stands behind an event or tie: the origins its reports rest on, and the reports that show no ground."""

from collections.abc import Iterable

from twosource.model import Event, Origin, OriginSpan, Relation
from twosource.outputs.dossier.markup import Html, bdi, join, tag
from twosource.outputs.wording import counted, line
from twosource.web.addresses import address, sentence
from twosource.web.pages.parts.known import Known

MOST = 12


def roots(known: Known, thing: Event | Relation) -> Html:
    """A list: what several of its reports share, what one shows of its own, and which show nothing."""
    told, claims = set(thing.reports), set(thing.claims)
    found = _once(o for o in known.case.origins if told & set(o.reports) and (not o.claims or claims & set(o.claims)))
    shared = [_item(known, origin, told) for origin in found if len(told & set(origin.reports)) > 1]
    own = [_item(known, origin, told) for origin in found if len(told & set(origin.reports)) == 1 and _grounded(origin)]
    grounded = {report for origin in found if len(told & set(origin.reports)) > 1 or _grounded(origin) for report in origin.reports}
    bare = known.by_time(told - grounded)
    silent = [tag("li", listed(known, bare), ": no text, agency, source or evidence of its own is shown")] if bare else []
    rest = len(shared) + len(own) - 2 * MOST
    more = tag("p", f"and {rest} more", class_="note") if rest > 0 else ""
    return join([tag("ul", shared[:MOST], own[:MOST], silent, class_="roots"), more])


def known_words(thing: Event | Relation) -> str:
    """How many independent roots are known: '2 known origins; 1 report shows no ground of its own'."""
    reports = len(thing.reports)
    if reports < 2:
        return "one report"
    if thing.unknown >= reports:
        return "not known: no report shows what it rests on"
    silent = f"; {counted(thing.unknown, 'report shows', 'reports show')} no ground of {'its' if thing.unknown == 1 else 'their'} own"
    return f"{counted(thing.origins, 'known origin')}{silent if thing.unknown else ''}"


def _grounded(origin: Origin) -> bool:
    return origin.kind != "own" or bool(origin.spans)


def _once(origins: Iterable[Origin]) -> list[Origin]:
    """One origin for each basis and set of reports."""
    found: dict[tuple[str, tuple[str, ...]], Origin] = {}
    for origin in origins:
        found.setdefault((origin.basis, origin.reports), origin)
    return list(found.values())


def _item(known: Known, origin: Origin, told: set[str]) -> Html:
    reports = known.by_time(told & set(origin.reports))
    first: dict[str, OriginSpan] = {}
    for span in origin.spans:
        first.setdefault(span.report, span)
    spans = [first[report] for report in reports if report in first][:MOST]
    at = [tag("a", bdi(known.short(each.report)), href=sentence(each.report, each.span.start, each.span.end)) for each in spans]
    words = [" (in the words of ", join([", " if i else "", link] for i, link in enumerate(at)), ")"] if at else []
    count = tag("strong", "one origin: " if len(reports) > 1 else "a ground of its own: ")
    return tag("li", listed(known, reports), " – ", count, tag("a", bdi(line(origin.basis)), href=address("origin", origin.id)), words)


def listed(known: Known, reports: Iterable[str]) -> Html:
    """Names of reports, one after another."""
    return join([", " if i else "", known.report(report)] for i, report in enumerate(reports))
