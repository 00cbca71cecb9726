-- Full-text search over report texts and claim quotes, kept by triggers, and views for people who open the case in another program.

CREATE VIRTUAL TABLE report_search USING fts5(title, text, content='report', content_rowid='number', tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER report_added AFTER INSERT ON report BEGIN
    INSERT INTO report_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE TRIGGER report_removed AFTER DELETE ON report BEGIN
    INSERT INTO report_search (report_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

CREATE TRIGGER report_changed AFTER UPDATE ON report BEGIN
    INSERT INTO report_search (report_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO report_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE claim_search USING fts5(label, quote, content='claim', content_rowid='number', tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
    INSERT INTO claim_search (rowid, label, quote) VALUES (new.number, new.label, new.quote);
END;

CREATE TRIGGER claim_removed AFTER DELETE ON claim BEGIN
    INSERT INTO claim_search (claim_search, rowid, label, quote) VALUES ('delete', old.number, old.label, old.quote);
END;

CREATE TRIGGER claim_changed AFTER UPDATE ON claim BEGIN
    INSERT INTO claim_search (claim_search, rowid, label, quote) VALUES ('delete', old.number, old.label, old.quote);
    INSERT INTO claim_search (rowid, label, quote) VALUES (new.number, new.label, new.quote);
END;

CREATE VIEW reports_overview AS
SELECT report.id AS report, report.title, report.publisher, report.authors, report.published_edtf AS published,
       coalesce(report.url, report.path) AS source, length(report.text) AS characters,
       (SELECT count(*) FROM claim WHERE claim.report = report.id) AS claims, report.added_at
FROM report;

CREATE VIEW entities_overview AS
SELECT entity.id AS entity, entity.type, entity.name, entity.aliases, entity.descriptions, entity.place_name AS place,
       (SELECT count(*) FROM entity_mention WHERE entity_mention.entity = entity.id) AS mentions,
       (SELECT count(DISTINCT report) FROM entity_mention WHERE entity_mention.entity = entity.id) AS reports
FROM entity;

CREATE VIEW claims_overview AS
SELECT claim.id AS claim, claim.report, report.publisher, claim.quote, claim.type, claim.label,
       (SELECT group_concat(line, '; ') FROM (SELECT role || ': ' || text AS line FROM claim_role WHERE claim = claim.id ORDER BY position)) AS roles,
       claim.time_edtf AS time, claim.place_text AS place,
       (SELECT group_concat(line, '; ') FROM (SELECT role || ': ' || text AS line FROM quantity WHERE claim = claim.id ORDER BY position)) AS quantities,
       claim.polarity, claim.certainty, claim.status,
       (SELECT group_concat(text, '; ') FROM (SELECT text FROM hedge WHERE claim = claim.id ORDER BY position)) AS hedges,
       (SELECT group_concat(line, ' < ') FROM
           (SELECT coalesce(source, 'not named') || ' (' || cue || ')' AS line FROM attribution WHERE claim = claim.id ORDER BY position)) AS sources,
       (SELECT group_concat(text, '; ') FROM (SELECT text FROM evidence WHERE claim = claim.id ORDER BY position)) AS evidence,
       (SELECT event FROM event_claim WHERE event_claim.claim = claim.id) AS event
FROM claim JOIN report ON report.id = claim.report;

CREATE VIEW findings AS
SELECT event.id AS subject, 'event' AS kind, event.label, event_finding.slot, event_finding.level,
       (SELECT group_concat(value, ' | ') FROM (SELECT value FROM event_finding_value AS v
           WHERE v.event = event_finding.event AND v.finding_position = event_finding.position ORDER BY v.position)) AS "values",
       event_finding.reason
FROM event_finding JOIN event ON event.id = event_finding.event
UNION ALL
SELECT relation.id, 'relation', relation.type, relation_finding.slot, relation_finding.level,
       (SELECT group_concat(value, ' | ') FROM (SELECT value FROM relation_finding_value AS v
           WHERE v.relation = relation_finding.relation AND v.finding_position = relation_finding.position ORDER BY v.position)),
       relation_finding.reason
FROM relation_finding JOIN relation ON relation.id = relation_finding.relation;

CREATE VIEW conflicts AS SELECT subject, kind, label, slot, "values", reason FROM findings WHERE level = 'conflict';

CREATE VIEW events_overview AS
SELECT event.id AS event, event.type, event.label, event.time_edtf AS time, event.place_text AS place,
       (SELECT group_concat(line, '; ') FROM (SELECT p.role || ': ' || coalesce(entity.name, p.entity) AS line
           FROM event_participant AS p LEFT JOIN entity ON entity.id = p.entity WHERE p.event = event.id ORDER BY p.position)) AS participants,
       (SELECT count(*) FROM event_claim WHERE event_claim.event = event.id) AS claims,
       (SELECT count(*) FROM event_report WHERE event_report.event = event.id) AS reports,
       event.origins, event.support,
       (SELECT group_concat(slot, ', ') FROM event_finding WHERE event_finding.event = event.id AND level = 'conflict') AS differs
FROM event;

CREATE VIEW relations_overview AS
SELECT relation.id AS relation, relation.type, coalesce(s.name, relation.subject) AS subject, coalesce(o.name, relation.object) AS object,
       (SELECT count(*) FROM relation_claim WHERE relation_claim.relation = relation.id) AS claims,
       (SELECT count(*) FROM relation_report WHERE relation_report.relation = relation.id) AS reports,
       relation.origins, relation.support
FROM relation LEFT JOIN entity AS s ON s.id = relation.subject LEFT JOIN entity AS o ON o.id = relation.object;
