using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Figures.Files;

/// <summary>Reads a table of figures from CSV or XLSX, row by row; memory does not grow with the file.</summary>
public static class FigureTable
{
    /// <summary>Largest unpacked size of an XLSX file: 2 GiB.</summary>
    private const long UnpackedMax = 2L << 30;

    /// <summary>The rows of a file; the name's ending says which kind it is, all but <c>.xlsx</c> is read as CSV.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="name">The name shown in faults.</param>
    /// <param name="mapping">Headings of this sender and the columns they mean; null for none.</param>
    /// <exception cref="FileFaultException">While reading, when the table cannot be used.</exception>
    public static IEnumerable<SourceRow> Read(string path, string name, IReadOnlyDictionary<string, string>? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? Xlsx(path, name, mapping) : Csv(path, name, mapping);
    }

    private static IEnumerable<SourceRow> Csv(string path, string name, IReadOnlyDictionary<string, string>? mapping)
    {
        using var stream = OpenFile(path, name);
        using var reader = TableText.Open(stream);
        string?[]? columns = null;
        foreach (var (line, texts) in CsvLines.Read(reader, name))
        {
            if (columns is null)
            {
                columns = FigureColumns.Read(texts, name, line.ToString(CultureInfo.InvariantCulture), mapping);
                continue;
            }
            if (texts.Count > columns.Length)
            {
                throw new FileFaultException(FileFault.AtLine(name, line,
                    new($"有 {texts.Count} 格，表头只有 {columns.Length} 列", $"{texts.Count} cells where the heading has {columns.Length}"),
                    new("含逗号的文字加引号", "put quotation marks around text with commas")));
            }
            if (texts.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            var cells = new Dictionary<string, string>(columns.Length);
            for (var at = 0; at < texts.Count; at++)
                if (columns[at] is { } column) cells[column] = SafeText.Read(texts[at]);
            yield return new SourceRow(line.ToString(CultureInfo.InvariantCulture), cells);
        }
        if (columns is null) throw Empty(name);
    }

    private static IEnumerable<SourceRow> Xlsx(string path, string name, IReadOnlyDictionary<string, string>? mapping)
    {
        CheckUnpacked(path, name);
        using var stream = OpenFile(path, name);
        var sheet = stream.GetSheetNames().FirstOrDefault() ?? throw Empty(name);
        string?[]? columns = null;
        var letters = Array.Empty<string>();
        var line = 0;
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, sheetName: sheet))
        {
            line++;
            var texts = row.Values.Select(TextOf).ToArray();
            if (columns is null)
            {
                if (texts.All(string.IsNullOrWhiteSpace)) continue;
                letters = [.. row.Keys];
                columns = FigureColumns.Read(texts, name, $"{sheet}!A{line}", mapping);
                continue;
            }
            if (texts.All(string.IsNullOrWhiteSpace)) continue;
            var cells = new Dictionary<string, string>(columns.Length);
            for (var at = 0; at < Math.Min(columns.Length, texts.Length); at++)
                if (columns[at] is { } column) cells[column] = texts[at];
            var (number, known) = (line, columns);
            yield return new SourceRow($"{sheet}!A{line}", cells, column =>
                $"{sheet}!{(Array.IndexOf(known, column) is var at and >= 0 ? letters[at] : "A")}{number}");
        }
        if (columns is null) throw Empty(name);
    }

    private static string TextOf(object? cell) => cell switch
    {
        null => "",
        // Fifteen digits are what a spreadsheet keeps of a number; more would show the binary rest.
        double number => number.ToString("G15", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static void CheckUnpacked(string path, string name)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (zip.Entries.Sum(entry => entry.Length) > UnpackedMax)
                throw new FileFaultException(new FileFault(name, "", new("解压后超过 2 GiB", "unpacks to more than 2 GiB"), new("分成几个文件", "split it into several files")));
        }
        catch (InvalidDataException)
        {
            throw new FileFaultException(new FileFault(name, "", new("不是 XLSX 文件", "this is no XLSX file"), new("用 Excel 另存为 .xlsx", "save it as .xlsx")));
        }
    }

    private static FileStream OpenFile(string path, string name)
    {
        if (!File.Exists(path))
            throw new FileFaultException(new FileFault(name, "", new("文件不存在", "there is no such file"), new("检查路径", "check the path")));
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
    }

    private static FileFaultException Empty(string name) => new(new FileFault(name, "",
        new("表是空的", "the table is empty"), new("首行写列名，其下每行一个数字", "begin with the column names, then one figure per line")));
}
