using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Figures.Http;

/// <summary>The release calendar and the log of revisions as they are printed.</summary>
public sealed record ReleasesJson(IReadOnlyList<ReleaseJson> Coming, IReadOnlyList<ReleaseJson> Revisions)
{
    /// <summary>From what was read.</summary>
    public static ReleasesJson From(Releases releases)
    {
        ArgumentNullException.ThrowIfNull(releases);
        return new([.. releases.Coming.Select(ReleaseJson.From)], [.. releases.Revisions.Select(ReleaseJson.From)]);
    }
}

/// <summary>A line of the public log; values that fewer than three firms stand behind, and values under embargo, are null.</summary>
public sealed record ReleaseJson(
    string Indicator, string Region, string Period, DateTimeOffset ReleaseAt, decimal? Value, string? Unit, decimal? Before, string? BeforeUnit, string? Reason)
{
    /// <summary>From a line.</summary>
    public static ReleaseJson From(Release release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var fact = release.Fact;
        return new(
            fact.Indicator, fact.Region, fact.Period, release.ReleaseAt, release.Open(release.Claim)?.Value.Number, release.Claim?.Unit.Code,
            release.Open(release.Before)?.Value.Number, release.Before?.Unit.Code, release.Reason.Length > 0 ? release.Reason : null);
    }
}
