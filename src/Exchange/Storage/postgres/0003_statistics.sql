-- Nobody searches by these wide columns; gathering statistics of them took a core for seconds each minute on a busy node.
ALTER TABLE exchange_journal
    ALTER COLUMN previous SET STATISTICS 0, ALTER COLUMN payload SET STATISTICS 0, ALTER COLUMN payload_hash SET STATISTICS 0,
    ALTER COLUMN hash SET STATISTICS 0, ALTER COLUMN signature SET STATISTICS 0;
