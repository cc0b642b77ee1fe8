using System.Text;

namespace OneCity.Plans.Features.Files;

/// <summary>Splits CSV (RFC 4180) into rows that know the line they begin on; blank lines are left out.</summary>
/// <remarks>Written here because a fault must name the physical line a row begins on, and a stray quote must be a fault.</remarks>
internal static class CsvText
{
    /// <summary>The rows; <paramref name="brokenLine"/> is the line of the first quote that does not pair, 0 when all do.</summary>
    public static List<TableRow> Split(string text, out int brokenLine)
    {
        var rows = new List<TableRow>();
        var cells = new List<string>();
        var quoted = new StringBuilder();
        var (at, line, rowLine) = (0, 1, 1);
        brokenLine = 0;
        while (at < text.Length)
        {
            if (text[at] == '"')
            {
                if (!Quoted(text, ref at, ref line, quoted))
                {
                    brokenLine = rowLine;
                    return rows;
                }
                cells.Add(quoted.ToString());
            }
            else
            {
                var length = text.AsSpan(at).IndexOfAny(",\r\n");
                var end = length < 0 ? text.Length : at + length;
                var cell = text[at..end];
                if (cell.Contains('"', StringComparison.Ordinal))
                {
                    brokenLine = rowLine;
                    return rows;
                }
                cells.Add(cell);
                at = end;
            }
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at < text.Length && text[at] is not ('\r' or '\n')) continue;
                cells.Add("");
            }
            if (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
            if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell))) rows.Add(new TableRow(rowLine, [.. cells]));
            cells.Clear();
            rowLine = ++line;
        }
        return rows;
    }

    private static bool Quoted(string text, ref int at, ref int line, StringBuilder cell)
    {
        cell.Clear();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n') line++;
            if (text[at] != '"')
            {
                cell.Append(text[at]);
                continue;
            }
            if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
                continue;
            }
            at++;
            return at == text.Length || text[at] is ',' or '\r' or '\n';
        }
        return false;
    }
}
