CREATE TABLE comments_entries (
    number       INTEGER PRIMARY KEY,
    record       TEXT NOT NULL,
    author       TEXT NOT NULL,
    organisation TEXT NOT NULL,
    at_us        INTEGER NOT NULL,
    text         TEXT
) STRICT;
CREATE INDEX comments_entries_record ON comments_entries (record, number);

CREATE TABLE comments_mentions (
    comment INTEGER NOT NULL REFERENCES comments_entries (number),
    name    TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    address TEXT NOT NULL,
    seen    INTEGER NOT NULL CHECK (seen IN (0, 1)),
    PRIMARY KEY (comment, name)
) STRICT;
CREATE INDEX comments_mentions_unseen ON comments_mentions (name) WHERE seen = 0;
