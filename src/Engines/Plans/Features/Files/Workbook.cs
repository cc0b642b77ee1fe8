using System.Globalization;
using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using OneCity.Kernel;
using OneCity.Plans.Model.Sheets;

namespace OneCity.Plans.Features.Files;

/// <summary>One sheet as text; row and column positions are those of the file, merged cells are filled.</summary>
/// <param name="Name">The sheet's name; empty for a CSV file.</param>
/// <param name="Rows">Cells by row.</param>
internal sealed record Sheet(string Name, IReadOnlyList<string[]> Rows)
{
    public string Place(int row, int cell) =>
        Name.Length == 0 ? (row + 1).ToString(CultureInfo.InvariantCulture) : $"{Name}!{ListLayout.Letter(cell)}{row + 1}";
}

/// <summary>Reads XLSX and CSV lists into sheets.</summary>
internal static class Workbook
{
    private const int RowsMax = 100_000;

    /// <summary>Largest unpacked size of an XLSX file: 256 MiB.</summary>
    private const long UnpackedMax = 256L << 20;

    /// <summary>What spreadsheets of Chinese offices save CSV in (GB 18030-2022), which includes GBK.</summary>
    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static IReadOnlyList<Sheet> Read(string file, byte[] bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 'P' || bytes[1] != 'K')
            return [new Sheet("", [.. CsvRows(file, bytes)])];
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            CheckUnpacked(file, stream);
            var names = stream.GetSheetNames();
            var configuration = new OpenXmlConfiguration { FillMergedCells = true };
            return [.. names.Select(name => SheetOf(file, name, stream.Query(sheetName: name, excelType: ExcelType.XLSX, configuration: configuration)
                .Take(RowsMax + 1).Cast<IDictionary<string, object?>>().Select(row => row.Values.Select(Text).ToArray())))];
        }
        catch (Exception broken) when (broken is InvalidDataException or System.Xml.XmlException or KeyNotFoundException or FormatException)
        {
            throw new FileFaultException(new FileFault(file, "", new("不是可读的 XLSX", "is not a readable XLSX file"), new("用 Excel 或 WPS 另存为 .xlsx", "save it again as .xlsx")));
        }
    }

    private static Sheet SheetOf(string file, string name, IEnumerable<string[]> cells)
    {
        var rows = cells.ToList();
        return rows.Count <= RowsMax ? new Sheet(name, rows) : throw new FileFaultException(
            new FileFault(file, name, new($"超过 {RowsMax} 行", $"has more than {RowsMax} rows"), new("分成几张表", "split it into several sheets")));
    }

    private static void CheckUnpacked(string file, Stream stream)
    {
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (zip.Entries.Sum(entry => entry.Length) > UnpackedMax)
                throw new FileFaultException(new FileFault(file, "", new("解压后超过 256 MiB", "unpacks to more than 256 MiB"), new("分成几个文件", "split it into several files")));
        }
        stream.Position = 0;
    }

    private static List<TableRow> CsvTable(string file, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        try
        {
            return Table.RowsOf(file, Table.Decode(stream, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (DecoderFallbackException)
        {
            stream.Position = 0;
        }
        try
        {
            return Table.RowsOf(file, Table.Decode(stream, Gb18030));
        }
        catch (DecoderFallbackException)
        {
            throw Table.Fault(file, 1, new("既不是 UTF-8 也不是 GB18030 文本", "is neither UTF-8 nor GB 18030 text"), new("另存为“CSV UTF-8”", "save it as 'CSV UTF-8'"));
        }
    }

    private static IEnumerable<string[]> CsvRows(string file, byte[] bytes)
    {
        var line = 0;
        foreach (var row in CsvTable(file, bytes))
        {
            while (++line < row.Line) yield return [];
            yield return row.Cells;
        }
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime day => Days.Text(DateOnly.FromDateTime(day)),
        double number => number.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!.Trim(),
    };
}
