using System.Data.Common;
using Dapper;
using OneCity.Kernel;
using OneCity.Storage.Audit;

namespace OneCity.Storage;

/// <summary>One open transaction on one connection; both dialects use it as it is.</summary>
internal sealed class Session(Dialect dialect, DbConnection connection, DbTransaction transaction, CancellationToken stop)
    : IWriteSession
{
    private readonly List<AuditEvent> _audit = [];
    private readonly List<Action> _afterCommit = [];
    private readonly List<(string Sql, object Parameters)> _later = [];

    public Dialect Dialect => dialect;

    public DbConnection Connection
    {
        get
        {
            // Whoever works on the connection by hand sees what was written before.
            using (var batch = TakeBatch()) batch?.ExecuteNonQuery();
            foreach (var (sql, parameters) in Taken()) connection.Execute(Command(sql, parameters));
            return connection;
        }
    }

    public DbTransaction Transaction => transaction;

    public async Task<IReadOnlyList<T>> List<T>(string sql, object? parameters = null)
    {
        var rows = new List<T>();
        await foreach (var row in Stream<T>(sql, parameters)) rows.Add(row);
        return rows;
    }

    public async Task<(IReadOnlyList<TOne> One, IReadOnlyList<TOther> Other)> ListBoth<TOne, TOther>(string one, string other, object parameters)
    {
        if (!connection.CanCreateBatch) return (await List<TOne>(one, parameters), await List<TOther>(other, parameters));
        var answersBefore = AnswersBefore;
        Later(one, parameters);
        await using var batch = TakeBatch(other, parameters)!;
        await using var reader = await batch.ExecuteReaderAsync(stop);
        for (var skipped = 0; skipped < answersBefore; skipped++) await reader.NextResultAsync(stop);
        var (first, second) = (new List<TOne>(), new List<TOther>());
        await foreach (var row in Rows<TOne>(reader)) first.Add(row);
        await reader.NextResultAsync(stop);
        await foreach (var row in Rows<TOther>(reader)) second.Add(row);
        return (first, second);
    }

    public async Task<T?> Find<T>(string sql, object? parameters = null)
    {
        if (_later.Count == 0) return await connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));
        await foreach (var row in Stream<T>(sql, parameters)) return row;
        return default;
    }

    public async Task<T> Get<T>(string sql, object? parameters = null)
    {
        if (_later.Count == 0) return await connection.QueryFirstAsync<T>(Command(sql, parameters));
        await foreach (var row in Stream<T>(sql, parameters)) return row;
        throw new InvalidOperationException("The question has no answer.");
    }

    public async IAsyncEnumerable<T> Stream<T>(string sql, object? parameters = null)
    {
        var answersBefore = AnswersBefore;
        await using var batch = LaterStatements.Fits(parameters) ? TakeBatch(sql, parameters) : null;
        if (batch is null) await SendLater();
        await using var reader = batch is null ? await connection.ExecuteReaderAsync(Command(sql, parameters)) : await batch.ExecuteReaderAsync(stop);
        for (var skipped = 0; batch is not null && skipped < answersBefore; skipped++) await reader.NextResultAsync(stop);
        await foreach (var row in Rows<T>(reader)) yield return row;
    }

    public async Task<int> Execute(string sql, object? parameters = null)
    {
        await SendLater();
        return await connection.ExecuteAsync(Command(sql, parameters));
    }

    public void Later(string sql, object parameters) => _later.Add((sql, parameters));

    /// <summary>Sends what was to run later; nothing when there is nothing.</summary>
    public async Task SendLater()
    {
        if (TakeBatch() is { } batch)
            await using (batch) await batch.ExecuteNonQueryAsync(stop);
        foreach (var (sql, parameters) in Taken()) await connection.ExecuteAsync(Command(sql, parameters));
    }

    public void Audit(AuditEvent entry) => _audit.Add(entry);

    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>Writes the collected audit entries; the last thing before the commit, so the chain is locked shortly.</summary>
    public Task FinishAudit(DateTimeOffset at) => _audit.Count == 0 ? Task.CompletedTask : AuditTrail.Append(this, _audit, at);

    /// <summary>Commits; where the database takes batches, in the same round as what was to run later.</summary>
    public async Task Commit()
    {
        if (_later.Count == 0 || !connection.CanCreateBatch)
        {
            await transaction.CommitAsync(stop);
            return;
        }
        Later("COMMIT", new object());
        await SendLater();
    }

    /// <summary>Runs what waited for the commit.</summary>
    public void Committed()
    {
        foreach (var action in _afterCommit) action();
    }

    /// <summary>Answers that come before that of the next question.</summary>
    private int AnswersBefore => _later.Count(each => each.Sql.StartsWith("SELECT", StringComparison.Ordinal));

    private async IAsyncEnumerable<T> Rows<T>(DbDataReader reader)
    {
        // Only at the first row: before it SQLite does not know the type of a computed column, and no record would fit.
        if (!await reader.ReadAsync(stop)) yield break;
        var parse = reader.GetRowParser(typeof(T));
        do yield return (T)parse(reader)!;
        while (await reader.ReadAsync(stop));
    }

    /// <summary>What was to run later, with a question behind it, as one round to the server; null when there is nothing or the database knows no such thing.</summary>
    private DbBatch? TakeBatch(string? question = null, object? parameters = null)
    {
        if (_later.Count == 0 || !connection.CanCreateBatch) return null;
        var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (sql, values) in Taken()) LaterStatements.Add(batch, sql, values);
        if (question is not null) LaterStatements.Add(batch, question, parameters);
        return batch;
    }

    private List<(string Sql, object Parameters)> Taken()
    {
        List<(string, object)> taken = [.. _later];
        _later.Clear();
        return taken;
    }

    private CommandDefinition Command(string sql, object? parameters) =>
        new(sql, parameters, transaction, cancellationToken: stop);
}
