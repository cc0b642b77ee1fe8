namespace OneCity.Kernel;

/// <summary>The entries of a directory, each list in the pack's order; empty where a pack says nothing.</summary>
public sealed record DirectoryContent
{
    /// <summary>Regions of county level and above.</summary>
    public IReadOnlyList<Region> Regions { get; init; } = [];

    /// <summary>Codes and names that regions bore before.</summary>
    public IReadOnlyList<FormerRegion> FormerRegions { get; init; } = [];

    /// <summary>Named sets of regions.</summary>
    public IReadOnlyList<Scope> Scopes { get; init; } = [];

    /// <summary>Which region is in which scope, and when.</summary>
    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    /// <summary>Authorities and other bodies.</summary>
    public IReadOnlyList<Organisation> Organisations { get; init; } = [];

    /// <summary>Which body bears which duty, and when.</summary>
    public IReadOnlyList<Mandate> Mandates { get; init; } = [];

    /// <summary>Parks, zones, lines and other named places.</summary>
    public IReadOnlyList<Park> Parks { get; init; } = [];

    /// <summary>What figures measure.</summary>
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    /// <summary>Where facts were read.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>Holidays and shifted working days.</summary>
    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.Weekends;
}
