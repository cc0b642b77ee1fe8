ALTER TABLE plans_plans ADD COLUMN signed_seq bigint;

CREATE TABLE plans_layouts (
    plan text PRIMARY KEY REFERENCES plans_plans (id),
    file text NOT NULL,
    hash text NOT NULL,
    places text NOT NULL,
    at_us bigint NOT NULL
);
