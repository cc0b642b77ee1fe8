-- Half-typed acceptances (sealed), the calendar that limits were last counted by, and the list of a city's cases by number.
CREATE TABLE cases_drafts (keeper TEXT NOT NULL, who TEXT NOT NULL, form TEXT NOT NULL, at_us BIGINT NOT NULL, PRIMARY KEY (keeper, who));
CREATE TABLE cases_counted (keeper TEXT NOT NULL PRIMARY KEY, calendar TEXT NOT NULL);
CREATE INDEX cases_records_item ON cases_records (keeper, item, due_on, number);
