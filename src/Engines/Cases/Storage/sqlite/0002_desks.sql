UPDATE cases_records SET due_on = '9999-12-31' WHERE due_on IS NULL;
ALTER TABLE cases_records ADD COLUMN parent TEXT NOT NULL DEFAULT '';
DROP INDEX cases_records_work;
CREATE INDEX cases_records_work ON cases_records (keeper, standing, due_on, number);
CREATE INDEX cases_records_due ON cases_records (keeper, due_on, number);
CREATE INDEX cases_records_parent ON cases_records (keeper, parent);
CREATE TABLE cases_hops (
    keeper TEXT NOT NULL, case_id TEXT NOT NULL, hop BIGINT NOT NULL, sender TEXT NOT NULL, number TEXT NOT NULL, item TEXT NOT NULL,
    started_on TEXT NOT NULL, due_on TEXT NOT NULL, stopped BIGINT NOT NULL, ended_on TEXT, marked BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (keeper, case_id, hop));
CREATE INDEX cases_hops_flow ON cases_hops (sender, keeper, ended_on, due_on);
CREATE INDEX cases_hops_clock ON cases_hops (keeper, ended_on, due_on);
CREATE TABLE cases_voices (
    keeper TEXT NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL, at_us BIGINT NOT NULL,
    answer TEXT NOT NULL, answered_by TEXT NOT NULL, answered_at_us BIGINT NOT NULL, PRIMARY KEY (keeper, id));
CREATE INDEX cases_voices_case ON cases_voices (keeper, case_id);
CREATE INDEX cases_voices_open ON cases_voices (keeper, answered_at_us);
CREATE TABLE cases_files (hash TEXT NOT NULL PRIMARY KEY, stored TEXT NOT NULL, media TEXT NOT NULL, size_bytes BIGINT NOT NULL, at_us BIGINT NOT NULL);
CREATE TABLE cases_differences (
    item TEXT NOT NULL, aspect TEXT NOT NULL, state TEXT NOT NULL, owner TEXT NOT NULL, ground TEXT NOT NULL, set_by TEXT NOT NULL,
    set_at_us BIGINT NOT NULL, PRIMARY KEY (item, aspect));
CREATE TABLE cases_pair_keys (
    keeper TEXT NOT NULL, peer TEXT NOT NULL, pair_key TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (keeper, peer, pair_key, case_id));
CREATE TABLE cases_questions (keeper TEXT NOT NULL, day TEXT NOT NULL, who TEXT NOT NULL, asked BIGINT NOT NULL, PRIMARY KEY (keeper, day, who));
CREATE TABLE cases_notices (
    id TEXT NOT NULL PRIMARY KEY, keeper TEXT NOT NULL, case_id TEXT NOT NULL, channel TEXT NOT NULL, target TEXT NOT NULL, subject TEXT NOT NULL,
    body TEXT NOT NULL, at_us BIGINT NOT NULL, tries BIGINT NOT NULL, next_at_us BIGINT NOT NULL, sent_at_us BIGINT NOT NULL, fault TEXT NOT NULL);
CREATE INDEX cases_notices_waiting ON cases_notices (sent_at_us, next_at_us);
CREATE INDEX cases_notices_case ON cases_notices (keeper, case_id);
CREATE TABLE cases_patrols (
    id TEXT NOT NULL PRIMARY KEY, keeper TEXT NOT NULL, on_day TEXT NOT NULL, place TEXT NOT NULL, cities TEXT NOT NULL, patrols BIGINT NOT NULL,
    vessels BIGINT NOT NULL, people BIGINT NOT NULL, found BIGINT NOT NULL, entered_by TEXT NOT NULL, entered_at_us BIGINT NOT NULL);
CREATE INDEX cases_patrols_day ON cases_patrols (on_day);
