using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>Which facts' values the public must not see now: those that rest on fewer than three firms, and those from which such a value would follow.</summary>
internal static class PublicSecrets
{
    /// <summary>The facts; empty in the usual case that nothing public rests on fewer than three firms.</summary>
    public static async Task<IReadOnlySet<Fact>> Withheld(IReadSession session, FiguresStore store)
    {
        var now = store.NowUs;
        var few = await PublicationStore.FewFirms(session, now);
        if (few.Count == 0) return new HashSet<Fact>();
        var facts = new List<Fact>();
        foreach (var ids in few) facts.Add(await FigureQuery.FactOf(session, store.Codes, ids));
        var rules = (await RuleStore.Load(session)).Checks.Where(rule => rule.Check == "parts").ToList();
        var filter = new FigureFilter { Indicators = [.. Related([.. facts.Select(fact => fact.Indicator)], rules)], Periods = [.. facts.Select(fact => fact.Period).Distinct()] };
        var cells = new Dictionary<Fact, PublicCell>();
        await foreach (var figure in FigureQuery.StreamPublic(session, store.Codes, filter, now))
            if (figure.IsTaken) cells[figure.Fact] = new(figure.Claim.Quantity.InBase, figure.Claim.Firms);
        return Suppression.Withheld(cells, [.. cells.Keys.SelectMany(whole => SumsOf(whole, cells, store.Directory, rules))]);
    }

    /// <summary>The indicators, those they are parts of, their parts, and so on.</summary>
    private static HashSet<string> Related(HashSet<string> indicators, List<CheckRule> rules)
    {
        for (var count = -1; count != indicators.Count;)
        {
            count = indicators.Count;
            foreach (var rule in rules.Where(rule => indicators.Contains(rule.Indicator) || rule.Parts.Any(indicators.Contains))) indicators.UnionWith(rule.Parts.Append(rule.Indicator));
        }
        return indicators;
    }

    /// <summary>Sums over the regions below, over the members of a scope then, and over the parts the pack names; only over what is public.</summary>
    private static IEnumerable<PublicSum> SumsOf(Fact whole, Dictionary<Fact, PublicCell> cells, RegionDirectory directory, List<CheckRule> rules)
    {
        var parts = new List<IEnumerable<Fact>>();
        if (directory.FindIndicator(whole.Indicator) is { Adds: true })
        {
            var below = directory.FindRegion(whole.Region) is { } region
                ? directory.ChildrenOf(region.Code) : directory.MembersOf(whole.Region, Period.Parse(whole.Period).LastDay);
            parts.Add(below.Select(each => whole with { Region = each.Code.Digits }));
        }
        parts.AddRange(rules.Where(rule => rule.Indicator == whole.Indicator).Select(rule => rule.Parts.Select(part => whole with { Indicator = part })));
        return parts.Select(some => new PublicSum(whole, [.. some.Where(cells.ContainsKey)])).Where(sum => sum.Parts.Count > 0);
    }
}
