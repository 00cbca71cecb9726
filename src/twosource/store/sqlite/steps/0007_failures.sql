-- Reports that could not be read and stories that could not be drawn, each with the stage and the reason. Such a story stands with its
-- reports and nothing else, so that it is drawn again when one of them changes, and its failure goes with it.

CREATE TABLE failure (
    number INTEGER NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    report TEXT,
    story TEXT,
    PRIMARY KEY (number),
    FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE,
    FOREIGN KEY(story) REFERENCES story (id) ON DELETE CASCADE
);

CREATE INDEX failure_report ON failure (report);

CREATE INDEX failure_story ON failure (story);
