using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>Standing claims of one fact and one status that contradict each other.</summary>
/// <param name="Status">The status they share.</param>
/// <param name="Claims">Two or more claims, in the order of writing.</param>
public sealed record Conflict(FigureStatus Status, IReadOnlyList<Claim> Claims);

/// <summary>Finds contradictions. A different status is a stage, no conflict.</summary>
public static class Conflicts
{
    /// <summary>The contradictions among claims that stand, one per status; empty when all agree after unit conversion.</summary>
    public static List<Conflict> Among(IReadOnlyList<Claim> standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (standing.Count < 2) return [];
        return [.. standing.GroupBy(claim => claim.Status)
            .Where(stage => stage.Any(claim => !claim.HasSameValueAs(stage.First())))
            .OrderBy(stage => stage.Key)
            .Select(stage => new Conflict(stage.Key, [.. stage]))];
    }

    /// <summary>Whether a claim contradicts one that stands: the same status from another source with another value.</summary>
    public static bool Contradicts(Claim claim, IEnumerable<Claim> standing)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return standing.Any(other => other.Status == claim.Status && other.Source != claim.Source && !other.HasSameValueAs(claim));
    }
}
