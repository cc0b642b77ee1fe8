using OneCity.Figures.Model;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>Import numbers: one is open at most, and its rows are seen by nobody until it becomes visible in one step.</summary>
internal static class ImportStore
{
    /// <summary>The open import; 0 when there is none. Read in the same snapshot as the figures it hides.</summary>
    public static async Task<long> Open(IReadSession session) =>
        await session.Find<long?>("SELECT number FROM figures_imports WHERE state = 'open'") ?? 0;

    /// <summary>Takes the engine's writing lock for this unit of work; on SQLite there is one writer anyway.</summary>
    public static async Task Lock(IWriteSession session)
    {
        if (session.Dialect == Dialect.Postgres) await session.Execute("SELECT pg_advisory_xact_lock(7340020)");
    }

    /// <summary>
    /// As <see cref="Lock"/>, for a batch that nobody sees yet: on PostgreSQL its commit does not wait for the disk. The commit that shows the import does,
    /// and takes every earlier one with it; after a crash before it the import is cleared like any that broke off.
    /// </summary>
    public static async Task LockUnseen(IWriteSession session)
    {
        if (session.Dialect == Dialect.Postgres) await session.Execute("SET LOCAL synchronous_commit TO off; SELECT pg_advisory_xact_lock(7340020)");
    }

    /// <summary>A new number, open.</summary>
    public static async Task<ImportStamp> Begin(IWriteSession session, string actor, string file, long nowUs) => ImportStamp.Unseen(await session.Get<long>(
        "INSERT INTO figures_imports (state, touched_at_us, actor, file) VALUES ('open', @nowUs, @actor, @file) RETURNING number",
        new { nowUs, actor, file }));

    /// <summary>A new number that is visible with this unit of work.</summary>
    public static async Task<ImportStamp> BeginVisible(IWriteSession session, string actor, string file, long nowUs)
    {
        var (sequence, atUs) = await Next(session, nowUs);
        var number = await session.Get<long>(
            "INSERT INTO figures_imports (state, sequence, at_us, touched_at_us, actor, file) "
            + "VALUES ('visible', @sequence, @atUs, @nowUs, @actor, @file) RETURNING number",
            new { sequence, atUs, nowUs, actor, file });
        return new(number, sequence, atUs);
    }

    /// <summary>Makes an open import visible, whole, from now on.</summary>
    public static async Task Show(IWriteSession session, long number, long nowUs)
    {
        var (sequence, atUs) = await Next(session, nowUs);
        await session.Execute(
            "UPDATE figures_imports SET state = 'visible', sequence = @sequence, at_us = @atUs WHERE number = @number",
            new { number, sequence, atUs });
    }

    /// <summary>Says that an open import is still at work.</summary>
    public static Task Touch(IWriteSession session, long number, long nowUs) => session.Execute(
        "UPDATE figures_imports SET touched_at_us = @nowUs WHERE number = @number", new { number, nowUs });

    /// <summary>Keeps what became of the rows.</summary>
    public static Task Count(IWriteSession session, long number, IReadOnlyDictionary<RowOutcome, long> counts) => session.Execute(
        "UPDATE figures_imports SET added = @added, superseded = @superseded, conflicting = @conflicting, unchanged = @unchanged, "
        + "refused = @refused WHERE number = @number",
        new
        {
            number,
            added = counts[RowOutcome.Added],
            superseded = counts[RowOutcome.Superseded],
            conflicting = counts[RowOutcome.Conflicting],
            unchanged = counts[RowOutcome.Unchanged],
            refused = counts[RowOutcome.Refused],
        });

    /// <summary>Facts that an open import has written, in the order of their keys.</summary>
    /// <param name="session">The snapshot.</param>
    /// <param name="number">The import.</param>
    /// <param name="after">Where the stretch before ended; the default for the first.</param>
    /// <param name="limit">At most this many.</param>
    public static Task<IReadOnlyList<FactIds>> Staged(IReadSession session, long number, FactIds after, int limit) => session.List<FactIds>(
        "SELECT indicator_id AS Indicator, subject_id AS Subject, book AS Book, period_id AS Period FROM figures_taken "
        + $"WHERE ({FactIds.Columns}) > (@Indicator, @Subject, @Book, @Period) AND from_import = @number ORDER BY {FactIds.Columns} LIMIT @limit",
        new { after.Indicator, after.Subject, after.Book, after.Period, number, limit = (long)limit });

    /// <summary>Takes back what an open import has written about these facts. What nobody ever saw is not history: such claims may go.</summary>
    public static async Task Unstage(IWriteSession session, long number, IReadOnlyList<FactIds> facts)
    {
        foreach (var fact in facts)
        {
            var key = new { fact.Indicator, fact.Subject, fact.Book, fact.Period, number };
            await session.Execute($"DELETE FROM figures_claims WHERE {FactIds.Where} AND import_number = @number", key);
            await session.Execute($"DELETE FROM figures_taken WHERE {FactIds.Where} AND from_import = @number", key);
            await session.Execute($"UPDATE figures_taken SET to_import = 0 WHERE {FactIds.Where} AND to_import = @number", key);
        }
    }

    /// <summary>Closes an import that will never be visible.</summary>
    public static Task Discard(IWriteSession session, long number) =>
        session.Execute("UPDATE figures_imports SET state = 'discarded' WHERE number = @number", new { number });

    /// <summary>Removes rows of the projection that a visible import has replaced; answers how many went.</summary>
    public static Task<int> PruneSome(IWriteSession session, long number, int rows) => session.Execute(
        $"DELETE FROM figures_taken WHERE ({FactIds.Columns}, from_import) IN (SELECT {FactIds.Columns}, from_import FROM figures_taken "
        + "WHERE to_import <> 0 AND to_import = @number LIMIT @rows)", new { number, rows = (long)rows });

    /// <summary>When the open import last wrote; null when none is open.</summary>
    public static Task<long?> LastTouch(IReadSession session) =>
        session.Find<long?>("SELECT touched_at_us FROM figures_imports WHERE state = 'open'");

    private static async Task<(long Sequence, long AtUs)> Next(IWriteSession session, long nowUs)
    {
        var last = await session.Find<LastVisible>(
            "SELECT sequence AS Sequence, at_us AS AtUs FROM figures_imports WHERE sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1");
        return last is null ? (1, nowUs) : (last.Sequence + 1, Math.Max(nowUs, last.AtUs));
    }

    internal sealed record LastVisible(long Sequence, long AtUs);
}
