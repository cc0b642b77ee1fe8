using OneCity.Kernel;
using OneCity.Registry.Model;

namespace OneCity.Registry.Files;

/// <summary>Reads a table of a pack row by row and reports what cannot be read.</summary>
internal static class CsvFile
{
    /// <summary>The rows of the file; stops at the first place that cannot be read. A missing file has no rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">How messages call it.</param>
    /// <param name="columns">Columns that must be there.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static IEnumerable<PackRow> Rows(string path, string name, IReadOnlyList<string> columns, PackFaults faults)
    {
        if (!File.Exists(path)) yield break;
        using var text = new CsvText(File.OpenRead(path));
        string[]? header = null;
        while (Step(text, name, faults) is { } record)
        {
            var (line, cells) = (record.Line, record.Cells.Select(cell => cell.Trim()).ToArray());
            if (header is null)
            {
                header = cells;
                if (Misses(header, columns, name, line, faults)) yield break;
            }
            else if (cells.Length != header.Length)
                faults.Add(name, line,
                    new($"应有 {header.Length} 格,实有 {cells.Length} 格", $"{header.Length} cells expected, {cells.Length} found"),
                    new("含逗号的文字要加双引号", "put text with commas in double quotes"));
            else yield return new PackRow(name, line, header, cells, faults);
        }
        if (header is null && faults.None)
            faults.Add(name, 1, new("没有表头", "there is no header line"), new($"第一行写 {string.Join(',', columns)}", $"begin with {string.Join(',', columns)}"));
    }

    private static (int Line, string[] Cells)? Step(CsvText text, string name, PackFaults faults)
    {
        try
        {
            return text.Next();
        }
        catch (CsvStopped stopped)
        {
            var (what, remedy) = Say(stopped.Reason);
            faults.Stop(name, stopped.Line, what, remedy);
            return null;
        }
    }

    private static (Words What, Words Remedy) Say(CsvStop reason) => reason switch
    {
        CsvStop.TooLong => (
            new($"一行超过 {CsvText.LongestRecord} 个字符", $"a line of more than {CsvText.LongestRecord} characters"),
            new("检查换行和引号", "check line breaks and quotation marks")),
        CsvStop.NotUtf8 => (
            new("不是 UTF-8 编码(可能是 GBK)", "not UTF-8 (perhaps GBK)"),
            new("用“另存为 CSV UTF-8”重新保存", "save it again as CSV UTF-8")),
        CsvStop.NotText => (
            new("含有不是文字的字节", "bytes that are no text"),
            new("检查文件是否为 CSV", "check that the file is CSV")),
        CsvStop.BadQuote => (
            new("双引号没有成对", "a quotation mark that does not close"),
            new("整格用双引号括起,格内的双引号写两个", "quote the whole cell and double the quotation marks inside")),
    };

    private static bool Misses(string[] header, IReadOnlyList<string> columns, string name, int line, PackFaults faults)
    {
        var missing = columns.Except(header, StringComparer.Ordinal).ToList();
        foreach (var column in missing)
            faults.Stop(name, line, new($"缺少列 {column}", $"column {column} is missing"),
                new($"第一行应含 {string.Join(',', columns)}", $"the first line must hold {string.Join(',', columns)}"));
        var twice = header.GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        foreach (var column in twice)
            faults.Stop(name, line, new($"列 {column} 出现两次", $"column {column} stands twice"), new("只留一列", "keep one of them"));
        return missing.Count + twice.Count > 0;
    }
}
