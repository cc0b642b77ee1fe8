CREATE TABLE ledger_books (
    book        INTEGER PRIMARY KEY,
    code        TEXT NOT NULL UNIQUE,
    last_number INTEGER NOT NULL,
    last_at_us  INTEGER NOT NULL,
    last_hash   BLOB NOT NULL
) STRICT;

CREATE TABLE ledger_accounts (
    number           INTEGER PRIMARY KEY,
    book             INTEGER NOT NULL REFERENCES ledger_books (book),
    code             TEXT NOT NULL,
    floor_fen        INTEGER,
    ceiling_fen      INTEGER,
    debits_fen       INTEGER NOT NULL CHECK (debits_fen >= 0),
    credits_fen      INTEGER NOT NULL CHECK (credits_fen >= 0),
    held_debits_fen  INTEGER NOT NULL CHECK (held_debits_fen >= 0),
    held_credits_fen INTEGER NOT NULL CHECK (held_credits_fen >= 0),
    UNIQUE (book, code)
) STRICT;

CREATE TABLE ledger_transfers (
    book          INTEGER NOT NULL REFERENCES ledger_books (book),
    number        INTEGER NOT NULL,
    id            BLOB NOT NULL,
    kind          INTEGER NOT NULL,
    debit         INTEGER NOT NULL REFERENCES ledger_accounts (number),
    credit        INTEGER NOT NULL REFERENCES ledger_accounts (number),
    amount_fen    INTEGER NOT NULL CHECK (amount_fen > 0),
    refers        INTEGER,
    expires_at_us INTEGER,
    at_us         INTEGER NOT NULL,
    reference     TEXT NOT NULL,
    hash          BLOB NOT NULL,
    PRIMARY KEY (book, number),
    CHECK (debit <> credit)
) STRICT;

CREATE UNIQUE INDEX ledger_transfers_by_id ON ledger_transfers (book, id);
CREATE UNIQUE INDEX ledger_transfers_resolved_once ON ledger_transfers (book, refers) WHERE refers IS NOT NULL;
CREATE INDEX ledger_transfers_by_debit ON ledger_transfers (debit, number);
CREATE INDEX ledger_transfers_by_credit ON ledger_transfers (credit, number);

CREATE TABLE ledger_holds (
    book          INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    id            BLOB NOT NULL,
    debit         INTEGER NOT NULL,
    credit        INTEGER NOT NULL,
    amount_fen    INTEGER NOT NULL,
    expires_at_us INTEGER,
    PRIMARY KEY (book, number)
) STRICT;

CREATE UNIQUE INDEX ledger_holds_by_id ON ledger_holds (book, id);

CREATE TRIGGER ledger_transfers_keep BEFORE UPDATE ON ledger_transfers
BEGIN SELECT RAISE(ABORT, 'the journal is append-only; correct by reversal'); END;

CREATE TRIGGER ledger_transfers_hold BEFORE DELETE ON ledger_transfers
BEGIN SELECT RAISE(ABORT, 'the journal is append-only; correct by reversal'); END;
