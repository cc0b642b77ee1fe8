using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using OneCity.Kernel;

namespace OneCity.Figures.Files;

/// <summary>Fills cells of a department's own XLSX and leaves every other byte of every part as it was.</summary>
/// <remarks>
/// A workbook is a zip of parts (ECMA-376 part 2). Only the text of the filled cells inside their sheet part is replaced; styles, merged
/// cells, formulas, validation, print areas and hidden sheets are not touched, so they cannot be lost. The results of formulas in the file
/// are those of the department's copy until its program computes them anew.
/// </remarks>
internal static class FormSheet
{
    /// <summary>Largest unpacked size of a form: 256 MiB.</summary>
    private const long UnpackedMax = 256L << 20;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The workbook with the values in their cells.</summary>
    /// <exception cref="FileFaultException">When it is no workbook, a sheet is missing or a cell cannot be filled.</exception>
    public static byte[] Fill(byte[] workbook, string file, IReadOnlyList<(CellAddress At, decimal Value)> values)
    {
        using var source = Open(workbook, file);
        var parts = SheetParts(source, file);
        var bySheet = values.GroupBy(value => value.At.Sheet).ToDictionary(
            group => parts.GetValueOrDefault(group.Key) ?? throw new FileFaultException(Missing(file, group.Key)), group => group.ToList());
        using var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in source.Entries)
            {
                var copy = target.CreateEntry(part.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = part.LastWriteTime;
                using var from = part.Open();
                using var to = copy.Open();
                if (bySheet.TryGetValue(part.FullName, out var cells)) FillPart(from, to, file, cells);
                else from.CopyTo(to);
            }
        }
        return result.ToArray();
    }

    /// <summary>What keeps values out of these cells: a sheet that is not there, a formula, a merged range; empty when all can be filled.</summary>
    public static IReadOnlyList<FileFault> Faults(byte[] workbook, string file, IEnumerable<CellAddress> cells)
    {
        using var zip = Open(workbook, file);
        var parts = SheetParts(zip, file);
        var faults = new List<FileFault>();
        foreach (var sheet in cells.GroupBy(cell => cell.Sheet))
        {
            if (parts.GetValueOrDefault(sheet.Key) is not { } name || zip.GetEntry(name) is not { } part) faults.Add(Missing(file, sheet.Key));
            else
            {
                using var reader = new StreamReader(part.Open());
                faults.AddRange(new SheetXml(reader.ReadToEnd(), file, sheet.Key).Faults([.. sheet]));
            }
        }
        return faults;
    }

    private static void FillPart(Stream from, Stream to, string file, List<(CellAddress At, decimal Value)> cells)
    {
        using var copy = new MemoryStream();
        from.CopyTo(copy);
        var bytes = copy.ToArray();
        var mark = Encoding.UTF8.Preamble;
        var start = bytes.AsSpan().StartsWith(mark) ? mark.Length : 0;
        to.Write(bytes.AsSpan(0, start));
        to.Write(Encoding.UTF8.GetBytes(new SheetXml(Encoding.UTF8.GetString(bytes.AsSpan(start)), file, cells[0].At.Sheet).Fill(cells)));
    }

    private static ZipArchive Open(byte[] workbook, string file)
    {
        try
        {
            var zip = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
            return zip.Entries.Sum(part => part.Length) <= UnpackedMax ? zip
                : throw new FileFaultException(new FileFault(
                    file, "", new("解压后超过 256 MiB", "unpacks to more than 256 MiB"), new("报表里只留要填的表", "keep only the sheets to fill")));
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

    private static FileFault Missing(string file, string sheet) => new(file, sheet,
        new($"版式文件里没有工作表“{sheet}”", $"the layout has no sheet \"{sheet}\""), new("核对单元格地址", "check the cell addresses"));
}
