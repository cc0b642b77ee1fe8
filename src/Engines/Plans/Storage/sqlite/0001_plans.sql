CREATE TABLE plans_clock (one INTEGER PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
INSERT INTO plans_clock (one, seq) VALUES (1, 0);

CREATE TABLE plans_plans (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    scope TEXT NOT NULL,
    drawn_from TEXT,
    confirmer TEXT NOT NULL,
    rules TEXT NOT NULL,
    source TEXT NOT NULL,
    is_public INTEGER NOT NULL,
    signed_on TEXT,
    signed_by TEXT,
    seq INTEGER NOT NULL
) STRICT;

CREATE TABLE plans_item_versions (
    item TEXT NOT NULL,
    version INTEGER NOT NULL,
    plan TEXT NOT NULL REFERENCES plans_plans (id),
    parent TEXT,
    level TEXT NOT NULL,
    title TEXT NOT NULL,
    field TEXT NOT NULL,
    lead TEXT NOT NULL,
    city TEXT,
    co_leads TEXT NOT NULL,
    supports TEXT NOT NULL,
    starts_on TEXT,
    due_on TEXT NOT NULL,
    waits_for TEXT NOT NULL,
    evidence_expected TEXT NOT NULL,
    goal TEXT,
    lon TEXT,
    lat TEXT,
    carried_from TEXT,
    source TEXT NOT NULL,
    is_removed INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    why TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (item, version)
) STRICT;
CREATE INDEX plans_item_versions_seq ON plans_item_versions (seq);
CREATE INDEX plans_item_versions_plan ON plans_item_versions (plan);

CREATE TABLE plans_events (
    number INTEGER PRIMARY KEY,
    item TEXT NOT NULL,
    on_day TEXT NOT NULL,
    kind TEXT NOT NULL,
    moved_to TEXT,
    by_name TEXT,
    evidence TEXT,
    words TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE INDEX plans_events_item ON plans_events (item);
CREATE INDEX plans_events_seq ON plans_events (seq);

CREATE TABLE plans_evidence (
    id TEXT PRIMARY KEY,
    item TEXT NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    words TEXT NOT NULL,
    taken_at_us INTEGER,
    lon TEXT,
    lat TEXT,
    by_name TEXT NOT NULL,
    on_day TEXT NOT NULL,
    confirmed_by TEXT,
    confirmed_on TEXT
) STRICT;
CREATE INDEX plans_evidence_item ON plans_evidence (item);

CREATE TABLE plans_meetings (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    held_on TEXT NOT NULL,
    place TEXT NOT NULL,
    is_open_to_observers INTEGER NOT NULL,
    source TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at_us INTEGER NOT NULL
) STRICT;

CREATE TABLE plans_topics (
    meeting TEXT NOT NULL REFERENCES plans_meetings (id),
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    paper TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    decision TEXT,
    item TEXT,
    PRIMARY KEY (meeting, number)
) STRICT;

CREATE TABLE plans_drafts (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    frozen_at_us INTEGER
) STRICT;

CREATE TABLE plans_reviews (
    draft TEXT NOT NULL REFERENCES plans_drafts (id),
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    by_name TEXT NOT NULL,
    words TEXT NOT NULL,
    item TEXT,
    at_us INTEGER NOT NULL,
    PRIMARY KEY (draft, number)
) STRICT;

CREATE TABLE plans_barriers (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    cities TEXT NOT NULL,
    rule TEXT NOT NULL,
    owner TEXT NOT NULL,
    reported_by TEXT NOT NULL,
    reported_on TEXT NOT NULL,
    state TEXT NOT NULL,
    removed_on TEXT,
    removed_by_what TEXT,
    at_us INTEGER NOT NULL
) STRICT;

CREATE TABLE plans_cooperations (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    parties TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    ends_on TEXT,
    source TEXT NOT NULL,
    plan TEXT NOT NULL REFERENCES plans_plans (id),
    at_us INTEGER NOT NULL
) STRICT;

CREATE TABLE plans_mappings (
    sender TEXT PRIMARY KEY,
    columns TEXT NOT NULL,
    at_us INTEGER NOT NULL
) STRICT;
