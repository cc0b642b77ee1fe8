using OneCity.Figures.Model;
using OneCity.Figures.Model.Books;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>How agreements counted activities when the assessment book was last computed: one row per part, one without a region for the whole.</summary>
internal static class AttributionStore
{
    /// <summary>What these regions count beyond each activity's whole, in base units.</summary>
    public static async Task<Rational> CountedTwice(IReadSession session, string indicator, IReadOnlyList<string> regions, string period)
    {
        var rows = await session.List<AttributionRow>(
            "SELECT agreement AS Agreement, activity AS Activity, located_in AS LocatedIn, counted_for AS CountedFor, unit AS Unit, mantissa AS Mantissa, scale AS Scale "
            + "FROM figures_attributions WHERE indicator = @indicator AND period = @period ORDER BY id", new { indicator, period });
        var places = regions.Select(RegionCode.Find).OfType<RegionCode>().ToList();
        var activities = rows.GroupBy(row => (row.Agreement, row.Activity)).Select(same => ToActivity(indicator, [.. same]));
        return Attribution.CountedTwice(places, activities);
    }

    /// <summary>Writes anew how these activities are counted.</summary>
    public static async Task Replace(
        IWriteSession session, string indicator, string period, IReadOnlyList<AttributedActivity> activities, IReadOnlyDictionary<string, Claim> official, long atUs)
    {
        await session.Execute("DELETE FROM figures_attributions WHERE indicator = @indicator AND period = @period", new { indicator, period });
        foreach (var activity in activities)
        {
            var unit = official[activity.Agreed.Rule.Activity].Unit;
            foreach (var (region, amount) in activity.Parts.Select(part => (part.Region.Digits, part.Amount)).Prepend(("", activity.Whole)))
            {
                var stated = amount / unit.Ratio;
                var value = FigureValue.From(stated.ToDecimal() ?? stated.Round(6)) ?? throw FiguresRefusals.TooManyDigits(activity.Agreed.Rule.Activity).ToException();
                await session.Execute(
                    "INSERT INTO figures_attributions (agreement, indicator, period, activity, located_in, counted_for, unit, mantissa, scale, at_us) "
                    + "VALUES (@Agreement, @indicator, @period, @Activity, @located, @region, @unit, @mantissa, @scale, @atUs)",
                    new
                    {
                        activity.Agreed.Agreement, indicator, period, activity.Agreed.Rule.Activity, located = activity.Agreed.Rule.LocatedIn.Digits, region,
                        unit = unit.Code, mantissa = value.Mantissa, scale = (long)value.Scale, atUs,
                    });
            }
        }
    }

    private static AttributedActivity ToActivity(string indicator, IReadOnlyList<AttributionRow> rows)
    {
        var whole = rows.First(row => row.CountedFor.Length == 0);
        var parts = rows.Where(row => row.CountedFor.Length > 0).Select(row => (RegionCode.Parse(row.CountedFor), row.InBase)).ToList();
        var rule = new AttributionRule(indicator, AttributionKind.FullBoth, whole.Activity, RegionCode.Parse(whole.LocatedIn), [], InForce.Always, false);
        return new(new(whole.Agreement, rule), whole.InBase) { Parts = parts };
    }

    internal sealed record AttributionRow(
        string Agreement, string Activity, string LocatedIn, string CountedFor, string Unit, long Mantissa, long Scale)
    {
        public Rational InBase => new Quantity(new FigureValue(Mantissa, (int)Scale).Number, Kernel.Unit.Parse(Unit)).InBase;
    }
}
