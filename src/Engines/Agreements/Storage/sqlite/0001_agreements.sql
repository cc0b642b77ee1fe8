CREATE TABLE agreements_agreements (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    opened_us  INTEGER NOT NULL
) STRICT;

CREATE TABLE agreements_versions (
    agreement TEXT NOT NULL REFERENCES agreements_agreements (id),
    version   INTEGER NOT NULL,
    terms     TEXT NOT NULL,
    at_us     INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (agreement, version)
) STRICT;

CREATE TABLE agreements_imports (
    agreement  TEXT NOT NULL REFERENCES agreements_agreements (id),
    number     INTEGER NOT NULL,
    file       TEXT NOT NULL,
    added      INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    at_us      INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    PRIMARY KEY (agreement, number)
) STRICT;

CREATE TABLE agreements_receipts (
    agreement  TEXT NOT NULL,
    import     INTEGER NOT NULL,
    row        INTEGER NOT NULL,
    firm       TEXT NOT NULL,
    head       TEXT NOT NULL,
    period     TEXT NOT NULL,
    park       TEXT NOT NULL,
    project    TEXT NOT NULL,
    amount_fen INTEGER NOT NULL,
    PRIMARY KEY (agreement, import, row)
) STRICT;

CREATE TABLE agreements_statements (
    agreement TEXT NOT NULL REFERENCES agreements_agreements (id),
    year      INTEGER NOT NULL,
    state     TEXT NOT NULL,
    paper     TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    at_us     INTEGER NOT NULL,
    PRIMARY KEY (agreement, year)
) STRICT;

CREATE TABLE agreements_confirmations (
    agreement TEXT NOT NULL,
    year      INTEGER NOT NULL,
    party     TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    actor     TEXT NOT NULL,
    at_us     INTEGER NOT NULL,
    PRIMARY KEY (agreement, year, party)
) STRICT;

CREATE TABLE agreements_disputes (
    agreement TEXT NOT NULL,
    year      INTEGER NOT NULL,
    number    INTEGER NOT NULL,
    party     TEXT NOT NULL,
    firm      TEXT NOT NULL,
    head      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    ruling    TEXT NOT NULL,
    actor     TEXT NOT NULL,
    at_us     INTEGER NOT NULL,
    PRIMARY KEY (agreement, year, number)
) STRICT;
