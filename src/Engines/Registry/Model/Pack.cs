using OneCity.Kernel;

namespace OneCity.Registry.Model;

/// <summary>One figure as a pack's table holds it, checked against the directory.</summary>
/// <param name="Line">Line in <c>figures.csv</c>.</param>
/// <param name="Indicator">What is measured.</param>
/// <param name="Subject">Code of the region, scope, park or organisation it is about.</param>
/// <param name="Period">When.</param>
/// <param name="Status">How settled.</param>
/// <param name="Quantity">Value and unit as printed.</param>
/// <param name="Qualifier">about, at_least, over, at_most, or empty.</param>
/// <param name="Book">Official or assessment.</param>
/// <param name="Owner">Code of the organisation that owns it; empty for the default owner.</param>
/// <param name="Source">Code of the source.</param>
/// <param name="IsPublic">Whether open pages may show it.</param>
/// <param name="Note">A remark in the pack's own words; may be empty.</param>
public sealed record PackFigure(
    int Line, Indicator Indicator, string Subject, Period Period, FigureStatus Status, Quantity Quantity, string Qualifier,
    FigureBook Book, string Owner, string Source, bool IsPublic, string Note);

/// <summary>A region pack without faults.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Digest">SHA-256 over its tables; the same pack has the same digest on every machine.</param>
/// <param name="Directory">Regions, organisations, indicators and the rest.</param>
/// <param name="Figures">The figures, in the order of the file.</param>
public sealed record Pack(string Name, string Digest, RegionDirectory Directory, IReadOnlyList<PackFigure> Figures);
