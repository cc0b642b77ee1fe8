-- Nobody searches by these wide columns; their statistics are work for nothing whenever a busy table is analysed.
ALTER TABLE audit_entries ALTER COLUMN details SET STATISTICS 0, ALTER COLUMN hash SET STATISTICS 0;
