using OneCity.Kernel;

namespace OneCity.Web.Components.Figures;

/// <summary>One fact as pages show it: what is taken, and what every source says.</summary>
/// <param name="Indicator">Indicator code.</param>
/// <param name="Region">Code of the region, scope, park or organisation.</param>
/// <param name="Period">What stretch of time it is about.</param>
/// <param name="Value">What is taken, in the indicator's unit where it converts.</param>
/// <param name="Unit">The unit of the value.</param>
/// <param name="Status">Status of what is taken.</param>
/// <param name="Definition">Version of the definition it was made under; empty for the usual one.</param>
/// <param name="Claims">What each source says, the taken one first.</param>
/// <param name="IsExact">Whether the taken value stands as it is, without 约, 超, 不足 and the like.</param>
public sealed record ShownFact(
    string Indicator, string Region, Period Period, decimal Value, Unit Unit, FigureStatus Status, string Definition, IReadOnlyList<SourcedValue> Claims, bool IsExact = true)
{
    /// <summary>The taken value with its unit, ready to read.</summary>
    public string Text => $"{Claims[0].Value} {Claims[0].Unit}".Trim();

    /// <summary>The fact to put in a headline: the latest, but an exact one of the five years before it stands before an approximate one.</summary>
    /// <param name="series">Facts of one indicator and region, at least one.</param>
    public static ShownFact Headline(IReadOnlyList<ShownFact> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var latest = series.MaxBy(fact => fact.Period)!;
        return latest.IsExact ? latest
            : series.Where(fact => fact.IsExact && fact.Period.LastDay.AddYears(5) >= latest.Period.LastDay).MaxBy(fact => fact.Period) ?? latest;
    }

    /// <summary>Whether the sources give different numbers.</summary>
    public bool IsDisputed => Claims.Select(claim => (claim.Value, claim.Unit)).Distinct().Count() > 1;
}
