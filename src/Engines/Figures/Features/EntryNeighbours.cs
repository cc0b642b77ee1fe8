using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>The values beside a batch of entries that checks compare with: the year before, the parts of a whole, what a formula computes from.</summary>
internal sealed class EntryNeighbours
{
    private readonly Dictionary<Fact, Quantity> _values = [];
    private readonly Dictionary<string, Formula> _formulas = [];
    private readonly FigureRules _rules;
    private readonly RegionDirectory _directory;

    private EntryNeighbours(FiguresStore store) => (_rules, _directory) = (store.Rules, store.Directory);

    /// <summary>Values of the batch itself, and what is taken of the other facts the checks need.</summary>
    public static async Task<EntryNeighbours> Load(IReadSession session, FiguresStore store, IReadOnlyList<Entry> entries)
    {
        var beside = new EntryNeighbours(store);
        foreach (var entry in entries) beside._values[entry.Fact] = new(entry.Value.Number, entry.Unit);
        var wanted = entries.SelectMany(entry => beside.Wanted(entry.Fact)).Where(fact => !beside._values.ContainsKey(fact)).Distinct().ToList();
        foreach (var (fact, quantity) in await TakenQuery.ByFacts(session, store, wanted)) beside._values.TryAdd(fact, quantity);
        return beside;
    }

    /// <summary>What the checks find; a value that is not there is not compared with.</summary>
    public IEnumerable<Finding> Check(Entry entry)
    {
        if (Before(entry.Fact) is { } earlier && _values.TryGetValue(earlier, out var before)
            && EntryChecks.AgainstBefore(entry, before, _rules.Checks) is { } jump) yield return jump;
        if (Computed(entry.Fact) is { } computed && EntryChecks.AgainstFormula(entry, computed, _rules.Checks) is { } derived) yield return derived;
        foreach (var rule in Parts(entry.Fact))
        {
            var whole = entry.Fact with { Indicator = rule.Indicator };
            var parts = rule.Parts.Select(part => _values.TryGetValue(entry.Fact with { Indicator = part }, out var value) ? value : (Quantity?)null).ToList();
            if (!_values.TryGetValue(whole, out var stated) || parts.Contains(null)) continue;
            if (EntryChecks.PartsAgainstWhole(whole, stated, [.. parts.OfType<Quantity>()], rule.Refuses) is { } differs) yield return differs;
        }
    }

    private IEnumerable<Fact> Wanted(Fact fact)
    {
        if (Before(fact) is { } before) yield return before;
        foreach (var indicator in Parts(fact).SelectMany(rule => rule.Parts.Append(rule.Indicator))) yield return fact with { Indicator = indicator };
        if (FormulaOf(fact.Indicator) is not { } formula) yield break;
        foreach (var each in formula.Inputs.SelectMany(input => FactsOf(input, fact))) yield return each;
    }

    private IEnumerable<CheckRule> Parts(Fact fact) =>
        _rules.Checks.Where(rule => rule.Check == "parts" && (rule.Indicator == fact.Indicator || rule.Parts.Contains(fact.Indicator)));

    /// <summary>What the pack's formula gives, in the indicator's unit; null without a formula, when an input is missing or the method broke between.</summary>
    private Quantity? Computed(Fact fact)
    {
        if (FormulaOf(fact.Indicator) is not { } formula || _directory.FindIndicator(fact.Indicator) is not { } indicator) return null;
        var period = Period.Parse(fact.Period);
        if (formula.Inputs.Any(input => input.Shift != 0 && _rules.BreakBetween(input.Indicator, input.Region ?? fact.Region, input.At(period), period) is not null)) return null;
        var value = formula.Compute(input =>
        {
            var facts = FactsOf(input, fact).ToList();
            return facts.Count == 0 || !facts.TrueForAll(_values.ContainsKey) || _directory.FindIndicator(input.Indicator) is not { } by ? null
                : facts.Aggregate(new Rational(0), (sum, each) => sum + _values[each].InBase) / by.Unit.Ratio;
        });
        return value is { } known ? new(known.Round(10), indicator.Unit) : null;
    }

    private IEnumerable<Fact> FactsOf(Input input, Fact fact)
    {
        var period = Period.Parse(fact.Period);
        var at = fact with { Indicator = input.Indicator, Region = input.Region ?? fact.Region, Period = input.At(period).ToString() };
        return input.OverMembers ? _directory.MembersOf(at.Region, period.LastDay).Select(member => at with { Region = member.Code.Digits }) : [at];
    }

    private Formula? FormulaOf(string indicator) => _formulas.TryGetValue(indicator, out var known) ? known
        : _rules.Formulas.TryGetValue(indicator, out var text) ? _formulas[indicator] = Formula.Parse(text) : null;

    /// <summary>The same fact one year before: quarters and months have seasons, so they are not compared with the one just before.</summary>
    private static Fact? Before(Fact fact) =>
        fact.Period.Length == 4 && int.TryParse(fact.Period, out var year) && year > 1
            ? fact with { Period = (year - 1).ToString("0000", System.Globalization.CultureInfo.InvariantCulture) }
            : Period.Find(fact.Period) is { FirstDay.Year: > 1, Kind: not (PeriodKind.Plan or PeriodKind.Span) } period
                ? fact with { Period = period.SamePeriodLastYear.ToString() } : null;
}
