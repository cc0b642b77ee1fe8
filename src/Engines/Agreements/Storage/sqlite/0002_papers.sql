-- Every member keeps its own copy of a statement; what is signed is the digest of the same bytes.
CREATE TABLE agreements_papers (
    keeper    TEXT NOT NULL,
    agreement TEXT NOT NULL,
    year      INTEGER NOT NULL,
    home      TEXT NOT NULL,
    state     TEXT NOT NULL,
    moved     TEXT NOT NULL,
    paper     TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    terms     TEXT NOT NULL,
    at_us     INTEGER NOT NULL,
    PRIMARY KEY (keeper, agreement, year)
) STRICT;

CREATE TABLE agreements_signatures (
    keeper    TEXT NOT NULL,
    agreement TEXT NOT NULL,
    year      INTEGER NOT NULL,
    party     TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    member    TEXT NOT NULL,
    key_id    TEXT NOT NULL,
    signature TEXT NOT NULL,
    actor     TEXT NOT NULL,
    at_us     INTEGER NOT NULL,
    PRIMARY KEY (keeper, agreement, year, party)
) STRICT;

CREATE TABLE agreements_objections (
    keeper    TEXT NOT NULL,
    agreement TEXT NOT NULL,
    year      INTEGER NOT NULL,
    party     TEXT NOT NULL,
    number    INTEGER NOT NULL,
    firm      TEXT NOT NULL,
    head      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    ruling    TEXT NOT NULL,
    actor     TEXT NOT NULL,
    at_us     INTEGER NOT NULL,
    PRIMARY KEY (keeper, agreement, year, party, number)
) STRICT;

CREATE TABLE agreements_adjustments (
    agreement  TEXT NOT NULL,
    year       INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    firm       TEXT NOT NULL,
    head       TEXT NOT NULL,
    payer      TEXT NOT NULL,
    payee      TEXT NOT NULL,
    amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
    ruling     TEXT NOT NULL,
    at_us      INTEGER NOT NULL,
    PRIMARY KEY (agreement, year, number)
) STRICT;

CREATE TABLE agreements_payments (
    agreement  TEXT NOT NULL,
    year       INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    voucher    TEXT NOT NULL,
    payer      TEXT NOT NULL,
    payee      TEXT NOT NULL,
    amount_fen INTEGER NOT NULL,
    paid_on    TEXT NOT NULL,
    file       TEXT NOT NULL,
    at_us      INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    PRIMARY KEY (agreement, year, number),
    UNIQUE (agreement, voucher)
) STRICT;

INSERT INTO agreements_papers (keeper, agreement, year, home, state, moved, paper, sha256, terms, at_us)
SELECT '', agreement, year, '', state, CASE WHEN state IN ('Meeting', 'Ruled', 'Settled') THEN state ELSE '' END, paper, sha256, '', at_us
FROM agreements_statements;

INSERT INTO agreements_signatures (keeper, agreement, year, party, sha256, member, key_id, signature, actor, at_us)
SELECT '', agreement, year, party, sha256, '', '', '', actor, at_us FROM agreements_confirmations;

INSERT INTO agreements_objections (keeper, agreement, year, party, number, firm, head, reason, ruling, actor, at_us)
SELECT '', agreement, year, party, number, firm, head, reason, ruling, actor, at_us FROM agreements_disputes;

DROP TABLE agreements_disputes;
DROP TABLE agreements_confirmations;
DROP TABLE agreements_statements;
