namespace OneCity.Plans.Model.Sheets;

/// <summary>Where the rows of a plan stand in the file they came in, so that it can be given back as it was, with lights.</summary>
/// <param name="Sheets">Its sheets that hold a list.</param>
public sealed record ListPlaces(IReadOnlyList<SheetPlaces> Sheets);

/// <summary>One sheet of the file.</summary>
/// <param name="Name">Its name; empty for a CSV file.</param>
/// <param name="City">City its rows were given by the sheet's name; null for none.</param>
/// <param name="HeadRow">Row of the headings, from 0.</param>
/// <param name="Columns">Columns known, from 0.</param>
/// <param name="LightsAt">Column of the first light column, from 0: where the file already carries one, there; else behind the last.</param>
/// <param name="Rows">Row of each item, from 0; the first of several merged ones.</param>
public sealed record SheetPlaces(
    string Name, string? City, int HeadRow, IReadOnlyDictionary<ListColumn, int> Columns, int LightsAt, IReadOnlyDictionary<string, int> Rows);
