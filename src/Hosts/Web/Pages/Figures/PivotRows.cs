using System.Globalization;
using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Web.Pages.Figures;

/// <summary>One line of a pivot: an indicator of a region over the years.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Code">Code of the region or scope.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="Cells">What is taken, by year.</param>
/// <param name="Values">What is shown of each year of the pivot, a value or a growth in per cent; null where it is missing.</param>
/// <param name="Breaks">Breaks in method.</param>
internal sealed record PivotRow(
    Indicator Indicator, string Code, string Name, IReadOnlyDictionary<string, PivotCell> Cells, IReadOnlyList<decimal?> Values, IReadOnlyList<MethodBreak> Breaks)
{
    /// <summary>The values as a line: where the method breaks between two years there is a gap.</summary>
    public IReadOnlyList<decimal?> Trend(IReadOnlyList<string> years) => [.. Values.SelectMany((value, at) =>
        at > 0 && Breaks.Any(each => each.Divides(Period.Parse(years[at - 1]), Period.Parse(years[at]))) ? [null, value] : new[] { value })];
}

/// <summary>The lines of a pivot.</summary>
internal sealed record PivotRows(IReadOnlyList<string> Years, IReadOnlyList<PivotRow> Rows)
{
    private const int YearsMax = 60;
    private const int YearsUsual = 16;

    /// <summary>Shades of the heat, from none to dark.</summary>
    public const int Shades = 6;

    /// <summary>Lines of the choice; regions and years without any figure are left out.</summary>
    public static PivotRows Of(PivotChoice choice, IReadOnlyList<PivotCell> cells, FigureRules rules, RegionDirectory directory, Language language)
    {
        var yearly = cells.Where(cell => Period.Parse(cell.Fact.Period).Kind == PeriodKind.Year).ToList();
        var known = yearly.Select(cell => Period.Parse(cell.Fact.Period).FirstDay.Year).DefaultIfEmpty(2024).ToList();
        var to = choice.To ?? known.Max();
        var from = Math.Max(choice.From ?? Math.Max(known.Min(), to - YearsUsual + 1), to - YearsMax + 1);
        var asked = Enumerable.Range(from, Math.Max(0, to - from + 1)).Where(year => year is >= 1 and <= 9999).Select(year => Period.Year(year).ToString()).ToList();
        var years = asked.Where(yearly.Select(cell => cell.Fact.Period).ToHashSet().Contains).ToList();
        var byLine = yearly.ToLookup(cell => (cell.Fact.Indicator, cell.Fact.Region));
        return new(years, [.. from indicator in choice.Indicators
                              from region in choice.Regions
                              let line = byLine[(indicator.Code, region)].ToDictionary(cell => cell.Fact.Period)
                              where years.Exists(line.ContainsKey)
                              let breaks = rules.BreaksOf(indicator.Code, region)
                              select new PivotRow(indicator, region, directory.FindSubject(region)?.In(language) ?? region, line,
                                  [.. years.Select(year => choice.AsGrowth ? Growth(line, year, breaks) : line.GetValueOrDefault(year)?.Value)], breaks)]);
    }

    /// <summary>Growth on the year before in per cent, one decimal; null when a year is missing, the base is not above zero or the method broke between.</summary>
    public static decimal? Growth(IReadOnlyDictionary<string, PivotCell> cells, string year, IReadOnlyList<MethodBreak> breaks)
    {
        var (now, before) = (Period.Parse(year), Period.Parse(year).Previous);
        if (!cells.TryGetValue(year, out var cell) || !cells.TryGetValue(before.ToString(), out var earlier) || earlier.Value <= 0) return null;
        return breaks.Any(each => each.Divides(before, now)) ? null : Math.Round((cell.Value / earlier.Value - 1) * 100, 1, MidpointRounding.AwayFromZero);
    }

    /// <summary>The shade of each value of an indicator, from 0 to <see cref="Shades"/> − 1 over the indicator's own range in this pivot.</summary>
    public Func<PivotRow, decimal, int> Heat()
    {
        var ranges = Rows.GroupBy(row => row.Indicator.Code).ToDictionary(
            same => same.Key, same => (Low: same.SelectMany(row => row.Values).Min() ?? 0, High: same.SelectMany(row => row.Values).Max() ?? 0));
        return (row, value) => ranges[row.Indicator.Code] is var (low, high) && high > low
            ? (int)Math.Min(Shades - 1, (value - low) / (high - low) * Shades) : 0;
    }

    /// <summary>A value as it is read: growth with its sign, anything else as the indicator has it.</summary>
    public static string Text(decimal value, bool asGrowth) =>
        value.ToString(asGrowth ? "+0.0;−0.0;0.0" : "#,##0.##", CultureInfo.InvariantCulture);
}
