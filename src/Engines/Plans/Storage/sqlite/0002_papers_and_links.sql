CREATE TABLE plans_papers (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    subject TEXT NOT NULL,
    paper TEXT NOT NULL,
    digest TEXT NOT NULL,
    by_name TEXT NOT NULL,
    frozen_at_us INTEGER NOT NULL
) STRICT;

CREATE TABLE plans_asks (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    item TEXT NOT NULL,
    unit TEXT NOT NULL,
    words TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    answers INTEGER NOT NULL,
    by_name TEXT NOT NULL,
    at_us INTEGER NOT NULL
) STRICT;
CREATE INDEX plans_asks_item ON plans_asks (item);

CREATE TABLE plans_copies (
    keeper TEXT NOT NULL,
    item TEXT NOT NULL,
    home TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    as_of_us INTEGER NOT NULL,
    PRIMARY KEY (keeper, item)
) STRICT;

CREATE TABLE plans_sent (
    city TEXT NOT NULL,
    item TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (city, item)
) STRICT;
