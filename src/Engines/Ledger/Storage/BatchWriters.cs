using System.Data.Common;
using OneCity.Ledger.Model;
using OneCity.Storage;

namespace OneCity.Ledger.Storage;

/// <summary>Writes journal lines, holds and sums of one batch.</summary>
internal interface IBatchWriter
{
    /// <summary>Writes all of it on the session's transaction.</summary>
    Task Write(IWriteSession session, BookState state, Batch batch);
}

/// <summary>PostgreSQL: one statement per table over arrays.</summary>
internal sealed class PostgresBatchWriter : IBatchWriter
{
    public async Task Write(IWriteSession session, BookState state, Batch batch)
    {
        var lines = batch.Entries;
        await session.Execute(
            """
            INSERT INTO ledger_transfers (book, number, id, kind, debit, credit, amount_fen, refers, expires_at_us, at_us, reference, hash)
            SELECT @book, * FROM unnest(@numbers, @ids, @kinds, @debits, @credits, @amounts, @refers, @expires, @ats, @references, @hashes)
            """,
            new
            {
                book = state.Book,
                numbers = lines.Select(line => line.Number).ToArray(),
                ids = lines.Select(line => line.Id.ToGuid()).ToArray(),
                kinds = lines.Select(line => (long)line.Kind).ToArray(),
                debits = lines.Select(line => line.Debit).ToArray(),
                credits = lines.Select(line => line.Credit).ToArray(),
                amounts = lines.Select(line => line.AmountFen).ToArray(),
                refers = lines.Select(line => line.Refers).ToArray(),
                expires = lines.Select(line => line.ExpiresAtUs).ToArray(),
                ats = lines.Select(line => line.AtUs).ToArray(),
                references = lines.Select(line => line.Reference).ToArray(),
                hashes = lines.Select(line => line.Hash).ToArray(),
            });
        var closed = batch.ClosedHolds.ToHashSet();
        var holds = lines.Where(line => line.Kind == TransferKind.Pending && !closed.Contains(line.Number)).Select(line => line.Number).ToArray();
        if (holds.Length > 0)
        {
            await session.Execute(
                "INSERT INTO ledger_holds (book, number, id, debit, credit, amount_fen, expires_at_us) "
                + "SELECT book, number, id, debit, credit, amount_fen, expires_at_us FROM ledger_transfers WHERE book = @book AND number = ANY(@holds)", new { book = state.Book, holds });
        }
        if (closed.Count > 0)
            await session.Execute("DELETE FROM ledger_holds WHERE book = @book AND number = ANY(@closed)", new { book = state.Book, closed = closed.ToArray() });
        var accounts = batch.Touched.ToArray();
        await session.Execute(
            """
            UPDATE ledger_accounts AS a
            SET debits_fen = n.debits, credits_fen = n.credits, held_debits_fen = n.held_debits, held_credits_fen = n.held_credits
            FROM unnest(@numbers, @debits, @credits, @heldDebits, @heldCredits) AS n (number, debits, credits, held_debits, held_credits)
            WHERE a.number = n.number
            """,
            new
            {
                numbers = accounts.Select(account => account.Number).ToArray(),
                debits = accounts.Select(account => account.Debits.Fen).ToArray(),
                credits = accounts.Select(account => account.Credits.Fen).ToArray(),
                heldDebits = accounts.Select(account => account.HeldDebits.Fen).ToArray(),
                heldCredits = accounts.Select(account => account.HeldCredits.Fen).ToArray(),
            });
    }
}

/// <summary>SQLite: one prepared statement per table, run for every row.</summary>
internal sealed class SqliteBatchWriter : IBatchWriter
{
    public Task Write(IWriteSession session, BookState state, Batch batch)
    {
        var closed = batch.ClosedHolds.ToHashSet();
        using var insert = Prepare(session, "INSERT INTO ledger_transfers (book, number, id, kind, debit, credit, amount_fen, refers, expires_at_us, at_us, reference, hash) "
            + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)", 12);
        using var hold = Prepare(session, "INSERT INTO ledger_holds (book, number, id, debit, credit, amount_fen, expires_at_us) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)", 7);
        foreach (var line in batch.Entries)
        {
            var id = line.Id.ToBytes();
            Run(insert, state.Book, line.Number, id, (long)line.Kind, line.Debit, line.Credit, line.AmountFen,
                line.Refers, line.ExpiresAtUs, line.AtUs, line.Reference, line.Hash);
            if (line.Kind == TransferKind.Pending && !closed.Contains(line.Number))
                Run(hold, state.Book, line.Number, id, line.Debit, line.Credit, line.AmountFen, line.ExpiresAtUs);
        }
        using var close = Prepare(session, "DELETE FROM ledger_holds WHERE book = @p0 AND number = @p1", 2);
        foreach (var number in closed) Run(close, state.Book, number);
        using var sums = Prepare(session, "UPDATE ledger_accounts SET debits_fen = @p1, credits_fen = @p2, held_debits_fen = @p3, held_credits_fen = @p4 WHERE number = @p0", 5);
        foreach (var account in batch.Touched)
            Run(sums, account.Number, account.Debits.Fen, account.Credits.Fen, account.HeldDebits.Fen, account.HeldCredits.Fen);
        return Task.CompletedTask;
    }

    private static DbCommand Prepare(IWriteSession session, string sql, int count)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        for (var i = 0; i < count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static void Run(DbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
