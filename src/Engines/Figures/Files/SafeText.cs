namespace OneCity.Figures.Files;

/// <summary>Text that a spreadsheet cannot take for a formula (CWE-1236), and back without loss.</summary>
internal static class SafeText
{
    private const string Risky = "=+-@\t\r\n'";

    /// <summary>The text as a CSV cell: an apostrophe goes before what could start a formula.</summary>
    public static string Write(string text) => text.Length > 0 && Risky.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>The text of a cell that was written so.</summary>
    public static string Read(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && Risky.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;
}
