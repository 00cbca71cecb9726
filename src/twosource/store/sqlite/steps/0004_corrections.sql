-- The value of a decision; claims that people added, which come and go with their story's picture; ids that things once had.

CREATE TABLE judgement_valued (
    number INTEGER NOT NULL,
    id INTEGER NOT NULL,
    verb TEXT NOT NULL,
    subjects TEXT NOT NULL,
    who TEXT NOT NULL,
    "when" TEXT NOT NULL,
    why TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);

INSERT INTO judgement_valued SELECT number, id, verb, subjects, who, "when", why, '' FROM judgement;

DROP TABLE judgement;

ALTER TABLE judgement_valued RENAME TO judgement;

ALTER TABLE claim ADD COLUMN story TEXT REFERENCES story (id) ON DELETE CASCADE;

CREATE INDEX claim_story ON claim (story) WHERE story IS NOT NULL;

CREATE TABLE former (
    id TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (id, member)
)
 WITHOUT ROWID;
