using System.Collections.Immutable;
using OneCity.Plans.Model.Lights;

namespace OneCity.Plans.Model.Plans;

/// <summary>All plans, every version of every row and every event, as of one state of the store; immutable.</summary>
/// <param name="Seq">The state it shows; grows with every change.</param>
/// <param name="Plans">By code.</param>
/// <param name="Versions">Versions of each row, oldest first.</param>
/// <param name="Events">Events of each row in the order of their days, equal days in the order entered.</param>
public sealed record Book(
    long Seq,
    ImmutableSortedDictionary<string, Plan> Plans,
    ImmutableDictionary<string, ImmutableArray<ItemVersion>> Versions,
    ImmutableDictionary<string, TaskEvent[]> Events)
{
    /// <summary>A book without plans.</summary>
    public static Book Empty { get; } = new(
        -1, ImmutableSortedDictionary.Create<string, Plan>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, ImmutableArray<ItemVersion>>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, TaskEvent[]>(StringComparer.Ordinal));

    /// <summary>The rows as they read on a day, in order of plan and number; rows not yet entered or already taken off are left out.</summary>
    public IReadOnlyList<PlanItem> ItemsOn(DateOnly day)
    {
        var items = new List<PlanItem>(Versions.Count);
        foreach (var versions in Versions.Values)
        {
            if (VersionOn(versions, day) is { Item.IsRemoved: false } version) items.Add(version.Item);
        }
        items.Sort((left, right) => ItemOrder.Compare(left.Id, right.Id));
        return items;
    }

    /// <summary>Numbers of the rows that got a version or an event since an older state of the same book.</summary>
    public IReadOnlySet<string> ChangedSince(Book older)
    {
        ArgumentNullException.ThrowIfNull(older);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        if (!ReferenceEquals(Versions, older.Versions))
        {
            foreach (var (id, versions) in Versions)
            {
                if (!older.Versions.TryGetValue(id, out var before) || versions != before) changed.Add(id);
            }
        }
        if (!ReferenceEquals(Events, older.Events))
        {
            foreach (var (id, events) in Events)
            {
                if (!older.Events.TryGetValue(id, out var before) || !ReferenceEquals(events, before)) changed.Add(id);
            }
        }
        return changed;
    }

    /// <summary>The row as it read on a day; null when it was not on the list then.</summary>
    public PlanItem? FindOn(string item, DateOnly day) =>
        Versions.TryGetValue(item, out var versions) && VersionOn(versions, day) is { Item.IsRemoved: false } version ? version.Item : null;

    /// <summary>The row as it last read on a day, also where it was taken off; null when it was never on the list by then.</summary>
    public PlanItem? FindTakenOffOn(string item, DateOnly day) => Versions.TryGetValue(item, out var versions) ? VersionOn(versions, day)?.Item : null;

    private static ItemVersion? VersionOn(ImmutableArray<ItemVersion> versions, DateOnly day)
    {
        for (var index = versions.Length - 1; index >= 0; index--)
        {
            if (versions[index].FromOn <= day) return versions[index];
        }
        return null;
    }
}

/// <summary>Orders <c>list/2</c> before <c>list/10</c>: digits by their number, the rest by code point.</summary>
public static class ItemOrder
{
    /// <summary>Negative, zero or positive, as comparers answer.</summary>
    public static int Compare(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var (a, b) = (0, 0);
        while (a < left.Length && b < right.Length)
        {
            if (char.IsAsciiDigit(left[a]) && char.IsAsciiDigit(right[b]))
            {
                var x = Digits(left, ref a);
                var y = Digits(right, ref b);
                var byNumber = x.Length != y.Length ? x.Length - y.Length : x.CompareTo(y, StringComparison.Ordinal);
                if (byNumber != 0) return byNumber;
            }
            else if (left[a] != right[b]) return left[a] - right[b];
            else (a, b) = (a + 1, b + 1);
        }
        var rest = (left.Length - a) - (right.Length - b);
        return rest != 0 ? rest : string.CompareOrdinal(left, right);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        while (at < text.Length - 1 && text[at] == '0' && char.IsAsciiDigit(text[at + 1])) at++;
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text.AsSpan(start, at - start);
    }
}
