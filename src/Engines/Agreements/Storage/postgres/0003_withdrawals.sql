-- A party may take back an objection that was not ruled on; it stays on record.
ALTER TABLE agreements_objections ADD COLUMN withdrawn_us bigint;
