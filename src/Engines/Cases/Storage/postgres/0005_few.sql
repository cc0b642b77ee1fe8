-- Few cases have a parent and few offers are open; an index of all of them is written with every change of any.
DROP INDEX cases_records_parent;
CREATE INDEX cases_records_parent ON cases_records (keeper, parent, number) WHERE parent <> '';
DROP INDEX cases_hand_overs_open;
CREATE INDEX cases_hand_overs_open ON cases_hand_overs (keeper, case_id, offer) WHERE outcome = 'Open';
