using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>The values beside a batch of entries that checks compare with: the period before, and the parts of a whole.</summary>
internal sealed class EntryNeighbours
{
    private readonly Dictionary<Fact, Quantity> _values = [];

    /// <summary>Values of the batch itself, and what is taken of the other facts the checks need.</summary>
    public static async Task<EntryNeighbours> Load(IReadSession session, FiguresStore store, IReadOnlyList<Entry> entries)
    {
        var beside = new EntryNeighbours();
        foreach (var entry in entries) beside._values[entry.Fact] = new(entry.Value.Number, entry.Unit);
        var wanted = entries.SelectMany(entry => Wanted(entry.Fact, store.Rules.Checks)).Where(fact => !beside._values.ContainsKey(fact)).Distinct().ToList();
        foreach (var (fact, quantity) in await TakenQuery.ByFacts(session, store, wanted)) beside._values.TryAdd(fact, quantity);
        return beside;
    }

    /// <summary>What the checks find; a value that is not there is not compared with.</summary>
    public IEnumerable<Finding> Check(Entry entry, IReadOnlyList<CheckRule> rules)
    {
        if (Before(entry.Fact) is { } earlier && _values.TryGetValue(earlier, out var before)
            && EntryChecks.AgainstBefore(entry, before, rules) is { } jump) yield return jump;
        foreach (var rule in rules.Where(rule => rule.Check == "parts" && (rule.Indicator == entry.Fact.Indicator || rule.Parts.Contains(entry.Fact.Indicator))))
        {
            var whole = entry.Fact with { Indicator = rule.Indicator };
            var parts = rule.Parts.Select(part => _values.TryGetValue(entry.Fact with { Indicator = part }, out var value) ? value : (Quantity?)null).ToList();
            if (!_values.TryGetValue(whole, out var stated) || parts.Contains(null)) continue;
            if (EntryChecks.PartsAgainstWhole(whole, stated, [.. parts.OfType<Quantity>()], rule.Refuses) is { } differs) yield return differs;
        }
    }

    private static IEnumerable<Fact> Wanted(Fact fact, IReadOnlyList<CheckRule> rules)
    {
        if (Before(fact) is { } before) yield return before;
        foreach (var rule in rules)
        {
            if (rule.Check != "parts" || (rule.Indicator != fact.Indicator && !rule.Parts.Contains(fact.Indicator))) continue;
            foreach (var indicator in rule.Parts.Append(rule.Indicator)) yield return fact with { Indicator = indicator };
        }
    }

    /// <summary>The same fact one year before: quarters and months have seasons, so they are not compared with the one just before.</summary>
    private static Fact? Before(Fact fact) =>
        fact.Period.Length == 4 && int.TryParse(fact.Period, out var year) && year > 1
            ? fact with { Period = (year - 1).ToString("0000", System.Globalization.CultureInfo.InvariantCulture) }
            : Period.Find(fact.Period) is { FirstDay.Year: > 1, Kind: not (PeriodKind.Plan or PeriodKind.Span) } period
                ? fact with { Period = period.SamePeriodLastYear.ToString() } : null;
}
