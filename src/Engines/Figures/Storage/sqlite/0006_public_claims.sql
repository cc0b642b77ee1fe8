-- Every claim marked public, also those that are not the one the public sees first: it may see what contradicts what. Only the official book can enter.
CREATE TABLE figures_public_claims (
    indicator_id INTEGER NOT NULL,
    subject_id   INTEGER NOT NULL,
    book         INTEGER NOT NULL,
    period_id    INTEGER NOT NULL,
    claim_number INTEGER NOT NULL,
    PRIMARY KEY (indicator_id, subject_id, book, period_id, claim_number),
    CHECK (book = 0)
) WITHOUT ROWID, STRICT;

-- Claims that fewer than three firms stand behind: asked before anything is shown to the public.
CREATE INDEX figures_claims_few_firms ON figures_claims (indicator_id, subject_id, book, period_id, number) WHERE firms < 3;
