namespace OneCity.Web.Components.Maps;

/// <summary>One class of a coloured map.</summary>
/// <param name="From">Smallest value in it.</param>
/// <param name="To">Largest value in it.</param>
/// <param name="Color">Its colour.</param>
public sealed record RampClass(decimal From, decimal To, string Color);

/// <summary>Sorts values into classes of equal size (quantiles) and gives them one hue from light to dark, which colour-blind readers tell apart.</summary>
public static class Ramp
{
    private static readonly string[] Colors = ["#E3ECE6", "#BFD6CB", "#94BCAC", "#659B8D", "#3B796F", "#17524F"];

    /// <summary>At most six classes, ordered; fewer when there are fewer distinct values; empty without values. Missing values belong to none.</summary>
    public static IReadOnlyList<RampClass> Quantiles(IEnumerable<decimal> values)
    {
        var ordered = values.Order().ToList();
        var count = Math.Min(Colors.Length, ordered.Distinct().Count());
        if (count == 0) return [];
        var parts = ordered.GroupBy(value => count * ordered.IndexOf(value) / ordered.Count).Select(part => part.ToList()).ToList();
        return [.. parts.Select((part, i) => new RampClass(part[0], part[^1], ColorOf(i, parts.Count)))];
    }

    /// <summary>The colour of a value; null when no class holds it.</summary>
    public static string? ColorIn(this IReadOnlyList<RampClass> classes, decimal? value) => classes.FirstOrDefault(each => each.From <= value && value <= each.To)?.Color;

    private static string ColorOf(int index, int count) => Colors[count == 1 ? 3 : index * (Colors.Length - 1) / (count - 1)];
}
