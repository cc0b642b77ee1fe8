-- Words used by figures: indicator, subject, period, unit, owner, source, qualifier, definition. Ids are never reused.
CREATE TABLE figures_codes (
    id   INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    UNIQUE (kind, code)
) STRICT;

-- One row per import number. Claims of an open import are seen by nobody; sequence and instant are given when it becomes visible.
CREATE TABLE figures_imports (
    number        INTEGER PRIMARY KEY,
    state         TEXT NOT NULL CHECK (state IN ('open', 'visible', 'discarded')),
    sequence      INTEGER,
    at_us         INTEGER,
    touched_at_us INTEGER NOT NULL,
    actor         TEXT NOT NULL,
    file          TEXT NOT NULL,
    added         INTEGER NOT NULL DEFAULT 0,
    superseded    INTEGER NOT NULL DEFAULT 0,
    conflicting   INTEGER NOT NULL DEFAULT 0,
    unchanged     INTEGER NOT NULL DEFAULT 0,
    refused       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX figures_imports_one_open ON figures_imports (state) WHERE state = 'open';
CREATE INDEX figures_imports_sequence ON figures_imports (sequence);

-- Every value ever stated. Rows are added, never changed: a correction is a later number of the same (status, source).
CREATE TABLE figures_claims (
    indicator_id INTEGER NOT NULL,
    subject_id   INTEGER NOT NULL,
    book         INTEGER NOT NULL,
    period_id    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    status        INTEGER NOT NULL,
    source_id     INTEGER NOT NULL,
    owner_id      INTEGER NOT NULL,
    unit_id       INTEGER NOT NULL,
    mantissa      INTEGER NOT NULL,
    scale         INTEGER NOT NULL,
    qualifier_id  INTEGER NOT NULL,
    import_number INTEGER NOT NULL,
    definition_id INTEGER NOT NULL DEFAULT 0,
    firms         INTEGER,
    place         TEXT,
    PRIMARY KEY (indicator_id, subject_id, book, period_id, number)
) WITHOUT ROWID, STRICT;

-- What is taken: a projection of the claims that can be rebuilt from them at any time.
-- A row is seen when from_import is not open and to_import is 0 or open.
CREATE TABLE figures_taken (
    indicator_id INTEGER NOT NULL,
    subject_id   INTEGER NOT NULL,
    book         INTEGER NOT NULL,
    period_id    INTEGER NOT NULL,
    from_import INTEGER NOT NULL,
    to_import   INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    status      INTEGER NOT NULL,
    mantissa    INTEGER NOT NULL,
    scale       INTEGER NOT NULL,
    unit_id     INTEGER NOT NULL,
    disputed    INTEGER NOT NULL,
    PRIMARY KEY (indicator_id, subject_id, book, period_id, from_import)
) WITHOUT ROWID, STRICT;
CREATE INDEX figures_taken_ending ON figures_taken (to_import) WHERE to_import <> 0;
CREATE INDEX figures_taken_disputed ON figures_taken (indicator_id, subject_id, book, period_id) WHERE disputed = 1;

-- A person's decision which claim is taken, with the reason; a later decision replaces it, none is removed.
CREATE TABLE figures_decisions (
    id           INTEGER PRIMARY KEY,
    indicator_id INTEGER NOT NULL,
    subject_id   INTEGER NOT NULL,
    book         INTEGER NOT NULL,
    period_id    INTEGER NOT NULL,
    claim_number INTEGER NOT NULL,
    at_us        INTEGER NOT NULL,
    actor        TEXT NOT NULL,
    reason       TEXT NOT NULL
) STRICT;
CREATE INDEX figures_decisions_fact ON figures_decisions (indicator_id, subject_id, book, period_id);

-- Approval and lock; the newest row of a fact holds.
CREATE TABLE figures_locks (
    id     INTEGER PRIMARY KEY,
    indicator_id INTEGER NOT NULL,
    subject_id   INTEGER NOT NULL,
    book         INTEGER NOT NULL,
    period_id    INTEGER NOT NULL,
    locked INTEGER NOT NULL,
    at_us  INTEGER NOT NULL,
    actor  TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX figures_locks_fact ON figures_locks (indicator_id, subject_id, book, period_id);

-- The public log: which claim the public sees, and from when. Only the official book can enter.
CREATE TABLE figures_publications (
    id            INTEGER PRIMARY KEY,
    indicator_id INTEGER NOT NULL,
    subject_id   INTEGER NOT NULL,
    book         INTEGER NOT NULL,
    period_id    INTEGER NOT NULL,
    claim_number  INTEGER NOT NULL,
    at_us         INTEGER NOT NULL,
    release_at_us INTEGER NOT NULL,
    actor         TEXT NOT NULL,
    reason        TEXT NOT NULL,
    CHECK (book = 0)
) STRICT;
CREATE INDEX figures_publications_fact ON figures_publications (indicator_id, subject_id, book, period_id, id);

-- What the pack says about figures besides the figures (formulas, checks, breaks in method), as its own text.
CREATE TABLE figures_rules (
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, code)
) STRICT;

-- How much of an activity an agreement counts for whom in the assessment book.
CREATE TABLE figures_attributions (
    id            INTEGER PRIMARY KEY,
    agreement     TEXT NOT NULL,
    indicator     TEXT NOT NULL,
    period        TEXT NOT NULL,
    activity      TEXT NOT NULL,
    located_in    TEXT NOT NULL,
    counted_for   TEXT NOT NULL,
    unit          TEXT NOT NULL,
    mantissa      INTEGER NOT NULL,
    scale         INTEGER NOT NULL,
    at_us         INTEGER NOT NULL
) STRICT;
CREATE INDEX figures_attributions_fact ON figures_attributions (indicator, period);

-- How a sender's columns map to ours.
CREATE TABLE figures_mappings (
    sender  TEXT PRIMARY KEY,
    columns TEXT NOT NULL,
    at_us   INTEGER NOT NULL
) STRICT;

-- When somebody last looked, for "what changed since my last visit".
CREATE TABLE figures_visits (
    actor TEXT PRIMARY KEY,
    at_us INTEGER NOT NULL
) STRICT;
