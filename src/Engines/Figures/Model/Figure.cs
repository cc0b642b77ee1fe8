using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>A figure as it is listed: a claim with its fact, and whether it is the one taken.</summary>
public sealed record Figure(Fact Fact, Claim Claim, bool IsTaken)
{
    /// <summary>Fewest firms that a published value may rest on (GB/T practice of statistical secrecy: three).</summary>
    public const int FirmsMin = 3;

    /// <summary>Whether the value is held back so that another one, which rests on fewer than three firms, cannot be computed from it.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>Whether showing the value would let single firms be recognised: fewer than three stand behind it, or behind what follows from it.</summary>
    public bool IsSecret => Claim.Firms is < FirmsMin || IsWithheld;
}

/// <summary>Which figures are asked for; an empty list means all.</summary>
public sealed record FigureFilter
{
    /// <summary>A filter as somebody writes it: codes separated by commas, periods in any spelling, an empty book for the usual one.</summary>
    /// <exception cref="RefusedException"><c>kernel.unreadable-period</c>, <c>figures.unknown-book</c>.</exception>
    public static FigureFilter Of(string? indicators, string? regions, string? periods, string? book) => new()
    {
        Indicators = Words(indicators),
        Regions = Words(regions),
        Periods = [.. Words(periods).Select(period => Period.Parse(period).ToString())],
        Book = string.IsNullOrWhiteSpace(book) ? null : StatedWords.FindBook(book) ?? throw FiguresRefusals.UnknownBook(book).ToException(),
    };

    /// <summary>Words separated by commas, without the spaces around them; empty ones are left out.</summary>
    public static string[] Words(string? text) =>
        (text ?? "").Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Indicator codes.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Codes of regions, scopes, parks or organisations.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Periods as printed.</summary>
    public IReadOnlyList<string> Periods { get; init; } = [];

    /// <summary>The book; null for the official one, or for both when everything is asked for.</summary>
    public FigureBook? Book { get; init; }

    /// <summary>Everything ever stored instead of only what is taken.</summary>
    public bool All { get; init; }

    /// <summary>At most this many; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Skip this many first.</summary>
    public int Offset { get; init; }
}
