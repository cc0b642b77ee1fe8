-- Who may enter. Days are text yyyy-MM-dd in Asia/Shanghai, instants UTC microseconds; secrets are stored hashed only.
CREATE TABLE access_users (
    name_key           TEXT PRIMARY KEY,
    name               TEXT NOT NULL,
    display            TEXT NOT NULL,
    organisation       TEXT NULL,
    password_hash      TEXT NULL,
    password_is_once   BIGINT NOT NULL DEFAULT 0,
    once_until_us      BIGINT NULL,
    is_demonstration   BIGINT NOT NULL DEFAULT 0,
    outside_subject    TEXT NULL UNIQUE,
    created_at_us      BIGINT NOT NULL,
    closed_on          TEXT NULL
);

CREATE TABLE access_roles (
    id          TEXT PRIMARY KEY,
    name_key    TEXT NOT NULL REFERENCES access_users (name_key),
    role        TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT NULL,
    given_by    TEXT NOT NULL
);
CREATE INDEX access_roles_by_user ON access_roles (name_key);

CREATE TABLE access_substitutes (
    id              TEXT PRIMARY KEY,
    name_key        TEXT NOT NULL REFERENCES access_users (name_key),
    substitute_key  TEXT NOT NULL REFERENCES access_users (name_key),
    from_on         TEXT NOT NULL,
    to_on           TEXT NOT NULL,
    given_by        TEXT NOT NULL
);
CREATE INDEX access_substitutes_by_substitute ON access_substitutes (substitute_key);

CREATE TABLE access_sessions (
    id_hash        TEXT PRIMARY KEY,
    name_key       TEXT NOT NULL REFERENCES access_users (name_key),
    created_at_us  BIGINT NOT NULL,
    expires_at_us  BIGINT NOT NULL
);
CREATE INDEX access_sessions_by_user ON access_sessions (name_key);

CREATE TABLE access_tokens (
    id             TEXT PRIMARY KEY,
    label          TEXT NOT NULL,
    secret_hash    TEXT NOT NULL UNIQUE,
    name_key       TEXT NULL REFERENCES access_users (name_key),
    organisation   TEXT NULL,
    role           TEXT NULL,
    scopes         TEXT NOT NULL,
    created_at_us  BIGINT NOT NULL,
    created_by     TEXT NOT NULL,
    expires_at_us  BIGINT NULL,
    revoked_at_us  BIGINT NULL
);

-- Failed sign-ins, kept for any name that was tried, so that an unknown name answers as a known one.
CREATE TABLE access_failures (
    name_key         TEXT PRIMARY KEY,
    failures         BIGINT NOT NULL,
    last_at_us       BIGINT NOT NULL,
    locked_until_us  BIGINT NOT NULL
);

CREATE TABLE access_setup (
    id             BIGINT PRIMARY KEY CHECK (id = 1),
    code_hash      TEXT NOT NULL,
    created_at_us  BIGINT NOT NULL,
    used_at_us     BIGINT NULL
);

-- Data-protection keys of the web part: every web process over this database reads the same cookies.
CREATE TABLE access_keys (
    id             TEXT PRIMARY KEY,
    xml            TEXT NOT NULL,
    created_at_us  BIGINT NOT NULL
);

-- Answers kept for callers that repeat a request under the same key.
CREATE TABLE access_answers (
    caller         TEXT NOT NULL,
    request_key    TEXT NOT NULL,
    request_hash   TEXT NOT NULL,
    status         BIGINT NULL,
    content_type   TEXT NULL,
    location       TEXT NULL,
    body           TEXT NULL,
    at_us          BIGINT NOT NULL,
    PRIMARY KEY (caller, request_key)
);
CREATE INDEX access_answers_by_age ON access_answers (at_us);

-- One number that grows with every change above that decides who may do what; readers keep what they know until it moves.
CREATE TABLE access_version (
    id       BIGINT PRIMARY KEY CHECK (id = 1),
    version  BIGINT NOT NULL
);
INSERT INTO access_version (id, version) VALUES (1, 1);
