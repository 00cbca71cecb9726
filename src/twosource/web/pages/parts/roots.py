"""What stands behind an event or tie: the origins its reports rest on, and the reports that show no ground."""

from collections.abc import Iterable, Mapping, Sequence

from twosource.model import Claim, Event, Origin, OriginSpan, Relation
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import counted, line, manner
from twosource.resolution.origins.bases import grounded, shows
from twosource.web.addresses import address, sentence
from twosource.web.pages.parts.known import Known

MAX_ROOTS = 12


def roots(known: Known, thing: Event | Relation) -> Html:
    """A list: what several of its reports share, what one shows of its own, and which show nothing."""
    claims = [known.claims[claim] for claim in thing.claims if claim in known.claims]
    shared: dict[tuple[str, ...], Html] = {}
    tied: set[str] = set()
    for origin in known.case.origins:
        reports = _resting(origin, claims)
        if len(reports) > 1:
            tied.update(reports)
            shared.setdefault((origin.basis, *sorted(reports)), _item(known, origin, reports))
    grounds = _grounds(known.case.origins)
    alone = known.by_time({claim.report for claim in claims} - tied)
    shown = {report: next((c for c in claims if c.report == report and grounded(c, grounds)), None) for report in alone}
    own = [_own(known, claim, grounds) for claim in shown.values() if claim]
    bare = [report for report, claim in shown.items() if claim is None]
    silent = [tag("li", listed(known, bare), " – ", "no text, agency, source or evidence is shown")] if bare else []
    left = len(shared) + len(own) - 2 * MAX_ROOTS
    more = tag("p", f"and {left} more", class_="note") if left > 0 else ""
    return join([tag("ul", list(shared.values())[:MAX_ROOTS], own[:MAX_ROOTS], silent, class_="roots"), more])


def _resting(origin: Origin, claims: Sequence[Claim]) -> set[str]:
    """The reports that rest on an origin with one of these claims."""
    held = set(origin.claims)
    return {claim.report for claim in claims if claim.report in origin.reports and (not held or claim.id in held)}


def _grounds(origins: Iterable[Origin]) -> dict[str, list[Origin]]:
    """The grounds that reports show of their own."""
    found: dict[str, list[Origin]] = {}
    for origin in origins:
        for report in origin.reports if shows(origin) and (origin.kind == "own" or origin.root is None) else ():
            found.setdefault(report, []).append(origin)
    return found


def _own(known: Known, claim: Claim, grounds: Mapping[str, Sequence[Origin]]) -> Html:
    origin = next((each for each in grounds.get(claim.report, ()) if not each.claims or claim.id in each.claims), None)
    words = line(origin.basis) if origin else "; ".join(manner(claim)) or "somebody who speaks in it"
    link = tag("a", bdi(words), href=address("origin", origin.id) if origin else address("claim", claim.id))
    return tag("li", known.report(claim.report), " – ", tag("strong", "a ground of its own: "), link)


def known_words(thing: Event | Relation) -> str:
    """How many independent roots are known: '2 known origins; 1 report shows no ground of its own'."""
    reports = len(thing.reports)
    if reports < 2:
        return "one report"
    if thing.unknown >= reports:
        return "not known: no report shows what it rests on"
    silent = f"; {counted(thing.unknown, 'report shows', 'reports show')} no ground of {'its' if thing.unknown == 1 else 'their'} own"
    return f"{counted(thing.origins, 'known origin')}{silent if thing.unknown else ''}"


def _item(known: Known, origin: Origin, told: set[str]) -> Html:
    reports = known.by_time(told)
    first: dict[str, OriginSpan] = {}
    for span in origin.spans:
        first.setdefault(span.report, span)
    spans = [first[report] for report in reports if report in first][:MAX_ROOTS]
    at = [tag("a", bdi(known.short(each.report)), href=sentence(each.report, each.span.start, each.span.end)) for each in spans]
    words = [" (the words in ", join([", " if i else "", link] for i, link in enumerate(at)), ")"] if at else []
    basis = tag("a", bdi(line(origin.basis)), href=address("origin", origin.id))
    return tag("li", listed(known, reports), " – ", tag("strong", "one origin: "), basis, words)


def listed(known: Known, reports: Iterable[str]) -> Html:
    """Names of reports, one after another."""
    return join([", " if i else "", known.report(report)] for i, report in enumerate(reports))
