namespace OneCity.Plans.Model.Targets;

/// <summary>Holds what a target requires against what the record shows (docs/method/targets.md).</summary>
public static class TargetArithmetic
{
    private const int TrendYears = 5;

    /// <summary>Two growths that differ by less are the same: the rounding of the arithmetic, not of the figures.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The verdict for one target. Years that are not consecutive give no growth, and a growth on nothing or on a negative value is none.</summary>
    public static TargetVerdict Judge(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var growths = Growths(target.Record);
        var required = Required(target.Base, target.Goal);
        double? best = null;
        int? bestYear = null;
        foreach (var (year, growth) in growths)
        {
            if (best is null || growth > best + Rounding) (best, bestYear) = (growth, year);
        }
        var trend = Trend(growths);
        return new TargetVerdict(target.Id, required, best, bestYear, trend, State(required, best, trend));
    }

    /// <summary>Growth per year from base to goal; null unless the base is above zero, the goal not below it, and later.</summary>
    public static double? Required(YearValue? from, YearValue? to)
    {
        if (from is not { Value: > 0 } start || to is not { Value: >= 0 } goal || goal.Year <= start.Year) return null;
        return Finite(Root(goal.Value / start.Value, goal.Year - start.Year) - 1);
    }

    /// <summary>Yearly growths between consecutive years, by the year they led to, in order of years.</summary>
    public static IReadOnlyList<(int Year, double Growth)> Growths(IEnumerable<YearValue> record)
    {
        var growths = new List<(int, double)>();
        YearValue? before = null;
        foreach (var now in record.OrderBy(each => each.Year))
        {
            if (before is { Value: > 0 } last && now.Year == last.Year + 1 && now.Value >= 0 && Finite(now.Value / last.Value - 1) is { } growth)
                growths.Add((now.Year, growth));
            before = now;
        }
        return growths;
    }

    private static double? Trend(IReadOnlyList<(int Year, double Growth)> growths)
    {
        if (growths.Count == 0) return null;
        var last = growths.Skip(Math.Max(0, growths.Count - TrendYears)).ToList();
        return Finite(Root(last.Aggregate(1.0, (product, each) => product * (1 + each.Growth)), last.Count) - 1);
    }

    private static TargetState? State(double? required, double? best, double? trend)
    {
        if (required is null || best is null || trend is null) return null;
        if (required <= trend + Rounding) return TargetState.OnTrack;
        return required <= best + Rounding ? TargetState.AtRisk : TargetState.OutOfReach;
    }

    private static double Root(double value, int years) => years == 1 ? value : Math.Pow(value, 1.0 / years);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
