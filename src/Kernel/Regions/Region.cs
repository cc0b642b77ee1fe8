namespace OneCity.Kernel;

/// <summary>When something is in force: from and to are both inclusive, null is open.</summary>
/// <param name="From">First day; null when it began before records.</param>
/// <param name="To">Last day; null while it lasts.</param>
public readonly record struct InForce(DateOnly? From, DateOnly? To)
{
    /// <summary>Always.</summary>
    public static InForce Always => default;

    /// <summary>Whether the day lies in it.</summary>
    public bool On(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);

    /// <summary>Whether both have a day in common.</summary>
    public bool Overlaps(InForce other) => (To is null || other.From is null || other.From <= To) && (other.To is null || From is null || From <= other.To);
}

/// <summary>A region of county level or above.</summary>
/// <param name="Code">Its code today.</param>
/// <param name="Name">Full Chinese name, 醴陵市.</param>
/// <param name="NameEn">English name, Liling.</param>
/// <param name="Level">Its level.</param>
/// <param name="Parent">The region it belongs to; null at the top of the pack.</param>
/// <param name="InForce">When it bears this name and code.</param>
/// <param name="ShortName">How people say it, 醴陵.</param>
public sealed record Region(
    RegionCode Code, string Name, string NameEn, RegionLevel Level, RegionCode? Parent, InForce InForce, string ShortName)
{
    /// <summary>The name in the language asked for.</summary>
    public string NameIn(Language language) => language == Language.English && NameEn.Length > 0 ? NameEn : Name;
}

/// <summary>A code or name that a region bore before: 宁乡县 430124, until it became 宁乡市 430182.</summary>
/// <param name="OldCode">The code then.</param>
/// <param name="OldName">The name then.</param>
/// <param name="Successor">The region that took its place.</param>
/// <param name="ChangedOn">First day of the new code or name.</param>
/// <param name="Source">Code of the source; may be empty.</param>
public sealed record FormerRegion(RegionCode OldCode, string OldName, RegionCode Successor, DateOnly ChangedOn, string Source);
