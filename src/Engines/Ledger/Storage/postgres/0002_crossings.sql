-- Transfers between two cities: two mirrored entries bound by numbered messages.
CREATE TABLE ledger_crossings (
    book            bigint NOT NULL REFERENCES ledger_books (book),
    id              uuid NOT NULL,
    peer            text NOT NULL,
    is_out          bigint NOT NULL,
    amount_fen      bigint NOT NULL CHECK (amount_fen > 0),
    debit           text NOT NULL,
    credit          text NOT NULL,
    reference       text NOT NULL,
    state           text NOT NULL,
    message         bigint NOT NULL,
    answer          bigint,
    line            bigint NOT NULL,
    closing_line    bigint,
    refusal         text NOT NULL,
    PRIMARY KEY (book, id)
);

CREATE INDEX ledger_crossings_open ON ledger_crossings (book, peer) WHERE state = 'in-transit';

CREATE UNIQUE INDEX ledger_crossings_by_line ON ledger_crossings (book, line);
