using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>A value of the projection: what is taken of a fact.</summary>
internal readonly record struct TakenValue(Fact Fact, Quantity Quantity, FigureStatus Status, bool IsDisputed);

/// <summary>Reads the projection alone: pivots and sums never touch the claims.</summary>
internal static class TakenQuery
{
    /// <summary>What is taken of every indicator × region × period asked for; missing cells are left out.</summary>
    public static async Task<List<TakenValue>> Values(
        IReadSession session, Codes codes, IReadOnlyList<string> indicators, IReadOnlyList<string> regions, IReadOnlyList<string> periods,
        FigureBook book)
    {
        var indicatorIds = await codes.FindAll(session, CodeKind.Indicator, indicators);
        var regionIds = await codes.FindAll(session, CodeKind.Subject, regions);
        var periodIds = await codes.FindAll(session, CodeKind.Period, periods);
        if (indicatorIds.Length == 0 || regionIds.Length == 0 || (periodIds.Length == 0 && periods.Count > 0)) return [];
        var inPeriods = periods.Count == 0 ? "" : $" AND t.period_id IN ({FigureQuery.Join(periodIds)})";
        var sql = "SELECT t.indicator_id AS IndicatorId, t.subject_id AS SubjectId, t.period_id AS PeriodId, t.mantissa AS Mantissa, "
            + "t.scale AS Scale, t.unit_id AS UnitId, t.status AS Status, t.disputed AS Disputed FROM figures_taken t "
            + $"WHERE t.indicator_id IN ({FigureQuery.Join(indicatorIds)}) AND t.subject_id IN ({FigureQuery.Join(regionIds)}) "
            + $"AND t.book = {(int)book}{inPeriods} AND {FigureQuery.Seen}";
        var values = new List<TakenValue>();
        foreach (var row in await session.List<TakenRow>(sql))
        {
            var fact = await FigureQuery.FactOf(session, codes, new(row.IndicatorId, row.SubjectId, (long)book, row.PeriodId));
            var unit = codes.UnitOf(await codes.CodeOf(session, row.UnitId));
            values.Add(new(fact, new(new FigureValue(row.Mantissa, (int)row.Scale).Number, unit), (FigureStatus)row.Status, row.Disputed == 1));
        }
        return values;
    }

    /// <summary>How many of these facts are taken from one source.</summary>
    public static async Task<int> CountFrom(
        IReadSession session, Codes codes, string source, string indicator, IReadOnlyList<string> regions, string period, FigureBook book)
    {
        var regionIds = await codes.FindAll(session, CodeKind.Subject, regions);
        if (await codes.Find(session, CodeKind.Source, source) is not { } sourceId || await codes.Find(session, CodeKind.Indicator, indicator) is not { } indicatorId
            || await codes.Find(session, CodeKind.Period, period) is not { } periodId || regionIds.Length == 0) return 0;
        return (int)await session.Get<long>(
            "SELECT COUNT(*) FROM figures_taken t JOIN figures_claims c ON c.indicator_id = t.indicator_id AND c.subject_id = t.subject_id AND c.book = t.book "
            + "AND c.period_id = t.period_id AND c.number = t.number "
            + $"WHERE t.indicator_id = @indicatorId AND t.subject_id IN ({FigureQuery.Join(regionIds)}) AND t.book = {(int)book} AND t.period_id = @periodId "
            + $"AND c.source_id = @sourceId AND {FigureQuery.Seen}", new { indicatorId, periodId, sourceId });
    }

    /// <summary>What is taken of single facts; facts without a figure are left out.</summary>
    public static async Task<List<(Fact Fact, Quantity Quantity)>> ByFacts(IReadSession session, FiguresStore store, IReadOnlyList<Fact> facts)
    {
        var keys = new Dictionary<FactIds, Fact>();
        var words = new Dictionary<(string Kind, string Code), long?>();
        async ValueTask<long?> IdOf(string kind, string code) =>
            words.TryGetValue((kind, code), out var known) ? known : words[(kind, code)] = await store.Codes.Peek(session, kind, code);
        foreach (var fact in facts)
        {
            if (await IdOf(CodeKind.Indicator, fact.Indicator) is { } indicator && await IdOf(CodeKind.Subject, fact.Region) is { } subject
                && await IdOf(CodeKind.Period, fact.Period) is { } period) keys[new(indicator, subject, (long)fact.Book, period)] = fact;
        }
        var found = new List<(Fact, Quantity)>();
        if (keys.Count == 0) return found;
        var units = new Dictionary<long, Unit>();
        foreach (var row in await Rows(session, keys.Keys))
        {
            if (!units.TryGetValue(row.UnitId, out var unit))
                units[row.UnitId] = unit = store.Codes.UnitOf(await session.Get<string>("SELECT code FROM figures_codes WHERE id = @UnitId", row));
            found.Add((keys[new(row.IndicatorId, row.SubjectId, row.Book, row.PeriodId)], new(new FigureValue(row.Mantissa, (int)row.Scale).Number, unit)));
        }
        return found;
    }

    /// <summary>The claims taken of single facts, with their status and owner; facts without a figure are left out.</summary>
    public static async Task<List<(Fact Fact, Claim Claim)>> WithClaims(IWriteSession session, FiguresStore store, IReadOnlyList<Fact> facts)
    {
        var words = store.Codes.Writer(session);
        var keys = new Dictionary<FactIds, Fact>();
        foreach (var fact in facts) keys[await words.Ensure(fact)] = fact;
        var records = await FactStore.Load(session, words.CodeOf, store.Codes.UnitOf, keys, 0);
        var ground = new Owners(store.Directory).Ground();
        return [.. records.Values.Select(record => (record.Fact, record.Take(ground)?.Claim)).Where(each => each.Claim is not null)
            .Select(each => (each.Fact, each.Claim!))];
    }

    private static async Task<IReadOnlyList<SingleRow>> Rows(IReadSession session, IReadOnlyCollection<FactIds> keys)
    {
        const string Columns =
            "SELECT t.indicator_id AS IndicatorId, t.subject_id AS SubjectId, t.book AS Book, t.period_id AS PeriodId, t.mantissa AS Mantissa, "
            + "t.scale AS Scale, t.unit_id AS UnitId FROM ";
        const string Key = "t.indicator_id = k.i AND t.subject_id = k.s AND t.book = k.b AND t.period_id = k.p";
        if (session.Dialect == Dialect.Postgres)
        {
            return await session.List<SingleRow>(
                $"{Columns} unnest(@i, @s, @b, @p) AS k(i, s, b, p) JOIN figures_taken t ON {Key} WHERE {FigureQuery.Seen}",
                new
                {
                    i = keys.Select(key => key.Indicator).ToArray(), s = keys.Select(key => key.Subject).ToArray(),
                    b = keys.Select(key => key.Book).ToArray(), p = keys.Select(key => key.Period).ToArray(),
                });
        }
        var list = string.Join(", ", keys.Select(key => $"({key.Indicator},{key.Subject},{key.Book},{key.Period})"));
        return await session.List<SingleRow>(
            $"WITH k(i, s, b, p) AS (VALUES {list}) {Columns} k CROSS JOIN figures_taken t ON {Key} WHERE {FigureQuery.Seen}");
    }

    internal sealed record SingleRow(
        long IndicatorId, long SubjectId, long Book, long PeriodId, long Mantissa, long Scale, long UnitId);

    internal sealed record TakenRow(
        long IndicatorId, long SubjectId, long PeriodId, long Mantissa, long Scale, long UnitId, long Status, long Disputed);
}
