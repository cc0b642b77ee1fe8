namespace OneCity.Kernel;

/// <summary>Which way is better.</summary>
public enum Direction
{
    /// <summary>Neither: the indicator only describes.</summary>
    None,

    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,
}

/// <summary>What a figure measures.</summary>
/// <param name="Code">Code of small letters, digits and underscores, <c>gdp</c>.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Unit">The unit its figures are shown and compared in.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Decimals">Decimals shown, 0 to 10.</param>
/// <param name="Definition">What is counted and what is not.</param>
/// <param name="Adds">Whether values of parts add up to the value of the whole (GDP does; a rate or a rank does not).</param>
/// <param name="Synonyms">Other names that documents use for it.</param>
public sealed record Indicator(
    string Code, string Name, string NameEn, Unit Unit, Direction Direction, int Decimals, string Definition, bool Adds, IReadOnlyList<string> Synonyms)
{
    /// <summary>The name in the language asked for.</summary>
    public string NameIn(Language language) => language == Language.English && NameEn.Length > 0 ? NameEn : Name;
}

/// <summary>How settled a published value is; <see cref="AsPrinted"/> ranks lowest.</summary>
public enum FigureStatus
{
    /// <summary>The source does not say.</summary>
    AsPrinted,

    /// <summary>Expected or estimated before the period's accounts (预计, 快报).</summary>
    Preliminary,

    /// <summary>First accounting (初步核算, 初步统计).</summary>
    Initial,

    /// <summary>Final accounting (最终核实).</summary>
    Final,

    /// <summary>Revised after a census or a change of method (修订).</summary>
    Revised,
}

/// <summary>For which use a figure is counted.</summary>
public enum FigureBook
{
    /// <summary>Official, counted where it happens (在地统计).</summary>
    Official,

    /// <summary>For assessment between partners; never published, never in a published total.</summary>
    Assessment,
}

/// <summary>How status and book are written in files and JSON.</summary>
public static class FigureWords
{
    /// <summary>As written: <c>as-printed</c>, <c>preliminary</c>, <c>initial</c>, <c>final</c>, <c>revised</c>.</summary>
    public static string Word(this FigureStatus status) => status switch
    {
        FigureStatus.AsPrinted => "as-printed",
        FigureStatus.Preliminary => "preliminary",
        FigureStatus.Initial => "initial",
        FigureStatus.Final => "final",
        FigureStatus.Revised => "revised",
    };

    /// <summary>As written: <c>official</c>, <c>assessment</c>.</summary>
    public static string Word(this FigureBook book) => book switch
    {
        FigureBook.Official => "official",
        FigureBook.Assessment => "assessment",
    };

    /// <summary>The status of a word; null when there is none.</summary>
    public static FigureStatus? FindStatus(string? word)
    {
        foreach (var status in Enum.GetValues<FigureStatus>())
            if (status.Word() == word) return status;
        return null;
    }

    /// <summary>The book of a word, empty being official; null when there is none.</summary>
    public static FigureBook? FindBook(string? word) => word switch
    {
        null or "" or "official" => FigureBook.Official,
        "assessment" => FigureBook.Assessment,
        _ => null,
    };
}
