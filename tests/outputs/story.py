"""A hand-built case: three fictional reports of one affair, with every kind of thing that can be shown."""

from datetime import date

from twosource.model import (
    Attribution,
    Block,
    Case,
    Chain,
    Claim,
    Entity,
    Event,
    Evidence,
    Finding,
    Hedge,
    Mention,
    Moment,
    Origin,
    OriginSpan,
    Participant,
    Place,
    PlaceMention,
    Quantity,
    Quotation,
    Reading,
    Refusal,
    Relation,
    Report,
    Role,
    Span,
    Story,
    Trigger,
    Value,
)

A = (
    "Harbour talks in Varna",
    "Envoy Mira Solen met harbour chief Tomas Brandt in Varna on 14 April 2024, the Free Dockers League said.",
    "A video showed both on a stage. The League is led by Ada Quill.",
    "At least 20 people were hurt when a crane fell in Burgas in 2023.",
    "Lena Fisk covers ports for the Courier.",
)
B = (
    "Talks reported from the coast",
    "Solen is said to have met Brandt in Varna during an event of the Free Dockers League, widely regarded as a front of the Grey Fleet.",
    "In May 2024 she visited Sofia. The ministry denied that Solen met Brandt.",
    "12 people were hurt when a crane fell in Burgas.",
    "Dock watcher @dock_eye: Solen was seen in Varna <script>alert(1)</script> again.",
)
C = (
    "No talks, says port",
    "Solen did not meet Brandt in Varna, the port wrote on 15 April 2024.",
    "The crane in Burgas fell in June 2023, hurting 31 people.",
)
KINDS_A = ("title", "lead", "paragraph", "paragraph", "biography")
KINDS_B = ("title", "lead", "paragraph", "paragraph", "embed")
KINDS_C = ("title", "lead", "paragraph")


def report(id: str, publisher: str, lines: tuple[str, ...], kinds: tuple[str, ...]) -> Report:
    text, blocks = "\n".join(lines), []
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        blocks.append(Block(kind, Span(at, at + len(line)), *(("Dock Watch", "@dock_eye") if kind == "embed" else ())))
        at += len(line) + 1
    return Report(
        id, text, "0" * 64, tuple(blocks), path=f"{publisher.lower()}.txt", title=lines[0], publisher=publisher, authors=("Lena Fisk",)
    )


REPORTS = (report("ra", "Courier", A, KINDS_A), report("rb", "Evening <b>Post</b>", B, KINDS_B), report("rc", "Tide", C, KINDS_C))
TEXT = {r.id: r.text for r in REPORTS}
VARNA = Place("Varna", ("BG", "BG.03", "726050"), "city", 43.2, 27.9)
BURGAS = Place("Burgas", ("BG", "BG.02", "732770"), "city", 42.5, 27.5)


LEMMAS = {"said": "say", "met": "meet", "hurting": "hurt", "led": "lead"}


def span(report: str, words: str, start: int = 0) -> Span:
    at = TEXT[report].index(words, start)
    return Span(at, at + len(words))


def moment(edtf: str, first: date, last: date, at: Span | None = None, text: str | None = None) -> Moment:
    return Moment(edtf, first, last, "stated", text, at)


def mention(report: str, words: str, type: str, start: int = 0) -> Mention:
    at = span(report, words, start)
    return Mention(report, at, words, "name", type, at)


def claim(id: str, report: str, sentence: str, trigger: str, **more: object) -> Claim:
    whole = span(report, sentence)
    word = span(report, trigger, whole.start)
    given = {"kind": "event", "type": "consult", "label": trigger, **more}
    return Claim(id, report, whole, Trigger(word, trigger, LEMMAS.get(trigger, trigger)), **given)  # type: ignore[arg-type]


def role(report: str, name: str, words: str, chain: str, start: int = 0) -> Role:
    return Role(name, span(report, words, start), words, chain)


def pair(r: str, first: str, second: str, start: int = 0) -> tuple[Role, Role]:
    return role(r, "actor", first, f"{r}-solen", start), role(r, "target", second, f"{r}-brandt", start)


APRIL_14 = moment("2024-04-14", date(2024, 4, 14), date(2024, 4, 14), span("ra", "14 April 2024"), "14 April 2024")
MAY = moment("2024-05", date(2024, 5, 1), date(2024, 5, 31), span("rb", "In May 2024"), "In May 2024")
YEAR = moment("2023", date(2023, 1, 1), date(2023, 12, 31), span("ra", "2023"), "in 2023")
JUNE = moment("2023-06", date(2023, 6, 1), date(2023, 6, 30), span("rc", "June 2023"), "June 2023")


def varna(r: str) -> PlaceMention:
    return PlaceMention("Varna", span(r, "Varna"), f"{r}-varna", VARNA)


def hurt(r: str, words: str, low: float | None, best: float) -> Quantity:
    return Quantity("injured", "person", words, span(r, words), low, best, None if low else best)


LEAGUE = Attribution(
    "the Free Dockers League", "said", span("ra", "said"), "indirect", True, span("ra", "the Free Dockers League"), "ra-league"
)
MET_A = claim(
    "c1", "ra", A[1], "met", roles=pair("ra", "Mira Solen", "Tomas Brandt"), time=APRIL_14, place=varna("ra"), attribution=(LEAGUE,),
    evidence=(Evidence("A video", "video", span("ra", "A video")),),
)  # fmt: skip
STAGE_A = claim("c2", "ra", "A video showed both on a stage.", "showed", type="other", evidence=MET_A.evidence)
LED_A = claim(
    "c3",
    "ra",
    "The League is led by Ada Quill.",
    "led",
    kind="relation",
    type="leads",
    roles=(role("ra", "subject", "Ada Quill", "ra-quill"), role("ra", "object", "The League", "ra-league")),
)
HURT_A = claim(
    "c4",
    "ra",
    A[3],
    "hurt",
    type="accident",
    time=YEAR,
    place=PlaceMention("Burgas", span("ra", "Burgas"), None, BURGAS),
    quantities=(hurt("ra", "At least 20 people", 20, 20),),
)
MET_B = claim(
    "c5", "rb", B[1], "met", roles=pair("rb", "Solen", "Brandt"), place=varna("rb"), certainty="possible",
    hedges=(Hedge(span("rb", "is said to have"), "is said to have"),),
)  # fmt: skip
FRONT_B = claim(
    "c6", "rb", B[1], "front", kind="relation", type="front-of", certainty="probable",
    attribution=(Attribution(None, "widely regarded as", span("rb", "widely regarded as"), "implied"),),
)  # fmt: skip
VISIT_B = claim(
    "c7",
    "rb",
    "In May 2024 she visited Sofia.",
    "visited",
    type="move",
    time=MAY,
    roles=(role("rb", "actor", "she", "rb-solen", TEXT["rb"].index("In May")),),
    place=PlaceMention("Sofia", span("rb", "Sofia")),
)
DENY_B = claim(
    "c8", "rb", "The ministry denied that Solen met Brandt.", "met", polarity="negative",
    attribution=(Attribution("The ministry", "denied", span("rb", "denied"), "indirect", False, span("rb", "The ministry")),),
)  # fmt: skip
HURT_B = claim(
    "c9",
    "rb",
    B[3],
    "hurt",
    type="accident",
    place=PlaceMention("Burgas", span("rb", "Burgas"), None, BURGAS),
    quantities=(hurt("rb", "12 people", None, 12),),
)
SEEN_B = claim(
    "c10",
    "rb",
    B[4],
    "seen",
    type="other",
    roles=(role("rb", "actor", "Solen", "rb-solen", TEXT["rb"].index("@dock_eye")),),
    place=PlaceMention("Varna", span("rb", "Varna", TEXT["rb"].index("seen"))),
)
MET_C = claim("c11", "rc", C[1], "meet", polarity="negative", roles=pair("rc", "Solen", "Brandt"), place=varna("rc"))
HURT_C = claim(
    "c12",
    "rc",
    C[2],
    "hurting",
    type="accident",
    time=JUNE,
    place=PlaceMention("Burgas", span("rc", "Burgas"), None, BURGAS),
    quantities=(hurt("rc", "31 people", None, 31),),
)
SAID_A = claim("c13", "ra", A[1], "said", type="speak")

CHAINS = tuple(
    Chain(f"{r}-{who}", r, type, name, (mention(r, words, type),))
    for who, type, name, words in (
        ("solen", "person", "Mira Solen", {"ra": "Mira Solen", "rb": "Solen", "rc": "Solen"}),
        ("brandt", "person", "Tomas Brandt", {"ra": "Tomas Brandt", "rb": "Brandt", "rc": "Brandt"}),
        ("league", "organization", "Free Dockers League", {"ra": "Free Dockers League", "rb": "Free Dockers League"}),
        ("varna", "place", "Varna", {"ra": "Varna", "rb": "Varna", "rc": "Varna"}),
        ("quill", "person", "Ada Quill", {"ra": "Ada Quill"}),
        ("fleet", "organization", "Grey Fleet", {"rb": "Grey Fleet"}),
    )
    for r, words in words.items()
)  # fmt: skip


def entity(id: str, who: str, name: str, aliases: tuple[str, ...] = (), descriptions: tuple[str, ...] = ()) -> Entity:
    chains = [c for c in CHAINS if c.id.endswith(who)]
    mentions = tuple(m for c in chains for m in c.mentions)
    return Entity(id, chains[0].type, name, tuple(c.id for c in chains), aliases, descriptions, VARNA if who == "varna" else None, mentions)


ENTITIES = (
    entity("e1", "solen", "Mira Solen", ("Solen",), ("envoy",)),
    entity("e2", "brandt", "Tomas Brandt", ("Brandt",), ("harbour chief",)),
    entity("e3", "league", "Free Dockers League", ("the League",)),
    entity("e4", "varna", "Varna"),
    entity("e5", "quill", "Ada Quill"),
    entity("e6", "fleet", "Grey Fleet"),
)


def finding(slot: str, level: str, reason: str, *values: tuple[str, tuple[str, ...]]) -> Finding:
    return Finding(slot, level, tuple(Value(*value) for value in values), reason)  # type: ignore[arg-type]


MEETING = Event(
    "v1", "consult", "meeting of Mira Solen and Tomas Brandt in Varna",
    ("c1", "c5", "c8", "c11"), ("ra", "rb", "rc"), APRIL_14, varna("ra"),
    (Participant("e1", "actor"), Participant("e2", "target")), 3, "several-origins",
    (
        finding("place", "agree", "all give Varna", ("Varna", ("c1", "c5", "c11"))),
        finding("time", "only-one", "only one dates it", ("2024-04-14", ("c1",))),
        finding("occurrence", "conflict", "some say so, some not", ("happened", ("c1", "c5")), ("did not happen", ("c8", "c11"))),
        finding("certainty", "conflict", "one is certain, one holds back", ("certain", ("c1",)), ("possible", ("c5",))),
        finding("instrument", "not-stated", "nobody says"),
    ),
)  # fmt: skip
CRANE = Event(
    "v2", "accident", "crane accident in Burgas", ("c4", "c9", "c12"), ("ra", "rb", "rc"), YEAR, HURT_A.place, (), 2, "several-origins",
    (
        finding("time", "coarser", "June 2023 lies in 2023", ("2023", ("c4",)), ("2023-06", ("c12",))),
        finding("quantity:injured", "conflict", "12 is under 20", ("at least 20", ("c4",)), ("12", ("c9",)), ("31", ("c12",))),
    ),
)  # fmt: skip
VISIT = Event("v3", "move", "visit of Mira Solen to Sofia", ("c7",), ("rb",), MAY, VISIT_B.place, (Participant("e1", "actor"),))
SEEN = Event("v4", "other", "Mira Solen seen in Varna", ("c10",), ("rb",), place=SEEN_B.place, participants=(Participant("e1", "actor"),))
SAID = Event("v5", "speak", "said", ("c13",), ("ra",))
STAGE = Event("v6", "other", "showed", ("c2",), ("ra",))

RELATIONS = (
    Relation("l1", "leads", "e5", "e3", ("c3",), ("ra",)),
    Relation("l2", "front-of", "e3", "e6", ("c6",), ("rb",)),
)
ORIGINS = (
    Origin("o1", "evidence", ("ra", "rb"), "same evidence: a video", ("c1", "c5"), (OriginSpan("ra", span("ra", "A video")),), 0.8),
    Origin("o2", "own", ("rc",), "no shared text, credit, source or evidence found"),
)
QUOTATION = Quotation(
    span("ra", "the Free Dockers League"),
    span("ra", "said"),
    span("ra", "Envoy Mira Solen met harbour chief Tomas Brandt in Varna"),
    "indirect",
)


STORY = Story("s1", MEETING.label, tuple(report.id for report in REPORTS), 0.3)


def case() -> Case:
    by_report = {r: tuple(c for c in CLAIMS if c.report == r) for r in TEXT}
    readings = tuple(
        Reading(r, tuple(c for c in CHAINS if c.report == r), (APRIL_14,) if r == "ra" else (), (QUOTATION,) if r == "ra" else (), claims)
        for r, claims in by_report.items()
    )
    refusals = (Refusal("photo.jpg", "binary", "This is no text; give the report as text, HTML or JSON."),)
    return Case(REPORTS, readings, ENTITIES, (MEETING, CRANE, VISIT, SEEN, SAID, STAGE), RELATIONS, ORIGINS, (), refusals, (STORY,))


CLAIMS = (MET_A, STAGE_A, LED_A, HURT_A, MET_B, FRONT_B, VISIT_B, DENY_B, HURT_B, SEEN_B, MET_C, HURT_C, SAID_A)
