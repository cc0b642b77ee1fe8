using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Units of work on SQLite or PostgreSQL.</summary>
public sealed class SqlUnits(IDatabase database) : IUnits
{
    /// <inheritdoc/>
    public async ValueTask<T> Write<T>(Func<IUnit, ValueTask<T>> work) =>
        await database.Write(async session => await work(new SqlUnit(session)));

    /// <inheritdoc/>
    public async ValueTask<T> Read<T>(Func<IUnit, ValueTask<T>> work) =>
        await database.Read(async session => await work(new SqlUnit(session)));
}

/// <summary>A unit of work over a database session; engines reach their rows through <see cref="Session"/>.</summary>
/// <param name="session">The session; a read session when nothing may be written.</param>
public sealed class SqlUnit(IReadSession session) : IUnit
{
    /// <summary>The session.</summary>
    public IReadSession Session => session;

    /// <summary>The session for writing.</summary>
    /// <exception cref="InvalidOperationException">In a read.</exception>
    public IWriteSession Writing => session as IWriteSession ?? throw new InvalidOperationException("written in a read");

    /// <inheritdoc/>
    public IJournalRows Journals { get; } = new SqlJournalRows(session);

    /// <inheritdoc/>
    public void Audit(AuditEvent entry) => Writing.Audit(entry);

    /// <inheritdoc/>
    public void AfterCommit(Action action) => Writing.AfterCommit(action);
}
