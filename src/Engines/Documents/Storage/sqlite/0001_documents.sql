CREATE TABLE documents_texts (
    number BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT,
    dated_on TEXT,
    given_date TEXT,
    text TEXT NOT NULL,
    aside TEXT NOT NULL,
    taken_in_by TEXT NOT NULL,
    taken_in_at_us BIGINT NOT NULL
);
CREATE UNIQUE INDEX documents_texts_sha256 ON documents_texts (sha256);
CREATE TABLE documents_claims (
    document BIGINT NOT NULL REFERENCES documents_texts (number),
    claim BIGINT NOT NULL,
    body TEXT NOT NULL,
    corrected TEXT,
    state TEXT NOT NULL,
    outcome TEXT,
    decided_by TEXT,
    decided_at_us BIGINT,
    PRIMARY KEY (document, claim)
);
