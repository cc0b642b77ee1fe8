using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>Compares a scope's own sourced figure with the sum over its members as of the period's last day.</summary>
internal static class ScopeSums
{
    /// <summary>Scopes whose own figure differs from a complete sum; an incomplete sum says nothing.</summary>
    public static async Task<List<ShownConflict>> Conflicts(IReadSession session, FiguresStore store, FigureFilter filter)
    {
        var scopes = store.Directory.Content.Scopes.Select(scope => scope.Code)
            .Where(code => filter.Regions.Count == 0 || filter.Regions.Contains(code)).ToList();
        var found = new List<ShownConflict>();
        if (scopes.Count == 0) return found;
        var own = new List<Figure>();
        await foreach (var figure in FigureQuery.Stream(session, store.Codes, filter with { Regions = scopes, All = false, Limit = null, Offset = 0 })) own.Add(figure);
        foreach (var figure in own)
        {
            if (await MemberSum(session, store, figure) is not { } sum) continue;
            if (!sum.HasSameValueAs(figure.Claim))
                found.Add(new(figure.Fact, figure.Claim.Status, [figure.Claim, sum], figure.Claim, TakingRule.OwnFigure, null));
        }
        return found;
    }

    /// <summary>The sum over the members as a claim beside the scope's own; null when one is missing or the indicator does not add up.</summary>
    private static async Task<Claim?> MemberSum(IReadSession session, FiguresStore store, Figure figure)
    {
        if (store.Directory.FindIndicator(figure.Fact.Indicator) is not { Adds: true } indicator) return null;
        var members = store.Directory.MembersOf(figure.Fact.Region, Period.Parse(figure.Fact.Period).LastDay);
        var total = await TotalFigures.Sum(
            session, store, indicator, [.. members.Select(member => member.Code.Digits)], figure.Fact.Period, figure.Fact.Book);
        if (members.Count == 0 || total.Missing.Count > 0 || total.Sum is not { } sum) return null;
        var inUnit = sum / figure.Claim.Unit.Ratio;
        if (FigureValue.From(inUnit.ToDecimal() ?? inUnit.Round(6)) is not { } value) return null;
        return figure.Claim with
        {
            Number = 0,
            Source = $"sum of {string.Join(", ", members.Select(member => member.Code.Digits))}",
            Owner = "",
            Value = value,
            Qualifier = "",
            Firms = null,
            Place = null,
        };
    }
}
