-- What each import changed of facts that were known before, and what small imports brought: for "what changed since my last visit".
CREATE TABLE figures_changes (
    import_number INTEGER NOT NULL,
    indicator_id  INTEGER NOT NULL,
    subject_id    INTEGER NOT NULL,
    book          INTEGER NOT NULL,
    period_id     INTEGER NOT NULL,
    claim_number  INTEGER NOT NULL,
    PRIMARY KEY (import_number, indicator_id, subject_id, book, period_id, claim_number)
) WITHOUT ROWID, STRICT;
