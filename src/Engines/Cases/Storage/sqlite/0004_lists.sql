-- Lists whose order the former indexes did not hold, so that all cases of a city were walked through; flow from its indexes alone.
DROP INDEX cases_records_person;
CREATE INDEX cases_records_person ON cases_records (keeper, person_key, item, id);
DROP INDEX cases_records_parent;
CREATE INDEX cases_records_parent ON cases_records (keeper, parent, number);
DROP INDEX cases_hops_flow;
CREATE INDEX cases_hops_flow ON cases_hops (sender, keeper, ended_on, due_on, stopped, started_on);
DROP INDEX cases_hops_clock;
CREATE INDEX cases_hops_clock ON cases_hops (keeper, due_on, stopped, marked, case_id, ended_on) WHERE ended_on IS NULL;
CREATE INDEX cases_hops_oldest ON cases_hops (started_on, number) WHERE ended_on IS NULL AND sender <> '';
CREATE INDEX cases_events_disputes ON cases_events (keeper, case_id, kind, number) WHERE kind IN ('disputed', 'ruled');
