-- Every claim marked public, also those that are not the one the public sees first: it may see what contradicts what. Only the official book can enter.
CREATE TABLE figures_public_claims (
    indicator_id bigint NOT NULL,
    subject_id   bigint NOT NULL,
    book         bigint NOT NULL,
    period_id    bigint NOT NULL,
    claim_number bigint NOT NULL,
    PRIMARY KEY (indicator_id, subject_id, book, period_id, claim_number),
    CHECK (book = 0)
);

-- Claims that fewer than three firms stand behind: asked before anything is shown to the public.
CREATE INDEX figures_claims_few_firms ON figures_claims (indicator_id, subject_id, book, period_id, number) WHERE firms < 3;

-- All that a pivot reads stands in the index, so that it need not look into the table.
ALTER TABLE figures_taken DROP CONSTRAINT figures_taken_pkey;
ALTER TABLE figures_taken ADD PRIMARY KEY (indicator_id, subject_id, book, period_id, from_import)
    INCLUDE (to_import, number, status, mantissa, scale, unit_id, disputed);
