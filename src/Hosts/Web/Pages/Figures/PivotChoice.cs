using System.Globalization;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Web.Components.Parts;
using D = OneCity.Web.Pages.Figures.DeskWords;

namespace OneCity.Web.Pages.Figures;

/// <summary>What a pivot shows, as its address says: indicators, regions, years, book, values or growth. The address is the view: it can be linked.</summary>
/// <param name="Indicators">The indicators, in the order they were chosen; at least one.</param>
/// <param name="Level">Which group of regions; empty when regions were picked one by one.</param>
/// <param name="Regions">Codes of the regions or scopes, in their order.</param>
/// <param name="Picked">The regions picked one by one; empty for a group.</param>
/// <param name="From">First year; null for as many as there are.</param>
/// <param name="To">Last year; null for the last there is.</param>
/// <param name="Book">The book.</param>
/// <param name="AsGrowth">Growth on the year before instead of values.</param>
internal sealed record PivotChoice(
    IReadOnlyList<Indicator> Indicators, string Level, IReadOnlyList<string> Regions, IReadOnlyList<string> Picked, int? From, int? To, FigureBook Book, bool AsGrowth)
{
    /// <summary>More would not fit on a page that anybody reads.</summary>
    private const int IndicatorsMax = 6;

    /// <summary>The choice an address makes; without one, the first indicator of the pack over the cities.</summary>
    public static PivotChoice Read(IQueryCollection query, RegionDirectory directory, Language language)
    {
        var indicators = query["indicator"].SelectMany(FigureFilter.Words).Distinct().Select(directory.FindIndicator).OfType<Indicator>().Take(IndicatorsMax).ToList();
        if (indicators.Count == 0) indicators = [.. directory.Content.Indicators.Where(each => each.Code == "gdp").Concat(directory.Content.Indicators).Take(1)];
        var groups = Groups(directory, language);
        var grouped = groups.Exists(each => each.Code == query["level"]);
        // A group that was chosen stands before regions that were picked before.
        List<string> picked = grouped ? [] : [.. query["region"].SelectMany(FigureFilter.Words).Distinct().Where(code => directory.FindSubject(code) is not null)];
        var level = picked.Count > 0 ? "" : grouped ? query["level"].ToString() : "city";
        return new(
            indicators, level, picked.Count > 0 ? picked : [.. groups.First(each => each.Code == level).Regions], picked,
            Year(query["from"]), Year(query["to"]), StatedWords.FindBook(query["book"]) ?? FigureBook.Official, query["show"] == "growth");
    }

    /// <summary>The groups of regions there are: cities, the counties of each city, scopes, all.</summary>
    public static List<(string Code, string Name, IEnumerable<string> Regions)> Groups(RegionDirectory directory, Language language)
    {
        var cities = directory.Content.Regions.Where(each => each.Level == RegionLevel.City).ToList();
        var scopes = directory.Content.Scopes.Select(each => each.Code);
        return
        [
            ("city", D.Cities.In(language), cities.Select(each => each.Code.Digits)),
            .. cities.Select(each => (each.Code.Digits, D.CountiesOf(each.NameIn(language)).In(language), directory.ChildrenOf(each.Code).Select(child => child.Code.Digits))),
            ("scopes", D.Scopes.In(language), scopes),
            ("all", D.AllRegions.In(language), directory.Content.Regions.Select(each => each.Code.Digits).Concat(scopes)),
        ];
    }

    /// <summary>The address of this view.</summary>
    public string Address => "/figures/pivot?" + string.Join('&', Fields.Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value)}"));

    /// <summary>Everything the address holds, for the hidden fields of the forms that change one thing.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
    [
        .. Indicators.Select(each => ("indicator", each.Code)),
        .. Picked.Select(each => ("region", each)),
        .. Level.Length > 0 ? [("level", Level)] : Array.Empty<(string, string)>(),
        .. From is { } from ? [("from", Text(from))] : Array.Empty<(string, string)>(),
        .. To is { } to ? [("to", Text(to))] : Array.Empty<(string, string)>(),
        .. Book == FigureBook.Assessment ? [("book", Book.Word())] : Array.Empty<(string, string)>(),
        .. AsGrowth ? [("show", "growth")] : Array.Empty<(string, string)>(),
    ];

    /// <summary>The same view without an indicator or a region, as a link that takes it away.</summary>
    public PivotChoice Without(string code) => this with
    {
        Indicators = [.. Indicators.Where(each => each.Code != code)], Picked = [.. Picked.Where(each => each != code)],
    };

    private static int? Year(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999 ? year : null;

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
