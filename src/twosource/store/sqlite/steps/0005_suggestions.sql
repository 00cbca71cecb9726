-- What is worth a person's look: the least sure joins of each story, and what was kept apart though it is named alike. Written with the
-- story's picture, so what was decided of a story is in it. `weight` puts first what is disputed, told by many and unsure.

CREATE TABLE suggestion (
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    kind TEXT NOT NULL,
    joined INTEGER NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;

CREATE INDEX suggestion_story ON suggestion (story);
CREATE INDEX suggestion_gravest ON suggestion (weight DESC, a, b);

INSERT OR IGNORE INTO suggestion
SELECT event.story, min(l.a, l.b), max(l.a, l.b), 'event', 1, l.score, l.reason,
       (1 - l.score) * (1 + (SELECT count(*) FROM event_report WHERE event_report.event = event.id)
           + 4 * (SELECT count(*) FROM event_finding WHERE event_finding.event = event.id AND level = 'conflict'))
FROM event_link AS l JOIN event ON event.id = l.event WHERE l.score < 0.9 AND l.reason NOT LIKE 'decided by %'
UNION ALL
SELECT entity.story, min(l.a, l.b), max(l.a, l.b), 'entity', 1, l.score, l.reason,
       (1 - l.score) * (1 + (SELECT count(DISTINCT report) FROM entity_mention WHERE entity_mention.entity = entity.id))
FROM entity_link AS l JOIN entity ON entity.id = l.entity WHERE l.score < 0.8 AND l.reason NOT LIKE 'decided by %';
