using System.Data.Common;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>Reads whole facts: claims, decisions and locks.</summary>
internal static class FactStore
{
    /// <summary>The records of these facts; a fact nobody spoke of has an empty one.</summary>
    /// <param name="session">The snapshot or unit of work.</param>
    /// <param name="codeOf">The word of an id.</param>
    /// <param name="unitOf">The unit of a word.</param>
    /// <param name="facts">The facts with their ids.</param>
    /// <param name="open">Number of an open import whose claims count too; 0 for none.</param>
    public static async Task<Dictionary<FactIds, FactRecord>> Load(
        IReadSession session, Func<long, ValueTask<string>> codeOf, Func<string, Unit> unitOf, IReadOnlyDictionary<FactIds, Fact> facts, long open)
    {
        var claims = (await Claims(session, facts.Keys, open)).ToLookup(row => row.Ids);
        var decisions = await All<DecisionRow>(session, facts.Keys, "figures_decisions", DecisionRow.Columns);
        var locks = await All<LockRow>(session, facts.Keys, "figures_locks", LockRow.Columns);
        var records = new Dictionary<FactIds, FactRecord>(facts.Count);
        foreach (var (ids, fact) in facts)
        {
            var own = new List<Claim>();
            foreach (var row in claims[ids].OrderBy(row => row.Number)) own.Add(await row.ToClaim(codeOf, unitOf));
            records[ids] = new FactRecord(
                fact, own, [.. decisions[ids].Select(row => row.ToDecision())], locks[ids].LastOrDefault()?.Locked == 1);
        }
        return records;
    }

    /// <summary>Claims that are visible, and those of the open import named.</summary>
    private static async Task<List<ClaimRow>> Claims(IReadSession session, IEnumerable<FactIds> facts, long open)
    {
        const string Visible = "JOIN figures_imports m ON m.number = c.import_number WHERE (m.state = 'visible' OR m.number = @open)";
        if (session.Dialect == Dialect.Postgres)
        {
            var keys = facts.ToList();
            return [.. await session.List<ClaimRow>(
                $"SELECT {ClaimRow.Columns} FROM unnest(@i, @s, @b, @p) AS k(i, s, b, p) "
                + "JOIN figures_claims c ON c.indicator_id = k.i AND c.subject_id = k.s AND c.book = k.b AND c.period_id = k.p " + Visible,
                new
                {
                    i = keys.Select(key => key.Indicator).ToArray(),
                    s = keys.Select(key => key.Subject).ToArray(),
                    b = keys.Select(key => key.Book).ToArray(),
                    p = keys.Select(key => key.Period).ToArray(),
                    open,
                })];
        }
        await using var probe = Prepare(session, $"SELECT 1 FROM figures_claims WHERE {FactIds.Where} LIMIT 1");
        var found = new List<ClaimRow>();
        foreach (var key in facts)
        {
            Fill(probe, key);
            if (await probe.ExecuteScalarAsync() is null) continue;
            found.AddRange(await session.List<ClaimRow>(
                $"SELECT {ClaimRow.Columns} FROM figures_claims c {Visible} AND c.indicator_id = @Indicator AND c.subject_id = @Subject "
                + "AND c.book = @Book AND c.period_id = @Period",
                new { key.Indicator, key.Subject, key.Book, key.Period, open }));
        }
        return found;
    }

    /// <summary>Rows of a small table about these facts. Decisions and locks are few: a batch reads them only when there are any.</summary>
    private static async Task<ILookup<FactIds, T>> All<T>(IReadSession session, IEnumerable<FactIds> facts, string table, string columns)
        where T : IFactRow
    {
        if (await session.Find<long?>($"SELECT id FROM {table} LIMIT 1") is null) return Array.Empty<T>().ToLookup(row => row.Ids);
        var rows = new List<T>();
        foreach (var key in facts)
            rows.AddRange(await session.List<T>($"SELECT {columns} FROM {table} WHERE {FactIds.Where} ORDER BY id", key));
        return rows.ToLookup(row => row.Ids);
    }

    internal static DbCommand Prepare(IReadSession session, string sql)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        foreach (var name in (ReadOnlySpan<string>)["@Indicator", "@Subject", "@Book", "@Period"])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 0L);
            command.Parameters.Add(parameter);
        }
        command.Prepare();
        return command;
    }

    internal static void Fill(DbCommand command, FactIds key)
    {
        command.Parameters[0].Value = key.Indicator;
        command.Parameters[1].Value = key.Subject;
        command.Parameters[2].Value = key.Book;
        command.Parameters[3].Value = key.Period;
    }

    internal interface IFactRow
    {
        FactIds Ids { get; }
    }

    internal sealed record DecisionRow(
        long IndicatorId, long SubjectId, long Book, long PeriodId, long ClaimNumber, long AtUs, string Actor, string Reason) : IFactRow
    {
        public const string Columns =
            "indicator_id AS IndicatorId, subject_id AS SubjectId, book AS Book, period_id AS PeriodId, claim_number AS ClaimNumber, "
            + "at_us AS AtUs, actor AS Actor, reason AS Reason";

        public FactIds Ids => new(IndicatorId, SubjectId, Book, PeriodId);

        public Decision ToDecision() => new(ClaimNumber, AtUs, Actor, Reason);
    }

    internal sealed record LockRow(
        long IndicatorId, long SubjectId, long Book, long PeriodId, long Locked, long AtUs, string Actor, string Reason) : IFactRow
    {
        public const string Columns =
            "indicator_id AS IndicatorId, subject_id AS SubjectId, book AS Book, period_id AS PeriodId, locked AS Locked, "
            + "at_us AS AtUs, actor AS Actor, reason AS Reason";

        public FactIds Ids => new(IndicatorId, SubjectId, Book, PeriodId);
    }
}
