using System.Globalization;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using OneCity.Kernel;

namespace OneCity.Storage.Sqlite;

/// <summary>SQLite in WAL mode: readers never wait, one writer commits queued units of work in groups.</summary>
/// <remarks>
/// One fsync costs far more than one small unit of work, so units that queue up while the disk works share the next commit.
/// Each runs under a savepoint of its own: one that fails leaves the others alone. Nothing is acknowledged before the commit.
/// </remarks>
public sealed class SqliteDatabase : IDatabase
{
    /// <summary>The writer is not kept longer than this before the group is committed.</summary>
    private static readonly TimeSpan GroupLimit = TimeSpan.FromMilliseconds(50);

    private const int GroupSizeMax = 512;

    private readonly Channel<Unit> _queue = Channel.CreateUnbounded<Unit>(new() { SingleReader = true });
    private readonly string _connectionString;
    private readonly TimeProvider _clock;
    private readonly Task _writer;

    private readonly int? _pagesMax;

    /// <summary>Opens, and creates where missing, the database file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="clock">The host's clock.</param>
    /// <param name="pagesMax">Largest size of the file in pages of 4,096 bytes; null for as large as the disk.</param>
    public SqliteDatabase(string file, TimeProvider clock, int? pagesMax = null)
    {
        (_clock, _pagesMax) = (clock, pagesMax);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,
            DefaultTimeout = 30,
            Pooling = true,
        }.ToString();
        using (var connection = Open())
        {
            Pragma(connection, "PRAGMA journal_mode=WAL");
        }
        _writer = Task.Run(WriteGroups);
    }

    /// <inheritdoc/>
    public Dialect Dialect => Dialect.Sqlite;

    /// <inheritdoc/>
    public async Task<T> Read<T>(Func<IReadSession, Task<T>> read, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var connection = Open();
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await read(new Session(Dialect, connection, transaction, stop));
    }

    /// <inheritdoc/>
    public async Task<T> Write<T>(Func<IWriteSession, Task<T>> write, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        T answer = default!;
        var unit = new Unit(async session => answer = await write(session), stop);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(unit), this);
        await unit.Done.Task;
        return answer;
    }

    /// <summary>Writes a consistent, compact copy to a new file while readers and the writer go on.</summary>
    public async Task CopyTo(string file)
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", file);
        try
        {
            await command.ExecuteNonQueryAsync();
        }
        catch (SqliteException failure)
        {
            throw Translate(failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer;
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        // FULL: a commit in WAL mode is on the disk before it is answered (sqlite.org/pragma.html#pragma_synchronous).
        // No memory map: a page missing from memory is read alone, while a fault in a map reads the disk's whole read-ahead for it (cold pivots took twice as long).
        Pragma(connection, "PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA cache_size=-65536; PRAGMA mmap_size=0");
        if (_pagesMax is { } pages) Pragma(connection, $"PRAGMA max_page_count={pages.ToString(CultureInfo.InvariantCulture)}");
        return connection;
    }

    private static void Pragma(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task WriteGroups()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            var group = new List<(Unit Unit, Session Session)>();
            try
            {
                await RunGroup(group);
                foreach (var (unit, session) in group)
                {
                    session.Committed();
                    unit.Done.TrySetResult();
                }
            }
#pragma warning disable CA1031 // Whatever broke the commit belongs to the callers whose work was in it; the writer goes on.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                var shown = Translate(failure);
                if (group.Count == 0 && _queue.Reader.TryRead(out var first)) first.Done.TrySetException(shown);
                foreach (var (unit, _) in group) unit.Done.TrySetException(shown);
            }
        }
    }

    private async Task RunGroup(List<(Unit Unit, Session Session)> group)
    {
        await using var connection = Open();
        await using var transaction = connection.BeginTransaction(deferred: false);
        var started = _clock.GetTimestamp();
        while (group.Count < GroupSizeMax && _clock.GetElapsedTime(started) < GroupLimit && _queue.Reader.TryRead(out var unit))
        {
            if (await RunUnit(connection, transaction, unit) is { } session) group.Add((unit, session));
        }
        transaction.Commit();
    }

    /// <summary>The session when the unit succeeded; null when it failed alone and was rolled back to its savepoint.</summary>
    private async Task<Session?> RunUnit(SqliteConnection connection, SqliteTransaction transaction, Unit unit)
    {
        var session = new Session(Dialect, connection, transaction, unit.Stop);
        transaction.Save("unit");
        try
        {
            unit.Stop.ThrowIfCancellationRequested();
            await unit.Work(session);
            await session.FinishAudit(_clock.GetUtcNow());
            await session.SendLater();
            transaction.Release("unit");
            return session;
        }
#pragma warning disable CA1031 // The failure is handed to the caller who queued the unit.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            try
            {
                transaction.Rollback("unit");
                transaction.Release("unit");
            }
            catch (Exception lost) when (lost is SqliteException or InvalidOperationException)
            {
                // A full disk ends the whole transaction (sqlite.org/lang_transaction.html, section 3.1): the group is lost with it.
                unit.Done.TrySetException(Translate(failure));
                throw new InvalidOperationException(failure.Message, failure);
            }
            unit.Done.TrySetException(Translate(failure));
            return null;
        }
    }

    private static Exception Translate(Exception failure) => (failure as SqliteException ?? failure.InnerException as SqliteException) switch
    {
        { SqliteErrorCode: 13 } => StorageRefusals.Full.ToException(),
        { SqliteErrorCode: 10, SqliteExtendedErrorCode: 778 } => StorageRefusals.Full.ToException(),
        { SqliteErrorCode: 5 } => StorageRefusals.Busy.ToException(),
        _ => failure,
    };

    private sealed record Unit(Func<Session, Task> Work, CancellationToken Stop)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
