using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OneCity.Kernel;

namespace OneCity.Figures.Files;

/// <summary>The XML of one sheet (ECMA-376 part 1, 18.3), changed as text so that all but the filled cells stays byte for byte.</summary>
internal sealed class SheetXml
{
    private readonly string _xml;
    private readonly string _file;
    private readonly string _sheet;
    private readonly string _prefix;
    private readonly Regex _row;
    private readonly Regex _cell;

    /// <summary>A sheet.</summary>
    /// <param name="xml">Text of its part.</param>
    /// <param name="file">Name of the workbook, for faults.</param>
    /// <param name="sheet">Name of the sheet, for faults.</param>
    public SheetXml(string xml, string file, string sheet)
    {
        (_xml, _file, _sheet) = (xml, file, sheet);
        // Some programs write every element with a prefix: <x:row>.
        _prefix = Pattern("<(?<prefix>[A-Za-z_][\\w.-]*:)?worksheet\\b").Match(xml).Groups["prefix"].Value;
        _row = Pattern($"<{_prefix}row\\b(?<attributes>[^>]*?)(?<empty>/)?>");
        _cell = Pattern($"<{_prefix}c\\b(?<attributes>[^>]*?)(?:/>|>(?<body>.*?)</{_prefix}c>)");
    }

    /// <summary>What keeps a value out of a cell: a formula in it, or a merged range that shows another cell; nothing when it can be filled.</summary>
    public IEnumerable<FileFault> Faults(IReadOnlyList<CellAddress> cells)
    {
        var formulas = _cell.Matches(_xml).Where(cell => Holds(cell, "f")).Select(cell => Attribute(cell, "r")).ToHashSet();
        var merged = Pattern($"<{_prefix}mergeCell\\b[^>]*?\\sref=\"(?<from>[A-Z]+\\d+):(?<to>[A-Z]+\\d+)\"").Matches(_xml)
            .Select(each => (From: CellAddress.Find($"s!{each.Groups["from"].Value}")!.Value, To: CellAddress.Find($"s!{each.Groups["to"].Value}")!.Value)).ToList();
        foreach (var at in cells)
        {
            if (formulas.Contains(at.Cell))
                yield return Fault(at.Cell, new("此格是公式，不能填数", "the cell holds a formula"), new("去掉这一格，公式会自己算", "leave the cell out; the formula computes it"));
            var range = merged.Find(each => Covers(each.From, each.To, at));
            if (range.From.Cell is { Length: > 1 } first && first != at.Cell)
                yield return Fault(at.Cell, new($"此格在合并单元格里，看不见", "the cell is covered by a merged range"), new($"改写到 {first}", $"use {first}"));
        }
    }

    /// <summary>The XML with the values in their cells; a text becomes a number, the style and every other attribute stays.</summary>
    /// <exception cref="FileFaultException">When a cell holds a formula, or the sheet numbers no rows.</exception>
    public string Fill(IEnumerable<(CellAddress At, decimal Value)> values)
    {
        var waiting = new Queue<IGrouping<int, (CellAddress At, decimal Value)>>(values.GroupBy(value => value.At.Row).OrderBy(row => row.Key));
        var data = Pattern($"<{_prefix}sheetData\\b[^>]*?(?<empty>/)?>").Match(_xml);
        if (!data.Success) throw new FileFaultException(Fault("", new("工作表没有数据区", "the sheet has no data"), new("用 Excel 另存为 .xlsx", "save it as .xlsx")));
        var result = new StringBuilder(_xml.Length + 1024);
        var done = data.Index + data.Length;
        result.Append(_xml, 0, done);
        if (data.Groups["empty"].Success)
        {
            result.Length -= 2;
            result.Append('>');
            while (waiting.Count > 0) result.Append(NewRow(waiting.Dequeue()));
            return result.Append("</").Append(_prefix).Append("sheetData>").Append(_xml, done, _xml.Length - done).ToString();
        }
        var end = _xml.IndexOf($"</{_prefix}sheetData>", done, StringComparison.Ordinal);
        for (var row = _row.Match(_xml, done); row.Success && row.Index < end && waiting.Count > 0; row = row.NextMatch())
        {
            if (!int.TryParse(Attribute(row, "r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new FileFaultException(Fault("", new("行没有编号", "the rows have no numbers"), new("用 Excel 另存为 .xlsx 后再登记", "save it anew as .xlsx, then register it")));
            result.Append(_xml, done, row.Index - done);
            done = row.Index;
            while (waiting.Count > 0 && waiting.Peek().Key < number) result.Append(NewRow(waiting.Dequeue()));
            if (waiting.Count > 0 && waiting.Peek().Key == number) done = FillRow(result, row, waiting.Dequeue());
        }
        result.Append(_xml, done, end - done);
        while (waiting.Count > 0) result.Append(NewRow(waiting.Dequeue()));
        return result.Append(_xml, end, _xml.Length - end).ToString();
    }

    /// <summary>Writes a row with its values; answers where in the old text it ended.</summary>
    private int FillRow(StringBuilder result, Match row, IEnumerable<(CellAddress At, decimal Value)> values)
    {
        var waiting = new Queue<(CellAddress At, decimal Value)>(values.OrderBy(value => value.At.ColumnNumber));
        var close = $"</{_prefix}row>";
        if (row.Groups["empty"].Success)
        {
            result.Append(row.Value.AsSpan(0, row.Length - 2)).Append('>');
            while (waiting.Count > 0) result.Append(NewCell(waiting.Dequeue()));
            result.Append(close);
            return row.Index + row.Length;
        }
        var end = _xml.IndexOf(close, row.Index, StringComparison.Ordinal);
        var done = row.Index + row.Length;
        result.Append(row.Value);
        for (var cell = _cell.Match(_xml, done, end - done); cell.Success && waiting.Count > 0; cell = cell.NextMatch())
        {
            var at = CellAddress.Find($"s!{Attribute(cell, "r")}")
                ?? throw new FileFaultException(Fault("", new("单元格没有编号", "the cells have no addresses"), new("用 Excel 另存为 .xlsx 后再登记", "save it anew as .xlsx, then register it")));
            result.Append(_xml, done, cell.Index - done);
            done = cell.Index;
            while (waiting.Count > 0 && waiting.Peek().At.ColumnNumber < at.ColumnNumber) result.Append(NewCell(waiting.Dequeue()));
            if (waiting.Count == 0 || waiting.Peek().At.ColumnNumber != at.ColumnNumber) continue;
            if (Holds(cell, "f")) throw new FileFaultException(Faults([waiting.Peek().At]).First());
            var attributes = Pattern("\\st=\"[^\"]*\"").Replace(cell.Groups["attributes"].Value, "").TrimEnd();
            result.Append(Cell(attributes, waiting.Dequeue().Value));
            done = cell.Index + cell.Length;
        }
        result.Append(_xml, done, end - done);
        while (waiting.Count > 0) result.Append(NewCell(waiting.Dequeue()));
        return end;
    }

    private string NewRow(IGrouping<int, (CellAddress At, decimal Value)> row) => string.Concat(
        $"<{_prefix}row r=\"{row.Key}\">", string.Concat(row.OrderBy(value => value.At.ColumnNumber).Select(NewCell)), $"</{_prefix}row>");

    private string NewCell((CellAddress At, decimal Value) value) => Cell($" r=\"{value.At.Cell}\"", value.Value);

    private string Cell(string attributes, decimal value) =>
        $"<{_prefix}c{attributes}><{_prefix}v>{value.ToString("0.############################", CultureInfo.InvariantCulture)}</{_prefix}v></{_prefix}c>";

    private bool Holds(Match cell, string element) => cell.Groups["body"].Value.Contains($"<{_prefix}{element}", StringComparison.Ordinal);

    private FileFault Fault(string cell, Words what, Words remedy) => new(_file, cell.Length > 0 ? $"{_sheet}!{cell}" : _sheet, what, remedy);

    private static bool Covers(CellAddress from, CellAddress to, CellAddress at) =>
        from.Row <= at.Row && at.Row <= to.Row && from.ColumnNumber <= at.ColumnNumber && at.ColumnNumber <= to.ColumnNumber;

    private static string Attribute(Match element, string name) =>
        Pattern($"\\s{name}=\"(?<value>[^\"]*)\"").Match(element.Groups["attributes"].Value).Groups["value"].Value;

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(10));
}
