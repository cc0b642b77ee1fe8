using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>A break in method: what comes from this period on is not comparable with what came before.</summary>
/// <param name="Indicator">Indicator code.</param>
/// <param name="Region">Code of the subject.</param>
/// <param name="From">First period under the new method.</param>
/// <param name="Reason">Why, such as a census.</param>
/// <param name="Source">Code or text of the source.</param>
public sealed record MethodBreak(string Indicator, string Region, Period From, string Reason, string Source)
{
    /// <summary>Whether two periods stand on different sides of it.</summary>
    public bool Divides(Period earlier, Period later) => earlier < From && From <= later;
}

/// <summary>A dated definition of an indicator (口径).</summary>
/// <param name="Indicator">Indicator code.</param>
/// <param name="Region">Code of the subject it holds for; null for all.</param>
/// <param name="Version">Its name, as claims quote it.</param>
/// <param name="From">First period it holds for; null for from the beginning.</param>
/// <param name="To">Last period it holds for; null for until further notice.</param>
/// <param name="Text">What is counted and what is not.</param>
/// <param name="Breaks">Whether figures under it are not comparable with those before.</param>
/// <param name="Source">Code or text of the source.</param>
public sealed record Definition(string Indicator, string? Region, string Version, Period? From, Period? To, string Text, bool Breaks, string Source)
{
    /// <summary>Whether it holds for a subject in a period.</summary>
    public bool Holds(string region, Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return (Region is null || Region == region) && (From is null || From.FirstDay <= period.FirstDay) && (To is null || period.LastDay <= To.LastDay);
    }
}

/// <summary>What a pack says about figures besides the figures: formulas, checks and breaks in method.</summary>
/// <param name="Formulas">Formula by the code of the indicator it computes.</param>
/// <param name="Checks">Rules of entry checks.</param>
/// <param name="Breaks">Breaks in method.</param>
/// <param name="Definitions">Dated definitions.</param>
public sealed record FigureRules(
    IReadOnlyDictionary<string, string> Formulas, IReadOnlyList<CheckRule> Checks, IReadOnlyList<MethodBreak> Breaks, IReadOnlyList<Definition> Definitions)
{
    /// <summary>A pack that says nothing.</summary>
    public static FigureRules None { get; } = new(new Dictionary<string, string>(), [], [], []);

    /// <summary>The first break between two periods of a series; null when they are comparable.</summary>
    public MethodBreak? BreakBetween(string indicator, string region, Period earlier, Period later) =>
        BreaksOf(indicator, region).FirstOrDefault(each => each.Divides(earlier, later));

    /// <summary>Every break in a series: those the pack names, and the beginning of each definition that breaks it.</summary>
    public IReadOnlyList<MethodBreak> BreaksOf(string indicator, string region) =>
    [
        .. Breaks.Where(each => each.Indicator == indicator && each.Region == region),
        .. Definitions.Where(each => each is { Breaks: true, From: not null } && each.Indicator == indicator && (each.Region is null || each.Region == region))
            .Select(each => new MethodBreak(indicator, region, each.From!, each.Version, each.Source)),
    ];

    /// <summary>The definition of an indicator in a period; one for the subject before one for all; null when the pack has none but the indicator's own.</summary>
    public Definition? DefinitionOf(string indicator, string region, Period period) =>
        Definitions.Where(each => each.Indicator == indicator && each.Holds(region, period)).MaxBy(each => (each.Region is not null, each.From?.FirstDay ?? DateOnly.MinValue));
}
