using OneCity.Documents.Model.Text;

namespace OneCity.Documents.Model.Tables;

/// <summary>A cell of a plain-text table.</summary>
/// <param name="Text">Its compared form, without blanks around it.</param>
/// <param name="Start">First offset in the text.</param>
internal readonly record struct Cell(string Text, int Start);

/// <summary>Rows of cells that stand one under another.</summary>
internal sealed class Grid
{
    private Grid(List<List<Cell>> rows, int joined) => (Rows, Joined) = (rows, joined);

    /// <summary>The rows, the header first.</summary>
    public List<List<Cell>> Rows { get; }

    /// <summary>How many rows of the text were joined into the header besides its first.</summary>
    public int Joined { get; }

    /// <summary>The header's cell over a column; empty when the header is shorter.</summary>
    public string Header(int column) => column < Rows[0].Count ? Rows[0][column].Text : "";

    /// <summary>The table that begins at this block; null when the rows there are none.</summary>
    /// <param name="blocks">The blocks of the text.</param>
    /// <param name="at">Where the table would begin.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="looked">How many rows were looked at; 0 when the first already was no header.</param>
    public static Grid? At(List<Block> blocks, int at, string text, out int looked)
    {
        looked = 0;
        var rows = new List<List<Cell>>();
        for (var next = at; next < blocks.Count && blocks[next].Kind == BlockKind.Row && rows.Count < 5000; next++)
        {
            if (rows.Count > 1 && Parts(blocks, at, next, text)) break;
            rows.Add(Cells(blocks[next], text));
            if (rows.Count == 1 && rows[0].Exists(cell => cell.Text.Length > 40 || IsNumeric(cell.Text) && !IsYear(cell.Text))) return null;
        }
        if (rows.Count < 2) return null;
        looked = rows.Count;
        var joined = Head(rows);
        if (rows.Count < 2) return null;
        var width = rows[0].Count;
        if (width < 2 || rows[0].Any(cell => cell.Text.Length > 40)) return null;
        var alike = rows.Count(row => Math.Abs(row.Count - width) <= 1);
        if (alike * 3 < rows.Count * 2) return null;
        var numeric = rows.Skip(1).Sum(row => row.Count(cell => IsNumeric(cell.Text)));
        var isTasks = rows[0].Any(cell => cell.Text.Contains("牵头", StringComparison.Ordinal) || cell.Text.Contains("责任单位", StringComparison.Ordinal));
        return (numeric > 0 || isTasks) && !rows[0].Any(cell => IsNumeric(cell.Text) && !IsYear(cell.Text)) ? new Grid(rows, joined) : null;
    }

    /// <summary>Whether another table begins: behind a blank line where the rows before had none between them, or with bars where they had none.</summary>
    private static bool Parts(List<Block> blocks, int at, int next, string text) =>
        IsApart(blocks, next, text) && !IsApart(blocks, at + 1, text) || blocks[next].Compared.Contains('|', StringComparison.Ordinal) != blocks[at].Compared.Contains('|', StringComparison.Ordinal);

    private static bool IsApart(List<Block> blocks, int at, string text) => text.AsSpan(blocks[at - 1].End, blocks[at].Start - blocks[at - 1].End).Count('\n') > 1;

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

    /// <summary>Puts the names of the columns over their columns: a header without a name for the labels is moved right, a second header row joins the first.</summary>
    private static int Head(List<List<Cell>> rows)
    {
        var skipped = 0;
        if (rows[0].Count + 1 == rows[1].Count && rows[0].Count > 0 && rows[0][0].Text.Length > 0 && rows.Skip(1).All(row => row.Count > rows[0].Count && row.Count > 0 && !IsNumeric(row[0].Text)))
            rows[0].Insert(0, new Cell("", rows[0][0].Start));
        while (skipped < 2 && rows.Count > 2 && rows[1].Count == rows[0].Count && rows[1].TrueForAll(cell => !IsNumeric(cell.Text) || IsYear(cell.Text))
            && rows[1].Exists(cell => cell.Text.Length > 0) && (rows[1][0].Text.Length == 0 || rows[1][0].Text == rows[0][0].Text) && rows[2].Exists(cell => IsNumeric(cell.Text)))
        {
            rows[0] = [.. rows[0].Zip(rows[1], (above, below) => above.Text == below.Text || below.Text.Length == 0 ? above : new Cell(above.Text + below.Text, above.Start))];
            rows.RemoveAt(1);
            skipped++;
        }
        return skipped;
    }

    private static List<Cell> Cells(Block block, string whole)
    {
        var (cells, text, start) = (new List<Cell>(), block.Compared, 0);
        // The blanks before a block are no part of it; a tab among them is an empty first cell.
        for (var at = block.Start - 1; at >= 0 && whole[at] is '\t' or ' ' or '\u3000'; at--)
        {
            if (whole[at] == '\t') cells.Add(new Cell("", block.Start));
        }
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
