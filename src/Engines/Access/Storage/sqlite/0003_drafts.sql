-- What a person has typed and not yet sent; fields are a JSON object of texts.
CREATE TABLE access_drafts (
    name_key TEXT NOT NULL REFERENCES access_users (name_key),
    place    TEXT NOT NULL,
    fields   TEXT NOT NULL,
    at_us    INTEGER NOT NULL,
    PRIMARY KEY (name_key, place)
) STRICT;
