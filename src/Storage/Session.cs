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

    public Dialect Dialect => dialect;

    public DbConnection Connection => connection;

    public DbTransaction Transaction => transaction;

    public async Task<IReadOnlyList<T>> List<T>(string sql, object? parameters = null)
    {
        var rows = new List<T>();
        await foreach (var row in Stream<T>(sql, parameters)) rows.Add(row);
        return rows;
    }

    public Task<T?> Find<T>(string sql, object? parameters = null) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    public Task<T> Get<T>(string sql, object? parameters = null) =>
        connection.QueryFirstAsync<T>(Command(sql, parameters));

    public async IAsyncEnumerable<T> Stream<T>(string sql, object? parameters = null)
    {
        await using var reader = await connection.ExecuteReaderAsync(Command(sql, parameters));
        // Only at the first row: before it SQLite does not know the type of a computed column, and no record would fit.
        if (!await reader.ReadAsync(stop)) yield break;
        var parse = reader.GetRowParser(typeof(T));
        do yield return (T)parse(reader)!;
        while (await reader.ReadAsync(stop));
    }

    public Task<int> Execute(string sql, object? parameters = null) => connection.ExecuteAsync(Command(sql, parameters));

    public void Audit(AuditEvent entry) => _audit.Add(entry);

    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>Writes the collected audit entries; the last thing before the commit, so the chain is locked shortly.</summary>
    public Task FlushAudit(DateTimeOffset at) =>
        _audit.Count == 0 ? Task.CompletedTask : AuditTrail.Append(this, _audit, at);

    /// <summary>Runs what waited for the commit.</summary>
    public void Committed()
    {
        foreach (var action in _afterCommit) action();
    }

    private CommandDefinition Command(string sql, object? parameters) =>
        new(sql, parameters, transaction, cancellationToken: stop);
}
