ALTER TABLE plans_plans ADD COLUMN signed_seq INTEGER;

CREATE TABLE plans_layouts (
    plan TEXT PRIMARY KEY REFERENCES plans_plans (id),
    file TEXT NOT NULL,
    hash TEXT NOT NULL,
    places TEXT NOT NULL,
    at_us INTEGER NOT NULL
) STRICT;
