-- Transfers between two cities: two mirrored entries bound by numbered messages.
CREATE TABLE ledger_crossings (
    book            INTEGER NOT NULL REFERENCES ledger_books (book),
    id              BLOB NOT NULL,
    peer            TEXT NOT NULL,
    is_out          INTEGER NOT NULL,
    amount_fen      INTEGER NOT NULL CHECK (amount_fen > 0),
    debit           TEXT NOT NULL,
    credit          TEXT NOT NULL,
    reference       TEXT NOT NULL,
    state           TEXT NOT NULL,
    message         INTEGER NOT NULL,
    answer          INTEGER,
    line            INTEGER NOT NULL,
    closing_line    INTEGER,
    refusal         TEXT NOT NULL,
    PRIMARY KEY (book, id)
) STRICT;

CREATE INDEX ledger_crossings_open ON ledger_crossings (book, peer) WHERE state = 'in-transit';

CREATE UNIQUE INDEX ledger_crossings_by_line ON ledger_crossings (book, line);
