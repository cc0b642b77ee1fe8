-- Nobody searches by these wide columns; their statistics are work for nothing whenever a busy table is analysed.
ALTER TABLE cases_records ALTER COLUMN header SET STATISTICS 0, ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE cases_hand_overs
    ALTER COLUMN intent SET STATISTICS 0, ALTER COLUMN terms SET STATISTICS 0, ALTER COLUMN reason SET STATISTICS 0, ALTER COLUMN preview SET STATISTICS 0;
ALTER TABLE cases_events ALTER COLUMN who SET STATISTICS 0, ALTER COLUMN words SET STATISTICS 0;
