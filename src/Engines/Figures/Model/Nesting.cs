using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>Which of several subjects lie inside others, so that a sum does not add them twice.</summary>
public static class Nesting
{
    /// <summary>The subjects to add, and those left out because another one of the list holds them.</summary>
    /// <param name="subjects">Codes of regions, scopes, parks or organisations, each once.</param>
    /// <param name="directory">Who lies where.</param>
    /// <param name="on">The day on which membership of scopes counts.</param>
    public static (IReadOnlyList<string> Outer, IReadOnlyList<string> Inner) Split(IReadOnlyList<string> subjects, RegionDirectory directory, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(directory);
        // Different regions of one level lie beside each other: the usual question, asked of hundreds of counties.
        if (subjects.Select(subject => directory.FindRegion(subject)?.Level).Distinct().ToList() is [not null]) return (subjects, []);
        var inner = new List<string>();
        foreach (var subject in subjects)
        {
            // Of two that hold each other, such as scopes with the same members, the first stays.
            if (subjects.Except(inner).Any(other => other != subject && IsInside(subject, other, directory, on))) inner.Add(subject);
        }
        return ([.. subjects.Except(inner)], inner);
    }

    private static bool IsInside(string inner, string outer, RegionDirectory directory, DateOnly on)
    {
        if (directory.FindScope(inner) is not null)
        {
            var members = directory.MembersOf(inner, on);
            return members.Count > 0 && members.All(member => member.Code.Digits == outer || IsInside(member.Code.Digits, outer, directory, on));
        }
        if ((directory.FindRegion(inner)?.Code ?? directory.FindPark(inner)?.Region) is not { } place) return false;
        if (directory.FindScope(outer) is not null) return directory.IsInScope(place, outer, on);
        return directory.FindRegion(outer) is { } region && region.Code.Contains(place);
    }
}
