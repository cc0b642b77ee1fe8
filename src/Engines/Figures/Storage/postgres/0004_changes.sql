-- What each import changed of facts that were known before, and what small imports brought: for "what changed since my last visit".
CREATE TABLE figures_changes (
    import_number bigint NOT NULL,
    indicator_id  bigint NOT NULL,
    subject_id    bigint NOT NULL,
    book          bigint NOT NULL,
    period_id     bigint NOT NULL,
    claim_number  bigint NOT NULL,
    PRIMARY KEY (import_number, indicator_id, subject_id, book, period_id, claim_number)
);
