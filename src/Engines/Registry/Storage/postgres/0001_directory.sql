CREATE TABLE registry_packs (
    number     bigint PRIMARY KEY,
    name       text NOT NULL,
    digest     text NOT NULL,
    loaded_us  bigint NOT NULL,
    loaded_by  text NOT NULL
);

CREATE TABLE registry_regions (
    code text PRIMARY KEY, position bigint NOT NULL, name text NOT NULL, name_en text NOT NULL, short_name text NOT NULL,
    level bigint NOT NULL, parent text, from_day text, to_day text, sort_key text NOT NULL
);

CREATE TABLE registry_former_regions (
    old_code text PRIMARY KEY, position bigint NOT NULL, old_name text NOT NULL, region text NOT NULL, changed_on text NOT NULL, source text NOT NULL
);

CREATE TABLE registry_scopes (
    code text PRIMARY KEY, position bigint NOT NULL, name text NOT NULL, name_en text NOT NULL, definition text NOT NULL, source text NOT NULL
);

CREATE TABLE registry_memberships (
    position bigint PRIMARY KEY, scope text NOT NULL, region text NOT NULL, role bigint NOT NULL, from_day text, to_day text
);

CREATE TABLE registry_organisations (
    code text PRIMARY KEY, position bigint NOT NULL, name text NOT NULL, name_en text NOT NULL, city text, field text NOT NULL,
    from_day text, to_day text, successor text, sort_key text NOT NULL
);

CREATE TABLE registry_mandates (
    position bigint PRIMARY KEY, organisation text NOT NULL, duty text NOT NULL, region text, from_day text, to_day text
);

CREATE TABLE registry_parks (
    code text PRIMARY KEY, position bigint NOT NULL, name text NOT NULL, name_en text NOT NULL, kind text NOT NULL, level text NOT NULL,
    region text, from_day text, to_day text, source text NOT NULL, sort_key text NOT NULL
);

CREATE TABLE registry_indicators (
    code text PRIMARY KEY, position bigint NOT NULL, name text NOT NULL, name_en text NOT NULL, unit text NOT NULL, direction bigint NOT NULL,
    decimals bigint NOT NULL, definition text NOT NULL, adds bigint NOT NULL, synonyms text NOT NULL, sort_key text NOT NULL
);

CREATE TABLE registry_sources (
    code text PRIMARY KEY, position bigint NOT NULL, title text NOT NULL, publisher text NOT NULL, period text, address text NOT NULL, grade text NOT NULL
);

CREATE TABLE registry_calendar (
    day text PRIMARY KEY, year bigint NOT NULL, is_workday bigint NOT NULL, holiday text NOT NULL, notice text NOT NULL
);
