namespace OneCity.Kernel;

/// <summary>How a region belongs to a scope.</summary>
public enum MembershipRole
{
    /// <summary>Counts in the scope's figures.</summary>
    Member,

    /// <summary>Sits at the table and does not count.</summary>
    Observer,
}

/// <summary>A named set of regions, such as the three cities (三市) or the metropolitan area (都市圈).</summary>
/// <param name="Code">Code of small letters and hyphens, <c>three-cities</c>.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Definition">What it covers, in the pack's own words.</param>
/// <param name="Source">Code of the source that defines it; may be empty.</param>
public sealed record Scope(string Code, string Name, string NameEn, string Definition, string Source)
{
    /// <summary>The name in the language asked for.</summary>
    public string NameIn(Language language) => language == Language.English && NameEn.Length > 0 ? NameEn : Name;
}

/// <summary>One region in one scope for a time.</summary>
/// <param name="Scope">Code of the scope.</param>
/// <param name="Region">The region; with it everything inside it.</param>
/// <param name="Role">Member or observer.</param>
/// <param name="InForce">When.</param>
public sealed record Membership(string Scope, RegionCode Region, MembershipRole Role, InForce InForce);
