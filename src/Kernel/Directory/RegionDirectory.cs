using System.Collections.Frozen;

namespace OneCity.Kernel;

/// <summary>Gives the directory in force; the snapshot never changes under its reader.</summary>
public interface IDirectory
{
    /// <summary>The snapshot in force now.</summary>
    RegionDirectory Current { get; }
}

/// <summary>Everything a pack says about who, where and what: regions, scopes, organisations, parks, indicators, sources, calendar.</summary>
/// <remarks>Immutable; lookups are by exact code. Lists keep the pack's order.</remarks>
public sealed class RegionDirectory
{
    private readonly FrozenDictionary<string, Region> _regions;
    private readonly FrozenDictionary<string, Scope> _scopes;
    private readonly FrozenDictionary<string, Organisation> _organisations;
    private readonly FrozenDictionary<string, Park> _parks;
    private readonly FrozenDictionary<string, Indicator> _indicators;
    private readonly FrozenDictionary<string, Source> _sources;

    /// <summary>A directory of these entries; codes are unique within each list.</summary>
    public RegionDirectory(DirectoryContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
        _regions = content.Regions.ToFrozenDictionary(each => each.Code.Digits);
        _scopes = content.Scopes.ToFrozenDictionary(each => each.Code);
        _organisations = content.Organisations.ToFrozenDictionary(each => each.Code);
        _parks = content.Parks.ToFrozenDictionary(each => each.Code);
        _indicators = content.Indicators.ToFrozenDictionary(each => each.Code);
        _sources = content.Sources.ToFrozenDictionary(each => each.Code);
    }

    /// <summary>A directory without entries.</summary>
    public static RegionDirectory Empty { get; } = new(new DirectoryContent());

    /// <summary>All entries, in the pack's order.</summary>
    public DirectoryContent Content { get; }

    /// <summary>The working calendar.</summary>
    public WorkingCalendar Calendar => Content.Calendar;

    /// <summary>The region of this code, also of a code it bore before; null when there is none.</summary>
    public Region? FindRegion(string? code) => code is null ? null
        : _regions.GetValueOrDefault(code) ?? (Content.FormerRegions.FirstOrDefault(former => former.OldCode.Digits == code) is { } old
            ? _regions.GetValueOrDefault(old.Successor.Digits) : null);

    /// <summary>The scope of this code; null when there is none.</summary>
    public Scope? FindScope(string? code) => code is null ? null : _scopes.GetValueOrDefault(code);

    /// <summary>The organisation of this code; null when there is none.</summary>
    public Organisation? FindOrganisation(string? code) => code is null ? null : _organisations.GetValueOrDefault(code);

    /// <summary>The park of this code; null when there is none.</summary>
    public Park? FindPark(string? code) => code is null ? null : _parks.GetValueOrDefault(code);

    /// <summary>The indicator of this code; null when there is none.</summary>
    public Indicator? FindIndicator(string? code) => code is null ? null : _indicators.GetValueOrDefault(code);

    /// <summary>The source of this code; null when there is none.</summary>
    public Source? FindSource(string? code) => code is null ? null : _sources.GetValueOrDefault(code);

    /// <summary>The name of whatever a figure may be about (region, scope, park or organisation); null when the code is none of them.</summary>
    public Words? FindSubject(string? code) =>
        FindRegion(code) is { } region ? new(region.Name, region.NameIn(Language.English))
        : FindScope(code) is { } scope ? new(scope.Name, scope.NameIn(Language.English))
        : FindPark(code) is { } park ? new(park.Name, park.NameIn(Language.English))
        : FindOrganisation(code) is { } organisation ? new(organisation.Name, organisation.NameIn(Language.English))
        : null;

    /// <summary>The regions directly below; empty for a county.</summary>
    public IReadOnlyList<Region> ChildrenOf(RegionCode code) => [.. Content.Regions.Where(region => region.Parent == code)];

    /// <summary>The regions that belong to the scope on the day, in the pack's order; empty for an unknown scope.</summary>
    public IReadOnlyList<Region> MembersOf(string scope, DateOnly on, MembershipRole role = MembershipRole.Member) =>
        [.. Content.Memberships
            .Where(each => each.Scope == scope && each.Role == role && each.InForce.On(on))
            .Select(each => _regions.GetValueOrDefault(each.Region.Digits)).OfType<Region>()];

    /// <summary>Whether the region, or one it lies in, belongs to the scope on the day.</summary>
    public bool IsInScope(RegionCode region, string scope, DateOnly on) =>
        MembersOf(scope, on).Any(member => member.Code.Contains(region));

    /// <summary>The city a region lies in: itself for a city, its parent for a county; null above.</summary>
    public Region? CityOf(RegionCode code) => FindRegion(code.Digits) switch
    {
        { Level: RegionLevel.City } city => city,
        { Level: RegionLevel.County, Parent: { } parent } => FindRegion(parent.Digits),
        _ => null,
    };

    /// <summary>The organisation that bears the duty for the region on the day, also by the region above it; null when none does.</summary>
    public Organisation? WhoBears(string duty, RegionCode region, DateOnly on)
    {
        for (RegionCode? at = region; at is { } here; at = here.Parent)
            if (Content.Mandates.FirstOrDefault(each => each.Duty == duty && each.Region == here && each.InForce.On(on)) is { } mandate)
                return FindOrganisation(mandate.Organisation);
        return Content.Mandates.FirstOrDefault(each => each.Duty == duty && each.Region is null && each.InForce.On(on)) is { } general
            ? FindOrganisation(general.Organisation) : null;
    }
}
