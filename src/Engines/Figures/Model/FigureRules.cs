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

/// <summary>What a pack says about figures besides the figures: formulas, checks and breaks in method.</summary>
/// <param name="Formulas">Formula by the code of the indicator it computes.</param>
/// <param name="Checks">Rules of entry checks.</param>
/// <param name="Breaks">Breaks in method.</param>
public sealed record FigureRules(
    IReadOnlyDictionary<string, string> Formulas, IReadOnlyList<CheckRule> Checks, IReadOnlyList<MethodBreak> Breaks)
{
    /// <summary>A pack that says nothing.</summary>
    public static FigureRules None { get; } = new(new Dictionary<string, string>(), [], []);

    /// <summary>The first break between two periods of a series; null when they are comparable.</summary>
    public MethodBreak? BreakBetween(string indicator, string region, Period earlier, Period later) =>
        Breaks.FirstOrDefault(each => each.Indicator == indicator && each.Region == region && each.Divides(earlier, later));
}
