using OneCity.Figures;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Plans;
using OneCity.Plans.Model.Targets;

namespace OneCity.Joins;

/// <summary>Plans hold their goals against the published record of figures.</summary>
/// <remarks>A year that is not printed for a scope is the sum of its members where the indicator adds up and every member's figure is known.</remarks>
internal sealed class PlansToFigures(Func<FiguresEngine> figures, IDirectory directory) : IFigureRecords
{
    /// <inheritdoc/>
    public async Task<FigureRecord> Record(string indicator, string region, string unit, CancellationToken stop = default)
    {
        var own = await Years(indicator, region, stop);
        var parts = directory.Current.FindScope(region) is not null && directory.Current.FindIndicator(indicator) is { Adds: true }
            ? directory.Current.Content.Memberships.Where(each => each.Scope == region && each.Role == MembershipRole.Member).Select(each => each.Region.Digits).Distinct().ToList() : [];
        var members = new List<SortedDictionary<int, Figure>>();
        foreach (var part in parts) members.Add(await Years(indicator, part, stop));
        var wanted = Unit.Find(unit);
        var summed = members.Count == 0 ? [] : members[0].Keys.Where(year => !own.ContainsKey(year) && members.All(member => member.ContainsKey(year))).ToList();
        return new FigureRecord(
            [.. own.Select(pair => new YearValue(pair.Key, In(pair.Value, wanted)))
                .Concat(summed.Select(year => new YearValue(year, members.Sum(member => In(member[year], wanted))))).OrderBy(each => each.Year)],
            unit,
            [.. own.Values.Concat(summed.SelectMany(year => members.Select(member => member[year]))).Select(figure => figure.Claim.Source).Where(source => source.Length > 0).Distinct()]);
    }

    private async Task<SortedDictionary<int, Figure>> Years(string indicator, string region, CancellationToken stop)
    {
        var years = new SortedDictionary<int, Figure>();
        foreach (var figure in await figures().ListPublic(new FigureFilter { Indicators = [indicator], Regions = [region] }, stop))
        {
            if (figure.IsSecret || Period.Find(figure.Fact.Period) is not { Kind: PeriodKind.Year } period) continue;
            var year = period.FirstDay.Year;
            if (figure.IsTaken || !years.ContainsKey(year)) years[year] = figure;
        }
        return years;
    }

    private static double In(Figure figure, Unit? wanted)
    {
        var stated = figure.Claim.Quantity;
        return (double)(wanted is not null && stated.Unit.ConvertsTo(wanted) ? stated.To(wanted) : stated).Value;
    }
}
