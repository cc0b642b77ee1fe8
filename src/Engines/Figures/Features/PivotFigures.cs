using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;

namespace OneCity.Figures.Features;

/// <summary>A cell of a pivot.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Value">In the indicator's unit; exact, or rounded to 10 decimals where no decimal is.</param>
/// <param name="Status">Its status.</param>
/// <param name="IsDisputed">Whether claims about it contradict each other.</param>
public sealed record PivotCell(Fact Fact, decimal Value, FigureStatus Status, bool IsDisputed);

/// <summary>What is taken of indicators × regions × periods, from the projection alone.</summary>
public static class PivotFigures
{
    /// <summary>What is asked for; no periods means all.</summary>
    public sealed record Request(IReadOnlyList<string> Indicators, IReadOnlyList<string> Regions, IReadOnlyList<string> Periods, FigureBook Book);

    internal static Task<IReadOnlyList<PivotCell>> Handle(Request request, FiguresStore store, CancellationToken stop) =>
        store.Database.Read(async session =>
        {
            var values = await TakenQuery.Values(session, store.Codes, request.Indicators, request.Regions, request.Periods, request.Book);
            return (IReadOnlyList<PivotCell>)[.. values.Select(each => Cell(each, store.Directory))];
        }, stop);

    private static PivotCell Cell(TakenValue value, RegionDirectory directory)
    {
        var unit = directory.FindIndicator(value.Fact.Indicator)?.Unit ?? value.Quantity.Unit;
        var inUnit = value.Quantity.InBase / unit.Ratio;
        var number = unit == value.Quantity.Unit ? value.Quantity.Value : inUnit.ToDecimal() ?? inUnit.Round(10);
        return new(value.Fact, number, value.Status, value.IsDisputed);
    }
}
