-- Nobody searches by these wide columns; gathering statistics of them took a core for seconds each minute on a busy node.
ALTER TABLE audit_entries ALTER COLUMN details SET STATISTICS 0, ALTER COLUMN hash SET STATISTICS 0;
