using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Web.Components.Figures;
using OneCity.Web.Components.Maps;

namespace OneCity.Web.Pages.Overview;

/// <summary>What the overview shows, chosen by the address: scope, indicator, period, level.</summary>
public sealed class OverviewFacts
{
    private static readonly string[] Preferred =
        ["gdp", "resident_population", "area_land", "gdp_share_of_province", "cross_city_service_items", "urbanisation_rate", "gdp_per_head", "area_share_of_province"];

    private readonly IReadOnlyList<ShownFact> _facts;

    /// <summary>Chooses from the facts of the scope, its members and their counties.</summary>
    public OverviewFacts(RegionDirectory directory, Scope? scope, IReadOnlyList<Region> cities, IReadOnlyList<ShownFact> facts, string? indicator, string? period, string? level)
    {
        (Scope, Cities, _facts) = (scope, cities, facts);
        Counties = [.. cities.Where(city => city.Level == RegionLevel.City).SelectMany(city => directory.ChildrenOf(city.Code))];
        var drawn = Drawn(directory).ToList();
        Indicators = [.. drawn.Select(each => each.Indicator).DistinctBy(each => each.Code).OrderBy(each => Rank(each.Code)).ThenByDescending(each => drawn.Where(one => one.Indicator == each).Max(one => one.Count))];
        Indicator = Indicators.FirstOrDefault(each => each.Code == indicator) ?? Indicators.MaxBy(each => drawn.Where(one => one.Indicator == each).Max(one => one.Count));
        var mine = drawn.Where(each => each.Indicator == Indicator).ToList();
        Level = (level, mine.Any(each => each.Level == RegionLevel.County && each.Count * 3 >= Counties.Count)) switch
        {
            ("city", _) => RegionLevel.City,
            ("county", _) => RegionLevel.County,
            (_, true) => RegionLevel.County,
            _ => RegionLevel.City,
        };
        Periods = [.. mine.Where(each => each.Level == Level).OrderByDescending(each => each.Period).Select(each => (each.Period, each.Count))];
        Period = Periods.Select(each => each.Period).FirstOrDefault(each => each.ToString() == period)
            ?? Periods.OrderByDescending(each => each.Count).ThenByDescending(each => each.Period).Select(each => each.Period).FirstOrDefault();
    }

    /// <summary>The scope looked at; null when the pack has none.</summary>
    public Scope? Scope { get; }

    /// <summary>Its members today.</summary>
    public IReadOnlyList<Region> Cities { get; }

    /// <summary>The counties of its member cities.</summary>
    public IReadOnlyList<Region> Counties { get; }

    /// <summary>Indicators that at least two regions have for one period.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>The one that colours the map; null when no figure can.</summary>
    public Indicator? Indicator { get; }

    /// <summary>The level coloured.</summary>
    public RegionLevel Level { get; }

    /// <summary>Periods with figures at that level, the latest first, and of how many regions.</summary>
    public IReadOnlyList<(Period Period, int Count)> Periods { get; }

    /// <summary>The period coloured.</summary>
    public Period? Period { get; }

    /// <summary>The regions of the level coloured.</summary>
    public IReadOnlyList<Region> Regions => Level == RegionLevel.City ? Cities : Counties;

    /// <summary>The fact of a region on the map; null when it has none.</summary>
    public ShownFact? FactOf(Region region) => _facts.FirstOrDefault(fact => fact.Indicator == Indicator?.Code && fact.Region == region.Code.Digits && fact.Period == Period);

    /// <summary>The region's values of the indicator by year, for a trend; 超, 约 and the like are no points of a line.</summary>
    public IReadOnlyList<decimal?> TrendOf(Region region) =>
        [.. _facts.Where(fact => fact.Indicator == Indicator?.Code && fact.Region == region.Code.Digits && fact.Period.Kind == PeriodKind.Year && fact.IsExact).Select(fact => (decimal?)fact.Value)];

    /// <summary>The scope's own latest figures, the preferred indicators first, then those whose sources differ.</summary>
    public IEnumerable<ShownFact> Headlines(int count)
    {
        var own = _facts.Where(fact => fact.Region == Scope?.Code).GroupBy(fact => fact.Indicator)
            .Select(group => ShownFact.Headline([.. group.Where(fact => fact.Period.Kind is PeriodKind.Year or PeriodKind.Day).DefaultIfEmpty(group.Last())])).ToList();
        return own.OrderBy(fact => Rank(fact.Indicator)).ThenBy(fact => fact.IsDisputed ? 0 : 1).ThenByDescending(fact => fact.Period).Take(count);
    }

    /// <summary>The members' figures of the same fact; null when one is missing or units differ.</summary>
    public IReadOnlyList<ShownFact>? PartsOf(ShownFact whole)
    {
        var parts = Cities.Select(city => _facts.FirstOrDefault(fact => fact.Indicator == whole.Indicator && fact.Region == city.Code.Digits && fact.Period == whole.Period)).ToList();
        return parts.Count > 0 && parts.All(part => part is not null && part.Unit == whole.Unit) ? [.. parts.Select(part => part!)] : null;
    }

    /// <summary>Facts of these regions on which sources differ, the latest first.</summary>
    public IEnumerable<ShownFact> Disputed => _facts.Where(fact => fact.IsDisputed).OrderByDescending(fact => fact.Period);

    /// <summary>How many of the figures stand on sources of each grade, the best grade first.</summary>
    public IReadOnlyList<(SourceGrade Grade, int Count)> Grades =>
        [.. _facts.Select(fact => fact.Claims[0].Source).OfType<Source>().GroupBy(source => source.Grade).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];

    /// <summary>Regions for the map: those coloured, and the cities around them.</summary>
    public IReadOnlyList<MapRegion> OnMap(Language language, string missing, Func<Region, string?> address) =>
    [
        .. Cities.Concat(Counties).Select(region =>
        {
            var fact = region.Level == Level ? FactOf(region) : null;
            return new MapRegion(region.Code.Digits, language == Language.Chinese && region.Level == RegionLevel.City ? region.ShortName : region.NameIn(language),
                fact?.Value, fact is null ? missing : $"{fact.Text} ({fact.Period})", address(region));
        }),
    ];

    private IEnumerable<(Indicator Indicator, Period Period, RegionLevel Level, int Count)> Drawn(RegionDirectory directory)
    {
        var levels = Cities.Concat(Counties).DistinctBy(region => region.Code).ToDictionary(region => region.Code.Digits, region => region.Level);
        return _facts.Where(fact => levels.ContainsKey(fact.Region))
            .GroupBy(fact => (fact.Indicator, fact.Period, Level: levels[fact.Region]))
            .Where(group => group.Select(fact => fact.Region).Distinct().Count() > 1 && directory.FindIndicator(group.Key.Indicator) is not null)
            .Select(group => (directory.FindIndicator(group.Key.Indicator)!, group.Key.Period, group.Key.Level, group.Select(fact => fact.Region).Distinct().Count()));
    }

    private static int Rank(string indicator) => Array.IndexOf(Preferred, indicator) is var place and >= 0 ? place : Preferred.Length;
}
