using OneCity.Kernel;

namespace OneCity.Figures.Model.Books;

/// <summary>One activity with its official amount, attributed.</summary>
/// <param name="Agreed">The rule it follows.</param>
/// <param name="Whole">Its official amount in base units.</param>
public sealed record AttributedActivity(AgreedAttribution Agreed, Rational Whole)
{
    /// <summary>What the rule counts for each region that has a part, in base units.</summary>
    public IReadOnlyList<(RegionCode Region, Rational Amount)> Parts { get; init; } = Attribution.Parts(Agreed.Rule, Whole);
}

/// <summary>Counts activities for regions: official amounts moved as agreements say (统计分算).</summary>
public static class Attribution
{
    /// <summary>What a rule counts for whom.</summary>
    /// <remarks>桂政办发〔2024〕37号 (full for both in assessment), 昆明 2024 (wholly to the introducing side), 保山 (by share of investment).</remarks>
    public static IReadOnlyList<(RegionCode Region, Rational Amount)> Parts(AttributionRule rule, Rational whole)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Kind switch
        {
            AttributionKind.Location => [(rule.LocatedIn, whole)],
            AttributionKind.Ratio => [.. rule.Parties.Select(party => (party.Region, whole * Rational.From(party.Share?.Ratio ?? 0)))],
            AttributionKind.FullBoth => [.. rule.Parties.Select(party => (party.Region, whole))],
            AttributionKind.Wholly => [.. rule.Parties.Take(1).Select(party => (party.Region, whole))],
        };
    }

    /// <summary>
    /// A region's amount in the assessment book: its official amount, without what lies in it, with what is counted for it and the regions inside it. One
    /// region never counts an activity more than once.
    /// </summary>
    public static Rational Counted(RegionCode region, Rational official, IEnumerable<AttributedActivity> activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return activities.Aggregate(official, (sum, activity) =>
            sum + Share(region, activity) - (region.Contains(activity.Agreed.Rule.LocatedIn) ? activity.Whole : Rational.Zero));
    }

    /// <summary>What a sum over regions, none inside another, counts beyond each activity's whole; 0 or more for activities that are not negative.</summary>
    public static Rational CountedTwice(IReadOnlyList<RegionCode> regions, IEnumerable<AttributedActivity> activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return activities.Aggregate(Rational.Zero, (twice, activity) =>
        {
            var counted = regions.Aggregate(Rational.Zero, (sum, region) => sum + Share(region, activity));
            return IsMore(counted, activity.Whole) ? twice + (counted - activity.Whole) : twice;
        });
    }

    private static Rational Share(RegionCode region, AttributedActivity activity)
    {
        var inside = activity.Parts.Where(part => region.Contains(part.Region)).Aggregate(Rational.Zero, (sum, part) => sum + part.Amount);
        return IsMore(inside, activity.Whole) ? activity.Whole : inside;
    }

    private static bool IsMore(Rational counted, Rational whole) => whole.Sign < 0 ? counted < whole : counted > whole;
}
