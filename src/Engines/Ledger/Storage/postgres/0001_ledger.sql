CREATE TABLE ledger_books (
    book        bigint PRIMARY KEY,
    code        text NOT NULL UNIQUE,
    last_number bigint NOT NULL,
    last_at_us  bigint NOT NULL,
    last_hash   bytea NOT NULL
);

CREATE TABLE ledger_accounts (
    number           bigint PRIMARY KEY,
    book             bigint NOT NULL REFERENCES ledger_books (book),
    code             text NOT NULL,
    floor_fen        bigint,
    ceiling_fen      bigint,
    debits_fen       bigint NOT NULL CHECK (debits_fen >= 0),
    credits_fen      bigint NOT NULL CHECK (credits_fen >= 0),
    held_debits_fen  bigint NOT NULL CHECK (held_debits_fen >= 0),
    held_credits_fen bigint NOT NULL CHECK (held_credits_fen >= 0),
    UNIQUE (book, code)
);

CREATE TABLE ledger_transfers (
    book          bigint NOT NULL,
    number        bigint NOT NULL,
    id            uuid NOT NULL,
    kind          bigint NOT NULL,
    debit         bigint NOT NULL,
    credit        bigint NOT NULL,
    amount_fen    bigint NOT NULL CHECK (amount_fen > 0),
    refers        bigint,
    expires_at_us bigint,
    at_us         bigint NOT NULL,
    reference     text NOT NULL,
    hash          bytea NOT NULL,
    PRIMARY KEY (book, number),
    CHECK (debit <> credit)
);

CREATE UNIQUE INDEX ledger_transfers_by_id ON ledger_transfers (book, id);
CREATE UNIQUE INDEX ledger_transfers_resolved_once ON ledger_transfers (book, refers) WHERE refers IS NOT NULL;
CREATE INDEX ledger_transfers_by_debit ON ledger_transfers (debit, number);
CREATE INDEX ledger_transfers_by_credit ON ledger_transfers (credit, number);

CREATE TABLE ledger_holds (
    book          bigint NOT NULL,
    number        bigint NOT NULL,
    id            uuid NOT NULL,
    debit         bigint NOT NULL,
    credit        bigint NOT NULL,
    amount_fen    bigint NOT NULL,
    expires_at_us bigint,
    PRIMARY KEY (book, number)
);

CREATE UNIQUE INDEX ledger_holds_by_id ON ledger_holds (book, id);

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only; correct by reversal'; END $$;

CREATE TRIGGER ledger_transfers_keep BEFORE UPDATE OR DELETE ON ledger_transfers
FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
