using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>What one city asks for one service item in one respect (办事指南), as the pack says.</summary>
/// <param name="Item">Code of the service item.</param>
/// <param name="Aspect">One of <see cref="Aspects"/>.</param>
/// <param name="City">Region code.</param>
/// <param name="Value">The words of the city's guide; papers as <c>kind:name</c> parted by semicolons.</param>
/// <param name="Source">Code of the source, or <c>example</c> where none is public.</param>
public sealed record ItemTerm(string Item, string Aspect, string City, string Value, string Source)
{
    /// <summary>Respects that are compared, in their order: condition, papers, limit, fee, result form, discretion of penalties.</summary>
    public static IReadOnlyList<string> Aspects { get; } = ["condition", "papers", "limit", "fee", "result", "discretion"];

    /// <summary>The papers of a <c>papers</c> term: kind and name; empty for other aspects.</summary>
    public IReadOnlyList<(string Kind, string Name)> Papers => Aspect != "papers" ? [] :
        [.. Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split(':', 2))
            .Select(parts => (parts[0], parts[^1]))];

    /// <summary>The value as people read it.</summary>
    public string Shown => Aspect == "papers" ? string.Join('、', Papers.Select(paper => paper.Name)) : Value;
}

/// <summary>How a difference between cities stands.</summary>
public enum DifferenceState
{
    /// <summary>To be unified (待统一).</summary>
    ToUnify,

    /// <summary>Stays: a law or local regulation gives the ground (有法定依据).</summary>
    LegalGround,

    /// <summary>Stays: the cities have accepted it (已认可).</summary>
    Accepted,
}

/// <summary>One row of the item-difference table (事项差异表): one item in one respect, the cities side by side.</summary>
/// <param name="Item">Code of the service item.</param>
/// <param name="Aspect">Respect.</param>
/// <param name="ByCity">What each city asks, by region code; a city that says nothing is absent.</param>
/// <param name="Differs">Whether at least two cities ask something else, or one says nothing.</param>
/// <param name="State">How the difference stands; null where there is none.</param>
/// <param name="Owner">Organisation that has to settle it; empty when nobody was named.</param>
/// <param name="Ground">Law or decision; empty when none was named.</param>
/// <param name="IsExample">Whether any of the values has no public source.</param>
public sealed record ItemDifference(
    string Item, string Aspect, IReadOnlyDictionary<string, ItemTerm> ByCity, bool Differs, DifferenceState? State, string Owner, string Ground,
    bool IsExample);

/// <summary>A decision on a difference: from the pack, or set since.</summary>
public sealed record DifferenceSetting(string Item, string Aspect, DifferenceState State, string Owner, string Ground);

/// <summary>Compares what the cities ask.</summary>
public static class ItemComparison
{
    /// <summary>The table of one item, or of all with null, in order of item and aspect; later settings win.</summary>
    /// <param name="terms">What the cities ask.</param>
    /// <param name="settings">Decisions, the latest last.</param>
    /// <param name="cities">Region codes compared.</param>
    /// <param name="item">One item; null for all.</param>
    public static IReadOnlyList<ItemDifference> Of(
        IReadOnlyList<ItemTerm> terms, IReadOnlyList<DifferenceSetting> settings, IReadOnlyList<string> cities, string? item = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(settings);
        return
        [
            .. terms.Where(term => item is null || term.Item == item).GroupBy(term => (term.Item, term.Aspect))
                .OrderBy(group => group.Key.Item, StringComparer.Ordinal).ThenBy(group => IndexOf(group.Key.Aspect))
                .Select(group => Row(group.Key.Item, group.Key.Aspect, [.. group], settings, cities)),
        ];
    }

    /// <summary>The papers that a procedure asks when this city decides: its own, and what the city's guide asks besides.</summary>
    public static IReadOnlyList<ProcedurePaper> PapersAsked(Procedure procedure, IReadOnlyList<ItemTerm> terms, string? city)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(terms);
        var further = terms.Where(term => term.Item == procedure.Item && term.City == city).SelectMany(term => term.Papers)
            .Where(paper => procedure.Papers.All(own => own.Kind != paper.Kind));
        return [.. procedure.Papers, .. further.Select(paper => new ProcedurePaper(paper.Kind, Words.Same(paper.Name), true))];
    }

    private static ItemDifference Row(
        string item, string aspect, List<ItemTerm> terms, IReadOnlyList<DifferenceSetting> settings, IReadOnlyList<string> cities)
    {
        var byCity = terms.Where(term => cities.Contains(term.City)).GroupBy(term => term.City).ToDictionary(group => group.Key, group => group.Last());
        var differs = byCity.Count < cities.Count || byCity.Values.Select(Comparable).Distinct(StringComparer.Ordinal).Count() > 1;
        var setting = settings.LastOrDefault(each => each.Item == item && each.Aspect == aspect);
        return new ItemDifference(item, aspect, byCity, differs, differs ? setting?.State ?? DifferenceState.ToUnify : null,
            setting?.Owner ?? "", setting?.Ground ?? "", byCity.Values.Any(term => term.Source == "example"));
    }

    /// <summary>Papers in any order are the same papers.</summary>
    private static string Comparable(ItemTerm term) => term.Aspect == "papers"
        ? string.Join(';', term.Papers.Select(paper => paper.Kind).Order(StringComparer.Ordinal)) : term.Value.Trim();

    private static int IndexOf(string aspect)
    {
        for (var index = 0; index < ItemTerm.Aspects.Count; index++) if (ItemTerm.Aspects[index] == aspect) return index;
        return ItemTerm.Aspects.Count;
    }
}
