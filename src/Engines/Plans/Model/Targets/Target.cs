namespace OneCity.Plans.Model.Targets;

/// <summary>A value of a year; the unit is that of the record it stands in.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Value">The value; any finite number.</param>
public readonly record struct YearValue(int Year, double Value);

/// <summary>Something to be reached: from where, to where, and what the years before managed.</summary>
/// <param name="Id">The target's own name.</param>
/// <param name="Base">Where it starts; null where no base is known.</param>
/// <param name="Goal">What is to be reached and when; null where no year or value is given.</param>
/// <param name="Record">Known years in any order, each year once; may be empty.</param>
public sealed record Target(string Id, YearValue? Base, YearValue? Goal, IReadOnlyList<YearValue> Record);

/// <summary>Whether a target can be reached at the pace of the past.</summary>
public enum TargetState
{
    /// <summary>The trend is enough.</summary>
    OnTrack,

    /// <summary>It needs more than the trend, but not more than the best year on record.</summary>
    AtRisk,

    /// <summary>Every year would have to beat the best year on record.</summary>
    OutOfReach,
}

/// <summary>The arithmetic of a target; growth as fractions per year, null where the record does not carry it.</summary>
/// <param name="Id">The target's own name.</param>
/// <param name="RequiredGrowth">(target/base)^(1/years) − 1.</param>
/// <param name="BestGrowth">The best growth over two consecutive years of record.</param>
/// <param name="BestYear">The year that growth led to; of several equal ones the first.</param>
/// <param name="TrendGrowth">Geometric mean of the last five yearly growths, of fewer where the record is shorter.</param>
/// <param name="State">Null where a growth needed for it is null.</param>
public sealed record TargetVerdict(
    string Id, double? RequiredGrowth, double? BestGrowth, int? BestYear, double? TrendGrowth, TargetState? State);
