using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace OneCity.Documents.Intake;

/// <summary>Keeps the cells of a page's table under their columns: a cell over several columns or rows is written for each of them.</summary>
/// <remarks>A cell that holds digits is repeated only in a header, so that no figure is read twice.</remarks>
internal sealed class TableSpans
{
    private const int WidestSpan = 60;
    private const string Empty = "-";

    private readonly Dictionary<IElement, SortedDictionary<int, (int Rows, string Words)>> _open = [];
    private IElement? _row;
    private int _column;
    private int _start;

    /// <summary>Begins a cell: parts it from the one before and writes what spans into this row from above.</summary>
    public void Enter(IElement cell, StringBuilder text)
    {
        if (!ReferenceEquals(_row, cell.ParentElement)) (_row, _column) = (cell.ParentElement, 0);
        else text.Append('\t');
        FromAbove(cell, text);
        _start = text.Length;
    }

    /// <summary>Ends a cell: writes it again for the further columns it spans, and remembers it for the rows below.</summary>
    public void Leave(IElement cell, StringBuilder text)
    {
        var (columns, rows) = (Span(cell, "colspan"), Span(cell, "rowspan"));
        if (columns == 1 && rows == 1) { _column++; return; }
        if (_start > text.Length) return;
        var words = text.ToString(_start, text.Length - _start).Trim();
        var isHead = cell.TagName.Equals("TH", StringComparison.OrdinalIgnoreCase) || cell.ParentElement?.PreviousElementSibling is null;
        var again = isHead || !words.Any(char.IsDigit) ? words : Empty;
        for (var column = 0; column < columns; column++, _column++)
        {
            if (column > 0) text.Append('\t').Append(isHead ? words : Empty);
            if (rows > 1 && Table(cell) is { } table) Open(table)[_column] = (rows - 1, again);
        }
    }

    private void FromAbove(IElement cell, StringBuilder text)
    {
        if (Table(cell) is not { } table || !_open.TryGetValue(table, out var open)) return;
        while (open.TryGetValue(_column, out var above))
        {
            text.Append(above.Words).Append('\t');
            if (above.Rows <= 1) open.Remove(_column);
            else open[_column] = (above.Rows - 1, above.Words);
            _column++;
        }
    }

    private SortedDictionary<int, (int Rows, string Words)> Open(IElement table) => _open.TryGetValue(table, out var open) ? open : _open[table] = [];

    private static IElement? Table(IElement cell) => cell.Closest("table");

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, WidestSpan) : 1;
}
