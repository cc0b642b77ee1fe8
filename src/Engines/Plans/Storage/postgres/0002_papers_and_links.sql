CREATE TABLE plans_papers (
    id text PRIMARY KEY,
    kind text NOT NULL,
    title text NOT NULL,
    subject text NOT NULL,
    paper text NOT NULL,
    digest text NOT NULL,
    by_name text NOT NULL,
    frozen_at_us bigint NOT NULL
);

CREATE TABLE plans_asks (
    id text PRIMARY KEY,
    token_hash text NOT NULL UNIQUE,
    item text NOT NULL,
    unit text NOT NULL,
    words text NOT NULL,
    ends_on text NOT NULL,
    answers bigint NOT NULL,
    by_name text NOT NULL,
    at_us bigint NOT NULL
);
CREATE INDEX plans_asks_item ON plans_asks (item);

CREATE TABLE plans_copies (
    keeper text NOT NULL,
    item text NOT NULL,
    home text NOT NULL,
    version bigint NOT NULL,
    body text NOT NULL,
    as_of_us bigint NOT NULL,
    PRIMARY KEY (keeper, item)
);

CREATE TABLE plans_sent (
    city text NOT NULL,
    item text NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (city, item)
);
