-- The statistics rules of agreements; the newest row of an agreement holds.
CREATE TABLE figures_attribution_rules (
    id        INTEGER PRIMARY KEY,
    agreement TEXT NOT NULL,
    body      TEXT NOT NULL,
    at_us     INTEGER NOT NULL,
    actor     TEXT NOT NULL
) STRICT;
CREATE INDEX figures_attribution_rules_agreement ON figures_attribution_rules (agreement, id);
