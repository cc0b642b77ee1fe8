CREATE TABLE agreements_agreements (
    id         text PRIMARY KEY,
    name       text NOT NULL,
    version    bigint NOT NULL,
    opened_us  bigint NOT NULL
);

CREATE TABLE agreements_versions (
    agreement text NOT NULL REFERENCES agreements_agreements (id),
    version   bigint NOT NULL,
    terms     text NOT NULL,
    at_us     bigint NOT NULL,
    actor     text NOT NULL,
    PRIMARY KEY (agreement, version)
);

CREATE TABLE agreements_imports (
    agreement  text NOT NULL REFERENCES agreements_agreements (id),
    number     bigint NOT NULL,
    file       text NOT NULL,
    added      bigint NOT NULL,
    duplicates bigint NOT NULL,
    at_us      bigint NOT NULL,
    actor      text NOT NULL,
    PRIMARY KEY (agreement, number)
);

CREATE TABLE agreements_receipts (
    agreement  text NOT NULL,
    import     bigint NOT NULL,
    row        bigint NOT NULL,
    firm       text NOT NULL,
    head       text NOT NULL,
    period     text NOT NULL,
    park       text NOT NULL,
    project    text NOT NULL,
    amount_fen bigint NOT NULL,
    PRIMARY KEY (agreement, import, row)
);

CREATE TABLE agreements_statements (
    agreement text NOT NULL REFERENCES agreements_agreements (id),
    year      bigint NOT NULL,
    state     text NOT NULL,
    paper     text NOT NULL,
    sha256    text NOT NULL,
    at_us     bigint NOT NULL,
    PRIMARY KEY (agreement, year)
);

CREATE TABLE agreements_confirmations (
    agreement text NOT NULL,
    year      bigint NOT NULL,
    party     text NOT NULL,
    sha256    text NOT NULL,
    actor     text NOT NULL,
    at_us     bigint NOT NULL,
    PRIMARY KEY (agreement, year, party)
);

CREATE TABLE agreements_disputes (
    agreement text NOT NULL,
    year      bigint NOT NULL,
    number    bigint NOT NULL,
    party     text NOT NULL,
    firm      text NOT NULL,
    head      text NOT NULL,
    reason    text NOT NULL,
    ruling    text NOT NULL,
    actor     text NOT NULL,
    at_us     bigint NOT NULL,
    PRIMARY KEY (agreement, year, number)
);
