using System.Globalization;

namespace OneCity.Plans.Model.Plans;

/// <summary>What of a row can read otherwise.</summary>
public enum ItemPart
{
    /// <summary>Its words.</summary>
    Title,

    /// <summary>Due date in force.</summary>
    DueOn,

    /// <summary>Unit in the lead.</summary>
    Lead,

    /// <summary>Further units in the lead.</summary>
    CoLeads,

    /// <summary>Supporting units.</summary>
    Supports,

    /// <summary>City of the lead.</summary>
    City,

    /// <summary>Field of work.</summary>
    Field,

    /// <summary>The row above.</summary>
    Parent,

    /// <summary>What it waits for.</summary>
    WaitsFor,

    /// <summary>Evidence expected.</summary>
    EvidenceExpected,
}

/// <summary>A part of a row that reads otherwise in two states of its plan.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Before">As it read; empty for nothing. Units and rows by their codes, several joined by <c>;</c>.</param>
/// <param name="After">As it reads.</param>
public sealed record ItemDifference(ItemPart Part, string Before, string After)
{
    /// <summary>The parts that differ, in the order of <see cref="ItemPart"/>; empty for equal rows.</summary>
    public static IReadOnlyList<ItemDifference> Between(PlanItem before, DateOnly dueBefore, PlanItem after, DateOnly dueAfter)
    {
        var (left, right) = (Parts(before, dueBefore), Parts(after, dueAfter));
        return [.. Enum.GetValues<ItemPart>().Select(part => new ItemDifference(part, left[(int)part], right[(int)part])).Where(each => each.Before != each.After)];
    }

    private static string[] Parts(PlanItem item, DateOnly due) =>
    [
        item.Title, due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), item.Lead, string.Join(';', item.CoLeads), string.Join(';', item.Supports),
        item.City ?? "", item.Field, item.Parent ?? "", string.Join(';', item.WaitsFor), item.EvidenceExpected,
    ];
}
