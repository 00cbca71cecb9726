-- What decisions speak of, as it was read when they were made, so that it is found again once a report is read anew; and where that is now.

CREATE TABLE anchor (
    entry INTEGER NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    said TEXT NOT NULL,
    now TEXT,
    PRIMARY KEY (entry, id),
    FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX ix_anchor_report ON anchor (report);

CREATE INDEX reading_reader ON reading (reader);
