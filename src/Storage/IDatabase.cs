using System.Data.Common;
using OneCity.Kernel;

namespace OneCity.Storage;

/// <summary>The two databases OneCity runs on.</summary>
public enum Dialect
{
    /// <summary>SQLite in WAL mode, embedded; one writer.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or newer.</summary>
    Postgres,
}

/// <summary>The node's database: consistent reads, and units of work that happen whole or not at all.</summary>
/// <remarks>
/// A write is durable when its task completes: the commit has reached the disk (SQLite <c>synchronous=FULL</c>,
/// PostgreSQL <c>synchronous_commit=on</c>). Never call <see cref="Write{T}"/> inside another write of the same database:
/// pass the session on instead.
/// </remarks>
public interface IDatabase : IAsyncDisposable
{
    /// <summary>Which database this is; SQL that differs asks here.</summary>
    Dialect Dialect { get; }

    /// <summary>Reads one consistent snapshot.</summary>
    Task<T> Read<T>(Func<IReadSession, Task<T>> read, CancellationToken stop = default);

    /// <summary>Runs one unit of work: all of it and its audit entries are committed, or nothing is.</summary>
    /// <remarks>On SQLite concurrent units share one commit (group commit) and must stay under 200 ms each.</remarks>
    /// <exception cref="RefusedException"><c>storage.full</c> when the disk is full; nothing was written.</exception>
    Task<T> Write<T>(Func<IWriteSession, Task<T>> write, CancellationToken stop = default);
}

/// <summary>A consistent view of the database; parameters are named <c>@name</c> on both dialects.</summary>
/// <remarks>
/// Rows map to records by column name (Dapper). Integers are <c>bigint</c> and map to <c>long</c>, truth values are 0 or 1,
/// instants are UTC microseconds since 1970 in <c>bigint</c>, days are text <c>yyyy-MM-dd</c>: the same on both databases.
/// </remarks>
public interface IReadSession
{
    /// <summary>Which database this is.</summary>
    Dialect Dialect { get; }

    /// <summary>The open connection, for bulk copy and readers; a transaction is already open on it.</summary>
    DbConnection Connection { get; }

    /// <summary>The open transaction; commands made by hand must carry it.</summary>
    DbTransaction Transaction { get; }

    /// <summary>All rows, in the order of the query; empty when there are none.</summary>
    Task<IReadOnlyList<T>> List<T>(string sql, object? parameters = null);

    /// <summary>The rows of two questions that are asked in one round; parameters are named alike in both.</summary>
    Task<(IReadOnlyList<TOne> One, IReadOnlyList<TOther> Other)> ListBoth<TOne, TOther>(string one, string other, object parameters);

    /// <summary>The first row or scalar; null (default) when there is none.</summary>
    Task<T?> Find<T>(string sql, object? parameters = null);

    /// <summary>The first row or scalar; there must be one.</summary>
    /// <exception cref="InvalidOperationException">When the query gives no row.</exception>
    Task<T> Get<T>(string sql, object? parameters = null);

    /// <summary>Rows one by one, without holding all in memory.</summary>
    IAsyncEnumerable<T> Stream<T>(string sql, object? parameters = null);
}

/// <summary>A unit of work.</summary>
public interface IWriteSession : IReadSession
{
    /// <summary>Runs a statement; answers the number of rows touched.</summary>
    Task<int> Execute(string sql, object? parameters = null);

    /// <summary>
    /// Runs a single statement whose answer nobody waits for: it travels with the next question or with the commit, in the order given, so that
    /// a unit of many small writes needs few rounds to the server. What it breaks fails there, and the unit with it.
    /// </summary>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">An object whose properties are the parameters; arrays on PostgreSQL only.</param>
    void Later(string sql, object parameters);

    /// <summary>Adds an entry to the audit trail, committed with this unit of work.</summary>
    void Audit(AuditEvent entry);

    /// <summary>Runs after the commit; not at all when the unit of work fails. It must not throw.</summary>
    void AfterCommit(Action action);
}

/// <summary>Conveniences over <see cref="IDatabase"/>.</summary>
public static class DatabaseExtensions
{
    /// <summary>A unit of work without an answer.</summary>
    public static Task Write(this IDatabase database, Func<IWriteSession, Task> write, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.Write(async session =>
        {
            await write(session);
            return 0;
        }, stop);
    }
}
