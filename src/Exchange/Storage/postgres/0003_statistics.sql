-- Nobody searches by these wide columns; their statistics are work for nothing whenever a busy table is analysed.
ALTER TABLE exchange_journal
    ALTER COLUMN previous SET STATISTICS 0, ALTER COLUMN payload SET STATISTICS 0, ALTER COLUMN payload_hash SET STATISTICS 0,
    ALTER COLUMN hash SET STATISTICS 0, ALTER COLUMN signature SET STATISTICS 0;
