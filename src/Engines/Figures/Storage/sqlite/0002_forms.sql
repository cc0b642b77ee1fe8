-- Forms as described by their departments; the layout is the department's own workbook.
CREATE TABLE figures_forms (
    code   TEXT PRIMARY KEY,
    body   TEXT NOT NULL,
    layout BLOB,
    at_us  INTEGER NOT NULL,
    actor  TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

-- One round of a form for a period.
CREATE TABLE figures_rounds (
    id     INTEGER PRIMARY KEY,
    form   TEXT NOT NULL REFERENCES figures_forms (code),
    period TEXT NOT NULL,
    state  TEXT NOT NULL CHECK (state IN ('open', 'approved')),
    due_on TEXT,
    at_us  INTEGER NOT NULL,
    actor  TEXT NOT NULL,
    UNIQUE (form, period)
) STRICT;

-- What a round asked and was answered; drawn cells are filled from figures and never asked.
CREATE TABLE figures_round_cells (
    round       INTEGER NOT NULL REFERENCES figures_rounds (id),
    address     TEXT NOT NULL,
    owner       TEXT NOT NULL,
    asked       INTEGER NOT NULL,
    mantissa    INTEGER,
    scale       INTEGER,
    unit        TEXT NOT NULL,
    answered_by TEXT,
    answered_us INTEGER,
    PRIMARY KEY (round, address)
) STRICT;

-- A link by which a unit without an account answers its own cells of one round until it expires; only a hash is kept.
CREATE TABLE figures_links (
    token_sha256 TEXT PRIMARY KEY,
    round        INTEGER NOT NULL REFERENCES figures_rounds (id),
    owner        TEXT NOT NULL,
    expires_us   INTEGER NOT NULL,
    at_us        INTEGER NOT NULL,
    actor        TEXT NOT NULL
) STRICT;
