using System.Globalization;
using System.Text;
using MiniExcelLibs;
using OneCity.Agreements.Storage;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>A receipt with the cell of its amount, or its line in a CSV.</summary>
internal sealed record PlacedReceipt(string Place, ReceiptRow Row);

/// <summary>Reads the tax bureau's own table, CSV or XLSX, by a mapping of its columns; faults name line or cell.</summary>
internal static class ReceiptsTable
{
    private const int FaultsMax = 50;

    /// <summary>Column names tried when the mapping does not say.</summary>
    private static readonly Dictionary<string, string[]> Usual = new(StringComparer.Ordinal)
    {
        ["firm"] = ["firm", "企业", "企业名称", "纳税人名称"],
        ["head"] = ["head", "税种", "征收项目", "税种名称"],
        ["period"] = ["period", "期间", "入库年月", "所属期", "入库日期"],
        ["amount"] = ["amount", "金额", "实缴金额", "入库金额", "税额"],
        ["park"] = ["park", "园区"],
        ["project"] = ["project", "项目"],
    };

    /// <summary>The rows of the table.</summary>
    /// <param name="file">Its name; <c>.xlsx</c> is read as a workbook, anything else as CSV.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="mapping">Ours to theirs, such as <c>firm</c> to <c>纳税人名称</c>; columns not named are looked for by usual names.</param>
    /// <exception cref="FileFaultException">With every faulty cell, fifty at most.</exception>
    public static IReadOnlyList<PlacedReceipt> Read(string file, byte[] content, IReadOnlyDictionary<string, string> mapping)
    {
        var isWorkbook = file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
        var table = isWorkbook ? Workbook(file, content) : Csv(file, content);
        if (table.Count == 0) throw Fault(file, "1", "表是空的", "the table is empty", "第一行写列名", "put column names in the first row");
        var columns = Columns(file, table[0].Cells, mapping);
        var (rows, faults) = (new List<PlacedReceipt>(), new List<FileFault>());
        foreach (var (line, cells) in table.Skip(1))
        {
            if (cells.All(cell => cell.Length == 0)) continue;
            string At(string column) => columns.TryGetValue(column, out var index) && index < cells.Length ? cells[index].Trim() : "";
            string Place(string column) => isWorkbook ? $"{Letters(columns[column])}{line.ToString(CultureInfo.InvariantCulture)}" : line.ToString(CultureInfo.InvariantCulture);
            void Bad(string column, string chinese, string english) => faults.Add(new(file, Place(column),
                new($"{chinese}：{At(column)}", $"{english}: '{At(column)}'"), new("改正这一格", "correct the cell")));
            var period = Period(At("period"));
            var fen = ReceiptsFile.ReadFen(At("amount").Replace(",", "", StringComparison.Ordinal));
            // A thousands separator without quotes cuts an amount in two.
            if (cells.Skip(table[0].Cells.Length).Any(cell => cell.Trim().Length > 0))
            {
                faults.Add(new(file, line.ToString(CultureInfo.InvariantCulture), new($"有 {cells.Length} 格，列名只有 {table[0].Cells.Length} 个", $"{cells.Length} cells under {table[0].Cells.Length} column names"),
                    new("删去多余的格；含逗号的金额加引号", "leave out what is too much; put amounts with commas in quotes")));
            }
            else if (At("firm").Length == 0) Bad("firm", "没有企业名", "the firm is empty");
            else if (At("head").Length == 0) Bad("head", "没有税种", "the head is empty");
            else if (period is null) Bad("period", "不是年或月", "neither a year nor a month");
            else if (fen is null) Bad("amount", "应为元，至多两位小数", "must be yuan with at most two decimals");
            else rows.Add(new(Place("amount"), new(At("firm"), At("head"), period, At("park"), At("project"), fen.Value)));
            if (faults.Count >= FaultsMax) break;
        }
        return faults.Count == 0 ? rows : throw new FileFaultException(faults);
    }

    private static Dictionary<string, int> Columns(string file, string[] header, IReadOnlyDictionary<string, string> mapping)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, usual) in Usual)
        {
            string[] wanted = mapping.TryGetValue(name, out var theirs) ? [theirs] : usual;
            var index = Array.FindIndex(header, cell => wanted.Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase));
            if (index >= 0) found[name] = index;
            else if (name is not ("park" or "project") || mapping.ContainsKey(name))
                throw Fault(file, "1", $"没有 {name} 对应的列（试过 {string.Join('、', wanted)}）", $"no column for {name} (tried {string.Join(", ", wanted)})",
                    "用 --map 指明，如 firm=纳税人名称", "name it with --map, such as firm=纳税人名称");
        }
        return found;
    }

    /// <summary>Years, months and days as tax tables write them.</summary>
    private static string? Period(string text)
    {
        var plain = text.Replace('/', '-').Replace("年", "-", StringComparison.Ordinal).Replace("月", "", StringComparison.Ordinal).Trim('-');
        if (plain.Length == 6 && plain.All(char.IsAsciiDigit)) plain = $"{plain[..4]}-{plain[4..]}";
        var parts = plain.Split('-', ' ');
        if (parts.Length >= 2 && parts[1].Length == 1) parts[1] = "0" + parts[1];
        var shown = parts.Length >= 2 ? $"{parts[0]}-{parts[1]}" : plain;
        return ReceiptsFile.ReadYear(shown) is null ? null : shown;
    }

    private static List<(int Line, string[] Cells)> Csv(string file, byte[] content)
    {
        var text = Decode(file, content).TrimStart('\uFEFF');
        var (lines, rows) = (new CsvLines(text.AsMemory()), new List<(int, string[])>());
        while (lines.Next()) rows.Add((lines.Line, [.. Enumerable.Range(0, lines.Count).Select(i => lines[i].ToString())]));
        return !lines.IsBroken ? rows
            : throw Fault(file, lines.Line.ToString(CultureInfo.InvariantCulture), "引号没有闭合", "a quotation mark is not closed", "补上引号", "close it");
    }

    /// <summary>UTF-8, or else GB18030, in which spreadsheets on Chinese desks save CSV.</summary>
    private static string Decode(string file, byte[] content)
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(false, throwOnInvalidBytes: true),
            CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!])
        {
            try
            {
                return encoding.GetString(content);
            }
            catch (DecoderFallbackException)
            {
                // Not in this one.
            }
        }
        throw Fault(file, "1", "既不是 UTF-8 也不是 GB18030 文本", "the file is neither UTF-8 nor GB18030 text", "另存为 UTF-8 或 XLSX 后重试", "save it as UTF-8 or XLSX and try again");
    }

    private static List<(int Line, string[] Cells)> Workbook(string file, byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content);
            return [.. stream.Query(excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>()
                .Select((row, i) => (i + 1, row.Values.Select(Text).ToArray()))];
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or System.Xml.XmlException or FormatException)
        {
            throw Fault(file, "", "不是可读的 XLSX", "the workbook cannot be read", "用 Excel 另存为 .xlsx", "save it again as .xlsx");
        }
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        double number => ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + column / 26 - 1)}{(char)('A' + column % 26)}";

    private static FileFaultException Fault(string file, string place, string chinese, string english, string remedy, string remedyEnglish) =>
        new(new FileFault(file, place, new(chinese, english), new(remedy, remedyEnglish)));
}
