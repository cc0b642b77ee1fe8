CREATE TABLE cases_records (
    keeper TEXT NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL, item TEXT NOT NULL, holder TEXT NOT NULL, standing TEXT NOT NULL,
    state TEXT NOT NULL, due_on TEXT, person_key TEXT NOT NULL, confirmed BIGINT NOT NULL, header TEXT NOT NULL, content TEXT,
    PRIMARY KEY (keeper, id));
CREATE INDEX cases_records_number ON cases_records (keeper, number);
CREATE INDEX cases_records_work ON cases_records (keeper, standing, due_on);
CREATE INDEX cases_records_person ON cases_records (keeper, person_key, item);
CREATE TABLE cases_hand_overs (
    keeper TEXT NOT NULL, case_id TEXT NOT NULL, offer BIGINT NOT NULL, sender TEXT NOT NULL, receiver TEXT NOT NULL, intent TEXT NOT NULL,
    terms TEXT NOT NULL, offered_at_us BIGINT NOT NULL, until_us BIGINT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL, preview TEXT,
    PRIMARY KEY (keeper, case_id, offer));
CREATE INDEX cases_hand_overs_open ON cases_hand_overs (keeper, outcome);
CREATE TABLE cases_events (
    keeper TEXT NOT NULL, case_id TEXT NOT NULL, number BIGINT NOT NULL, at_us BIGINT NOT NULL, kind TEXT NOT NULL, who TEXT NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (keeper, case_id, number));
CREATE TABLE cases_jottings (
    keeper TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, at_us BIGINT NOT NULL,
    PRIMARY KEY (keeper, case_id, id));
CREATE TABLE cases_numbers (keeper TEXT NOT NULL, year BIGINT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (keeper, year));
