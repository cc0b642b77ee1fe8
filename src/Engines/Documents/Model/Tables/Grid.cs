using OneCity.Documents.Model.Text;

namespace OneCity.Documents.Model.Tables;

/// <summary>A cell of a plain-text table.</summary>
/// <param name="Text">Its compared form, without blanks around it.</param>
/// <param name="Start">First offset in the text.</param>
internal readonly record struct Cell(string Text, int Start);

/// <summary>Rows of cells that stand one under another.</summary>
internal sealed class Grid
{
    private Grid(List<List<Cell>> rows) => Rows = rows;

    /// <summary>The rows, the header first.</summary>
    public List<List<Cell>> Rows { get; }

    /// <summary>The header's cell over a column; empty when the header is shorter.</summary>
    public string Header(int column) => column < Rows[0].Count ? Rows[0][column].Text : "";

    /// <summary>The table that begins at this block; null when the rows there are none.</summary>
    public static Grid? At(List<Block> blocks, int at)
    {
        var rows = new List<List<Cell>>();
        for (var next = at; next < blocks.Count && blocks[next].Kind == BlockKind.Row && rows.Count < 5000; next++) rows.Add(Cells(blocks[next]));
        if (rows.Count < 2) return null;
        var width = rows[0].Count;
        if (width < 2 || rows[0].Any(cell => cell.Text.Length > 40)) return null;
        var alike = rows.Count(row => Math.Abs(row.Count - width) <= 1);
        if (alike * 3 < rows.Count * 2) return null;
        var numeric = rows.Skip(1).Sum(row => row.Count(cell => IsNumeric(cell.Text)));
        var isTasks = rows[0].Any(cell => cell.Text.Contains("牵头", StringComparison.Ordinal) || cell.Text.Contains("责任单位", StringComparison.Ordinal));
        return (numeric > 0 || isTasks) && !rows[0].Any(cell => IsNumeric(cell.Text) && !IsYear(cell.Text)) ? new Grid(rows) : null;
    }

    /// <summary>Whether the cell is a number alone, perhaps with sign, thousands or per cent.</summary>
    public static bool IsNumeric(string cell)
    {
        var digits = 0;
        foreach (var c in cell)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (c is not ('.' or ',' or '%' or '-' or '+' or ' ' or '—')) return false;
        }
        return digits > 0;
    }

    /// <summary>Whether the cell is a year.</summary>
    public static bool IsYear(string cell) => cell.Length == 4 && cell[0] is '1' or '2' && int.TryParse(cell, out var year) && year is >= 1949 and <= 2099;

    private static List<Cell> Cells(Block block)
    {
        var (cells, text, start) = (new List<Cell>(), block.Compared, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            var isEnd = at == text.Length || text[at] is '\t' or '|' || text[at] == ' ' && at + 1 < text.Length && text[at + 1] == ' ';
            if (!isEnd) continue;
            Add(block, cells, start, at);
            if (at < text.Length && text[at] == ' ') while (at + 1 < text.Length && text[at + 1] is ' ' or '\t') at++;
            start = at + 1;
        }
        if (text.Contains('|', StringComparison.Ordinal)) cells.RemoveAll(cell => cell.Text.Length == 0 && (cell.Start == block.Start || cell.Start >= block.End));
        return cells;
    }

    private static void Add(Block block, List<Cell> cells, int from, int to)
    {
        var text = block.Compared;
        while (from < to && text[from] is ' ' or '\t') from++;
        while (to > from && text[to - 1] is ' ' or '\t') to--;
        cells.Add(new Cell(text[from..Math.Max(from, to)], block.Start + from));
    }
}
