using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>What a figure speaks of; claims about the same fact are compared with each other.</summary>
/// <param name="Indicator">Indicator code.</param>
/// <param name="Region">Code of the subject: a region, scope, park or organisation.</param>
/// <param name="Period">A Kernel period as printed, such as <c>2021</c> or <c>2021-Q1</c>.</param>
/// <param name="Book">The book it is counted in.</param>
public readonly record struct Fact(string Indicator, string Region, string Period, FigureBook Book)
{
    /// <summary>A fact as somebody names it: the period in any spelling, an empty book for the official one.</summary>
    /// <exception cref="RefusedException"><c>kernel.unreadable-period</c>, <c>figures.unknown-book</c>.</exception>
    public static Fact Of(string indicator, string region, string period, string? book)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(region);
        return new(indicator.Trim(), region.Trim(), Kernel.Period.Parse(period).ToString(),
            StatedWords.FindBook(book) ?? throw FiguresRefusals.UnknownBook(book ?? "").ToException());
    }

    /// <summary>The subject name in the audit trail.</summary>
    public override string ToString() => $"figure:{Indicator}/{Region}/{Period}/{Book.Word()}";
}
