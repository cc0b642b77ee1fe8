using System.Text;
using OneCity.Kernel;

namespace OneCity.Plans.Features.Files;

/// <summary>One row of a CSV file with the line it begins on.</summary>
internal readonly record struct TableRow(int Line, string[] Cells);

/// <summary>Reads CSV as spreadsheets write it: quoted fields, a byte order mark, LF or CRLF; faults carry file and line.</summary>
internal sealed class Table
{
    private Table(string file, IReadOnlyDictionary<string, int> columns, IReadOnlyList<TableRow> rows) =>
        (File, Columns, Rows) = (file, columns, rows);

    public string File { get; }

    public IReadOnlyDictionary<string, int> Columns { get; }

    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>Reads the whole table and checks its head against the columns known.</summary>
    /// <exception cref="FileFaultException">Unknown, doubled or missing columns; rows too long; text that is not UTF-8.</exception>
    public static Table Read(string file, Stream bytes, IReadOnlyList<string> required, IReadOnlyList<string> optional, bool hasComments = false)
    {
        var rows = RowsOf(file, bytes);
        if (hasComments) rows.RemoveAll(row => row.Cells[0].StartsWith('#'));
        if (rows.Count == 0) throw Fault(file, 1, new("文件是空的", "the file is empty"), Expected(required, optional));
        var head = rows[0];
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var faults = new List<FileFault>();
        for (var cell = 0; cell < head.Cells.Length; cell++)
        {
            var name = head.Cells[cell].Trim();
            if (!required.Concat(optional).Contains(name, StringComparer.OrdinalIgnoreCase))
                faults.Add(FileFault.AtLine(file, head.Line, new($"不认识的列“{name}”", $"unknown column '{name}'"), Expected(required, optional)));
            else if (!columns.TryAdd(name, cell))
                faults.Add(FileFault.AtLine(file, head.Line, new($"列“{name}”出现两次", $"column '{name}' stands twice"), new("删去一列", "remove one of them")));
        }
        foreach (var name in required.Where(name => !columns.ContainsKey(name)))
            faults.Add(FileFault.AtLine(file, head.Line, new($"缺少列“{name}”", $"column '{name}' is missing"), Expected(required, optional)));
        foreach (var row in rows.Skip(1).Where(row => row.Cells.Length > head.Cells.Length))
        {
            faults.Add(FileFault.AtLine(file, row.Line,
                new($"有 {row.Cells.Length} 格，表头只有 {head.Cells.Length} 列", $"has {row.Cells.Length} fields where the head has {head.Cells.Length}"),
                new("含逗号的内容请加引号", "put text with a comma into quotes")));
        }
        if (faults.Count > 0) throw new FileFaultException(faults);
        return new Table(file, columns, rows.GetRange(1, rows.Count - 1));
    }

    /// <summary>The trimmed cell; empty where the column or the cell is absent.</summary>
    public string Cell(TableRow row, string column) =>
        Columns.TryGetValue(column, out var index) && index < row.Cells.Length ? row.Cells[index].Trim() : "";

    internal static List<TableRow> RowsOf(string file, Stream bytes)
    {
        try
        {
            return RowsOf(file, Decode(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (DecoderFallbackException)
        {
            throw Fault(file, 1, new("不是 UTF-8 文本", "is not UTF-8 text"), new("另存为“CSV UTF-8”", "save it as 'CSV UTF-8'"));
        }
    }

    /// <summary>The text of a file; a byte order mark goes before the encoding named.</summary>
    /// <exception cref="DecoderFallbackException">Bytes that the encoding does not know.</exception>
    internal static string Decode(Stream bytes, Encoding encoding)
    {
        using var reader = new StreamReader(bytes, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return reader.ReadToEnd();
    }

    internal static List<TableRow> RowsOf(string file, string text)
    {
        var rows = CsvText.Split(text, out var brokenLine);
        return brokenLine == 0 ? rows : throw Fault(file, brokenLine,
            new("引号没有成对", "a quote is not closed or stands inside a field"),
            new("引号要成对；字段内的引号写两个", "close it; write a quote inside a field twice, and the field in quotes"));
    }

    private static Words Expected(IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var columns = string.Join(',', required) + (optional.Count == 0 ? "" : $"[,{string.Join(',', optional)}]");
        return new($"表头应为 {columns}", $"the head is {columns}");
    }

    internal static FileFaultException Fault(string file, int line, Words what, Words remedy) =>
        new(FileFault.AtLine(file, line, what, remedy));
}
