using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>What a figure speaks of; claims about the same fact are compared with each other.</summary>
/// <param name="Indicator">Indicator code.</param>
/// <param name="Region">Code of the subject: a region, scope, park or organisation.</param>
/// <param name="Period">A Kernel period as printed, such as <c>2021</c> or <c>2021-Q1</c>.</param>
/// <param name="Book">The book it is counted in.</param>
public readonly record struct Fact(string Indicator, string Region, string Period, FigureBook Book)
{
    /// <summary>The subject name in the audit trail.</summary>
    public override string ToString() => $"figure:{Indicator}/{Region}/{Period}/{Book.Word()}";
}
