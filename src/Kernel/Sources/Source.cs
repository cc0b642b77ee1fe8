namespace OneCity.Kernel;

/// <summary>How far a source can be relied on.</summary>
public enum SourceGrade
{
    /// <summary>G: an original of a government, a statistics office or a party newspaper.</summary>
    Government,

    /// <summary>N: news, or a reprint.</summary>
    News,

    /// <summary>A: academic work.</summary>
    Academic,

    /// <summary>W: a wiki.</summary>
    Wiki,

    /// <summary>M: a copy of a government or news page on an unrelated host; to be checked before quoting.</summary>
    Mirror,
}

/// <summary>Where a figure or fact was read.</summary>
/// <param name="Code">Code of small letters, digits and hyphens.</param>
/// <param name="Title">Title, or a short description where the literal title is not known.</param>
/// <param name="Publisher">Who published it; may be empty.</param>
/// <param name="Date">When: a day, month or year as far as known; null when not printed.</param>
/// <param name="Address">Web address; empty when unknown.</param>
/// <param name="Grade">How far it can be relied on.</param>
public sealed record Source(string Code, string Title, string Publisher, Period? Date, string Address, SourceGrade Grade)
{
    /// <summary>Whether pages may link to the address: grades W and M print as text only.</summary>
    public bool MayLink => Grade is not (SourceGrade.Wiki or SourceGrade.Mirror)
        && Uri.TryCreate(Address, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");
}

/// <summary>The letters of the grades as packs write them.</summary>
public static class SourceGrades
{
    /// <summary>The letter: G, N, A, W or M.</summary>
    public static string Letter(this SourceGrade grade) => grade switch
    {
        SourceGrade.Government => "G",
        SourceGrade.News => "N",
        SourceGrade.Academic => "A",
        SourceGrade.Wiki => "W",
        SourceGrade.Mirror => "M",
    };

    /// <summary>The grade of a letter; null when there is none.</summary>
    public static SourceGrade? Find(string? letter) => letter switch
    {
        "G" => SourceGrade.Government,
        "N" => SourceGrade.News,
        "A" => SourceGrade.Academic,
        "W" => SourceGrade.Wiki,
        "M" => SourceGrade.Mirror,
        _ => null,
    };
}
