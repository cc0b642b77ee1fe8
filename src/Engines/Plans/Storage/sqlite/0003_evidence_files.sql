ALTER TABLE plans_evidence ADD COLUMN file_name TEXT;
ALTER TABLE plans_evidence ADD COLUMN media TEXT;
ALTER TABLE plans_evidence ADD COLUMN size_bytes INTEGER;
