CREATE TABLE registry_packs (
    number     INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    digest     TEXT NOT NULL,
    loaded_us  INTEGER NOT NULL,
    loaded_by  TEXT NOT NULL
) STRICT;

CREATE TABLE registry_regions (
    code TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, short_name TEXT NOT NULL,
    level INTEGER NOT NULL, parent TEXT, from_day TEXT, to_day TEXT, sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE registry_former_regions (
    old_code TEXT PRIMARY KEY, position INTEGER NOT NULL, old_name TEXT NOT NULL, region TEXT NOT NULL, changed_on TEXT NOT NULL, source TEXT NOT NULL
) STRICT;

CREATE TABLE registry_scopes (
    code TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, definition TEXT NOT NULL, source TEXT NOT NULL
) STRICT;

CREATE TABLE registry_memberships (
    position INTEGER PRIMARY KEY, scope TEXT NOT NULL, region TEXT NOT NULL, role INTEGER NOT NULL, from_day TEXT, to_day TEXT
) STRICT;

CREATE TABLE registry_organisations (
    code TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, city TEXT, field TEXT NOT NULL,
    from_day TEXT, to_day TEXT, successor TEXT, sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE registry_mandates (
    position INTEGER PRIMARY KEY, organisation TEXT NOT NULL, duty TEXT NOT NULL, region TEXT, from_day TEXT, to_day TEXT
) STRICT;

CREATE TABLE registry_parks (
    code TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL, level TEXT NOT NULL,
    region TEXT, from_day TEXT, to_day TEXT, source TEXT NOT NULL, sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE registry_indicators (
    code TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, unit TEXT NOT NULL, direction INTEGER NOT NULL,
    decimals INTEGER NOT NULL, definition TEXT NOT NULL, adds INTEGER NOT NULL, synonyms TEXT NOT NULL, sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE registry_sources (
    code TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, period TEXT, address TEXT NOT NULL, grade TEXT NOT NULL
) STRICT;

CREATE TABLE registry_calendar (
    day TEXT PRIMARY KEY, year INTEGER NOT NULL, is_workday INTEGER NOT NULL, holiday TEXT NOT NULL, notice TEXT NOT NULL
) STRICT;
