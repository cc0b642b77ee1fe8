-- Every member keeps its own copy of a statement; what is signed is the digest of the same bytes.
CREATE TABLE agreements_papers (
    keeper    text NOT NULL,
    agreement text NOT NULL,
    year      bigint NOT NULL,
    home      text NOT NULL,
    state     text NOT NULL,
    moved     text NOT NULL,
    paper     text NOT NULL,
    sha256    text NOT NULL,
    terms     text NOT NULL,
    at_us     bigint NOT NULL,
    PRIMARY KEY (keeper, agreement, year)
);

CREATE TABLE agreements_signatures (
    keeper    text NOT NULL,
    agreement text NOT NULL,
    year      bigint NOT NULL,
    party     text NOT NULL,
    sha256    text NOT NULL,
    member    text NOT NULL,
    key_id    text NOT NULL,
    signature text NOT NULL,
    actor     text NOT NULL,
    at_us     bigint NOT NULL,
    PRIMARY KEY (keeper, agreement, year, party)
);

CREATE TABLE agreements_objections (
    keeper    text NOT NULL,
    agreement text NOT NULL,
    year      bigint NOT NULL,
    party     text NOT NULL,
    number    bigint NOT NULL,
    firm      text NOT NULL,
    head      text NOT NULL,
    reason    text NOT NULL,
    ruling    text NOT NULL,
    actor     text NOT NULL,
    at_us     bigint NOT NULL,
    PRIMARY KEY (keeper, agreement, year, party, number)
);

CREATE TABLE agreements_adjustments (
    agreement  text NOT NULL,
    year       bigint NOT NULL,
    number     bigint NOT NULL,
    firm       text NOT NULL,
    head       text NOT NULL,
    payer      text NOT NULL,
    payee      text NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    ruling     text NOT NULL,
    at_us      bigint NOT NULL,
    PRIMARY KEY (agreement, year, number)
);

CREATE TABLE agreements_payments (
    agreement  text NOT NULL,
    year       bigint NOT NULL,
    number     bigint NOT NULL,
    voucher    text NOT NULL,
    payer      text NOT NULL,
    payee      text NOT NULL,
    amount_fen bigint NOT NULL,
    paid_on    text NOT NULL,
    file       text NOT NULL,
    at_us      bigint NOT NULL,
    actor      text NOT NULL,
    PRIMARY KEY (agreement, year, number),
    UNIQUE (agreement, voucher)
);

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
