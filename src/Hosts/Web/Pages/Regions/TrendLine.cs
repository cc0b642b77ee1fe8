using System.Globalization;
using OneCity.Figures.Model;
using OneCity.Web.Components.Figures;

namespace OneCity.Web.Pages.Regions;

/// <summary>A fact over the years, cut where the method changed and where a year is missing.</summary>
/// <param name="Years">Every year from the first to the last.</param>
/// <param name="Lines">One line per definition; a year it does not cover is null.</param>
/// <param name="Breaks">Years from which another definition holds.</param>
/// <param name="Gaps">Years, or spans of years, without a figure.</param>
internal sealed record TrendLine(IReadOnlyList<string> Years, IReadOnlyList<TrendLine.Line> Lines, IReadOnlyList<string> Breaks, IReadOnlyList<string> Gaps)
{
    /// <summary>The values made under one definition.</summary>
    internal sealed record Line(string Definition, IReadOnlyList<decimal?> Values);

    /// <summary>The line of yearly facts, ordered by year; empty for none.</summary>
    /// <param name="yearly">The facts.</param>
    /// <param name="broken">Breaks in method that the pack names.</param>
    public static TrendLine Of(IReadOnlyList<ShownFact> yearly, IReadOnlyList<MethodBreak> broken)
    {
        string Method(ShownFact fact) => fact.Definition.Length > 0 ? fact.Definition : broken.Where(each => each.From <= fact.Period).MaxBy(each => each.From)?.Reason ?? "";
        if (yearly.Count == 0) return new([], [], [], []);
        var years = Enumerable.Range(yearly[0].Period.FirstDay.Year, yearly[^1].Period.FirstDay.Year - yearly[0].Period.FirstDay.Year + 1).ToList();
        var byYear = yearly.GroupBy(fact => fact.Period.FirstDay.Year).ToDictionary(group => group.Key, group => group.First());
        var lines = yearly.Select(Method).Distinct()
            .Select(definition => new Line(definition, [.. years.Select(year => byYear.TryGetValue(year, out var fact) && Method(fact) == definition ? fact.Value : (decimal?)null)])).ToList();
        var breaks = yearly.Zip(yearly.Skip(1)).Where(pair => Method(pair.First) != Method(pair.Second)).Select(pair => pair.Second.Period.ToString()).ToList();
        return new([.. years.Select(Text)], lines, breaks, [.. GapsIn(years, byYear.ContainsKey)]);
    }

    private static IEnumerable<string> GapsIn(List<int> years, Func<int, bool> isKnown)
    {
        for (var i = 0; i < years.Count; i++)
        {
            if (isKnown(years[i])) continue;
            var from = i;
            while (i + 1 < years.Count && !isKnown(years[i + 1])) i++;
            yield return from == i ? Text(years[from]) : $"{Text(years[from])}–{Text(years[i])}";
        }
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
