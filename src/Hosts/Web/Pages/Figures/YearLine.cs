using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Web.Pages.Figures;

/// <summary>A series over years for a line: missing years are null, and so is a gap where the method breaks.</summary>
internal static class YearLine
{
    /// <summary>Values over given years; null where a year is missing. A break in method ends one line and begins another.</summary>
    public static List<List<decimal?>> Pieces(IReadOnlyList<string> years, Func<string, decimal?> valueOf, IReadOnlyList<MethodBreak> breaks)
    {
        var pieces = new List<List<decimal?>>();
        foreach (var (year, at) in years.Select((year, at) => (year, at)))
        {
            var isBroken = at > 0 && breaks.Any(each => each.Divides(Period.Parse(years[at - 1]), Period.Parse(year)));
            if (at == 0 || isBroken) pieces.Add([.. Enumerable.Repeat((decimal?)null, at)]);
            pieces[^1].Add(valueOf(year));
        }
        return pieces;
    }

    public static List<(string Year, decimal? Value)> Of(IReadOnlyList<PivotCell> cells, IReadOnlyList<MethodBreak> breaks)
    {
        var points = new List<(string, decimal?)>();
        if (cells.Count == 0) return points;
        var byYear = cells.ToDictionary(cell => Period.Parse(cell.Fact.Period).FirstDay.Year, cell => cell.Value);
        for (var year = byYear.Keys.Min(); year <= byYear.Keys.Max(); year++)
        {
            var period = Period.Year(year);
            if (points.Count > 0 && breaks.Any(each => each.From == period)) points.Add(("‖", null));
            points.Add((period.ToString(), byYear.TryGetValue(year, out var value) ? value : null));
        }
        return points;
    }
}
