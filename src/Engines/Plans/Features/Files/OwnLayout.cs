using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MiniExcelLibs;
using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Model.Sheets;

namespace OneCity.Plans.Features.Files;

/// <summary>
/// Writes lights into the very file a list came in: title rows, unknown columns, merged cells, widths and the wording of dates stay as the sender wrote them.
/// A cell is written anew only where the row reads otherwise than when it came in; rows entered later stand at the end of the sheet of their city.
/// </summary>
internal static class OwnLayout
{
    private static readonly double[] Widths = [10, 12, 48, 12];

    /// <param name="file">Name of the file, which tells CSV from XLSX.</param>
    /// <param name="bytes">The file as it came in.</param>
    /// <param name="places">Where its rows stand.</param>
    /// <param name="rows">The rows as of the day, each with how it read when it came in.</param>
    /// <param name="on">The day of the lights.</param>
    /// <param name="directory">Names of units.</param>
    public static byte[] Of(
        string file, byte[] bytes, ListPlaces places, IReadOnlyList<(LightRow Now, PlanItem First)> rows, DateOnly on, RegionDirectory directory)
    {
        using var stream = new MemoryStream();
        if (bytes.AsSpan().StartsWith("PK"u8)) new MemoryStream(bytes).CopyTo(stream);
        else stream.SaveAs(Workbook.Read(file, bytes)[0].Rows.Select(Cells).ToList(), printHeader: false, sheetName: "清单");
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var book = document.WorkbookPart!;
            var placed = places.Sheets.SelectMany(sheet => sheet.Rows.Keys).ToHashSet(StringComparer.Ordinal);
            var added = rows.Where(row => !placed.Contains(row.Now.Item.Id)).ToLookup(row =>
                places.Sheets.FirstOrDefault(sheet => sheet.City == row.Now.Item.City) ?? places.Sheets[^1], row => row.Now);
            var byId = rows.ToDictionary(row => row.Now.Item.Id, StringComparer.Ordinal);
            foreach (var sheet in places.Sheets)
            {
                var found = book.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First(each => sheet.Name.Length == 0 || each.Name == sheet.Name);
                Fill(new Grid(((WorksheetPart)book.GetPartById(found.Id!)).Worksheet!), sheet, byId, added[sheet], on, directory);
            }
        }
        return stream.ToArray();
    }

    private static Dictionary<string, object> Cells(string[] row) => row.Select((cell, at) => (cell, at)).ToDictionary(each => ListLayout.Letter(each.at), each => (object)each.cell);

    private static void Fill(
        Grid grid, SheetPlaces sheet, Dictionary<string, (LightRow Now, PlanItem First)> rows, IEnumerable<LightRow> added, DateOnly on, RegionDirectory directory)
    {
        var titleAt = sheet.Columns[ListColumn.Title];
        PutLight(sheet.HeadRow, ExportList.LightHeadings);
        foreach (var (id, at) in sheet.Rows)
        {
            if (!rows.TryGetValue(id, out var row))
            {
                PutLight(at, ["—", "", "已移出清单", Days.Text(on)]);
                continue;
            }
            PutLight(at, ExportList.LightCells(row.Now, on));
            foreach (var (column, cell) in sheet.Columns)
            {
                var (was, now) = (ExportList.Cell(row.First, row.First.DueOn, column, directory), ExportList.Cell(row.Now.Item, row.Now.Light.DueOn, column, directory));
                if (was != now) grid.Put(at, cell, now, styledAs: cell);
            }
        }
        var last = sheet.Rows.Values.DefaultIfEmpty(sheet.HeadRow).Max();
        foreach (var row in added)
        {
            var at = grid.Append();
            foreach (var (column, cell) in sheet.Columns) grid.Put(at, cell, ExportList.Cell(row.Item, row.Light.DueOn, column, directory), cell, styleRow: last);
            PutLight(at, ExportList.LightCells(row, on), last);
        }
        grid.Widen(sheet.LightsAt, Widths);
        grid.Close();

        void PutLight(int row, IReadOnlyList<string> words, int? styleRow = null)
        {
            for (var cell = 0; cell < words.Count; cell++) grid.Put(row, sheet.LightsAt + cell, words[cell], titleAt, styleRow);
        }
    }

    /// <summary>The cells of one sheet by row and column, from 0.</summary>
    private sealed class Grid
    {
        private readonly Worksheet _sheet;
        private readonly SheetData _data;
        private readonly SortedDictionary<int, Row> _rows = [];
        private readonly Dictionary<(int Row, int Column), Cell> _cells = [];

        public Grid(Worksheet sheet)
        {
            _sheet = sheet;
            _data = sheet.GetFirstChild<SheetData>()!;
            var at = -1;
            foreach (var row in _data.Elements<Row>())
            {
                at = row.RowIndex is { } index ? (int)index.Value - 1 : at + 1;
                row.RowIndex = (uint)at + 1;
                _rows[at] = row;
                var column = -1;
                foreach (var cell in row.Elements<Cell>())
                {
                    column = cell.CellReference?.Value is { } place ? ColumnOf(place) : column + 1;
                    cell.CellReference = Place(at, column);
                    _cells[(at, column)] = cell;
                }
            }
        }

        public int Append() => _rows.Count == 0 ? 0 : _rows.Keys.Max() + 1;

        /// <summary>Writes words into a cell; a new one looks like the cell of column <paramref name="styledAs"/> in its row, or in <paramref name="styleRow"/>.</summary>
        public void Put(int row, int column, string words, int styledAs, int? styleRow = null)
        {
            if (!_cells.TryGetValue((row, column), out var cell))
            {
                cell = new Cell { CellReference = Place(row, column), StyleIndex = _cells.GetValueOrDefault((styleRow ?? row, styledAs))?.StyleIndex };
                var line = RowAt(row);
                line.InsertBefore(cell, line.Elements<Cell>().FirstOrDefault(other => ColumnOf(other.CellReference!.Value!) > column));
                line.Spans = null;
                _cells[(row, column)] = cell;
            }
            (cell.CellFormula, cell.CellValue, cell.DataType) = (null, null, CellValues.InlineString);
            cell.InlineString = new InlineString(new Text(words) { Space = SpaceProcessingModeValues.Preserve });
        }

        /// <summary>Gives the columns from one on their widths, where the sender gave none there.</summary>
        public void Widen(int from, double[] widths)
        {
            var columns = _sheet.GetFirstChild<Columns>() ?? _sheet.InsertBefore(new Columns(), _data);
            if (columns.Elements<Column>().Any(column => column.Max! > (uint)from)) return;
            for (var at = 0; at < widths.Length; at++)
                columns.Append(new Column { Min = (uint)(from + at) + 1, Max = (uint)(from + at) + 1, Width = widths[at], CustomWidth = true });
        }

        public void Close()
        {
            if (_sheet.GetFirstChild<SheetDimension>() is not { } dimension) return;
            dimension.Reference = $"A1:{Place(_cells.Keys.Max(cell => cell.Row), _cells.Keys.Max(cell => cell.Column))}";
        }

        private Row RowAt(int at)
        {
            if (_rows.TryGetValue(at, out var row)) return row;
            row = new Row { RowIndex = (uint)at + 1 };
            var next = _rows.FirstOrDefault(pair => pair.Key > at).Value;
            _data.InsertBefore(row, next);
            return _rows[at] = row;
        }

        private static string Place(int row, int column) => ListLayout.Letter(column) + (row + 1).ToString(CultureInfo.InvariantCulture);

        private static int ColumnOf(string place) => place.TakeWhile(char.IsAsciiLetter).Aggregate(0, (number, letter) => (number * 26) + (letter & 31)) - 1;
    }
}
