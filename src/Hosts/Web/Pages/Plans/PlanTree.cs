using OneCity.Plans.Features;

namespace OneCity.Web.Pages.Plans;

/// <summary>Puts the rows of a plan in the order of a tree: each row is followed by the rows below it.</summary>
internal static class PlanTree
{
    /// <summary>Rows with their depth, 0 at the top; siblings keep the order given. A row whose upper one is not among them stands at the top.</summary>
    public static IReadOnlyList<(LightRow Row, int Depth)> Of(IReadOnlyList<LightRow> rows)
    {
        var there = rows.Select(row => row.Item.Id).ToHashSet(StringComparer.Ordinal);
        var below = rows.ToLookup(row => row.Item.Parent is { } parent && there.Contains(parent) ? parent : "", StringComparer.Ordinal);
        var tree = new List<(LightRow, int)>(rows.Count);
        Walk("", 0);
        return tree;

        void Walk(string parent, int depth)
        {
            foreach (var row in below[parent])
            {
                tree.Add((row, depth));
                Walk(row.Item.Id, depth + 1);
            }
        }
    }
}
