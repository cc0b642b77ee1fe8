CREATE TABLE access_views (
    name_key TEXT NOT NULL REFERENCES access_users (name_key),
    title    TEXT NOT NULL,
    address  TEXT NOT NULL,
    at_us    BIGINT NOT NULL,
    PRIMARY KEY (name_key, title)
);
