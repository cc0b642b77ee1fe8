using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>How agreements count activities in the assessment book.</summary>
internal static class AttributionStore
{
    /// <summary>What these regions count beyond each activity's whole, in base units; null when no agreement speaks of the indicator and period.</summary>
    public static async Task<Rational?> CountedTwice(IReadSession session, string indicator, IReadOnlyList<string> regions, string period)
    {
        var rows = await session.List<AttributionRow>(
            "SELECT agreement AS Agreement, activity AS Activity, located_in AS LocatedIn, counted_for AS CountedFor, unit AS Unit, mantissa AS Mantissa, scale AS Scale "
            + "FROM figures_attributions WHERE indicator = @indicator AND period = @period ORDER BY id", new { indicator, period });
        if (rows.Count == 0) return null;
        var twice = new Rational(0);
        foreach (var activity in rows.GroupBy(row => (row.Agreement, row.Activity)))
        {
            var whole = activity.First(row => row.CountedFor.Length == 0).InBase;
            var counted = activity.Where(row => regions.Contains(row.CountedFor)).Aggregate(new Rational(0), (sum, row) => sum + row.InBase);
            if (counted.CompareTo(whole) > 0) twice += counted - whole;
        }
        return twice;
    }

    internal sealed record AttributionRow(
        string Agreement, string Activity, string LocatedIn, string CountedFor, string Unit, long Mantissa, long Scale)
    {
        public Rational InBase => new Quantity(new FigureValue(Mantissa, (int)Scale).Number, Kernel.Unit.Parse(Unit)).InBase;
    }
}
