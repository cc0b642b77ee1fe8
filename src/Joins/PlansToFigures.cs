using OneCity.Figures;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Plans;
using OneCity.Plans.Model.Targets;

namespace OneCity.Joins;

/// <summary>Plans hold their goals against the published record of figures.</summary>
internal sealed class PlansToFigures(Func<FiguresEngine> figures) : IFigureRecords
{
    /// <inheritdoc/>
    public async Task<FigureRecord> Record(string indicator, string region, string unit, CancellationToken stop = default)
    {
        var wanted = Unit.Find(unit);
        var found = await figures().ListPublic(new FigureFilter { Indicators = [indicator], Regions = [region] }, stop);
        var years = new SortedDictionary<int, Figure>();
        foreach (var figure in found)
        {
            if (Period.Find(figure.Fact.Period) is not { Kind: PeriodKind.Year } period) continue;
            var year = period.FirstDay.Year;
            if (figure.IsTaken || !years.ContainsKey(year)) years[year] = figure;
        }
        return new FigureRecord(
            [.. years.Select(pair => new YearValue(pair.Key, In(pair.Value, wanted)))], unit,
            [.. years.Values.Select(figure => figure.Claim.Source).Where(source => source.Length > 0).Distinct()]);
    }

    private static double In(Figure figure, Unit? wanted)
    {
        var stated = figure.Claim.Quantity;
        return (double)(wanted is not null && stated.Unit.ConvertsTo(wanted) ? stated.To(wanted) : stated).Value;
    }
}
