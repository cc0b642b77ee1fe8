using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Units of work on SQLite or PostgreSQL.</summary>
/// <param name="database">The database.</param>
/// <param name="seal">Seals what is personal in the journals; null where nothing is.</param>
public sealed class SqlUnits(IDatabase database, IPayloadSeal? seal = null) : IUnits
{
    /// <inheritdoc/>
    public async ValueTask<T> Write<T>(Func<IUnit, ValueTask<T>> work) =>
        await database.Write(async session =>
        {
            var unit = new SqlUnit(session, isWriting: true, seal);
            var answer = await work(unit);
            await unit.Outbox.Empty(unit);
            return answer;
        });

    /// <inheritdoc/>
    public async ValueTask<T> Read<T>(Func<IUnit, ValueTask<T>> work) =>
        await database.Read(async session =>
        {
            var unit = new SqlUnit(session, seal: seal);
            var answer = await work(unit);
            unit.Outbox.DemandEmpty();
            return answer;
        });
}

/// <summary>A unit of work over a database session; engines reach their rows through <see cref="Session"/>.</summary>
/// <param name="session">The session; a read session when nothing may be written.</param>
/// <param name="isWriting">Whether rows that are read are about to be changed.</param>
/// <param name="seal">Seals what is personal in the journals; null where nothing is.</param>
public sealed class SqlUnit(IReadSession session, bool isWriting = false, IPayloadSeal? seal = null) : IUnit
{
    /// <summary>
    /// Stands behind a question for rows about to be changed. On PostgreSQL units run side by side: who reads such a row keeps it until
    /// the commit, or two units would both decide on what only one of them may have. SQLite has one writer and needs no lock.
    /// </summary>
    public string ForUpdate => isWriting && session.Dialect == Dialect.Postgres ? " FOR UPDATE" : "";

    /// <summary>The session.</summary>
    public IReadSession Session => session;

    /// <summary>The session for writing.</summary>
    /// <exception cref="InvalidOperationException">In a read.</exception>
    public IWriteSession Writing => session as IWriteSession ?? throw new InvalidOperationException("written in a read");

    /// <inheritdoc/>
    public IJournalRows Journals => field ??= new SqlJournalRows(session, isWriting, seal);

    /// <inheritdoc/>
    public Outbox Outbox { get; } = new();

    /// <inheritdoc/>
    public void Audit(AuditEvent entry) => Writing.Audit(entry);

    /// <inheritdoc/>
    public void AfterCommit(Action action) => Writing.AfterCommit(action);
}
