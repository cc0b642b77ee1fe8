using OneCity.Kernel;

namespace OneCity.Registry.Model;

/// <summary>A region in a list.</summary>
/// <param name="Code">Six digits of GB/T 2260.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Level">province, city or county.</param>
/// <param name="Parent">Code of the region above; null at the top.</param>
/// <param name="From">First day of this name and code; null when before records.</param>
/// <param name="To">Last day; null while it lasts.</param>
/// <param name="Role">member or observer in a scope's list; null elsewhere.</param>
public sealed record RegionLine(string Code, string Name, string NameEn, RegionLevel Level, string? Parent, DateOnly? From, DateOnly? To, string? Role)
{
    internal static RegionLine Of(Region region, string? role = null) => new(
        region.Code.Digits, region.Name, region.NameEn, region.Level, region.Parent?.Digits, region.InForce.From, region.InForce.To, role);
}

/// <summary>A region's membership of a scope.</summary>
/// <param name="Scope">Code of the scope.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="Role">member or observer.</param>
/// <param name="From">First day; null when before records.</param>
/// <param name="To">Last day; null while it lasts.</param>
public sealed record ScopeOfRegion(string Scope, string Name, MembershipRole Role, DateOnly? From, DateOnly? To);

/// <summary>A code and name the region bore before.</summary>
/// <param name="Code">The old code.</param>
/// <param name="Name">The old name.</param>
/// <param name="Until">First day of the new one.</param>
public sealed record FormerName(string Code, string Name, DateOnly Until);

/// <summary>One region with its surroundings.</summary>
/// <param name="Region">The region.</param>
/// <param name="Children">The regions directly below.</param>
/// <param name="Scopes">The scopes it belongs to or observes, itself or by the region above.</param>
/// <param name="Former">Codes and names it bore before.</param>
/// <param name="Parks">Parks and other places in it.</param>
public sealed record RegionCard(
    RegionLine Region, IReadOnlyList<RegionLine> Children, IReadOnlyList<ScopeOfRegion> Scopes, IReadOnlyList<FormerName> Former, IReadOnlyList<ParkLine> Parks)
{
    internal static RegionCard Of(RegionDirectory directory, Region region)
    {
        var content = directory.Content;
        return new(
            RegionLine.Of(region),
            [.. directory.ChildrenOf(region.Code).Select(child => RegionLine.Of(child))],
            [.. content.Memberships.Where(each => each.Region.Contains(region.Code) && each.Region.Level >= RegionLevel.City)
                .Select(each => new ScopeOfRegion(each.Scope, directory.FindScope(each.Scope)?.Name ?? each.Scope, each.Role, each.InForce.From, each.InForce.To))],
            [.. content.FormerRegions.Where(each => each.Successor == region.Code).Select(each => new FormerName(each.OldCode.Digits, each.OldName, each.ChangedOn))],
            [.. content.Parks.Where(each => each.Region is { } at && region.Code.Contains(at)).Select(ParkLine.Of)]);
    }
}

/// <summary>A park in a list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name; may be empty.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">national, provincial, city, or empty where not stated.</param>
/// <param name="Region">Region it lies in; null when it crosses regions.</param>
public sealed record ParkLine(string Code, string Name, string NameEn, string Kind, string Level, string? Region)
{
    internal static ParkLine Of(Park park) => new(park.Code, park.Name, park.NameEn, park.Kind, park.Level, park.Region?.Digits);
}

/// <summary>An organisation in a list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name; may be empty.</param>
/// <param name="City">Region code of the city it serves; null where it serves all.</param>
/// <param name="Field">Field of work.</param>
/// <param name="From">First day; null when before records.</param>
/// <param name="To">Last day; null while it lasts.</param>
/// <param name="Successor">Code of the organisation that took over; null while it lasts.</param>
public sealed record OrganisationLine(string Code, string Name, string NameEn, string? City, string Field, DateOnly? From, DateOnly? To, string? Successor)
{
    internal static OrganisationLine Of(Organisation each) =>
        new(each.Code, each.Name, each.NameEn, each.City?.Digits, each.Field, each.InForce.From, each.InForce.To, each.Successor);
}

/// <summary>An indicator in a list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Unit">Unit its figures are shown in.</param>
/// <param name="Direction">up, down or none.</param>
/// <param name="Decimals">Decimals shown.</param>
/// <param name="Definition">What is counted.</param>
/// <param name="Adds">Whether parts add up to the whole.</param>
/// <param name="Synonyms">Other names.</param>
public sealed record IndicatorLine(
    string Code, string Name, string NameEn, string Unit, Direction Direction, int Decimals, string Definition, bool Adds, IReadOnlyList<string> Synonyms)
{
    internal static IndicatorLine Of(Indicator each) =>
        new(each.Code, each.Name, each.NameEn, each.Unit.Code, each.Direction, each.Decimals, each.Definition, each.Adds, each.Synonyms);
}
