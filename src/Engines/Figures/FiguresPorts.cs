using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Figures;

/// <summary>A row handed over by another part of the platform, such as a pack: the columns of <c>figures.csv</c> as text.</summary>
/// <param name="Indicator">Indicator code.</param>
/// <param name="Region">Code of the subject.</param>
/// <param name="Period">Period as printed.</param>
/// <param name="Status">Status word; empty for as-printed.</param>
/// <param name="Value">The number as text.</param>
/// <param name="Unit">Unit; empty for the indicator's.</param>
/// <param name="Qualifier">Qualifier word; may be empty.</param>
/// <param name="Book">Book; empty for official.</param>
/// <param name="Owner">Organisation; empty for the default owner.</param>
/// <param name="Source">Source code or text.</param>
/// <param name="Place">Place in the source; may be empty.</param>
/// <param name="Line">Line in the file it was read from, for faults.</param>
public sealed record FigureRow(
    string Indicator, string Region, string Period, string Status, string Value, string Unit, string Qualifier, string Book,
    string Owner, string Source, string Place = "", int Line = 0)
{
    internal SourceRow ToSourceRow() => new(
        Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
        new Dictionary<string, string>
        {
            ["indicator"] = Indicator, ["region"] = Region, ["period"] = Period, ["status"] = Status, ["value"] = Value, ["unit"] = Unit,
            ["qualifier"] = Qualifier, ["book"] = Book, ["owner"] = Owner, ["source"] = Source, ["place"] = Place,
        });
}
