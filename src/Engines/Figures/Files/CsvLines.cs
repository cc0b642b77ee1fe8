using System.Text;
using OneCity.Kernel;

namespace OneCity.Figures.Files;

/// <summary>Splits CSV (RFC 4180) into records with the line each begins on; lines beginning with <c>#</c> are comments.</summary>
internal static class CsvLines
{
    private const int FieldMax = 1 << 20;

    /// <summary>The records one by one; a quoted field may span lines; empty lines are left out.</summary>
    /// <exception cref="FileFaultException">When a quotation mark is not closed, or text follows a closing one.</exception>
    public static IEnumerable<(int Line, List<string> Cells)> Read(TextReader reader, string file)
    {
        var line = 0;
        while (NextLine(reader, file, ++line) is { } text)
        {
            if (line == 1) text = text.TrimStart('\uFEFF');
            if (text.Length == 0 || text[0] == '#') continue;
            var first = line;
            yield return (first, Split(text, reader, file, ref line));
        }
    }

    private static List<string> Split(string text, TextReader reader, string file, ref int line)
    {
        var cells = new List<string>(16);
        var at = 0;
        while (true)
        {
            if (at < text.Length && text[at] == '"') cells.Add(Quoted(ref text, ref at, reader, file, ref line));
            else
            {
                var comma = text.IndexOf(',', at);
                var end = comma < 0 ? text.Length : comma;
                cells.Add(text[at..end]);
                at = end;
            }
            if (at >= text.Length) return cells;
            if (text[at] != ',')
                throw Fault(file, line, new("右引号后面还有文字", "text follows a closing quotation mark"), new("把文字里的引号写成两个", "double the quotation marks inside the text"));
            at++;
        }
    }

    private static string Quoted(ref string text, ref int at, TextReader reader, string file, ref int line)
    {
        var (cell, opened) = (new StringBuilder(), line);
        at++;
        while (true)
        {
            var quote = text.IndexOf('"', at);
            if (quote < 0)
            {
                cell.Append(text, at, text.Length - at).Append('\n');
                text = cell.Length > FieldMax ? throw Unclosed(file, opened) : NextLine(reader, file, ++line) ?? throw Unclosed(file, opened);
                at = 0;
                continue;
            }
            cell.Append(text, at, quote - at);
            at = quote + 1;
            if (at >= text.Length || text[at] != '"') return cell.ToString();
            cell.Append('"');
            at++;
        }
    }

    /// <summary>The next line. Bytes that are no text were read as the replacement character, which no honest table holds: it names the line.</summary>
    private static string? NextLine(TextReader reader, string file, int line)
    {
        var text = reader.ReadLine();
        return text is null || !text.Contains('\uFFFD', StringComparison.Ordinal) ? text
            : throw Fault(file, line, new("既不是 UTF-8 也不是 GB18030 文本", "this is neither UTF-8 nor GB 18030 text"), new("另存为“CSV UTF-8”", "save the table as 'CSV UTF-8'"));
    }

    private static FileFaultException Unclosed(string file, int line) =>
        Fault(file, line, new("引号没有配对", "a quotation mark is not closed"), new("补上右引号", "close it"));

    private static FileFaultException Fault(string file, int line, Words what, Words remedy) => new(FileFault.AtLine(file, line, what, remedy));

    /// <summary>A cell as it is written: in quotation marks when it needs them.</summary>
    public static string Cell(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n#") >= 0 || (text.Length > 0 && (text[0] == ' ' || text[^1] == ' '))
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
