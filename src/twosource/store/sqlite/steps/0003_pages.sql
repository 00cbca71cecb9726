-- What pages look up: lists in the order they are shown, by index, so that a page costs the same in a small case and in a large one.

CREATE TABLE story_count (
    story TEXT NOT NULL PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    reports INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    entities INTEGER NOT NULL,
    events INTEGER NOT NULL,
    several INTEGER NOT NULL,
    relations INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    earliest TEXT,
    latest TEXT
) WITHOUT ROWID;

CREATE INDEX story_count_disputed ON story_count (conflicts DESC, reports DESC, story);
CREATE INDEX story_count_largest ON story_count (reports DESC, conflicts DESC, story);
CREATE INDEX story_count_latest ON story_count (latest DESC, story);

INSERT INTO story_count
SELECT story.id, story.label,
       (SELECT count(*) FROM story_report WHERE story_report.story = story.id),
       (SELECT count(*) FROM story_report JOIN claim ON claim.report = story_report.report WHERE story_report.story = story.id),
       (SELECT count(*) FROM entity WHERE entity.story = story.id),
       (SELECT count(*) FROM event WHERE event.story = story.id),
       (SELECT count(*) FROM event WHERE event.story = story.id AND event.support <> 'one-report'),
       (SELECT count(*) FROM relation WHERE relation.story = story.id),
       (SELECT count(*) FROM origin WHERE origin.story = story.id),
       0,
       (SELECT min(published_earliest) FROM story_report JOIN report ON report.id = story_report.report WHERE story_report.story = story.id),
       (SELECT max(published_latest) FROM story_report JOIN report ON report.id = story_report.report WHERE story_report.story = story.id)
FROM story;

CREATE TABLE difference (
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    slot TEXT NOT NULL,
    level TEXT NOT NULL,
    "values" TEXT NOT NULL,
    reason TEXT NOT NULL,
    reports INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    PRIMARY KEY (subject, position)
) WITHOUT ROWID;

CREATE INDEX difference_story ON difference (story);
CREATE INDEX difference_gravest ON difference (level, reports DESC, subject, position);

INSERT INTO difference
SELECT event.story, event.id, f.position, 'event', event.label, f.slot, f.level,
       (SELECT json_group_array(value) FROM (SELECT value FROM event_finding_value AS v
           WHERE v.event = f.event AND v.finding_position = f.position ORDER BY v.position)),
       f.reason, (SELECT count(*) FROM event_report WHERE event_report.event = event.id), event.origins
FROM event_finding AS f JOIN event ON event.id = f.event WHERE f.level IN ('conflict', 'updated', 'coarser')
UNION ALL
SELECT relation.story, relation.id, f.position, 'relation', s.name || ' – ' || relation.type || ' – ' || o.name, f.slot, f.level,
       (SELECT json_group_array(value) FROM (SELECT value FROM relation_finding_value AS v
           WHERE v.relation = f.relation AND v.finding_position = f.position ORDER BY v.position)),
       f.reason, (SELECT count(*) FROM relation_report WHERE relation_report.relation = relation.id), relation.origins
FROM relation_finding AS f JOIN relation ON relation.id = f.relation
     JOIN entity AS s ON s.id = relation.subject JOIN entity AS o ON o.id = relation.object
WHERE f.level IN ('conflict', 'updated', 'coarser');

-- The plus keeps SQLite from walking all conflicts of the case for each story.
UPDATE story_count SET conflicts = (SELECT count(*) FROM difference WHERE difference.story = story_count.story AND +level = 'conflict');

CREATE INDEX chain_name ON chain (name) WHERE name IS NOT NULL;
CREATE INDEX entity_kind ON entity (type, name COLLATE NOCASE, id);
CREATE INDEX entity_name ON entity (name COLLATE NOCASE, type, id);
CREATE INDEX report_publisher ON report (publisher);
CREATE INDEX report_published ON report (published_earliest);
CREATE INDEX relation_subject ON relation (subject);
CREATE INDEX relation_object ON relation (object);
CREATE INDEX event_participant_entity ON event_participant (entity);
CREATE INDEX claim_role_chain ON claim_role (chain) WHERE chain IS NOT NULL;
CREATE INDEX attribution_chain ON attribution (chain) WHERE chain IS NOT NULL;
