namespace OneCity.Kernel;

/// <summary>An authority, company or joint body that owns figures, decides or is asked.</summary>
/// <param name="Code">Code of small letters, digits and hyphens, <c>cs-tjj</c>.</param>
/// <param name="Name">Official Chinese name.</param>
/// <param name="NameEn">English name; may be empty.</param>
/// <param name="City">Region of the city it serves; null where it serves all.</param>
/// <param name="Field">Its field of work as the office says it: 统计, 财政, 自然资源.</param>
/// <param name="InForce">When it exists under this name.</param>
/// <param name="Successor">The organisation that took over its duties; null while it lasts.</param>
public sealed record Organisation(
    string Code, string Name, string NameEn, RegionCode? City, string Field, InForce InForce, string? Successor)
{
    /// <summary>The name in the language asked for.</summary>
    public string NameIn(Language language) => language == Language.English && NameEn.Length > 0 ? NameEn : Name;
}

/// <summary>A duty of an organisation for a time: who answers for 统计 of 株洲 in 2024.</summary>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="Duty">Code of the duty, such as <c>statistics</c>.</param>
/// <param name="Region">For which region; null for all.</param>
/// <param name="InForce">When.</param>
public sealed record Mandate(string Organisation, string Duty, RegionCode? Region, InForce InForce);

/// <summary>A development zone, park or other named place that figures are about.</summary>
/// <param name="Code">Code of small letters, digits and hyphens, <c>park-liling</c>.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name; may be empty.</param>
/// <param name="Kind">What it is: 高新区, 经开区, 飞地园区, 线路 …</param>
/// <param name="Level">national, provincial, or empty when the sources do not say.</param>
/// <param name="Region">Region it lies in; null when it crosses regions.</param>
/// <param name="InForce">When it exists.</param>
/// <param name="Source">Code of the source; may be empty.</param>
public sealed record Park(
    string Code, string Name, string NameEn, string Kind, string Level, RegionCode? Region, InForce InForce, string Source)
{
    /// <summary>The name in the language asked for.</summary>
    public string NameIn(Language language) => language == Language.English && NameEn.Length > 0 ? NameEn : Name;
}
