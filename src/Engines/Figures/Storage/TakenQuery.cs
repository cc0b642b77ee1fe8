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
        var open = await FigureQuery.OpenNumber(session);
        var inPeriods = periods.Count == 0 ? "" : $" AND t.period_id IN ({FigureQuery.Join(periodIds)})";
        var sql = "SELECT t.indicator_id AS IndicatorId, t.subject_id AS SubjectId, t.period_id AS PeriodId, t.mantissa AS Mantissa, "
            + "t.scale AS Scale, t.unit_id AS UnitId, t.status AS Status, t.disputed AS Disputed FROM figures_taken t "
            + $"WHERE t.indicator_id IN ({FigureQuery.Join(indicatorIds)}) AND t.subject_id IN ({FigureQuery.Join(regionIds)}) "
            + $"AND t.book = {(int)book}{inPeriods} AND {FigureQuery.Seen}";
        var values = new List<TakenValue>();
        foreach (var row in await session.List<TakenRow>(sql, new { open }))
        {
            var fact = await FigureQuery.FactOf(session, codes, new(row.IndicatorId, row.SubjectId, (long)book, row.PeriodId));
            var unit = codes.UnitOf(await codes.CodeOf(session, row.UnitId));
            values.Add(new(fact, new(new FigureValue(row.Mantissa, (int)row.Scale).Number, unit), (FigureStatus)row.Status, row.Disputed == 1));
        }
        return values;
    }

    internal sealed record TakenRow(
        long IndicatorId, long SubjectId, long PeriodId, long Mantissa, long Scale, long UnitId, long Status, long Disputed);
}
