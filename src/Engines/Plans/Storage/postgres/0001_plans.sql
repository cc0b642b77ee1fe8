CREATE TABLE plans_clock (one bigint PRIMARY KEY, seq bigint NOT NULL);
INSERT INTO plans_clock (one, seq) VALUES (1, 0);

CREATE TABLE plans_plans (
    id text PRIMARY KEY,
    title text NOT NULL,
    kind text NOT NULL,
    starts_on text NOT NULL,
    ends_on text NOT NULL,
    scope text NOT NULL,
    drawn_from text,
    confirmer text NOT NULL,
    rules text NOT NULL,
    source text NOT NULL,
    is_public bigint NOT NULL,
    signed_on text,
    signed_by text,
    seq bigint NOT NULL
);

CREATE TABLE plans_item_versions (
    item text NOT NULL,
    version bigint NOT NULL,
    plan text NOT NULL REFERENCES plans_plans (id),
    parent text,
    level text NOT NULL,
    title text NOT NULL,
    field text NOT NULL,
    lead text NOT NULL,
    city text,
    co_leads text NOT NULL,
    supports text NOT NULL,
    starts_on text,
    due_on text NOT NULL,
    waits_for text NOT NULL,
    evidence_expected text NOT NULL,
    goal text,
    lon text,
    lat text,
    carried_from text,
    source text NOT NULL,
    is_removed bigint NOT NULL,
    from_on text NOT NULL,
    why text NOT NULL,
    by_name text NOT NULL,
    at_us bigint NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (item, version)
);
CREATE INDEX plans_item_versions_seq ON plans_item_versions (seq);
CREATE INDEX plans_item_versions_plan ON plans_item_versions (plan);

CREATE TABLE plans_events (
    number bigint PRIMARY KEY,
    item text NOT NULL,
    on_day text NOT NULL,
    kind text NOT NULL,
    moved_to text,
    by_name text,
    evidence text,
    words text NOT NULL,
    at_us bigint NOT NULL,
    seq bigint NOT NULL
);
CREATE INDEX plans_events_item ON plans_events (item);
CREATE INDEX plans_events_seq ON plans_events (seq);

CREATE TABLE plans_evidence (
    id text PRIMARY KEY,
    item text NOT NULL,
    kind text NOT NULL,
    reference text NOT NULL,
    words text NOT NULL,
    taken_at_us bigint,
    lon text,
    lat text,
    by_name text NOT NULL,
    on_day text NOT NULL,
    confirmed_by text,
    confirmed_on text
);
CREATE INDEX plans_evidence_item ON plans_evidence (item);

CREATE TABLE plans_meetings (
    id text PRIMARY KEY,
    title text NOT NULL,
    held_on text NOT NULL,
    place text NOT NULL,
    is_open_to_observers bigint NOT NULL,
    source text NOT NULL,
    by_name text NOT NULL,
    at_us bigint NOT NULL
);

CREATE TABLE plans_topics (
    meeting text NOT NULL REFERENCES plans_meetings (id),
    number bigint NOT NULL,
    title text NOT NULL,
    paper text NOT NULL,
    proposed_by text NOT NULL,
    decision text,
    item text,
    PRIMARY KEY (meeting, number)
);

CREATE TABLE plans_drafts (
    id text PRIMARY KEY,
    kind text NOT NULL,
    subject text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    by_name text NOT NULL,
    at_us bigint NOT NULL,
    frozen_at_us bigint
);

CREATE TABLE plans_reviews (
    draft text NOT NULL REFERENCES plans_drafts (id),
    number bigint NOT NULL,
    step text NOT NULL,
    by_name text NOT NULL,
    words text NOT NULL,
    item text,
    at_us bigint NOT NULL,
    PRIMARY KEY (draft, number)
);

CREATE TABLE plans_barriers (
    id text PRIMARY KEY,
    title text NOT NULL,
    cities text NOT NULL,
    rule text NOT NULL,
    owner text NOT NULL,
    reported_by text NOT NULL,
    reported_on text NOT NULL,
    state text NOT NULL,
    removed_on text,
    removed_by_what text,
    at_us bigint NOT NULL
);

CREATE TABLE plans_cooperations (
    id text PRIMARY KEY,
    title text NOT NULL,
    parties text NOT NULL,
    signed_on text NOT NULL,
    ends_on text,
    source text NOT NULL,
    plan text NOT NULL REFERENCES plans_plans (id),
    at_us bigint NOT NULL
);

CREATE TABLE plans_mappings (
    sender text PRIMARY KEY,
    columns text NOT NULL,
    at_us bigint NOT NULL
);
