using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OneCity.Kernel;

namespace OneCity.Figures.Files;

/// <summary>Fills cells of a department's own XLSX and leaves every other byte of every part as it was.</summary>
/// <remarks>
/// A workbook is a zip of parts (ECMA-376 part 2). Only the text of the filled cells inside their sheet part is replaced; styles, merged
/// cells, formulas, validation, print areas and hidden sheets are not read, so they cannot be lost. Spreadsheets compute formulas anew on opening.
/// </remarks>
internal static class FormSheet
{
    private static readonly Regex TypeAttribute = Pattern("\\st=\"[^\"]*\"");
    private static readonly Regex AnyRow = Pattern("<row[^>]*?\\sr=\"(?<row>\\d+)\"");
    private static readonly Regex AnyCell = Pattern("<c[^>]*?\\sr=\"(?<column>[A-Z]+)\\d+\"");
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The workbook with the values in their cells.</summary>
    /// <exception cref="FileFaultException">When it is no workbook or a sheet is missing.</exception>
    public static byte[] Fill(byte[] workbook, string file, IReadOnlyList<(CellAddress At, decimal Value)> values)
    {
        using var source = Open(workbook, file);
        var parts = SheetParts(source, file);
        var bySheet = values.GroupBy(value => value.At.Sheet).ToDictionary(
            group => parts.GetValueOrDefault(group.Key) ?? throw Missing(file, group.Key), group => group.ToList());
        using var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in source.Entries)
            {
                var copy = target.CreateEntry(part.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = part.LastWriteTime;
                using var from = part.Open();
                using var to = copy.Open();
                if (!bySheet.TryGetValue(part.FullName, out var cells))
                {
                    from.CopyTo(to);
                    continue;
                }
                using var reader = new StreamReader(from, new UTF8Encoding(false));
                to.Write(new UTF8Encoding(false).GetBytes(cells.Aggregate(reader.ReadToEnd(), (xml, cell) => Put(xml, cell.At, cell.Value))));
            }
        }
        return result.ToArray();
    }

    /// <summary>The sheets of a workbook by name.</summary>
    public static IReadOnlyCollection<string> Sheets(byte[] workbook, string file)
    {
        using var zip = Open(workbook, file);
        return SheetParts(zip, file).Keys;
    }

    private static string Put(string xml, CellAddress at, decimal value)
    {
        var number = value.ToString("0.############################", CultureInfo.InvariantCulture);
        var cell = CellElement(at.Cell).Match(xml);
        if (cell.Success)
        {
            // The type goes (a text cell becomes a number), the style and all other attributes stay.
            var attributes = TypeAttribute.Replace(cell.Groups["attributes"].Value, "").TrimEnd();
            return string.Concat(xml.AsSpan(0, cell.Index), $"<c{attributes}><v>{number}</v></c>", xml.AsSpan(cell.Index + cell.Length));
        }
        var added = $"<c r=\"{at.Cell}\"><v>{number}</v></c>";
        var row = RowElement(at.Row).Match(xml);
        if (row.Success) return InRow(xml, row, at, added);
        var line = $"<row r=\"{at.Row}\">{added}</row>";
        var next = AnyRow.Matches(xml).FirstOrDefault(each => int.Parse(each.Groups["row"].Value, CultureInfo.InvariantCulture) > at.Row);
        if (next is not null) return xml.Insert(next.Index, line);
        var end = xml.IndexOf("</sheetData>", StringComparison.Ordinal);
        return end >= 0 ? xml.Insert(end, line) : xml.Replace("<sheetData/>", $"<sheetData>{line}</sheetData>", StringComparison.Ordinal);
    }

    private static string InRow(string xml, Match row, CellAddress at, string added)
    {
        if (row.Value.EndsWith("/>", StringComparison.Ordinal))
            return $"{xml[..row.Index]}{row.Value[..^2]}>{added}</row>{xml[(row.Index + row.Length)..]}";
        var start = row.Index + row.Length;
        var end = xml.IndexOf("</row>", start, StringComparison.Ordinal);
        var next = AnyCell.Matches(xml[start..end]).FirstOrDefault(each => (at with { Column = each.Groups["column"].Value }).ColumnNumber > at.ColumnNumber);
        return xml.Insert(next is null ? end : start + next.Index, added);
    }

    private static ZipArchive Open(byte[] workbook, string file)
    {
        try
        {
            return new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            throw new FileFaultException(new FileFault(file, "", new("不是 XLSX 文件", "this is no XLSX file"), new("用 Excel 另存为 .xlsx", "save it as .xlsx")));
        }
    }

    private static Dictionary<string, string> SheetParts(ZipArchive zip, string file)
    {
        if (zip.GetEntry("xl/workbook.xml") is not { } book || zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } relations)
            throw new FileFaultException(new FileFault(file, "", new("不是 XLSX 工作簿", "this is no XLSX workbook"), new("用 Excel 另存为 .xlsx", "save it as .xlsx")));
        using var bookStream = book.Open();
        using var relationStream = relations.Open();
        var targets = XDocument.Load(relationStream).Root!.Elements().ToDictionary(
            each => each.Attribute("Id")!.Value, each => each.Attribute("Target")!.Value.TrimStart('/'));
        return XDocument.Load(bookStream).Root!.Element(Main + "sheets")!.Elements(Main + "sheet").ToDictionary(
            each => each.Attribute("name")!.Value,
            each => targets[each.Attribute(Relations + "id")!.Value] is var target && target.StartsWith("xl/", StringComparison.Ordinal) ? target : $"xl/{target}");
    }

    private static FileFaultException Missing(string file, string sheet) => new(new FileFault(file, sheet,
        new($"没有工作表“{sheet}”", $"there is no sheet \"{sheet}\""), new("核对登记的单元格地址", "check the cell addresses of the form")));

    private static Regex CellElement(string cell) => Pattern($"<c(?<attributes>(?=[^>]*\\sr=\"{cell}\")[^>]*?)(?:/>|>(?:(?!</c>).)*</c>)");

    private static Regex RowElement(int row) => Pattern($"<row(?=[^>]*\\sr=\"{row}\")[^>]*>");

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(10));
}
