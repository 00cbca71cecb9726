"""Reports with readings made by hand, of which a picture is drawn in some milliseconds: two affairs, names that come near each other."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from tests import factories as make
from twosource.model import Block, Chain, Claim, Mention, Reading, Report, Role, Span, Trigger, identify

PEOPLE = (
    "Mirela Dascu",
    "Mirela Dasku",
    "Dascu",
    "Anton Velkov",
    "Anton Velkoff",
    "Maria Velkov",
    "Velkov",
    "Tarik Osman",
    "Osman",
    "Tarek Osmann",
)
BODIES = ("Free Dockers League", "Dockers League", "FDL", "Varna Opera", "Halvin Navy")
WORDS = (
    "quay dockers cranes grain harbour strike cargo wages ships berth",
    "orchestra Sibelius concert strings conductor premiere audience applause symphony encore",
)
VERBS = (("met", "consult"), ("accused", "disapprove"), ("arrested", "coerce"), ("praised", "support"), ("fined", "coerce"))
TIES = (("leads", "leads"), ("joined", "member-of"))
VARIANTS = {
    "Mirela Dascu": ("Mirela Dascu", "Mirela Dascu", "Mirela Dasku", "Dascu"),
    "Anton Velkov": ("Anton Velkov", "Anton Velkov", "Anton Velkoff", "Velkov"),
    "Maria Velkov": ("Maria Velkov", "Velkov"),
    "Tarik Osman": ("Tarik Osman", "Osman", "Tarek Osmann"),
    "Free Dockers League": ("Free Dockers League", "Dockers League", "FDL"),
}
TOWNS = ("Varna", "Tampere")
FIRST = (date(2022, 2, 1), date(2024, 2, 1))


Sentence = tuple[str, str, str, str, str]
"""Who, the verb, the type of the claim, whom, and whether it is an event or a relation."""


def told(number: int, seed: int) -> tuple[Report, Reading]:
    """The report with that number of the heap that `seed` makes; even and odd ones are of two affairs."""
    chance, affair = Random(f"{seed}-{number}"), number % 2
    happenings = Random(f"{seed} {affair}")
    of_all = [_sentence(happenings) for _ in range(4)]
    sentences = [_varied(chance.choice(of_all), chance) for _ in range(3)]
    return told_so(identify("r", seed, number), sentences, affair, chance.randrange(2), 8)


def told_so(identity: str, sentences: Sequence[Sentence], affair: int = 0, day: int = 0, words: int = 10) -> tuple[Report, Reading]:
    """A report that says just that, in one of the two affairs and so many days after its first."""
    said = Random(identity).sample(WORDS[affair].split(), words)
    text = f"The {' '.join(said)}. " + " ".join(f"{a} {verb} {b} in {TOWNS[affair]}." for a, verb, _, b, _ in sentences)
    when = FIRST[affair] + timedelta(days=day)
    blocks = (Block("paragraph", Span(0, len(text))),)
    report = make.report(text, id=identity, publisher=identity, blocks=blocks, published=make.moment(when.isoformat(), when))
    return report, _reading(report, sentences, TOWNS[affair])


def _sentence(chance: Random) -> Sentence:
    tie = chance.random() < 0.25
    verb, kind = chance.choice(TIES if tie else VERBS)
    people = [each for each in VARIANTS if each in PEOPLE]
    a = chance.choice(people)
    b = chance.choice(BODIES) if tie else chance.choice([*(each for each in people if each != a), *BODIES])
    return a, verb, kind, b, "relation" if tie else "event"


def _varied(sentence: Sentence, chance: Random) -> Sentence:
    a, verb, kind, b, sort = sentence
    return chance.choice(VARIANTS.get(a, (a,))), verb, kind, chance.choice(VARIANTS.get(b, (b,))), sort


def _reading(report: Report, sentences: Sequence[Sentence], town: str) -> Reading:
    chains: dict[str, Chain] = {}
    claims: list[Claim] = []
    at = report.text.index(". ") + 2
    for a, verb, kind, b, sort in sentences:
        where = Span(at, at + len(f"{a} {verb} {b} in {town}."))
        ends = [(a, Span(at, at + len(a))), (b, Span(at + len(a) + len(verb) + 2, at + len(a) + len(verb) + 2 + len(b)))]
        for name, span in ends:
            chains[name] = _chain(report, name, span, chains.get(name))
        names = ("subject", "object") if sort == "relation" else ("actor", "target")
        roles = tuple(Role(role, span, name, chains[name].id) for role, (name, span) in zip(names, ends, strict=True))
        trigger = Span(at + len(a) + 1, at + len(a) + 1 + len(verb))
        day = report.published
        claims.append(
            Claim(
                identify("c", report.id, trigger.start, trigger.end, sort), report.id, where, Trigger(trigger, verb, verb), sort, kind,
                verb, roles, make.moment(str(day.edtf), day.earliest or FIRST[0]), make.setting(town, town, "03", town),
            )
        )  # fmt: skip
        at = where.end + 1
    return Reading(report.id, tuple(chains.values()), claims=tuple(claims))


def _chain(report: Report, name: str, span: Span, before: Chain | None) -> Chain:
    kind = "person" if name in PEOPLE else "organization"
    mention = Mention(report.id, span, name, "name", kind, span)
    mentions = (*(before.mentions if before else ()), mention)
    return Chain(before.id if before else identify("k", report.id, span.start), report.id, kind, name, mentions=mentions)
