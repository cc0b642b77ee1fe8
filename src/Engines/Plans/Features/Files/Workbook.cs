using System.Globalization;
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

    public static IReadOnlyList<Sheet> Read(string file, byte[] bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 'P' || bytes[1] != 'K')
            return [new Sheet("", [.. CsvRows(file, bytes)])];
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            var names = stream.GetSheetNames();
            var configuration = new OpenXmlConfiguration { FillMergedCells = true };
            return [.. names.Select(name => new Sheet(name, [.. stream.Query(sheetName: name, excelType: ExcelType.XLSX, configuration: configuration)
                .Take(RowsMax).Cast<IDictionary<string, object?>>().Select(row => row.Values.Select(Text).ToArray())]))];
        }
        catch (Exception broken) when (broken is InvalidDataException or System.Xml.XmlException or KeyNotFoundException or FormatException)
        {
            throw new FileFaultException(new FileFault(file, "", new("不是可读的 XLSX", "is not a readable XLSX file"), new("用 Excel 或 WPS 另存为 .xlsx", "save it again as .xlsx")));
        }
    }

    private static IEnumerable<string[]> CsvRows(string file, byte[] bytes)
    {
        var line = 0;
        foreach (var row in Table.RowsOf(file, new MemoryStream(bytes)))
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
