-- One table for each kind of thing in a case; drawn from the model by scripts/schema.py.

CREATE TABLE judgement (
    number INTEGER NOT NULL,
    id INTEGER NOT NULL,
    verb TEXT NOT NULL,
    subjects TEXT NOT NULL,
    who TEXT NOT NULL,
    "when" TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);

CREATE TABLE refusal (
    number INTEGER NOT NULL,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE report (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    source_id TEXT,
    path TEXT,
    url TEXT,
    title TEXT,
    publisher TEXT,
    authors TEXT NOT NULL,
    published_edtf TEXT,
    published_earliest TEXT,
    published_latest TEXT,
    published_basis TEXT NOT NULL,
    published_text TEXT,
    published_start INTEGER,
    published_end INTEGER,
    published_anchor_start INTEGER,
    published_anchor_end INTEGER,
    published_clock TEXT,
    credit TEXT,
    language TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);

CREATE TABLE state (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE story (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    label TEXT NOT NULL,
    likeness REAL NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);

CREATE TABLE block (
    report TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    author TEXT,
    handle TEXT,
    date_edtf TEXT,
    date_earliest TEXT,
    date_latest TEXT,
    date_basis TEXT,
    date_text TEXT,
    date_start INTEGER,
    date_end INTEGER,
    date_anchor_start INTEGER,
    date_anchor_end INTEGER,
    date_clock TEXT,
    PRIMARY KEY (report, position),
    FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE
);

CREATE TABLE entity (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    descriptions TEXT NOT NULL,
    place_name TEXT,
    place_path TEXT,
    place_precision TEXT,
    place_lat REAL,
    place_lon REAL,
    story TEXT NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(story) REFERENCES story (id) ON DELETE CASCADE,
    UNIQUE (id)
);

CREATE INDEX entity_story ON entity (story);

CREATE TABLE event (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    label TEXT NOT NULL,
    time_edtf TEXT,
    time_earliest TEXT,
    time_latest TEXT,
    time_basis TEXT NOT NULL,
    time_text TEXT,
    time_start INTEGER,
    time_end INTEGER,
    time_anchor_start INTEGER,
    time_anchor_end INTEGER,
    time_clock TEXT,
    place_text TEXT,
    place_start INTEGER,
    place_end INTEGER,
    place_chain TEXT,
    place_name TEXT,
    place_path TEXT,
    place_precision TEXT,
    place_lat REAL,
    place_lon REAL,
    origins INTEGER NOT NULL,
    support TEXT NOT NULL,
    unknown INTEGER NOT NULL,
    story TEXT NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(story) REFERENCES story (id) ON DELETE CASCADE,
    UNIQUE (id)
);

CREATE INDEX event_story ON event (story);

CREATE TABLE loose (
    report TEXT NOT NULL,
    PRIMARY KEY (report),
    FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE
);

CREATE TABLE origin (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    claims TEXT NOT NULL,
    score REAL NOT NULL,
    root TEXT,
    direction TEXT,
    story TEXT NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(story) REFERENCES story (id) ON DELETE CASCADE,
    UNIQUE (id)
);

CREATE INDEX origin_story ON origin (story);

CREATE TABLE raw (
    report TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    offsets BLOB NOT NULL,
    PRIMARY KEY (report),
    FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE
);

CREATE TABLE reading (
    number INTEGER NOT NULL,
    report TEXT NOT NULL,
    reader TEXT NOT NULL,
    read_at TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (report),
    FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE
);

CREATE TABLE related (
    report TEXT NOT NULL,
    other TEXT NOT NULL,
    likeness REAL NOT NULL,
    PRIMARY KEY (report, other),
    FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE,
    FOREIGN KEY(other) REFERENCES report (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX ix_related_other ON related (other);

CREATE TABLE relation (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    object TEXT NOT NULL,
    origins INTEGER NOT NULL,
    support TEXT NOT NULL,
    unknown INTEGER NOT NULL,
    story TEXT NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(story) REFERENCES story (id) ON DELETE CASCADE,
    UNIQUE (id)
);

CREATE INDEX relation_story ON relation (story);

CREATE TABLE story_report (
    story TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (story, position),
    FOREIGN KEY(story) REFERENCES story (id) ON DELETE CASCADE,
    FOREIGN KEY(report) REFERENCES report (id)
);

CREATE INDEX ix_story_report_report ON story_report (report);

CREATE TABLE telling (
    word TEXT NOT NULL,
    day INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (word, day, report),
    FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX ix_telling_report ON telling (report);

CREATE TABLE chain (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    type TEXT NOT NULL,
    name TEXT,
    aliases TEXT NOT NULL,
    descriptions TEXT NOT NULL,
    place_name TEXT,
    place_path TEXT,
    place_precision TEXT,
    place_lat REAL,
    place_lon REAL,
    PRIMARY KEY (number),
    FOREIGN KEY(report) REFERENCES reading (report) ON DELETE CASCADE,
    UNIQUE (id)
);

CREATE INDEX chain_report ON chain (report);

CREATE TABLE claim (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    trigger_lemma TEXT NOT NULL,
    kind TEXT NOT NULL,
    type TEXT NOT NULL,
    label TEXT NOT NULL,
    time_edtf TEXT,
    time_earliest TEXT,
    time_latest TEXT,
    time_basis TEXT NOT NULL,
    time_text TEXT,
    time_start INTEGER,
    time_end INTEGER,
    time_anchor_start INTEGER,
    time_anchor_end INTEGER,
    time_clock TEXT,
    place_text TEXT,
    place_start INTEGER,
    place_end INTEGER,
    place_chain TEXT,
    place_name TEXT,
    place_path TEXT,
    place_precision TEXT,
    place_lat REAL,
    place_lon REAL,
    polarity TEXT NOT NULL,
    certainty TEXT NOT NULL,
    status TEXT NOT NULL,
    confidence REAL NOT NULL,
    aside INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(report) REFERENCES reading (report) ON DELETE CASCADE,
    UNIQUE (id)
);

CREATE INDEX claim_report ON claim (report);

CREATE TABLE entity_link (
    entity TEXT NOT NULL,
    position INTEGER NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    features TEXT NOT NULL,
    PRIMARY KEY (entity, position),
    FOREIGN KEY(entity) REFERENCES entity (id) ON DELETE CASCADE
);

CREATE TABLE entity_mention (
    entity TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    form TEXT NOT NULL,
    type TEXT NOT NULL,
    head_start INTEGER NOT NULL,
    head_end INTEGER NOT NULL,
    PRIMARY KEY (entity, position),
    FOREIGN KEY(entity) REFERENCES entity (id) ON DELETE CASCADE
);

CREATE TABLE event_finding (
    event TEXT NOT NULL,
    position INTEGER NOT NULL,
    slot TEXT NOT NULL,
    level TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (event, position),
    FOREIGN KEY(event) REFERENCES event (id) ON DELETE CASCADE
);

CREATE TABLE event_link (
    event TEXT NOT NULL,
    position INTEGER NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    features TEXT NOT NULL,
    PRIMARY KEY (event, position),
    FOREIGN KEY(event) REFERENCES event (id) ON DELETE CASCADE
);

CREATE TABLE event_participant (
    event TEXT NOT NULL,
    position INTEGER NOT NULL,
    entity TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (event, position),
    FOREIGN KEY(event) REFERENCES event (id) ON DELETE CASCADE
);

CREATE TABLE event_report (
    event TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (event, position),
    FOREIGN KEY(event) REFERENCES event (id) ON DELETE CASCADE,
    FOREIGN KEY(report) REFERENCES report (id)
);

CREATE INDEX ix_event_report_report ON event_report (report);

CREATE TABLE origin_passage (
    origin TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    other TEXT NOT NULL,
    other_start INTEGER NOT NULL,
    other_end INTEGER NOT NULL,
    PRIMARY KEY (origin, position),
    FOREIGN KEY(origin) REFERENCES origin (id) ON DELETE CASCADE
);

CREATE TABLE origin_report (
    origin TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (origin, position),
    FOREIGN KEY(origin) REFERENCES origin (id) ON DELETE CASCADE,
    FOREIGN KEY(report) REFERENCES report (id)
);

CREATE INDEX ix_origin_report_report ON origin_report (report);

CREATE TABLE origin_span (
    origin TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (origin, position),
    FOREIGN KEY(origin) REFERENCES origin (id) ON DELETE CASCADE
);

CREATE TABLE quotation (
    report TEXT NOT NULL,
    position INTEGER NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    content_start INTEGER NOT NULL,
    content_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (report, position),
    FOREIGN KEY(report) REFERENCES reading (report) ON DELETE CASCADE
);

CREATE TABLE relation_finding (
    relation TEXT NOT NULL,
    position INTEGER NOT NULL,
    slot TEXT NOT NULL,
    level TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (relation, position),
    FOREIGN KEY(relation) REFERENCES relation (id) ON DELETE CASCADE
);

CREATE TABLE relation_report (
    relation TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (relation, position),
    FOREIGN KEY(relation) REFERENCES relation (id) ON DELETE CASCADE,
    FOREIGN KEY(report) REFERENCES report (id)
);

CREATE INDEX ix_relation_report_report ON relation_report (report);

CREATE TABLE time (
    report TEXT NOT NULL,
    position INTEGER NOT NULL,
    edtf TEXT,
    earliest TEXT,
    latest TEXT,
    basis TEXT NOT NULL,
    text TEXT,
    start INTEGER,
    "end" INTEGER,
    anchor_start INTEGER,
    anchor_end INTEGER,
    clock TEXT,
    PRIMARY KEY (report, position),
    FOREIGN KEY(report) REFERENCES reading (report) ON DELETE CASCADE
);

CREATE TABLE attribution (
    claim TEXT NOT NULL,
    position INTEGER NOT NULL,
    source TEXT,
    cue TEXT NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    named INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    chain TEXT,
    scope TEXT NOT NULL,
    PRIMARY KEY (claim, position),
    FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE
);

CREATE TABLE claim_role (
    claim TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    chain TEXT,
    PRIMARY KEY (claim, position),
    FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE
);

CREATE TABLE entity_chain (
    entity TEXT NOT NULL,
    position INTEGER NOT NULL,
    chain TEXT NOT NULL,
    PRIMARY KEY (entity, position),
    FOREIGN KEY(entity) REFERENCES entity (id) ON DELETE CASCADE,
    FOREIGN KEY(chain) REFERENCES chain (id)
);

CREATE INDEX ix_entity_chain_chain ON entity_chain (chain);

CREATE TABLE event_claim (
    event TEXT NOT NULL,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (event, position),
    FOREIGN KEY(event) REFERENCES event (id) ON DELETE CASCADE,
    FOREIGN KEY(claim) REFERENCES claim (id)
);

CREATE INDEX ix_event_claim_claim ON event_claim (claim);

CREATE TABLE event_finding_value (
    event TEXT NOT NULL,
    finding_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    claims TEXT NOT NULL,
    origins INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    PRIMARY KEY (event, finding_position, position),
    FOREIGN KEY(event, finding_position) REFERENCES event_finding (event, position) ON DELETE CASCADE
);

CREATE TABLE evidence (
    claim TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    date_edtf TEXT,
    date_earliest TEXT,
    date_latest TEXT,
    date_basis TEXT,
    date_text TEXT,
    date_start INTEGER,
    date_end INTEGER,
    date_anchor_start INTEGER,
    date_anchor_end INTEGER,
    date_clock TEXT,
    PRIMARY KEY (claim, position),
    FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE
);

CREATE TABLE hedge (
    claim TEXT NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    "by" TEXT NOT NULL,
    PRIMARY KEY (claim, position),
    FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE
);

CREATE TABLE mention (
    chain TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    form TEXT NOT NULL,
    type TEXT NOT NULL,
    head_start INTEGER NOT NULL,
    head_end INTEGER NOT NULL,
    PRIMARY KEY (chain, position),
    FOREIGN KEY(chain) REFERENCES chain (id) ON DELETE CASCADE
);

CREATE TABLE quantity (
    claim TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    unit TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    low REAL,
    best REAL,
    high REAL,
    PRIMARY KEY (claim, position),
    FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE
);

CREATE TABLE relation_claim (
    relation TEXT NOT NULL,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (relation, position),
    FOREIGN KEY(relation) REFERENCES relation (id) ON DELETE CASCADE,
    FOREIGN KEY(claim) REFERENCES claim (id)
);

CREATE INDEX ix_relation_claim_claim ON relation_claim (claim);

CREATE TABLE relation_finding_value (
    relation TEXT NOT NULL,
    finding_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    claims TEXT NOT NULL,
    origins INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    PRIMARY KEY (relation, finding_position, position),
    FOREIGN KEY(relation, finding_position) REFERENCES relation_finding (relation, position) ON DELETE CASCADE
);
