using System.Globalization;
using OneCity.Figures;
using OneCity.Kernel;
using OneCity.Registry;
using OneCity.Registry.Model;
using OneCity.Storage;

namespace OneCity.Joins;

/// <summary>A pack's figures go into the figures engine, in the pack's own unit of work.</summary>
internal sealed class RegistryToFigures(FiguresEngine figures) : ITakeFigures
{
    public async Task<int> Take(IWriteSession session, Actor actor, RegionDirectory directory, IReadOnlyList<PackFigure> rows)
    {
        var added = 0;
        foreach (var group in rows.GroupBy(row => row.IsPublic))
        {
            var report = await figures.ImportWithin(session, directory, actor, [.. group.Select(Row)], "figures.csv", isPublic: group.Key);
            added += (int)(report.Added + report.Conflicting);
        }
        return added;
    }

    private static FigureRow Row(PackFigure row) => new(
        row.Indicator.Code, row.Subject, row.Period.ToString(), row.Status.Word(), row.Quantity.Value.ToString(CultureInfo.InvariantCulture),
        row.Quantity.Unit.Code, row.Qualifier, row.Book.Word(), row.Owner, row.Source, Line: row.Line);
}
