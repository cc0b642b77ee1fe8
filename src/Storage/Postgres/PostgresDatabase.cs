using System.Data;
using Npgsql;
using OneCity.Kernel;

namespace OneCity.Storage.Postgres;

/// <summary>PostgreSQL: one transaction per unit of work, repeated when the server asks for it.</summary>
public sealed class PostgresDatabase(NpgsqlDataSource source, TimeProvider clock) : IDatabase
{
    private const int AttemptsMax = 5;

    /// <summary>
    /// Opens a pool for the connection string. Statements that come again are prepared (npgsql.org, Automatic preparation) unless it says
    /// <c>Max Auto Prepare=0</c>, as a pooler between may want it; units leave no state behind in a session, so none is reset.
    /// </summary>
    public static PostgresDatabase Open(string connectionString, TimeProvider clock)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (!settings.ShouldSerialize("Max Auto Prepare")) settings.MaxAutoPrepare = 200;
        return new(NpgsqlDataSource.Create(settings), clock);
    }

    /// <inheritdoc/>
    public Dialect Dialect => Dialect.Postgres;

    /// <inheritdoc/>
    public async Task<T> Read<T>(Func<IReadSession, Task<T>> read, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        return await read(new Session(Dialect, connection, transaction, stop));
    }

    /// <inheritdoc/>
    public async Task<T> Write<T>(Func<IWriteSession, Task<T>> write, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnce(write, stop);
            }
            catch (PostgresException failure) when (failure.IsTransient && attempt < AttemptsMax
                && failure.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 * attempt), clock, stop);
            }
            catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.DiskFull)
            {
                throw StorageRefusals.Full.ToException();
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<T> WriteOnce<T>(Func<IWriteSession, Task<T>> write, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);
        var session = new Session(Dialect, connection, transaction, stop);
        var answer = await write(session);
        await session.FinishAudit(clock.GetUtcNow());
        await session.Commit();
        session.Committed();
        return answer;
    }
}
